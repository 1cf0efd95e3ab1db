"""The day of what is told of a meeting or call: that of the meeting, where the report gives it.

A readout dates its call in the first sentence ("spoke today with") and goes on in the simple past:
"they reaffirmed", "he thanked". Such an act of words by those who took part is of the same day; a
"we condemn" that the report says in its own voice is of the day of the report. Anything else that
the report does not date stays undated.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from foreigndesk.codebook import quad
from foreigndesk.intake.report import BlockRole, Span
from foreigndesk.reading.marks import (
    ActorKind,
    EventMark,
    EventTime,
    Precision,
    Reading,
    Sentence,
    Status,
)
from foreigndesk.reading.times.almanac import interval_of
from foreigndesk.reading.times.scan import shadow_of
from foreigndesk.reading.times.tense import is_past

_LEAD = 3  # sentences in which a report says which meeting it is about
_NEAR = 60  # code points from the verb of a clause to the noun that names its act
_DAYS = frozenset(
    {Precision.SECOND, Precision.MINUTE, Precision.HOUR, Precision.DAYPART, Precision.DAY}
)
_NEWS = "news of the day"
_GUESSED = frozenset({"unknown", _NEWS})
"""How a time is known that a meeting's own day is better than."""
_WORDS = frozenset({1, 3})  # quads of what is done with words
_CONTACT = re.compile(
    r"(?:met|meets|spoke|talked|called|phoned|telephoned|hosted|welcomed|received|visited|held"
    r"|convened|joined|travell?ed|participated|conferred|dined|talks?|meetings?|calls?"
    r"|conversation|consultations|summit|visit)\b"
)
_TOGETHER = re.compile(
    r"(?:they|both|(?:the |these |all )*(?:two |three |both |other )?(?:leaders|sides|parties"
    r"|presidents|ministers|foreign ministers|prime ministers|officials|delegations|participants"
    r"|advis[eo]rs|principals|teams|governments|countries|men|women|counterparts|heads of state))",
    re.IGNORECASE,
)
_SPEAKING = frozenset(
    "acknowledged affirmed applauded asked assured commended committed conferred congratulated "
    "conveyed condemned decided described discussed emphasized emphasised encouraged endorsed "
    "exchanged expressed extended hailed highlighted lauded noted offered pledged praised "
    "promised proposed raised reaffirmed recalled recognized recognised reiterated resolved "
    "restated reviewed shared spoke stressed thanked underlined underscored urged voiced vowed "
    "welcomed wished stated told agreed announced reassured repeated renewed".split()
)
_OTHER_CLAUSE = frozenset(
    "which who whom whose when while after before because although though since unless if until "
    "where whether following amid despite ;".split()
)
_NOT_NOW = frozenset(
    "had has have having been was were will would shall could may might must should to can be "
    "previously earlier recently once".split()
)
_ADVERBS = r"(?:(?:also|again|now|once|more|too|therefore|both|together|very|\w+ly)\s+)*"
_OURSELVES = re.compile(
    rf"(?:^|[.;:!?,]\s+|\b(?:and|but)\s+)(?:i|we|\w+ and i)\s+{_ADVERBS}"
    rf"(?:(?:am|are|remain|stand)\s+{_ADVERBS})?$"
)
_PERFORMED = re.compile(
    r"(?:condemns|denounces|deplores|welcomes|urges|calls|commends|applauds|thanks|congratulates"
    r"|reaffirms|reiterates|expresses|rejects|demands|stands|supports|joins)\b"
)
_OWN_VOICE = re.compile(r"\b(?:statement|declaration|communiqu[eé]|remarks)\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+(?:[-'][a-z]+)*|[;,]")
_NAME_ED = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]*ed\b")


class _Occasion(Struct, frozen=True):
    """A meeting or call with its day: who took part, for which countries, and where it is told."""

    when: EventTime
    present: frozenset[int]
    countries: frozenset[str]
    told: int


def with_occasions(reading: Reading) -> Reading:
    """Return a reading whose undated acts have the day of the meeting or statement they are of."""
    events = _Page(reading).dated()
    return reading if events == reading.events else replace(reading, events=events)


