"""Invitations whose occasion lies ahead: what is agreed to is the future meeting, on its own day.

PLOVER codes a future meeting, and an invitation to one, as AGREE. Where the text dates the occasion
("invited him to a summit to be held in June"), that is the event's time, and the event is planned;
an invitation without such a day stays what happened when it was given.
"""

from collections.abc import Sequence
from datetime import date, datetime, time

from msgspec.structs import replace

from foreigndesk.reading.marks import EventMark, EventTime, Sentence, Status, TimeKind, TimeMark

_STEM = "invit"


def with_invited_day(
    events: Sequence[EventMark],
    text: str,
    sentences: Sequence[Sentence],
    times: Sequence[TimeMark],
    published: date,
) -> tuple[EventMark, ...]:
    """Return events where dated invitations are planned for the day of their occasion."""
    return tuple(
        _planned(event, sentences, times, published)
        if event.type == "AGREE" and event.anchor.of(text).lower().startswith(_STEM)
        else event
        for event in events
    )


def _planned(
    event: EventMark, sentences: Sequence[Sentence], times: Sequence[TimeMark], published: date
) -> EventMark:
    sentence = next((s.span for s in sentences if s.span.covers(event.anchor)), None)
    for number, mark in enumerate(times):
        inside = sentence is not None and sentence.covers(mark.span)
        if inside and mark.span.start >= event.anchor.end and _is_ahead(mark, published):
            when = EventTime(
                how="own expression", value=mark.value, interval=mark.interval, time=number
            )
            return replace(event, status=Status.PLANNED, when=when, historical=False)
    return event


def _is_ahead(mark: TimeMark, published: date) -> bool:
    day = datetime.combine(published, time.min)
    dated = mark.kind in (TimeKind.DATE, TimeKind.TIME) and mark.interval is not None
    return dated and mark.interval is not None and mark.interval.end > day
