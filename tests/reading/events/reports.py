"""Reports of our own writing, read by the whole reader, for the tests of events."""

from datetime import date

from foreigndesk.intake import build_report
from foreigndesk.reading.marks import EventMark, Reading
from foreigndesk.reading.reader import read_marks
from foreigndesk.whoswho import load_whoswho

PUBLISHED = date(2024, 5, 14)  # a Tuesday


def read(text: str, title: str | None = None) -> Reading:
    """Return the marks of a report."""
    report = build_report(text, published=PUBLISHED, title=title)
    return read_marks(report, whoswho=load_whoswho())


def event_of(reading: Reading, word: str) -> EventMark:
    """Return the one event whose anchor holds a word."""
    text = reading.report.text
    (event,) = [e for e in reading.events if word in e.anchor.of(text)]
    return event


def names(reading: Reading, parties: tuple[int, ...]) -> list[str]:
    """Return the names of entities, sorted."""
    return sorted(reading.entities[entity].name for entity in parties)
