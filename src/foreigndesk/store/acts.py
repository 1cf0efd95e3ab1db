"""Events and statements of current reports as the desk compares them (`desk.acts`)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import duckdb

from foreigndesk.desk.acts import Act, Count, Party, Said
from foreigndesk.store.current import current_reports
from foreigndesk.store.filters import Conditions, among

_AT_ONCE = 2000
_WHOLE = """e.type, e.mode, e.status, e.historical, e.quad, e.score, e.cameo, e.contexts,
    e.actor_ids, e.actor_keys, e.actors, e.actor_countries, e.actor_sectors,
    e.recipient_ids, e.recipient_keys, e.recipients, e.recipient_countries, e.recipient_sectors,
    e.starts, e.ends, e.time_value, e.time_how, e.place, e.place_country, e.geoname_id,
    e.per, e.per_sources, e.anchor, e.evidence, e.start_offset, e.end_offset, e.confidence,
    e.corrected"""
_COMPARED = """e.type, e.mode, e.status, e.historical, 1, 0e0, null, null,
    e.actor_keys, e.actor_keys, e.actors, e.actor_countries, e.actor_sectors,
    e.recipient_keys, e.recipient_keys, e.recipients, e.recipient_countries, e.recipient_sectors,
    e.starts, e.ends, null, e.time_how, e.place, e.place_country, null,
    null, e.per_sources, e.anchor, e.evidence, e.start_offset, e.end_offset, 1e0, false"""
_ACTS = f"""select e.event_id, e.report_id, r.published, r.publisher, {_WHOLE}
from current_events e join reports r using (report_id)"""  # noqa: S608  our own names
# The view current_events before it asks which reports are current: that takes those of all events.
_EVENTS = """from (select * from events where corrected is distinct from true
    union all by name from corrected_events) e where """
_ACTS_ORDER = " order by r.published, e.report_id, e.start_offset, e.event_id"
_SAID = """select e.statement_id, e.report_id, r.published, r.publisher,
    e.source_id, e.source_key, e.source, e.source_country, e.source_sector,
    e.kind, e.cue, e.content, e.via, e.via_source, e.addressee, e.venue,
    e.start_offset, e.end_offset, e.confidence
from current_statements e join reports r using (report_id)"""
_SAID_ORDER = " order by r.published, e.report_id, e.start_offset, e.statement_id"


def acts(connection: duckdb.DuckDBPyConnection, where: Conditions) -> Iterator[Act]:
    """Yield acts by publication day, report and place; `where` is on e (events), r (reports)."""
    rows = connection.cursor().execute(_ACTS + where.sql + _ACTS_ORDER, list(where.values))
    while found := rows.fetchmany(_AT_ONCE):
        counts = _counts(connection, [row[0] for row in found])
        yield from (_act(row, counts.get(row[0], ())) for row in found)


def acts_by_id(
    connection: duckdb.DuckDBPyConnection, ids: Sequence[str], *, compared: bool = False
) -> list[Act]:
    """Return the acts with these event ids, by publication day, report and place.

    Unlike `acts` it sees what the transaction that is under way has written. With `compared`
    acts have only what comparing them takes (`desk.happenings.trait`), which is loaded quicker;
    parties have their keys for ids.
    """
    return _acts_where(connection, "event_id", ids, _COMPARED if compared else _WHOLE)


def acts_of_reports(connection: duckdb.DuckDBPyConnection, reports: Sequence[str]) -> list[Act]:
    """Return the acts of those of a few reports that are current, in the same order."""
    return _acts_where(connection, "report_id", reports, _WHOLE)


def _acts_where(
    connection: duckdb.DuckDBPyConnection, column: str, values: Sequence[str], what: str
) -> list[Act]:
    """Return acts by an id that is looked up in an index, and so their reports."""
    if not values:
        return []
    where, given = among(f"e.{column}", values)
    query = f"select e.event_id, e.report_id, {what} {_EVENTS}{where}"
    rows = connection.execute(query, given).fetchall()
    heads = _heads(connection, sorted({row[1] for row in rows}))
    rows = [(*row[:2], *heads[row[1]], *row[2:]) for row in rows if row[1] in heads]
    counts = _counts(connection, [row[0] for row in rows])
    return sorted((_act(row, counts.get(row[0], ())) for row in rows), key=act_order)


def _heads(
    connection: duckdb.DuckDBPyConnection, reports: list[str]
) -> dict[str, tuple[date, str | None]]:
    """Return publication day and publisher of those of the reports that are current."""
    if not reports:
        return {}
    query, given = current_reports("report_id, published, publisher", reports)
    rows = connection.execute(query, given).fetchall()
    return {report: (published, publisher) for report, published, publisher in rows}


def act_order(act: Act) -> tuple[date, str, int, str]:
    """Return what acts are sorted by: publication day, report, place, id."""
    return act.published, act.report, act.start, act.id


def said(connection: duckdb.DuckDBPyConnection, where: Conditions) -> Iterator[Said]:
    """Yield statements by publication day, report and place; `where` is on e and r."""
    rows = connection.cursor().execute(_SAID + where.sql + _SAID_ORDER, list(where.values))
    while found := rows.fetchmany(_AT_ONCE):
        yield from map(_said, found)


def _counts(
    connection: duckdb.DuckDBPyConnection, events: list[str]
) -> dict[str, tuple[Count, ...]]:
    found: dict[str, tuple[Count, ...]] = defaultdict(tuple)
    if not events:
        return found
    where, values = among("event_id", events)
    query = (
        f"select event_id, what, low, high from event_counts where {where} "  # noqa: S608  our own names
        "order by event_id, what, low, high"
    )
    for event, what, low, high in connection.execute(query, values).fetchall():
        found[event] += (Count(what=what, low=low, high=high),)
    return found


def _act(row: Sequence[Any], counts: tuple[Count, ...]) -> Act:
    head, rest = row[:12], row[22:]
    return Act(
        **dict(zip(Act.__struct_fields__[:11], head[:11], strict=True)),
        contexts=tuple(head[11] or ()),
        actors=_parties(row[12:17]),
        recipients=_parties(row[17:22]),
        **_when_and_where(rest[:7]),
        per=tuple(rest[7] or ()),
        per_sources=tuple(rest[8] or ()),
        anchor=rest[9],
        evidence=rest[10],
        start=rest[11],
        end=rest[12],
        confidence=rest[13],
        corrected=rest[14] is True,
        counts=counts,
    )


def _when_and_where(values: Sequence[Any]) -> dict[str, Any]:
    names = ("starts", "ends", "time_value", "how", "place", "place_country", "geoname_id")
    return dict(zip(names, values, strict=True))


def _parties(columns: Sequence[Iterable[Any] | None]) -> tuple[Party, ...]:
    ids, keys, names, countries, sectors = (tuple(column or ()) for column in columns)
    return tuple(
        Party(id=actor, key=key, name=name, country=country, sector=sector)
        for actor, key, name, country, sector in zip(
            ids, keys, names, countries, sectors, strict=True
        )
    )


def _said(row: Sequence[Any]) -> Said:
    source_id, key, words, country, sector = row[4:9]
    source = source_id and Party(id=source_id, key=key, name=words, country=country, sector=sector)
    names = Said.__struct_fields__
    return Said(
        **dict(zip(names[:4], row[:4], strict=True)),
        source=source or None,
        source_words=None if source else words,
        **dict(zip(names[6:], row[9:], strict=True)),
    )
