"""Rows for exports, read from the desk in parts: by day, then by id, unknown days last.

DuckDB sorts, beside the desk file what does not fit into memory, and hands over a part at a time;
so memory is bounded and does not grow with the desk. What only some formats show is looked up only
for them (`Need`), for a part at once.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

import duckdb
import msgspec
from msgspec.structs import replace

from foreigndesk.codebook import cameo_for
from foreigndesk.desk.acts import Party
from foreigndesk.desk.happening import Happening
from foreigndesk.store.corrections import notes_of
from foreigndesk.store.exports.asked import ExportAsked, conditions
from foreigndesk.store.exports.details import Details, Need, details_of
from foreigndesk.store.exports.told import Side, Story, Told
from foreigndesk.whoswho.towns import find_town

PART = 50_000
MEMORY = "2GB"
_ACCOUNTS = 20_000
Row = dict[str, Any]
_DECODER = msgspec.json.Decoder(Happening)
_DAY = {
    "happenings": "coalesce(e.starts, e.first_published)",
    "events": "coalesce(e.starts, r.published)",
}
_ID = {"happenings": "e.happening_id", "events": "e.event_id"}
_READ = {
    "happenings": "select e.happening, {event}, {report} from happenings e "
    "join current_events b on b.event_id = e.best_event "
    "join reports r on r.report_id = b.report_id",
    "events": "select {event}, {report} from current_events e "
    "join reports r on r.report_id = e.report_id",
}
_ALIAS = {"happenings": "b", "events": "e"}
_EVENT = (
    *("event_id", "type", "mode", "contexts", "quad", "score", "cameo", "status", "historical"),
    *("actor_ids", "actor_keys", "actors", "actor_countries", "actor_sectors"),
    *("recipient_ids", "recipient_keys", "recipients", "recipient_countries"),
    *("recipient_sectors", "starts", "ends", "time_value", "time_how", "place", "place_country"),
    *("geoname_id", "latitude", "longitude", "per", "per_sources", "anchor", "evidence"),
    *("start_offset", "end_offset", "confidence", "corrections"),
)
_OF_BEST = (  # what a happening does not say itself
    *("event_id", "type", "mode", "quad", "score", "status", "starts", "ends", "cameo"),
    *("time_value", "time_how", "place", "place_country", "geoname_id", "latitude", "longitude"),
    *("per", "per_sources", "anchor", "start_offset", "end_offset"),
)
_COLUMNS = {"happenings": _OF_BEST, "events": _EVENT}
_BLANK = dict.fromkeys(_EVENT)
_REPORT = ("report_id", "published", "title", "publisher", "url", "language", "dateline")
_PLACE = ("place", "place_country", "geoname_id", "latitude", "longitude")


def told_of(
    connection: duckdb.DuckDBPyConnection, asked: ExportAsked, needs: Need
) -> Iterator[Told]:
    """Yield what is asked, by day and id, those of unknown day last, by the day of their report."""
    where = conditions(asked)
    order = f" order by e.starts is null, {_DAY[asked.unit]}, {_ID[asked.unit]}"
    query = _read(asked.unit) + where.sql + order
    with _bounded(connection):
        for rows in _parts(connection.cursor(), query, where.values):
            details = details_of(connection, rows, needs)
            yield from (_told(connection, row, details) for row in rows)


@contextmanager
def _bounded(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Have DuckDB sort beside the desk file what does not fit into its share of memory."""
    connection.execute(f"set memory_limit = '{MEMORY}'")
    connection.execute("set preserve_insertion_order = false")
    try:
        yield
    finally:
        connection.execute("reset preserve_insertion_order")
        connection.execute("reset memory_limit")


def _parts(
    cursor: duckdb.DuckDBPyConnection, query: str, values: Sequence[Any]
) -> Iterator[list[Row]]:
    """Yield the rows of a query in parts, as they are asked for."""
    with cursor:
        result = cursor.execute(query, list(values))
        names = [column[0] for column in result.description or []]
        while rows := result.fetchmany(PART):
            yield [_decoded(_BLANK | dict(zip(names, row, strict=True))) for row in rows]


def accounts_of(
    connection: duckdb.DuckDBPyConnection, told: Iterable[Told], needs: Need
) -> Iterator[tuple[Told, Mapping[str, Told]]]:
    """Yield each happening or event with its accounts by event id: all events joined in it."""
    query = _read("events") + " where e.event_id in (select unnest(?)) order by e.event_id"
    rest = iter(told)
    while some := list(islice(rest, _ACCOUNTS)):
        ids = sorted({event for one in some for event in one.members})
        rows = [row for part in _parts(connection.cursor(), query, [ids]) for row in part]
        details = details_of(connection, rows, needs)
        accounts = {row["event_id"]: _told(connection, row, details) for row in rows}
        yield from ((one, accounts) for one in some)


