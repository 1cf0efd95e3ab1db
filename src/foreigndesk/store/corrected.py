"""Rows as corrected, worked out again whenever corrections or the reports they speak of change.

The tables of what was read stay as they are; `corrected_events` and `corrected_statements` hold the
rows that stand in their place in the views.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import duckdb
import msgspec

from foreigndesk.desk.acts import Act, Party
from foreigndesk.desk.corrections import (
    AnyCorrection,
    Entry,
    FieldCorrection,
    Ledger,
    correct_act,
    find_again,
    judge,
)
from foreigndesk.desk.corrections.judge import HOLDS
from foreigndesk.store.acts import acts_by_id
from foreigndesk.store.bulk import insert_json, shape_of
from foreigndesk.store.corrections import (
    entries_now,
    entries_of,
    load_corrections,
)

Row = dict[str, Any]
_DERIVED = ("correction_states", "join_rules", "happening_rules")
_READ = {"events": "event_id", "statements": "statement_id"}
_EFFECTS = """select event_id, hash(e)::varchar from corrected_events e
union all select left_event, right_event || together from join_rules
union all select right_event, left_event || together from join_rules
union all select event_id, correction from happening_rules"""


def apply_corrections(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """Work out anew what holds, and return the reports of which events changed by it.

    To be called inside a transaction, after a correction was added or a report that one speaks of
    was read again; happenings of the reports must then be joined again.
    """
    before = _effects(connection)
    corrections = load_corrections(connection)
    entries = [entry for one in corrections for entry in entries_of(one)]
    reports = sorted({entry.report for entry in entries})
    here = entries_now(connection, reports)
    ledger = judge(corrections, _found(corrections, here))
    _clear(connection)
    _keep_rules(connection, ledger)
    _correct_rows(connection, ledger, reports)
    where = {entry.id: entry.report for entry in (*entries, *here)}
    changed = before ^ _effects(connection)
    return {where[event] for event, _ in changed if event in where}


def _effects(connection: duckdb.DuckDBPyConnection) -> set[tuple[str, str]]:
    return {(event, what) for event, what in connection.execute(_EFFECTS).fetchall()}


def _found(corrections: Iterable[AnyCorrection], here: Sequence[Entry]) -> dict[str, str | None]:
    """Return the present id of every entry that corrections speak of."""
    by_report: dict[str, list[Entry]] = defaultdict(list)
    for entry in here:
        by_report[entry.report].append(entry)
    types: dict[str, list[str]] = defaultdict(list)
    entries: dict[str, Entry] = {}
    for one in corrections:
        entries |= {entry.id: entry for entry in entries_of(one)}
        if isinstance(one, FieldCorrection) and one.field == "type" and one.value:
            types[one.entry.id].append(one.value)
    return {
        id_: find_again(entry, by_report[entry.report], types[id_])
        for id_, entry in entries.items()
    }


def _clear(connection: duckdb.DuckDBPyConnection) -> None:
    for table in _DERIVED:
        connection.execute(f"delete from {table}")  # noqa: S608  our own names
    for table in _READ:
        connection.execute(f"update {table} set corrected = null where corrected")  # noqa: S608  our own names
        connection.execute(f"delete from corrected_{table}")  # noqa: S608  our own names


def _keep_rules(connection: duckdb.DuckDBPyConnection, ledger: Ledger) -> None:
    states = [
        {"number": number, "holds": state.startswith(HOLDS), "state": state}
        for number, state in ledger.states.items()
    ]
    pairs = [
        {"left_event": left, "right_event": right, "together": together, "number": number}
        for together, found in ((True, ledger.must), (False, ledger.cannot))
        for (left, right), number in found.items()
    ]
    whole = [
        {"event_id": event, "number": one.number, "correction": msgspec.json.encode(one).decode()}
        for event, corrections in ledger.whole.items()
        for one in corrections
    ]
    for table, rows in zip(_DERIVED, (states, pairs, whole), strict=True):
        _insert(connection, table, rows)


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Row]) -> None:
    insert_json(connection, table, shape_of(connection, table), [msgspec.json.encode(rows)])


def _correct_rows(
    connection: duckdb.DuckDBPyConnection, ledger: Ledger, reports: Sequence[str]
) -> None:
    """Write the corrected rows of statements, and of events with their chains."""
    if not ledger.fields:
        return
    statements = _rows(connection, "statements", reports)
    changed = [
        _statement(row, ledger.fields[row["statement_id"]])
        for row in statements
        if row["statement_id"] in ledger.fields
    ]
    sources = {row["statement_id"]: row for row in changed}
    changed += [
        row | {"via_source": sources[row["via"]]["source"], "corrections": _via(row, sources)}
        for row in statements
        if row["via"] in sources and row["statement_id"] not in sources
    ]
    _replace(connection, "statements", changed)
    events = [
        row
        for row in _rows(connection, "events", reports)
        if row["event_id"] in ledger.fields or any(one in sources for one in row["per"] or ())
    ]
    acts = {act.id: act for act in acts_by_id(connection, [row["event_id"] for row in events])}
    _replace(
        connection,
        "events",
        [_event(row, acts[row["event_id"]], ledger.fields, sources) for row in events],
    )


def _via(row: Row, sources: Mapping[str, Row]) -> list[str]:
    return [f"relayed by: {note}" for note in sources[row["via"]]["corrections"]]


def _rows(connection: duckdb.DuckDBPyConnection, table: str, reports: Sequence[str]) -> list[Row]:
    query = f"select * from {table} where report_id in (select unnest(?)) order by {_READ[table]}"  # noqa: S608  our own names
    result = connection.execute(query, [list(reports)])
    names = [column[0] for column in result.description or []]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def _replace(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Row]) -> None:
    if not rows:
        return
    column = _READ[table]
    connection.execute(
        f"update {table} set corrected = true where {column} in (select unnest(?))",  # noqa: S608  our own names
        [[row[column] for row in rows]],
    )
    _insert(connection, f"corrected_{table}", [row | {"corrected": True} for row in rows])


def _statement(row: Row, corrections: Sequence[FieldCorrection]) -> Row:
    """Return a statement's row with the source that an analyst named."""
    party = corrections[-1].parties[0] if corrections[-1].parties else None
    return row | {
        "source_id": party and party.id,
        "source": party and party.name,
        "sources": [party.name] if party else [],
        "source_country": party and party.country,
        "source_key": party and party.key,
        "source_sector": party and party.sector,
        "corrections": _notes(corrections),
    }


