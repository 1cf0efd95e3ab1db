"""When an event took place, and how that is known: by its own words, the discourse, or the day.

The report's day is given only where tense and form say "today's news": in the title and in the
first sentences of a report, in simple past or present perfect. Otherwise the time is unknown.
"""

import re
from bisect import bisect_left
from datetime import date, datetime
from itertools import islice

from msgspec import Struct

from foreigndesk.intake.report import BlockRole, Span
from foreigndesk.reading.marks import (
    EventTime,
    Interval,
    Precision,
    Sentence,
    TimeKind,
    TimeMark,
)
from foreigndesk.reading.times.almanac import interval_of
from foreigndesk.reading.times.binding import (
    Place,
    dates_object,
    distance,
    eras,
    in_history,
    is_foreground,
    lists,
    modified_noun,
    saying_beside,
    tense_of,
    unnamed,
)
from foreigndesk.reading.times.pairing import Option, odds
from foreigndesk.reading.times.scan import shadow_of
from foreigndesk.reading.times.tense import is_past

LEAD_SENTENCES = 2  # sentences of running text that may tell the news of the day
_YEAR = 365  # days
_SECTION = 40  # sentences through which a dated heading holds
_HEAD = 3  # words beside the date that such a heading may have
_UNKNOWN = EventTime(how="unknown")


class TimedText(Struct, frozen=True, kw_only=True):
    """A report as far as dating needs it: text, day, its sentences and time marks in order."""

    text: str
    published: date
    sentences: tuple[Sentence, ...]
    times: tuple[TimeMark, ...]


def date_event(anchor: Span, sentence: Sentence, page: TimedText) -> tuple[EventTime, bool]:
    """Date the event whose word is `anchor`; say how, and whether it is history.

    Args:
        anchor: the word that names the act.
        sentence: the sentence (or headline) it stands in.
        page: the report around it.

    Returns:
        The event's time (`how` is "own expression", "discourse", "news of the day" or "unknown")
        and whether it is historical: the interval ends more than a year before publication, or
        the text places it in the past without a date ("during World War II", "decades ago").
    """
    place = place_of(anchor, sentence, page)
    when = _own(place, sentence, page)
    if when is None and is_foreground(place):
        when = _discourse(place, sentence, page) or _news(place, sentence, page)
    when = when or _UNKNOWN
    return when, _historical(when, place, page.published)


def _times_in(sentence: Sentence, page: TimedText) -> list[int]:
    first = bisect_left(page.times, sentence.span.start, key=lambda mark: mark.span.start)
    last = bisect_left(page.times, sentence.span.end, key=lambda mark: mark.span.start)
    return [index for index in range(first, last) if sentence.span.covers(page.times[index].span)]


def _datable(mark: TimeMark) -> bool:
    return mark.kind is not TimeKind.SET and mark.interval is not None


def place_of(anchor: Span, sentence: Sentence, page: TimedText) -> Place:
    """Return the place of an event's word in its sentence."""
    words = sentence.span.of(page.text)
    start = sentence.span.start
    inside = Span(anchor.start - start, anchor.end - start)
    return Place(unnamed(words, shadow_of(words)), start, inside)


def options_of(place: Place, sentence: Sentence, page: TimedText) -> list[tuple[int, Option]]:
    """Return the expressions of the sentence that may date the event, the nearest first."""
    found = []
    for index in _times_in(sentence, page):
        mark = page.times[index]
        if not _datable(mark) or _ends_range(index, page):
            continue
        span = _within(mark.span, place)
        ranged = _range_with_next(index, page) is not None
        if ranged:
            span = Span(span.start, _within(page.times[index + 1].span, place).end)
        bound = _BOUND.search(place.shadow[: span.start])
        if bound is not None:
            span = Span(bound.start(), span.end)
        stretch = ranged or bound is not None
        if _may_date(place, mark, span, stretch=stretch):
            found.append((distance(place.anchor, span), index, span))
    found.sort(key=lambda option: option[:2])
    return [
        (index, Option(page.times[index], span, rank, len(found)))
        for rank, (_, index, span) in enumerate(found)
    ]


def _may_date(place: Place, mark: TimeMark, span: Span, *, stretch: bool) -> bool:
    """Whether an expression may date the anchor at all: no topic, no bound, no object's time."""
    led = place.words(span.start - 40, span.start)[-1:]
    if not (stretch or lists()["bounds"].isdisjoint(led)):
        return False
    if dates_object(place, span) or _tells_ahead(place, span):
        return False
    return _dates_more(mark, place.shadow, span)