def _read(unit: str) -> str:
    event = ", ".join(f"{_ALIAS[unit]}.{name}" for name in _COLUMNS[unit])
    report = ", ".join(f"r.{name}" for name in _REPORT)
    return _READ[unit].format(event=event, report=report)


def _decoded(row: Row) -> Row:
    """Return a row with its happening decoded, and the ids of whom the unit is about."""
    if "happening" not in row:
        return row | {"party_ids": [*(row["actor_ids"] or ()), *(row["recipient_ids"] or ())]}
    happening = _DECODER.decode(row["happening"])
    parties = (*happening.actors, *happening.recipients)
    return row | {"happening": happening, "party_ids": [party.id for party in parties]}


def _told(connection: duckdb.DuckDBPyConnection, row: Row, details: Details) -> Told:
    story = Story(
        id=row["report_id"],
        **{name: row[name] for name in _REPORT[1:]},
    )
    told = Told(
        id=row["event_id"],
        event=row["event_id"],
        **{name: row[name] for name in ("type", "mode", "quad", "score", "cameo", "status")},
        historical=bool(row["historical"]),
        contexts=tuple(row["contexts"] or ()),
        story=details.story(story),
        actors=_sides(row, "actor", details),
        recipients=_sides(row, "recipient", details),
        **{name: row[name] for name in ("starts", "ends", "time_value", "time_how", *_PLACE)},
        per=tuple(row["per"] or ()),
        per_sources=tuple(row["per_sources"] or ()),
        anchor=row["anchor"],
        evidence=row["evidence"] or "",
        confidence=row["confidence"] or 0.0,
        start=row["start_offset"],
        end=row["end_offset"],
        sentence=details.sentence(row["report_id"], row["start_offset"]),
        counts=details.counts.get(row["event_id"], ()),
        members=(row["event_id"],),
        first_report=row["report_id"],
        first_published=row["published"],
        last_published=row["published"],
        corrected=bool(row["corrections"]),
        corrections=tuple(row["corrections"] or ()),
    )
    if "happening" not in row:
        return told
    return _happening(connection, told, row["happening"], details)


def _happening(
    connection: duckdb.DuckDBPyConnection, best: Told, happening: Happening, details: Details
) -> Told:
    """Return a happening as told by its best account, with what all accounts agree on."""
    same = ("type", "mode", "status", "historical", "quad", "score", "contexts", "starts", "ends")
    more = ("first_report", "first_published", "last_published", "evidence", "confidence")
    coded = (best.type, best.mode) == (happening.type, happening.mode)
    dated = (best.starts, best.ends) == (happening.starts, happening.ends)
    return replace(
        best,
        id=happening.id,
        **{name: getattr(happening, name) for name in same + more},
        cameo=best.cameo
        if coded
        else cameo_for(happening.type, happening.mode, happening.contexts),
        time_value=best.time_value if dated else None,
        time_how=best.time_how if dated else "another account",
        **_place(best, happening),
        actors=tuple(map(details.side, happening.actors)),
        recipients=tuple(map(details.side, happening.recipients)),
        members=happening.acts,
        reports=len(happening.reports),
        voices=happening.voices,
        corrected=happening.corrected,
        corrections=tuple(notes_of(connection, happening.id)) if happening.corrected else (),
    )


def _place(best: Told, happening: Happening) -> Row:
    """Return where a happening is; degrees are those of its best account or of the gazetteer."""
    named = {"place": happening.place, "place_country": happening.place_country}
    if best.place == happening.place:
        return named
    town = find_town(happening.place, happening.place_country) if happening.place else None
    return named | {
        "geoname_id": town and town.geoname_id,
        "latitude": town and town.latitude,
        "longitude": town and town.longitude,
    }


def _sides(row: Row, part: str, details: Details) -> tuple[Side, ...]:
    columns: Iterable[Sequence[Any]] = (
        row[f"{part}{name}"] or () for name in ("_ids", "_keys", "s", "_countries", "_sectors")
    )
    return tuple(
        details.side(Party(id=id_, key=key, name=name, country=country, sector=sector))
        for id_, key, name, country, sector in zip(*columns, strict=True)
    )
