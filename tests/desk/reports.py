"""Reports of our own, read by the rules, as the tests of responses and readouts need them."""

from datetime import date

from foreigndesk.desk.responses.links import Link, links_of
from foreigndesk.desk.responses.telling import Telling
from foreigndesk.intake import build_report
from foreigndesk.run.reader import ReaderKind, RecordReader

_READ = RecordReader(kind=ReaderKind.RULES)


def telling_of(text: str, *, title: str | None = None, publisher: str | None = None) -> Telling:
    """Return a report of 5 May 2025, read."""
    report = build_report(text, published=date(2025, 5, 5), title=title, publisher=publisher)
    return Telling(_READ(report))


def links(text: str, **about: str) -> tuple[Link, ...]:
    """Return the responses in a report of 5 May 2025."""
    return links_of(telling_of(text, **about))
