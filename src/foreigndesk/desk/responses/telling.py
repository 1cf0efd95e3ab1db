"""One report as the desk looks for responses in it: text, sentences, who is named where, acts."""

import re
from bisect import bisect_right
from datetime import date, timedelta
from functools import cached_property

from msgspec import Struct

from foreigndesk.desk.acts import Act, Party, Said, party_key
from foreigndesk.desk.responses.ladder import plain_text
from foreigndesk.intake.report import BlockRole, Span
from foreigndesk.reading.marks import Interval, MentionForm, Precision, TimeKind
from foreigndesk.reading.sentences import split_sentences
from foreigndesk.record.entries import Actor, Event, Record, Statement

_DAYS = frozenset(
    {Precision.DAY, Precision.DAYPART, Precision.HOUR, Precision.MINUTE, Precision.SECOND}
)


class Named(Struct, frozen=True, kw_only=True):
    """A place in the text that names somebody."""

    start: int
    end: int
    form: MentionForm
    party: Party


class Passage(Struct, frozen=True, kw_only=True):
    """A sentence, its place among the others, and whether it is the title or a heading."""

    start: int
    end: int
    number: int
    block: int
    title: bool


class Telling:
    """One report's record with its acts and statements, and what is looked up in it."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.report = record.report
        self.text = record.report.text
        self.plain = plain_text(self.text)
        self._parties = {actor.id: party_of(actor) for actor in record.actors}

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """The statements in order of place."""
        found = [self._said(one) for one in self.record.statements]
        return tuple(sorted(found, key=lambda one: (one.start, one.end, one.id)))

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """The events in order of place."""
        found = [self._act(event) for event in self.record.events]
        return tuple(sorted(found, key=lambda act: (act.start, act.id)))

    def _said(self, one: Statement) -> Said:
        source = self._parties.get(one.source or "")
        return Said(
            id=one.id,
            report=self.report.id,
            published=self.report.published,
            publisher=self.report.publisher,
            source=source,
            kind=one.kind,
            content=" … ".join(span.of(self.text) for span in one.content),
            via=one.via,
            venue=one.venue,
            start=one.content[0].start,
            end=one.content[-1].end,
        )

    def _act(self, event: Event) -> Act:
        interval = event.when.interval
        return Act(
            id=event.id,
            report=self.report.id,
            published=self.report.published,
            publisher=self.report.publisher,
            type=event.type,
            mode=event.mode,
            status=event.status,
            historical=event.historical,
            quad=event.quad,
            actors=tuple(self._parties[one] for one in event.actors),
            recipients=tuple(self._parties[one] for one in event.recipients),
            starts=interval.start.date() if interval else None,
            ends=_day_after(interval) if interval else None,
            how=event.when.how,
            place=event.place.name if event.place else None,
            place_country=event.place.country if event.place else None,
            per=event.per,
            per_sources=tuple(name for one in event.per for name in self._source_names[one]),
            anchor=event.anchor.of(self.text),
            evidence=event.evidence[0].of(self.text),
            start=event.evidence[0].start,
            end=event.evidence[0].end,
            confidence=event.confidence,
        )

    @cached_property
    def _source_names(self) -> dict[str, tuple[str, ...]]:
        return {
            one.id: (self._parties[one.source].name,) if one.source else ()
            for one in self.record.statements
        }

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The sentences in order."""
        return tuple(
            Passage(
                start=one.span.start,
                end=one.span.end,
                number=number,
                block=one.block,
                title=one.role is not BlockRole.PARAGRAPH,
            )
            for number, one in enumerate(split_sentences(self.report))
        )

    @cached_property
    def _starts(self) -> list[int]:
        return [passage.start for passage in self.passages]

    def passage_at(self, place: int) -> Passage | None:
        """Return the sentence that a place of the text is in."""
        number = bisect_right(self._starts, place) - 1
        if number < 0 or place >= self.passages[number].end:
            return None
        return self.passages[number]

    @cached_property
    def names(self) -> tuple[Named, ...]:
        """Everybody's mentions, in order of place."""
        found = [
            Named(start=one.start, end=one.end, form=one.form, party=party)
            for actor, party in self.parties
            for one in actor.mentions
        ]
        return tuple(sorted(found, key=lambda one: (one.start, -one.end, one.party.id)))

    @cached_property
    def parties(self) -> tuple[tuple[Actor, Party], ...]:
        """The report's actors as the desk compares them."""
        return tuple((actor, self._parties[actor.id]) for actor in self.record.actors)

    def names_in(self, start: int, end: int) -> list[Named]:
        """Return the mentions that lie in `[start, end)`."""
        return [one for one in self.names if start <= one.start and one.end <= end]

    @cached_property
    def anchors(self) -> dict[str, Span]:
        """Where the word that names each act stands: event id to span."""
        return {event.id: event.anchor for event in self.record.events}

    def anchor(self, act: Act) -> Span:
        """Return where the word that names an act stands."""
        return self.anchors.get(act.id, Span(act.start, act.end))

    @cached_property
    def contents(self) -> dict[str, tuple[Span, ...]]:
        """Where the words of each statement stand: statement id to spans."""
        return {one.id: one.content for one in self.record.statements}

    def said_at(self, place: int) -> list[Said]:
        """Return the statements whose words cover a place, the innermost first."""
        found = [
            (sum(span.end - span.start for span in spans), one)
            for one in self.said
            for spans in [self.contents.get(one.id, (Span(one.start, one.end),))]
            if any(span.start <= place < span.end for span in spans)
        ]
        return [one for _, one in sorted(found, key=lambda pair: (pair[0], pair[1].id))]

    def days_in(self, start: int, end: int) -> list[tuple[Span, date]]:
        """Return the days named in `[start, end)` with their places."""
        return [
            (time.span, time.interval.start.date())
            for time in self.record.times
            if time.kind in {TimeKind.DATE, TimeKind.TIME}
            and time.interval is not None
            and time.interval.precision in _DAYS
            and start <= time.span.start < end
        ]

    def quoted(self, place: int) -> bool:
        """Whether a place of the text lies between quotation marks of its paragraph."""
        passage = self.passage_at(place)
        if passage is None or self.report.blocks[passage.block].span.start > place:
            return False
        before = self.text[self.report.blocks[passage.block].start : place]
        opened = len(_OPENING.findall(before)) - len(_CLOSING.findall(before))
        return opened > 0 or before.count('"') % 2 == 1


_OPENING = re.compile("[“«]")
_CLOSING = re.compile("[”»]")


def party_of(actor: Actor) -> Party:
    """Return a report's actor as the desk compares it."""
    key = party_key(
        name=actor.name, kind=actor.kind, country=actor.country, wikidata=actor.wikidata
    )
    sector = actor.sectors[0] if actor.sectors else None
    return Party(id=actor.id, key=key, name=actor.name, country=actor.country, sector=sector)


def _day_after(interval: Interval) -> date:
    last = (interval.end - timedelta(microseconds=1)).date()
    return last if last == date.max else last + timedelta(days=1)
