"""Many rows written at once, with as many statements as their number takes."""

from pathlib import Path

import duckdb
import msgspec
import pytest

from foreigndesk.errors import StoreError
from foreigndesk.store import bulk
from foreigndesk.store.bulk import insert_json, shape_of, whole


@pytest.fixture
def table() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute("create table towns (name varchar, rivers varchar[], founded integer)")
    return connection


@pytest.mark.parametrize("at_once", [1, 2, 3, 500])
def test_rows_are_all_written_in_order_however_many_statements_it_takes(
    table: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(bulk, "_AT_ONCE", at_once)
    towns = [("Köln", ["Rhein"]), ('"Mill"\nend', []), ("Lyon", ["Rhône", "Saône"])]
    rows = [{"name": name, "rivers": rivers} for name, rivers in towns]
    arrays = [msgspec.json.encode(part) for part in (rows[:2], [], rows[2:])]
    insert_json(table, "towns", shape_of(table, "towns"), arrays)
    assert table.execute("from towns").fetchall() == [(*town, None) for town in towns]


def test_no_rows_write_nothing(table: duckdb.DuckDBPyConnection) -> None:
    insert_json(table, "towns", shape_of(table, "towns"), [b"[]"])
    assert table.execute("select count(*) from towns").fetchall() == [(0,)]


def test_rows_before_one_that_does_not_fit_are_not_kept(
    table: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "_AT_ONCE", 1)
    rows = msgspec.json.encode([{"name": "Ulm", "founded": 854}, {"name": "Bonn", "founded": "?"}])
    with pytest.raises(StoreError), whole(table, Path("desk.duckdb")):
        insert_json(table, "towns", shape_of(table, "towns"), [rows])
    assert table.execute("select count(*) from towns").fetchall() == [(0,)]
