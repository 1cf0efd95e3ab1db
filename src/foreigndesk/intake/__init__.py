"""Intake: files, streams and archives of dated news reports become `Report` objects."""

from foreigndesk.intake.build import build_report
from foreigndesk.intake.options import Intaken, IntakeOptions, Origin, Refused, Taken
from foreigndesk.intake.report import Block, BlockRole, Report, Section, Span
from foreigndesk.intake.sources import take_in

__all__ = [
    "Block",
    "BlockRole",
    "IntakeOptions",
    "Intaken",
    "Origin",
    "Refused",
    "Report",
    "Section",
    "Span",
    "Taken",
    "build_report",
    "take_in",
]
