"""Years that are part of a name: an act told beside "the Treaty of 1949" is not of 1949.

Only what makes a law or treaty (signs, adopts, passes it) has the year in its name.
"""

import re

from msgspec.structs import replace

from foreigndesk.intake.report import Span
from foreigndesk.reading.marks import EventMark, EventTime, Reading

_NAME = re.compile(
    r"\b[A-Z][a-z]+ (?:Treaty|Act|Convention|Constitution|Charter|Protocol|Law|Code|Ordinance|Pact"
    r"|Statute|Declaration|Agreement|Accords?) of (?:\w+ \d{1,2}, )?$"
)
_REACH = 60
_MAKES = re.compile(
    r"sign|conclu|adopt|pass|enact|ratif|negotiat|approv|initial|agree", re.IGNORECASE
)


def without_named_years(reading: Reading) -> Reading:
    """Return a reading in which the year of a law or treaty dates only what made it."""
    text = reading.report.text
    named = {
        number
        for number, mark in enumerate(reading.times)
        if _NAME.search(text[max(0, mark.span.start - _REACH) : mark.span.start])
    }
    if not named:
        return reading
    events = tuple(
        _undated(event) if event.when.time in named and not _makes(event.anchor, text) else event
        for event in reading.events
    )
    return replace(reading, events=events)


def _makes(anchor: Span, text: str) -> bool:
    return _MAKES.match(anchor.of(text)) is not None


def _undated(event: EventMark) -> EventMark:
    return replace(event, when=EventTime(how="unknown"), historical=False)
