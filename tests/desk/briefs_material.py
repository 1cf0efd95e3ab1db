"""Happenings, acts and records of invented reports, as a desk would hand them to a brief."""

from collections.abc import Sequence
from datetime import date

from foreigndesk.desk.acts import Act, Count, Party, party_key
from foreigndesk.desk.briefs import Material
from foreigndesk.desk.happening import Conflict, Happening, Version
from foreigndesk.record.entries import Actor, Record


def party_of(actor: Actor) -> Party:
    """Return an actor of a record as the desk compares it."""
    key = party_key(
        name=actor.name, kind=actor.kind.value, country=actor.country, wikidata=actor.wikidata
    )
    sector = actor.sectors[0] if actor.sectors else None
    return Party(id=actor.id, key=key, name=actor.name, country=actor.country, sector=sector)


def acts_of(record: Record) -> list[Act]:
    """Return the events of a record as acts."""
    report, text = record.report, record.report.text
    actors = {actor.id: party_of(actor) for actor in record.actors}
    sources = {one.id: one.source for one in record.statements}
    return [
        Act(
            id=event.id,
            report=report.id,
            published=report.published,
            publisher=report.publisher,
            type=event.type,
            mode=event.mode,
            status=event.status.value,
            historical=event.historical,
            quad=event.quad,
            score=event.score,
            actors=tuple(actors[one] for one in event.actors),
            recipients=tuple(actors[one] for one in event.recipients),
            starts=event.when.interval.start.date() if event.when.interval else None,
            ends=event.when.interval.end.date() if event.when.interval else None,
            per=event.per,
            per_sources=tuple(
                actors[source].name for one in event.per if (source := sources[one]) is not None
            ),
            anchor=event.anchor.of(text),
            evidence=event.evidence[0].of(text),
            start=event.evidence[0].start,
            end=event.evidence[0].end,
            counts=tuple(Count(what=c.what, low=c.low, high=c.high) for c in event.counts),
            confidence=event.confidence,
        )
        for event in record.events
    ]


def happening_of(acts: Sequence[Act], conflicts: Sequence[Conflict] = ()) -> Happening:
    """Return acts as one happening, told by as many voices as reports."""
    best, reports = acts[0], tuple(dict.fromkeys(act.report for act in acts))
    return Happening(
        id=f"h{best.id[1:]}",
        type=best.type,
        mode=best.mode,
        status=best.status,
        historical=best.historical,
        quad=best.quad,
        score=best.score,
        actors=best.actors,
        recipients=best.recipients,
        starts=best.starts,
        ends=best.ends,
        place=None,
        place_country=None,
        acts=tuple(act.id for act in acts),
        reports=reports,
        voices=len(reports),
        first_report=best.report,
        first_published=min(act.published for act in acts),
        last_published=max(act.published for act in acts),
        best=best.id,
        evidence=best.evidence,
        conflicts=tuple(conflicts),
        confidence=best.confidence,
    )


def material_of(records: Sequence[Record]) -> Material:
    """Return each event of some records as a happening of its own."""
    acts = [act for record in records for act in acts_of(record)]
    return Material(
        happenings=[happening_of([act]) for act in acts],
        acts={act.id: act for act in acts},
        records={record.report.id: record for record in records},
    )


def tolls(field: str, *versions: tuple[str, Act, str]) -> Conflict:
    """Return a conflict: values, the act that has each, and who says so."""
    return Conflict(
        field=field,
        versions=tuple(
            Version(value=value, acts=(act.id,), says=(says,)) for value, act, says in versions
        ),
    )


DAY = date(2026, 3, 4)
