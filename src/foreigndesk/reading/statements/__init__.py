"""Statements: what is attributed to whom, with cue, source, content and the chain they stand in."""

from foreigndesk.reading.statements.find import find_statements
from foreigndesk.reading.statements.quotes import find_quotes

__all__ = ["find_quotes", "find_statements"]