class _Page:
    """A report while its acts get their days."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.report.text
        self._shadow = shadow_of(_NAME_ED.sub(_defaced, self._text))
        self._starts = [sentence.span.start for sentence in reading.sentences]
        lead = [s for s in reading.sentences if s.role is BlockRole.PARAGRAPH][:_LEAD]
        self._lead_end = lead[-1].span.end if lead else 0
        self._own_voice = _OWN_VOICE.search(reading.report.title or "") is not None

    def dated(self) -> tuple[EventMark, ...]:
        """Return the events, in their order, with the days that they can be given."""
        occasions = self._occasions()
        return tuple(self._dated(event, occasions) for event in self._reading.events)

    def _occasions(self) -> list[_Occasion]:
        """Return the meetings that verbs tell, else those that the lead names, in their order."""
        held = [event for event in self._reading.events if self._tells_occasion(event)]
        told = [event for event in held if self._is_main(event.anchor)]
        lead = [event for event in held if event.anchor.start < self._lead_end]
        return sorted(map(self._occasion, told or lead), key=lambda one: one.told)

    def _occasion(self, event: EventMark) -> _Occasion:
        present = frozenset((*event.actors, *event.recipients))
        countries = (self._reading.entities[one].country for one in present)
        known = frozenset(country for country in countries if country)
        return _Occasion(event.when, present, known, event.anchor.start)

    def _tells_occasion(self, event: EventMark) -> bool:
        """Whether an event is a meeting of a known day."""
        interval = event.when.interval
        if interval is None or interval.precision not in _DAYS or event.historical:
            return False
        if event.status is not Status.HAPPENED or not (event.actors or event.recipients):
            return False
        leads = event.anchor.start < self._lead_end or event.type == "CONSULT"
        return leads and _CONTACT.match(self._shadow, event.anchor.start) is not None

    def _is_main(self, anchor: Span) -> bool:
        """Whether a verb tells an act, in no clause about an earlier one ("when they last met")."""
        return self._is_told(anchor) and _OTHER_CLAUSE.isdisjoint(self._before(anchor, 5))

    def _dated(self, event: EventMark, occasions: Sequence[_Occasion]) -> EventMark:
        sentence = self._sentence_of(event.anchor)
        if sentence is None or not self._may_be_dated(event, sentence):
            return event
        place = bisect_left(occasions, event.anchor.start, key=lambda one: one.told) - 1
        if place >= 0 and self._is_of(event, occasions[place], sentence):
            when = occasions[place].when
            how = when.how if when.how == _NEWS else "discourse"
            return replace(event, when=replace(when, how=how))
        if event.when.how != _NEWS and self._is_performed(event, sentence):
            day = self._reading.report.published.isoformat()
            return replace(event, when=EventTime(how=_NEWS, value=day, interval=interval_of(day)))
        return event

    def _may_be_dated(self, event: EventMark, sentence: Sentence) -> bool:
        return (
            event.when.how in _GUESSED
            and not event.historical
            and event.status is Status.HAPPENED
            and quad(event.type) in _WORDS
            and sentence.role is BlockRole.PARAGRAPH
            and not self._names_day(sentence, event.anchor)
        )

    def _names_day(self, sentence: Sentence, anchor: Span) -> bool:
        """Whether the words before an act speak of some other time."""
        times = self._reading.times
        first = bisect_left(times, sentence.span.start, key=lambda mark: mark.span.start)
        last = bisect_left(times, anchor.start, key=lambda mark: mark.span.start)
        return any(mark.interval is not None for mark in times[first:last])

    def _is_of(self, event: EventMark, occasion: _Occasion, sentence: Sentence) -> bool:
        """Whether an act was done with words in a meeting, by those who took part in it."""
        if not event.actors or self._parted(occasion.told, sentence):
            return False
        if not all(self._took_part(actor, occasion) for actor in event.actors):
            return False
        return self._is_told(event.anchor) or self._is_spoken_of(event.anchor, sentence)

    def _parted(self, told: int, sentence: Sentence) -> bool:
        """Whether a heading stands between a meeting and a sentence."""
        first = bisect_left(self._starts, told)
        last = bisect_left(self._starts, sentence.span.start)
        between = self._reading.sentences[first:last]
        return any(one.role is BlockRole.HEADING for one in between)

    def _took_part(self, actor: int, occasion: _Occasion) -> bool:
        entity = self._reading.entities[actor]
        if actor in occasion.present or _TOGETHER.fullmatch(entity.name):
            return True
        return entity.kind is not ActorKind.PERSON and entity.country in occasion.countries

    def _is_told(self, anchor: Span) -> bool:
        """Whether a verb in the simple past names the act."""
        word = _WORD.match(self._shadow, anchor.start)
        return (
            word is not None and is_past(word[0]) and _NOT_NOW.isdisjoint(self._before(anchor, 3))
        )

    def _before(self, anchor: Span, count: int) -> list[str]:
        return _WORD.findall(self._shadow, max(0, anchor.start - 40), anchor.start)[-count:]

    def _is_spoken_of(self, anchor: Span, sentence: Sentence) -> bool:
        """Whether a noun names what a verb of the same clause says: "reaffirmed the support of"."""
        start = max(sentence.span.start, anchor.start - _NEAR)
        words = _WORD.findall(self._shadow, start, anchor.start)
        for place in range(len(words) - 1, -1, -1):
            if words[place] in _OTHER_CLAUSE:
                return False
            if words[place] in _SPEAKING:
                return _NOT_NOW.isdisjoint(words[max(0, place - 3) : place])
        return False

    def _is_performed(self, event: EventMark, sentence: Sentence) -> bool:
        """Whether the report itself does the act by saying so: "we condemn", "I am grateful"."""
        if event.per or self._in_quotes(event.anchor, sentence):
            return False
        word = _WORD.match(self._shadow, event.anchor.start)
        if word is None or (is_past(word[0]) and word[0] not in {"committed", "united"}):
            return False
        before = self._shadow[sentence.span.start : event.anchor.start]
        if _OURSELVES.search(before):
            return True
        named = self._own_voice and _PERFORMED.match(self._shadow, event.anchor.start)
        return bool(named) and _NOT_NOW.isdisjoint(self._before(event.anchor, 3))

    def _in_quotes(self, anchor: Span, sentence: Sentence) -> bool:
        block = self._reading.report.blocks[sentence.block]
        before = self._text[block.start : anchor.start]
        return before.count("“") > before.count("”") or before.count('"') % 2 == 1

    def _sentence_of(self, anchor: Span) -> Sentence | None:
        place = bisect_left(self._starts, anchor.start + 1) - 1
        sentence = self._reading.sentences[place] if place >= 0 else None
        return sentence if sentence is not None and sentence.span.covers(anchor) else None


def _defaced(name: re.Match[str]) -> str:
    """Return a name in -ed ("Mohamed") so that it looks like no verb."""
    return name[0][:-2] + "xx"
