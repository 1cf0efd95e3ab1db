"""Whom each statement is about, as rows: those that its words name and those of its events."""

from collections import defaultdict
from typing import Any

from foreigndesk.record.entries import Actor, Record, Statement

Row = dict[str, Any]


def subject_rows(record: Record, keys: dict[str, str]) -> list[Row]:
    """Return a row for each statement and actor that it is about; `keys` has the actors' keys.

    A statement is about the actors named between the first and last word of its content, and about
    the actors and recipients of the events that it reports; never about its own source.
    """
    actors = {actor.id: actor for actor in record.actors}
    carried = defaultdict[str, list[Actor]](list)
    for event in record.events:
        for statement in event.per:
            carried[statement] += [actors[one] for one in (*event.actors, *event.recipients)]
    return [
        {
            "report_id": record.report.id,
            "statement_id": statement.id,
            "actor_key": key,
            "country": country,
            "sector": sector,
        }
        for statement in record.statements
        for key, country, sector in _subjects(statement, record, carried[statement.id], keys)
    ]


def _subjects(
    statement: Statement, record: Record, carried: list[Actor], keys: dict[str, str]
) -> list[tuple[str, str | None, str | None]]:
    named = [actor for actor in record.actors if _names(statement, actor)]
    found = {
        (keys[actor.id], actor.country, actor.sectors[0] if actor.sectors else None)
        for actor in (*named, *carried)
        if actor.id != statement.source
    }
    return sorted(found, key=lambda row: tuple(part or "" for part in row))


def _names(statement: Statement, actor: Actor) -> bool:
    start, end = statement.content[0].start, statement.content[-1].end
    return any(start <= one.span.start and one.span.end <= end for one in actor.mentions)
