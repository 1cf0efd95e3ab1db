"""Opening desk files: good, foreign, damaged, newer, busy."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import msgspec
import pytest

from foreigndesk.errors import DeskBusy, DeskInvalid, DeskMissing, DeskNewer, StoreError
from foreigndesk.record.entries import Record
from foreigndesk.store import DeskWriter, FlatRecord, flatten
from foreigndesk.store.connect import open_file, pending_steps, schema_steps

ROOT = Path(__file__).parents[2]


def test_a_new_file_gets_every_step_of_the_schema_on_record(path: Path) -> None:
    with open_file(path, write=True) as connection:
        rows = connection.execute("select step, name from schema_steps order by step").fetchall()
    assert rows == [(step.number, step.name) for step in schema_steps()]
    assert pending_steps(path) == []


def test_every_table_view_and_column_says_what_it_is(path: Path) -> None:
    with open_file(path, write=True) as connection:
        silent = connection.execute(
            "select table_name from duckdb_tables() where comment is null "
            "union all select view_name from duckdb_views() where comment is null and not internal "
            "union all select column_name from duckdb_columns() join duckdb_tables() "
            "using (table_name) where duckdb_columns.comment is null"
        ).fetchall()
    assert silent == []


def test_a_missing_file_is_not_made_for_reading(path: Path) -> None:
    with pytest.raises(DeskMissing, match="foreigndesk read"):
        open_file(path, write=False)
    assert not path.exists()


@pytest.mark.parametrize("content", [b"", b"who did what to whom\n" * 400, bytes(range(256)) * 64])
def test_a_file_that_is_no_desk_is_refused_and_left_untouched(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    for write in (False, True):
        with pytest.raises(DeskInvalid):
            open_file(path, write=write)
    assert path.read_bytes() == content


def test_a_duckdb_file_of_somebody_else_is_refused(path: Path) -> None:
    with duckdb.connect(str(path)) as other:
        other.execute("create table cats (name varchar)")
    with pytest.raises(DeskInvalid, match="not a desk"):
        open_file(path, write=True)
    with duckdb.connect(str(path)) as other:
        assert other.execute("select count(*) from duckdb_tables()").fetchone() == (1,)


@pytest.mark.parametrize("name", ["clock.duckdb", "locks/version number.duckdb"])
def test_what_a_file_is_called_does_not_tell_what_is_wrong_with_it(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"x" * 5000)
    with pytest.raises(DeskInvalid):
        open_file(path, write=True)


@pytest.mark.parametrize("size", [100, 4096, 8192, 20_000])
def test_a_desk_cut_off_by_a_failed_copy_is_refused_and_left_untouched(
    path: Path, size: int
) -> None:
    open_file(path, write=True).close()
    rest = path.read_bytes()[:size]
    path.write_bytes(rest)
    for write in (False, True):
        with pytest.raises(DeskInvalid):
            open_file(path, write=write)
    assert path.read_bytes() == rest


def test_a_damaged_block_is_named(path: Path, record: Record) -> None:
    flat = flatten(record)
    with DeskWriter(path) as desk:
        desk.write([flat], [("a.txt", flat.report_id)])
    data = bytearray(path.read_bytes())
    for at in range(12_288, len(data), 512):
        data[at] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(DeskInvalid):
        DeskWriter(path)


def test_a_folder_is_no_desk(tmp_path: Path) -> None:
    with pytest.raises(DeskInvalid, match="folder"):
        open_file(tmp_path, write=True)


def test_a_desk_of_a_newer_version_is_refused(path: Path) -> None:
    with open_file(path, write=True) as connection:
        connection.execute("insert into schema_steps (step, name) values (9999, 'future')")
    with pytest.raises(DeskNewer, match="upgrade"):
        open_file(path, write=False)


def test_a_folder_that_is_missing_or_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("maize", "utf-8")
    for folder in ("nowhere", "file"):
        with pytest.raises(StoreError, match=folder) as caught:
            open_file(tmp_path / folder / "desk.duckdb", write=True)
        assert not isinstance(caught.value, DeskBusy)


@pytest.mark.parametrize("left", [b"", b"half a header", None])
def test_what_a_kill_left_of_a_desk_in_the_making_is_made_anew(
    path: Path, left: bytes | None
) -> None:
    unborn = path.with_name("desk.duckdb.new")
    if left is None:
        duckdb.connect(str(unborn)).close()
    else:
        unborn.write_bytes(left)
        path.with_name("desk.duckdb.new.wal").write_bytes(left)
    open_file(path, write=True).close()
    assert pending_steps(path) == []
    assert [file.name for file in path.parent.iterdir()] == ["desk.duckdb"]


def test_a_journal_without_its_desk_is_not_taken_up_by_a_new_one(path: Path) -> None:
    journal = path.with_name("desk.duckdb.wal")
    journal.write_bytes(b"of another desk")
    with pytest.raises(StoreError, match="journal"):
        open_file(path, write=True)
    assert [file.name for file in path.parent.iterdir()] == ["desk.duckdb.wal"]


@pytest.mark.parametrize("limit", [1000, 300_000, 4_000_000])
def test_a_full_disk_is_named_and_what_was_recorded_is_kept(path: Path, limit: int) -> None:
    command = [sys.executable, "-m", "tests.store.filling", str(path), str(limit)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.startswith(f"FD-600: {path}: ")
    assert "File too large" in done.stdout
    with DeskWriter(path) as desk:
        counts = desk.connection.execute(
            "select (select count(*) from reports), (select count(distinct report_id) from events)"
        ).fetchall()[0]
    assert counts[0] == counts[1]
    assert (counts[0] > 0) == (limit == 4_000_000)


def test_an_older_desk_says_which_steps_are_due_and_gets_them_with_its_data(
    path: Path, record: Record
) -> None:
    new = write_new(path, record)
    make_old(path, flatten(record), last=1)
    assert [step.number for step in pending_steps(path)] == [
        step.number for step in schema_steps() if step.number > 1
    ]
    with pytest.raises(StoreError, match="older"):
        open_file(path, write=False)
    open_file(path, write=True).close()
    for table in ("event_spans", "event_contexts", "statement_spans", "event_counts"):
        assert rows_of(path, table) == rows_of(new, table)
    assert rows_of(path, "statement_spans")


@pytest.mark.parametrize("last", [1, 2])
def test_an_older_desk_gets_the_keys_that_reports_share(
    path: Path, record: Record, last: int
) -> None:
    new = write_new(path, record)
    make_old(path, flatten(record), last=last)
    open_file(path, write=True).close()
    for columns in (
        "actor_id, actor_key from actors",
        "event_id, actor_keys, recipient_keys from events",
        "statement_id, source_key, source_sector from statements",
        "report_id, statement_id, actor_key, country, sector from statement_subjects",
    ):
        assert rows_of(path, columns) == rows_of(new, columns)
    assert "KEN" in str(rows_of(path, "actor_key from actors"))


def test_an_older_desk_has_its_current_reports_waiting_to_be_joined(
    path: Path, record: Record
) -> None:
    make_old(path, flatten(record), last=2)
    with duckdb.connect(str(path)) as old:
        old.execute("insert into sources values ('a.txt', 1, ?, true)", [record.report.id])
        old.execute("insert into sources values ('b.txt', 1, 'r0', false)")
    open_file(path, write=True).close()
    assert rows_of(path, "report_id from waiting_reports") == [repr((record.report.id,))]


def test_a_step_that_was_passed_over_is_due_though_later_ones_are_applied(path: Path) -> None:
    open_file(path, write=True).close()
    with duckdb.connect(str(path)) as desk:
        desk.execute("delete from schema_steps where step = 2")
    assert [step.number for step in pending_steps(path)] == [2]
    with pytest.raises(StoreError, match="older"):
        open_file(path, write=False)


def write_new(path: Path, record: Record) -> Path:
    """Write a record to a desk of the newest schema and return its path."""
    new = path.with_name("new.duckdb")
    flat = flatten(record)
    with DeskWriter(new) as desk:
        desk.write([flat], [("a.txt", flat.report_id)])
    return new


def make_old(path: Path, flat: FlatRecord, *, last: int) -> None:
    """Make a desk with one record as the step `last` of the schema had it."""
    with duckdb.connect(str(path)) as old:
        old.execute("create table schema_steps (step integer, name varchar, applied timestamp)")
        for step in schema_steps()[:last]:
            old.execute(step.sql)
            old.execute("insert into schema_steps values (?, ?, now()::timestamp)", step[:2])
        for table, data in flat.tables.items():
            insert_known(old, table, msgspec.json.decode(data))


def insert_known(old: duckdb.DuckDBPyConnection, table: str, rows: list[dict[str, Any]]) -> None:
    """Insert rows with the columns that the old table has, if it is there."""
    query = "select column_name from duckdb_columns() where table_name = ?"
    known = [row[0] for row in old.execute(query, [table]).fetchall()]
    for row in rows if known else []:
        names = [name for name in row if name in known]
        holes = ", ".join("?" for _ in names)
        old.execute(
            f"insert into {table} ({', '.join(names)}) values ({holes})",
            [row[name] for name in names],
        )


def rows_of(path: Path, columns: str) -> list[str]:
    """Return the rows of a table, or of "columns from table", sorted."""
    query = f"select {columns}" if " from " in columns else f"from {columns}"
    with duckdb.connect(str(path), read_only=True) as desk:
        return sorted(map(repr, desk.execute(query).fetchall()))


def test_a_second_writer_or_reader_of_the_same_process_is_told_too(path: Path) -> None:
    with DeskWriter(path):
        for write in (True, False):
            with pytest.raises(DeskBusy):
                open_file(path, write=write)
    open_file(path, write=True).close()


def test_a_second_process_is_told_that_the_desk_is_busy(path: Path) -> None:
    holder = (
        "import sys; from pathlib import Path; from foreigndesk.store.connect import open_file;"
        "c = open_file(Path(sys.argv[1]), write=True); print('open', flush=True); sys.stdin.read()"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", holder, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n"
        for write in (True, False):
            with pytest.raises(DeskBusy) as caught:
                open_file(path, write=write)
            assert caught.value.passing
    finally:
        child.communicate("")
    open_file(path, write=False).close()