def _tells_ahead(place: Place, span: Span) -> bool:
    """Whether a time is that of saying what is to come ("said Monday that it would sign")."""
    if tense_of(place) != "ahead" or not place.shadow.startswith(" that ", span.end):
        return False
    saying = saying_beside(place, span)
    return saying is not None and not saying.overlaps(place.anchor)


def _own(place: Place, sentence: Sentence, page: TimedText) -> EventTime | None:
    """The expression of the sentence that dates the anchor most likely."""
    chosen = [
        (odds(place, option, page.published), -option.rank, index, option.span)
        for index, option in options_of(place, sentence, page)
    ]
    for score, _, index, span in sorted(chosen, key=lambda one: one[:2], reverse=True):
        if score <= 0:
            break
        if not place.shadow.startswith(("since", "by"), span.start):
            return _event_time("own expression", index, page)
        when = _bounded(index, page)
        if when is not None:
            return when
    return None


_BOUND = re.compile(r"\b(since|by)\s+(?:the\s+)?$")


def _bounded(index: int, page: TimedText) -> EventTime | None:
    """The stretch of "since 1998" (up to the report) or "by June" (from the report on)."""
    mark = page.times[index]
    led = _BOUND.search(page.text[max(0, mark.span.start - 16) : mark.span.start].lower())
    day = interval_of(page.published.isoformat())
    if led is None or mark.interval is None or day is None:
        return None
    start, end = mark.interval.start, day.end
    if led[1] == "by":
        start, end = day.start, mark.interval.end
    if start >= end:
        return None
    interval = Interval(start=start, end=end, precision=mark.interval.precision)
    return EventTime(how="own expression", interval=interval, time=index)


def _within(span: Span, place: Place) -> Span:
    return Span(span.start - place.offset, span.end - place.offset)


def _ends_range(index: int, page: TimedText) -> bool:
    return index > 0 and _range_with_next(index - 1, page) is not None


def _dates_more(mark: TimeMark, shadow: str, span: Span) -> bool:
    """Whether a feast or anniversary is given as a date ("on Victory Day") and not as a topic."""
    if mark.how not in {"feast", "anniversary"}:
        return True
    return (
        re.search(r"\b(?:on|at|during|over|for)\s+(?:the\s+)?$", shadow[: span.start]) is not None
    )


def _event_time(how: str, index: int, page: TimedText) -> EventTime:
    mark = page.times[index]
    interval = _range_with_next(index, page) or mark.interval
    value = mark.value
    if mark.kind is TimeKind.DURATION and mark.interval is not None:
        value = mark.interval.start.date().isoformat()
    return EventTime(how=how, value=value, interval=interval, time=index)


def _range_with_next(index: int, page: TimedText) -> Interval | None:
    """The whole range of "from May 3 to 5"."""
    if index + 1 >= len(page.times):
        return None
    first, last = page.times[index], page.times[index + 1]
    between = page.text[first.span.end : last.span.start].strip().lower()
    if between not in {"to", "through", "-", "–", "until"}:
        return None
    if first.interval is None or last.interval is None:
        return None
    if last.interval.end <= first.interval.start:
        return None
    return Interval(
        start=first.interval.start, end=last.interval.end, precision=first.interval.precision
    )


def _discourse(place: Place, sentence: Sentence, page: TimedText) -> EventTime | None:
    """The time of the sentence before in the same paragraph, where this one goes on with it."""
    if sentence.role is BlockRole.TITLE:
        return _from_lead(place, page)
    position = _position(sentence, page)
    if position < 1 or _looks_elsewhere(place) or _own_marks(sentence, page):
        return None
    last = page.sentences[position - 1]
    if last.block != sentence.block or last.role is not sentence.role:
        return _from_heading(position, page)
    index = _main_time(last, page)
    if index is None or not _goes_on(place, page.times[index], page.published):
        return _from_heading(position, page)
    return _event_time("discourse", index, page)


def _from_heading(position: int, page: TimedText) -> EventTime | None:
    """The day that heads the section, where the heading is hardly more ("May 3, Doha")."""
    for one in reversed(page.sentences[max(0, position - _SECTION) : position]):
        if one.role is not BlockRole.HEADING:
            continue
        times = _times_in(one, page)
        if len(times) != 1 or not _datable(page.times[times[0]]):
            return None
        span = page.times[times[0]].span
        rest = page.text[one.span.start : span.start] + page.text[span.end : one.span.end]
        return _event_time("discourse", times[0], page) if len(rest.split()) <= _HEAD else None
    return None


