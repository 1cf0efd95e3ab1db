"""Opening desk files: good, foreign, damaged, newer, busy."""

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from foreigndesk.errors import DeskBusy, DeskInvalid, DeskMissing, DeskNewer, StoreError
from foreigndesk.store.connect import open_file, pending_steps, schema_steps


def test_a_new_file_gets_every_step_of_the_schema_on_record(path: Path) -> None:
    with open_file(path, write=True) as connection:
        rows = connection.execute("select step, name from schema_steps order by step").fetchall()
    assert rows == [(step.number, step.name) for step in schema_steps()]
    assert pending_steps(path) == []


def test_every_table_and_view_says_what_it_is(path: Path) -> None:
    with open_file(path, write=True) as connection:
        silent = connection.execute(
            "select table_name from duckdb_tables() where comment is null and table_name != "
            "'schema_steps' union all select view_name from duckdb_views() "
            "where comment is null and not internal"
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


def test_a_folder_is_no_desk(tmp_path: Path) -> None:
    with pytest.raises(DeskInvalid, match="folder"):
        open_file(tmp_path, write=True)


def test_a_desk_of_a_newer_version_is_refused(path: Path) -> None:
    with open_file(path, write=True) as connection:
        connection.execute("insert into schema_steps (step, name) values (9999, 'future')")
    with pytest.raises(DeskNewer, match="upgrade"):
        open_file(path, write=False)


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="nowhere"):
        open_file(tmp_path / "nowhere" / "desk.duckdb", write=True)


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
