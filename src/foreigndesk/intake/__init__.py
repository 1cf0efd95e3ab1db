"""Intake: files, streams and archives of dated news reports become `Report` objects."""

from foreigndesk.intake.build import build_report
from foreigndesk.intake.report import Block, BlockRole, Report, Section, Span

__all__ = ["Block", "BlockRole", "Report", "Section", "Span", "build_report"]
