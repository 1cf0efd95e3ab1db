"""Marks become a record: ids from content, references by id, codes from the codebook, laws checked.

An entity without a mention can't be shown, so it and every reference to it are left out. Entries
come in the order of the text.
"""

from collections.abc import Iterable

from foreigndesk.codebook import cameo_for, quad, score
from foreigndesk.intake.report import Span
from foreigndesk.reading.marks import EventMark, EventTime, PlaceMark, Reading, StatementMark
from foreigndesk.record.entries import (
    Actor,
    ActorMention,
    Context,
    Count,
    Event,
    Place,
    Record,
    Statement,
    TimeExpression,
    When,
)
from foreigndesk.record.ids import IdMaker
from foreigndesk.record.laws import check_record
from foreigndesk.record.named_years import without_named_years
from foreigndesk.record.occasions import with_occasions
from foreigndesk.record.opposed import without_opposed


def build_record(reading: Reading) -> Record:
    """Return the record of a reading.

    Raises:
        LawBroken: the marks break a law (spans outside the text, unknown codes, ...).
    """
    reading = without_opposed(with_occasions(without_named_years(reading)))
    ids = IdMaker(reading.report.id)
    actors = _actors(reading, ids)
    times = _times(reading, ids)
    statement_ids = _statement_ids(reading, ids)
    links = _Links(actors, times, statement_ids)
    statements = [_statement(mark, i, links) for i, mark in enumerate(reading.statements)]
    events = [_event(mark, ids, links) for mark in reading.events]
    record = Record(
        report=reading.report,
        reader=reading.reader,
        actors=tuple(sorted(actors.values(), key=lambda a: (a.mentions[0].start, a.id))),
        times=tuple(sorted(times.values(), key=lambda t: (t.span, t.id))),
        statements=tuple(sorted(statements, key=lambda s: (s.content[0], s.id))),
        events=tuple(sorted(events, key=lambda e: (e.anchor, e.id))),
    )
    check_record(record)
    return record


class _Links:
    """From the indexes of marks to the ids of entries."""

    def __init__(
        self, actors: dict[int, Actor], times: dict[int, TimeExpression], statements: list[str]
    ) -> None:
        self._actors = actors
        self._times = times
        self._statements = statements

    def actor(self, index: int | None) -> str | None:
        """Return the id of the entity's actor, None if it has no mention."""
        actor = None if index is None else self._actors.get(index)
        return None if actor is None else actor.id

    def actors(self, indexes: Iterable[int]) -> tuple[str, ...]:
        """Return the ids of several, each once, in the given order."""
        found = (self.actor(index) for index in indexes)
        return tuple(dict.fromkeys(actor for actor in found if actor is not None))

    def time(self, index: int | None) -> str | None:
        """Return the id of a time expression."""
        return None if index is None else self._times[index].id

    def statement(self, index: int | None) -> str | None:
        """Return the id of a statement."""
        return None if index is None else self._statements[index]

    def chain(self, indexes: Iterable[int]) -> tuple[str, ...]:
        """Return the ids of a chain of statements, each once."""
        return tuple(dict.fromkeys(self._statements[index] for index in indexes))


def _actors(reading: Reading, ids: IdMaker) -> dict[int, Actor]:
    mentions: dict[int, list[ActorMention]] = {}
    for mark in sorted(set(reading.mentions), key=lambda m: (m.span, m.entity, m.form)):
        mention = ActorMention(start=mark.span.start, end=mark.span.end, form=mark.form)
        mentions.setdefault(mark.entity, []).append(mention)
    actors: dict[int, Actor] = {}
    for index, found in sorted(mentions.items()):
        entity = reading.entities[index]
        actors[index] = Actor(
            id=ids.make("a", *found[0].span, entity.name),
            name=entity.name,
            kind=entity.kind,
            resolved=entity.how,
            country=entity.country,
            sectors=entity.sectors,
            role=entity.role,
            wikidata=entity.wikidata,
            mentions=tuple(found),
        )
    return actors


def _times(reading: Reading, ids: IdMaker) -> dict[int, TimeExpression]:
    return {
        index: TimeExpression(
            id=ids.make("t", *mark.span, mark.value),
            span=mark.span,
            kind=mark.kind,
            value=mark.value,
            how=mark.how,
            mod=mark.mod,
            interval=mark.interval,
            unresolved=mark.unresolved,
        )
        for index, mark in enumerate(reading.times)
    }


def _statement_ids(reading: Reading, ids: IdMaker) -> list[str]:
    return [ids.make("s", *mark.content, *mark.cue) for mark in reading.statements]


def _statement(mark: StatementMark, index: int, links: _Links) -> Statement:
    sources = mark.sources or (() if mark.source is None else (mark.source,))
    source_ids = links.actors(sources)
    source = links.actor(mark.source)
    return Statement(
        id=links.statement(index) or "",
        content=mark.content,
        kind=mark.kind,
        cue=mark.cue,
        source=source,
        sources=source_ids if source is None or source in source_ids else (source, *source_ids),
        source_spans=mark.source_spans,
        via=links.statement(mark.via),
        via_actor=links.actor(mark.via_entity),
        addressee=links.actor(mark.addressee),
        venue=mark.venue,
        confidence=mark.confidence,
    )


def _event(mark: EventMark, ids: IdMaker, links: _Links) -> Event:
    contexts = tuple(Context(context=c.context, span=c.span) for c in mark.contexts)
    names = tuple(dict.fromkeys(context.context for context in contexts))
    return Event(
        id=ids.make("e", *mark.anchor, mark.type, mark.mode),
        type=mark.type,
        mode=mark.mode,
        status=mark.status,
        quad=quad(mark.type),
        score=score(mark.type, mark.mode),
        cameo=cameo_for(mark.type, mark.mode, names),
        anchor=mark.anchor,
        evidence=_evidence(mark),
        when=_when(mark.when, links),
        contexts=contexts,
        actors=links.actors(mark.actors),
        recipients=links.actors(mark.recipients),
        place=None if mark.place is None else _place(mark.place),
        historical=mark.historical,
        per=links.chain(mark.per),
        counts=tuple(Count(what=c.what, span=c.span, low=c.low, high=c.high) for c in mark.counts),
        confidence=mark.confidence,
    )


def _evidence(mark: EventMark) -> tuple[Span, ...]:
    clause = Span(min(mark.clause.start, mark.anchor.start), max(mark.clause.end, mark.anchor.end))
    return (clause, *(span for span in dict.fromkeys(mark.also) if span != clause))


def _when(when: EventTime, links: _Links) -> When:
    return When(how=when.how, value=when.value, interval=when.interval, time=links.time(when.time))


def _place(mark: PlaceMark) -> Place:
    return Place(
        span=mark.span,
        name=mark.name,
        how=mark.how,
        country=mark.country,
        geoname_id=mark.geoname_id,
        latitude=mark.latitude,
        longitude=mark.longitude,
    )
