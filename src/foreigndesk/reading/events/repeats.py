"""One event told in several places of a report is one event: headline, body and recap joined."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from foreigndesk.intake.report import BlockRole, Span
from foreigndesk.reading.events.shelf import Shelf
from foreigndesk.reading.lemmas import lemma
from foreigndesk.reading.marks import EventMark, EventTime, Sentence

NEWS = "news of the day"


class _Page(NamedTuple):
    text: str
    headlines: Mapping[Span, bool]


def without_repeats(
    events: Sequence[EventMark], text: str, sentences: Sequence[Sentence]
) -> list[EventMark]:
    """Return the events of a report with those that are told twice made one, `also` told there."""
    shelf = Shelf([(sentence.span, sentence.role) for sentence in sentences])
    headlines = {
        event.anchor: role is not BlockRole.PARAGRAPH
        for event in events
        for role in shelf.meeting(event.anchor)
    }
    page = _Page(text, headlines)
    kept: list[EventMark] = []
    alike: dict[object, list[int]] = {}  # so that a long report takes no time squared
    for event in events:
        key = (event.type, event.status, event.historical, frozenset(event.actors))
        places = alike.setdefault(key, [])
        number = next((i for i in places if _same(kept[i], event, page)), None)
        if number is None:
            places.append(len(kept))
            kept.append(event)
        else:
            kept[number] = _joined(kept[number], event, page)
    return kept


def _same(one: EventMark, other: EventMark, page: _Page) -> bool:
    """Whether two places tell one act, given that type, status and actors are the same.

    They do if recipients, mode and time may be the same, and the word is, or one is a headline.
    """
    if one.recipients and other.recipients and not set(one.recipients) & set(other.recipients):
        return False
    if None not in (one.mode, other.mode) and one.mode != other.mode:
        return False
    times = {e.when.value for e in (one, other) if e.when.how != NEWS} - {None}
    if len(times) > 1:
        return False
    words = {lemma(e.anchor.of(page.text).lower()) for e in (one, other)}
    headline = _in_headline(one, page) or _in_headline(other, page)
    return len(words) == 1 or (headline and bool(one.actors))


def _in_headline(event: EventMark, page: _Page) -> bool:
    return page.headlines.get(event.anchor, False)


def _joined(one: EventMark, other: EventMark, page: _Page) -> EventMark:
    """Return one event of two tellings: the running text states it better than a headline."""
    if _in_headline(one, page) and not _in_headline(other, page):
        one, other = other, one
    return replace(
        one,
        mode=one.mode or other.mode,
        recipients=one.recipients or other.recipients,
        when=_better(one.when, other.when),
        also=(*one.also, other.clause, *other.also),
        counts=one.counts or other.counts,
        place=one.place or other.place,
        confidence=max(one.confidence, other.confidence),
    )


def _better(one: EventTime, other: EventTime) -> EventTime:
    if one.value is None or (one.how == NEWS and other.value is not None):
        return other
    return one
