"""Opening a desk file: who may, whether it is one, and which steps of the schema are due."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

import duckdb

from foreigndesk.errors import DeskBusy, DeskInvalid, DeskMissing, DeskNewer, StoreError

_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": False
}  # no query reaches beyond the desk file
_WRITERS_MEMORY = "2GB"  # beyond it DuckDB writes to the disk; its own limit is most of the machine
_DAMAGED = (
    "not a valid DuckDB database",
    "Could not read enough bytes",  # cut off
    "Corrupt database file",
    "version number",  # of DuckDB's own format
    "newer version",
)
_STEP = re.compile(r"(\d{4})_(\w+)\.sql")
_LEDGER = """create table if not exists schema_steps (
    step integer not null, name varchar not null,
    applied timestamp not null default current_timestamp
)"""


class Step(NamedTuple):
    """One numbered step of the schema."""

    number: int
    name: str
    sql: str


def schema_steps() -> list[Step]:
    """Return every step this version knows, in order."""
    found = []
    for file in (files(__package__) / "migrations").iterdir():
        match = _STEP.fullmatch(file.name)
        if match:
            found.append(Step(int(match[1]), match[2], file.read_text("utf-8")))
    return sorted(found)


def pending_steps(path: Path) -> list[Step]:
    """Return the steps that are due in an existing desk file, without writing.

    Raises:
        StoreError: as `open_file`.
    """
    connection = _connect(path, write=False)
    with errors_of(path), connection:
        return _due(connection, path)


def open_file(path: Path, *, write: bool) -> duckdb.DuckDBPyConnection:
    """Return a connection to a desk file; one that writes makes the file and applies due steps.

    Raises:
        DeskMissing: there is no file, and it is not to be made.
        DeskInvalid: it is no desk file; it is left untouched.
        DeskBusy: another process has it open.
        DeskNewer: a newer version wrote it.
        StoreError: the folder is missing or may not be written, the disk is full, ...
    """
    exists = path.exists()
    if not exists and not write:
        raise DeskMissing(place=str(path))
    if exists and (path.is_dir() or path.stat().st_size == 0):
        reason = "it is a folder" if path.is_dir() else "it is empty"
        raise DeskInvalid(place=str(path), reason=reason)
    if not exists:
        _make(path)
    connection = _connect(path, write=write)
    try:
        if write:
            _migrate(connection, path)
        else:
            _check_schema(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _make(path: Path) -> None:
    """Make a desk file, complete under another name first: a kill leaves none or a good one.

    What an earlier kill left under that name is no desk of anyone's and is made anew.
    """
    journal = path.with_name(f"{path.name}.wal")
    if journal.exists():
        reason = f"the desk is gone, but its journal {journal.name} is there; move that away first"
        raise StoreError(place=str(path), reason=reason)
    unborn = path.with_name(f"{path.name}.new")
    with errors_of(path):
        with _connect_unborn(unborn, path) as connection:
            _migrate(connection, path)
            connection.execute("checkpoint")  # closing would do it, but hide that the disk is full
        _rename(unborn, path)


def _connect_unborn(unborn: Path, path: Path) -> duckdb.DuckDBPyConnection:
    journal = unborn.with_name(f"{unborn.name}.wal")
    if not unborn.exists():
        journal.unlink(missing_ok=True)
    try:
        return _connect(path, write=True, file=unborn)
    except DeskInvalid:
        unborn.unlink(missing_ok=True)
        journal.unlink(missing_ok=True)
        return _connect(path, write=True, file=unborn)


def _rename(unborn: Path, path: Path) -> None:
    """Give the new file its name, never in the place of one that somebody else just made."""
    try:
        os.link(unborn, path)
    except FileExistsError:
        pass
    except OSError:  # a file system without hard links
        unborn.rename(path)
    unborn.unlink(missing_ok=True)


def _check_schema(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    with errors_of(path):
        due = _due(connection, path)
    if due:
        reason = "its schema is older; `foreigndesk read` brings it up to date"
        raise StoreError(place=str(path), reason=reason)


def _connect(path: Path, *, write: bool, file: Path | None = None) -> duckdb.DuckDBPyConnection:
    """Connect to a desk; errors name `path` also where `file` stands in for it."""
    settings = dict(_SETTINGS)
    if write:  # no two writers alike: DuckDB would let a second one of this process share the file
        settings["custom_user_agent"] = f"foreigndesk/{uuid4().hex}"
        settings["memory_limit"] = _WRITERS_MEMORY
    with errors_of(path):
        connection = duckdb.connect(str(file or path), read_only=not write, config=settings)
        connection.execute("set enable_progress_bar = false")  # not amid our own output
        return connection


@contextmanager
def errors_of(path: Path) -> Iterator[None]:
    """Turn errors of DuckDB and of the file system into ours, with the desk's name.

    Raises:
        StoreError: whatever went wrong inside, as `open_file`.
    """
    try:
        yield
    except duckdb.Error as error:
        raise _named(path, error) from error
    except OSError as error:
        raise StoreError(place=str(path), reason=str(error)) from error


def _named(path: Path, error: duckdb.Error) -> StoreError:
    """Return our error for DuckDB's, told apart by its message (it has no finer classes)."""
    text = str(error).splitlines()[0]
    place = str(path)
    if "Could not set lock on file" in text or "different configuration" in text:
        return DeskBusy(place=place, reason=text)
    if isinstance(error, duckdb.SerializationException) or any(sign in text for sign in _DAMAGED):
        return DeskInvalid(place=place, reason=f"no DuckDB file, or a damaged one: {text}")
    return StoreError(place=place, reason=text)


def _migrate(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Apply each due step and its entry in the ledger of steps in one transaction."""
    with errors_of(path):
        for step in _due(connection, path):
            _apply(connection, step)


def _apply(connection: duckdb.DuckDBPyConnection, step: Step) -> None:
    connection.begin()
    connection.execute(_LEDGER)
    connection.execute(step.sql)
    connection.execute(
        "insert into schema_steps (step, name) values (?, ?)", [step.number, step.name]
    )
    connection.commit()


def _due(connection: duckdb.DuckDBPyConnection, path: Path) -> list[Step]:
    """Return the steps that the file lacks, in order; a file without any table lacks all."""
    names = {
        row[0] for row in connection.execute("select table_name from duckdb_tables()").fetchall()
    }
    if not names:
        return schema_steps()
    if "schema_steps" not in names:
        raise DeskInvalid(place=str(path), reason="a DuckDB file, but not a desk")
    applied = {row[0] for row in connection.execute("select step from schema_steps").fetchall()}
    known = schema_steps()
    last = max(applied, default=0)
    if last > known[-1].number:
        raise DeskNewer(place=str(path), found=last, known=known[-1].number)
    return [step for step in known if step.number not in applied]
