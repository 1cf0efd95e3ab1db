"""A desk of many events for measuring views: a desk of real reports, copied over the years.

Each copy has other ids and days (`APART` days before those of the one before), and names that only
its reports know where actors are in no reference table, so that the number of different actors
grows as it does in the news. Copies are written by day, as reports arrive. The records themselves
are kept in the latest `WHOLE` copies; those further back have none, and one voice a happening, so
that views which open records open those of the latest. What only joining and exports need is left
out.
"""

import shutil
from datetime import date, timedelta
from pathlib import Path

import duckdb

from foreigndesk.store.connect import open_file
from foreigndesk.store.sides import NUMBERS

APART = 16
WHOLE = 12
_STRETCH = timedelta(days=60)  # what is written at once
_OF_REPORT = "(select day from days d where d.id = t.report_id)"
_TABLES = {  # each with what tells the day of a row
    "reports": "t.published",
    "sources": _OF_REPORT,
    "actors": _OF_REPORT,
    "times": _OF_REPORT,
    "statements": _OF_REPORT,
    "statement_subjects": _OF_REPORT,
    "events": _OF_REPORT,
    "event_counts": _OF_REPORT,
    "happenings": "t.first_published",
    "happening_events": _OF_REPORT,
    "happening_conflicts": "(select day from days d where d.id = t.happening_id)",
    "report_voices": _OF_REPORT,
    "report_terms": "t.published",
    "story_links": "(select day from days d where d.id = t.one)",
    "stories": "t.first_day",
    "story_reports": "t.published",
    "lifecycle_tokens": "t.published",
    "lifecycle_groups": _OF_REPORT,
    "lifecycles": "t.first_published",
    "lifecycle_stages": "t.published",
    "response_links": "t.published",
    "response_reports": _OF_REPORT,
}
_IDS = {
    *("report_id", "event_id", "statement_id", "actor_id", "time_id", "happening_id", "story_id"),
    *("lifecycle_id", "group_id", "first_report", "best_event", "joined_to", "voice", "one"),
    *("other", "central_report", "first_event", "entry_id", "answered_event", "source_id", "via"),
}
_ID_LISTS = {"actor_ids", "recipient_ids", "per"}
_KEYS = {"actor_key", "source_key", "token"}
_KEY_LISTS = {"actor_keys", "recipient_keys", "party_keys", "responder_keys", "names", "named"}
_JSON = {"happening", "link"}
_MARK = "format('{:03x}', c)"


def enlarge(base: Path, path: Path, events: int) -> None:
    """Write to `path` the desk `base` with copies of it, so many events in all.

    Raises:
        StoreError: `base` is no desk, or `path` can't be written.
    """
    shutil.copy(base, path)
    with open_file(path, write=True) as connection:
        ((have,),) = connection.execute("select count(*) from events").fetchall()
        copies = max(0, -(-events // have) - 1)
        connection.execute(
            "create temp table days as select report_id as id, published as day from reports "
            "union all select happening_id, first_published from happenings"
        )
        for table, day in _TABLES.items():
            _copy(connection, table, day, copies)
        _number(connection)
        connection.execute("checkpoint")


def _copy(connection: duckdb.DuckDBPyConnection, table: str, day: str, copies: int) -> None:
    columns = connection.execute(
        "select column_name, data_type from duckdb_columns() where table_name = ? "
        "order by column_index",
        [table],
    ).fetchall()
    names = ", ".join(name for name, _ in columns)
    values = ", ".join(_value(table, name, kind) for name, kind in columns)
    connection.execute(
        f"create or replace temp table base as select t.*, {day} as told_on from {table} t"
    )
    for first, last in _stretches(connection, copies):
        connection.execute(
            f"insert into {table} ({names}) select {values} from base, "
            f"unnest(range(greatest(1, floor((told_on - $2::date) / {APART})::integer + 1), "
            f"least({copies}, floor((told_on - $1::date) / {APART})::integer) + 1)) k(c) "
            f"order by told_on - ({APART} * c)::integer",
            [first, last],
        )


def _number(connection: duckdb.DuckDBPyConnection) -> None:
    """Number the sides of happenings anew (`store.sides`): copies have actors of their own."""
    columns = ", ".join(f"{name} = {sql}" for name, sql in NUMBERS.items())
    connection.execute(f"update happenings set {columns}")
    connection.execute(
        "insert into party_sides select *, list_sort(list_distinct(c)), "
        "hash(list_sort(list_distinct(c))) from (select actor_side, actor_countries as c, "
        "actor_keys, actor_sectors from happenings union select recipient_side, "
        "recipient_countries, recipient_keys, recipient_sectors from happenings) "
        "where actor_side not in (select side from party_sides)"
    )


def _stretches(connection: duckdb.DuckDBPyConnection, copies: int) -> list[tuple[date, date]]:
    """Return the days of all copies, cut into stretches of [first, last)."""
    ((low, high),) = connection.execute("select min(told_on), max(told_on) from base").fetchall()
    found: list[tuple[date, date]] = []
    if low is None:
        return found
    at = low - timedelta(days=APART * copies)
    while at <= high:
        found.append((at, at + _STRETCH))
        at += _STRETCH
    return found


def _value(table: str, name: str, kind: str) -> str:
    """Return a column of a copy as SQL; `c` is its number."""
    special = {
        ("sources", "source_key"): "source_key || '#' || c",
        ("reports", "record"): f"case when c < {WHOLE} then {_renamed('record')} else '{{}}' end",
        ("reports", "text"): f"case when c < {WHOLE} then text else text[:200] end",
        (
            "happening_conflicts",
            "events",
        ): f"list_transform(events, lambda x: left(x, 14) || {_MARK})",
        ("happenings", "voices"): f"case when c < {WHOLE} then voices else 1 end",
    }
    changed = special.get((table, name)) or _changed(name, kind)
    return f"{changed} as {name}"


def _changed(name: str, kind: str) -> str:
    """Return days, ids, keys and JSON as a copy has them, other columns as they are."""
    if kind == "DATE":
        return f"({name} - {APART} * c::integer)"
    if kind == "TIMESTAMP":
        return f"({name} - to_days({APART} * c::integer))"
    if name in _JSON:
        return _renamed(name)
    value = "x" if kind == "VARCHAR[]" else name
    if name in _IDS | _ID_LISTS:
        value = f"left({value}, 14) || {_MARK}"
    elif name in _KEYS | _KEY_LISTS:
        value = _key(value)
    return f"list_transform({name}, lambda x: {value})" if kind == "VARCHAR[]" else value


def _renamed(column: str) -> str:
    pattern = '"([a-z][0-9a-f]{13})[0-9a-f]{3}"'
    return f"regexp_replace({column}, '{pattern}', '\"\\1' || {_MARK} || '\"', 'g')"


def _key(words: str) -> str:
    other = f"c < {WHOLE} or not contains({words}, '|')"
    return f"case when {other} then {words} else {words} || c // 8 end"