def _event(
    row: Row,
    act: Act,
    fields: Mapping[str, Sequence[FieldCorrection]],
    sources: Mapping[str, Row],
) -> Row:
    """Return an event's row as corrected: its own fields, and who is named in its chain."""
    own = fields.get(act.id, ())
    told = [one for one in row["per"] or () if one in sources]
    notes = _notes(own) + [note for one in told for note in sources[one]["corrections"]]
    named = [
        (sources[one]["source"] or "") if one in sources else words
        for one, words in zip(row["per"] or (), row["per_sources"] or (), strict=True)
    ]
    return (
        row
        | _columns(correct_act(act, own))
        | _degrees(row, own)
        | {
            "per_sources": named,
            "corrections": notes,
        }
    )


def _columns(act: Act) -> Row:
    """Return the columns of an act that corrections may change."""
    same = ("type", "mode", "contexts", "quad", "score", "cameo", "status", "historical")
    more = ("starts", "ends", "time_value", "place", "place_country", "geoname_id")
    return {
        **{name: getattr(act, name) for name in same + more},
        "time_how": act.how,
        **_parties("actor", act.actors),
        **_parties("recipient", act.recipients),
    }


def _parties(part: str, parties: Sequence[Party]) -> Row:
    return {
        f"{part}s": [party.name for party in parties],
        f"{part}_ids": [party.id for party in parties],
        f"{part}_keys": [party.key for party in parties],
        f"{part}_countries": [party.country for party in parties],
        f"{part}_sectors": [party.sector for party in parties],
    }


def _degrees(row: Row, corrections: Sequence[FieldCorrection]) -> Row:
    places = [one for one in corrections if one.field == "place"]
    if not places:
        return {name: row[name] for name in ("latitude", "longitude")}
    spot = places[-1].spot
    return {"latitude": spot and spot.latitude, "longitude": spot and spot.longitude}


def _notes(corrections: Iterable[FieldCorrection]) -> list[str]:
    """Return what was corrected, by whom and why: "type: COERCE — A. Analyst: why (#3)"."""
    return [f"{one.says} — {one.by}" for one in corrections]