def _position(sentence: Sentence, page: TimedText) -> int:
    """Where a sentence stands among those of the report; -1 if it is none of them."""
    start = sentence.span.start
    index = bisect_left(page.sentences, start, key=lambda other: other.span.start)
    found = index < len(page.sentences) and page.sentences[index].span == sentence.span
    return index if found else -1


def _own_marks(sentence: Sentence, page: TimedText) -> bool:
    return any(_datable(page.times[index]) for index in _times_in(sentence, page))


def _main_time(sentence: Sentence, page: TimedText) -> int | None:
    """The single day, or finer, that dates a sentence's main clause; None if none or several."""
    found = []
    shadow = shadow_of(sentence.span.of(page.text))
    for index in _times_in(sentence, page):
        mark = page.times[index]
        start = mark.span.start - sentence.span.start
        span = Span(start, mark.span.end - sentence.span.start)
        place = Place(shadow, sentence.span.start, Span(0, 0))
        before = place.words(span.start - 30, span.start)
        bound = bool(before) and before[-1] in lists()["bounds"]
        if not _datable(mark) or bound or modified_noun(shadow, span) is not None:
            continue
        if saying_beside(place, span) is None:
            found.append(index)
    return found[0] if len(found) == 1 else None


def _goes_on(place: Place, mark: TimeMark, published: date) -> bool:
    """Whether this sentence goes on with a dated story: a link word, or a past story."""
    first = place.words(0, 30)[:1]
    linked = bool(first) and first[0] in lists()["chained"]
    if mark.interval is None or tense_of(place) != "past":
        return False
    past = mark.interval.end.date() <= published
    return past and (linked or mark.interval.end.toordinal() < published.toordinal() - 2)


def _from_lead(place: Place, page: TimedText) -> EventTime | None:
    """The title tells what the lead tells: its day, if it has a single one."""
    if _looks_elsewhere(place):
        return None
    lead = next((s for s in page.sentences if s.role is BlockRole.PARAGRAPH), None)
    if lead is None:
        return None
    index = _main_time(lead, page)
    return None if index is None else _event_time("discourse", index, page)


def _looks_elsewhere(place: Place) -> bool:
    return tense_of(place) in {"ahead", "pluperfect"}


def _news(place: Place, sentence: Sentence, page: TimedText) -> EventTime | None:
    """The report's own day, where tense and form say that this is today's news."""
    if (
        _looks_elsewhere(place)
        or eras().search(place.shadow)
        or _own_marks_elsewhere(sentence, page)
    ):
        return None
    if sentence.role is not BlockRole.TITLE and not _leads(place, sentence, page):
        return None
    day = page.published
    interval = interval_of(day.isoformat())
    return EventTime(how="news of the day", value=day.isoformat(), interval=interval)


def _leads(place: Place, sentence: Sentence, page: TimedText) -> bool:
    """Whether the sentence is one of the first, and the anchor an act told as done."""
    running = (one for one in page.sentences if one.role is BlockRole.PARAGRAPH)
    lead = [one.span for one in islice(running, LEAD_SENTENCES)]
    if sentence.span not in lead:
        return False
    if tense_of(place) in {"past", "perfect"}:
        return True
    return sentence.span == lead[0] and _in_main_clause(place)


def _in_main_clause(place: Place) -> bool:
    """Whether a noun anchor depends on a past verb of its own clause ("said during a call")."""
    words = place.words(place.anchor.start - 60, place.anchor.start)
    return any(is_past(word) for word in words)


def _own_marks_elsewhere(sentence: Sentence, page: TimedText) -> bool:
    """Whether the sentence names another day than the report's."""
    day = datetime.combine(page.published, datetime.min.time())
    for index in _times_in(sentence, page):
        interval = page.times[index].interval
        if interval is not None and not interval.start <= day < interval.end:
            return True
    return False


def _historical(when: EventTime, place: Place, published: date) -> bool:
    if when.interval is not None and when.interval.precision is not Precision.CENTURY:
        return published.toordinal() - _YEAR > when.interval.end.toordinal()
    if when.how != "unknown":
        return False
    return tense_of(place) != "ahead" and in_history(place)
