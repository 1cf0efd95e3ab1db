"""Reports with their statements, as formats of whole documents (JSON-LD, ninjs) take them."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

import duckdb
from msgspec import Struct

from foreigndesk.store.exports.asked import ExportAsked
from foreigndesk.store.filters import Conditions

_AT_ONCE = 5000
_REPORTS = """select r.report_id, r.published, r.title, r.publisher, r.url, r.language, r.dateline,
    r.text from current_reports r"""
_STATEMENTS = """select s.statement_id, s.report_id, s.kind, s.source_id, s.source, s.via,
    s.via_source, s.addressee, s.venue, s.content, s.corrections, a.kind, a.wikidata, a.role
from current_statements s left join actors a on a.actor_id = s.source_id
where s.report_id in (select unnest(?)) order by s.report_id, s.start_offset, s.statement_id"""
_ACTORS = """select report_id, actor_id, name, kind, country, role, wikidata, mentions from actors
where report_id in (select unnest(?)) order by report_id, mentions desc, name, actor_id"""
_EVENTS = """select report_id, event_id, type, mode, status, historical, actors, recipients, starts,
    ends, place, place_country, geoname_id, latitude, longitude, evidence, corrections
from current_events where report_id in (select unnest(?))
order by report_id, start_offset, event_id"""
_NAMES = {
    "statements": (
        *("id", "report", "kind", "source_id", "source", "via", "via_source", "addressee"),
        *("venue", "content", "corrections", "source_kind", "wikidata", "role"),
    ),
    "actors": ("report", "id", "name", "kind", "country", "role", "wikidata", "mentions"),
    "events": (
        *("report", "id", "type", "mode", "status", "historical", "actors", "recipients"),
        *("starts", "ends", "place", "place_country", "geoname_id", "latitude", "longitude"),
        *("evidence", "corrections"),
    ),
}
_QUERIES = {"statements": _STATEMENTS, "actors": _ACTORS, "events": _EVENTS}
Entry = dict[str, Any]


class ReportTold(Struct, frozen=True, kw_only=True):
    """A report with the rows of its statements, actors and events, in order of the text."""

    id: str
    published: date
    title: str | None
    publisher: str | None
    url: str | None
    language: str | None
    dateline: str | None
    text: str
    statements: tuple[Entry, ...] = ()
    actors: tuple[Entry, ...] = ()
    events: tuple[Entry, ...] = ()


def reports_of(connection: duckdb.DuckDBPyConnection, asked: ExportAsked) -> Iterator[ReportTold]:
    """Yield current reports published in the stretch, by day and id, with the events asked for."""
    ids = _ids(connection, asked)
    for at in range(0, len(ids), _AT_ONCE):
        some = ids[at : at + _AT_ONCE]
        query = (
            f"{_REPORTS} where r.report_id in (select unnest(?)) order by r.published, r.report_id"
        )
        rows = connection.execute(query, [some]).fetchall()
        parts = {name: _entries(connection, name, some) for name in _QUERIES}
        for row in rows:
            yield _report(row, parts, asked)


def _report(
    row: tuple[Any, ...], parts: dict[str, dict[str, list[Entry]]], asked: ExportAsked
) -> ReportTold:
    events = parts["events"].get(row[0], ())
    return ReportTold(
        **dict(zip(ReportTold.__struct_fields__[:8], row, strict=True)),
        statements=tuple(parts["statements"].get(row[0], ())),
        actors=tuple(parts["actors"].get(row[0], ())),
        events=tuple(event for event in events if _wanted(event, asked)),
    )


def _ids(connection: duckdb.DuckDBPyConnection, asked: ExportAsked) -> list[str]:
    where = Conditions()
    if asked.since is not None:
        where.add("published >= ?", asked.since)
    if asked.until is not None:
        where.add("published <= ?", asked.until)
    query = f"select report_id from current_reports{where.sql} order by published, report_id"  # noqa: S608  our own names
    return [row[0] for row in connection.execute(query, where.values).fetchall()]


def _entries(
    connection: duckdb.DuckDBPyConnection, name: str, reports: list[str]
) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for row in connection.execute(_QUERIES[name], [reports]).fetchall():
        entry = dict(zip(_NAMES[name], row, strict=True))
        found[entry["report"]].append(entry)
    return found


def _wanted(event: Entry, asked: ExportAsked) -> bool:
    """Whether an event has one of the statuses asked for; days are those of the report here."""
    if asked.statuses is not None and event["status"] not in asked.statuses:
        return False
    return asked.historical or not event["historical"]
