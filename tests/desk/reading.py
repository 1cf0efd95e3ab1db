"""Records of short invented reports, read by the rules alone."""

from datetime import date

from foreigndesk.intake import build_report
from foreigndesk.record.entries import Record
from foreigndesk.run.reader import ReaderKind, RecordReader

_READER = RecordReader(kind=ReaderKind.RULES)


def read_rules(text: str, day: str = "2026-03-04", publisher: str | None = None) -> Record:
    """Return the record of a report."""
    return _READER(build_report(text, published=date.fromisoformat(day), publisher=publisher))
