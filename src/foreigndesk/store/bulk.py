"""Writing many rows at once, whole or not at all."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import duckdb

from foreigndesk.store.connect import errors_of


class Shape(NamedTuple):
    """A table's columns as a list for SQL, and as the JSON shape that `from_json` takes."""

    names: str
    shape: str


def shape_of(connection: duckdb.DuckDBPyConnection, table: str) -> Shape:
    """Return the columns of a table."""
    rows = connection.execute(
        "select column_name, data_type from duckdb_columns() where table_name = ? "
        "order by column_index",
        [table],
    ).fetchall()
    names = ", ".join(name for name, _ in rows)
    shape = ", ".join(
        f'"{name}": "{kind}"' if not kind.endswith("[]") else f'"{name}": ["{kind[:-2]}"]'
        for name, kind in rows
    )
    return Shape(names, "{" + shape + "}")


def insert_json(
    connection: duckdb.DuckDBPyConnection, table: str, columns: Shape, arrays: Iterable[bytes]
) -> None:
    """Insert many JSON arrays of rows with one statement; a column that a row lacks is null."""
    inner = [array.decode()[1:-1] for array in arrays]
    rows = "[" + ",".join(part for part in inner if part) + "]"
    if rows == "[]":
        return
    connection.execute(
        f"insert into {table} ({columns.names}) select {columns.names} from "  # noqa: S608  our own names
        f"(select unnest(from_json_strict(?::json, '[{columns.shape}]'), recursive := true))",
        [rows],
    )


@contextmanager
def whole(connection: duckdb.DuckDBPyConnection, path: Path) -> Iterator[None]:
    """Keep everything that is written inside, or nothing of it.

    Raises:
        StoreError: something of it, or the end of the transaction, failed.
    """
    with errors_of(path):
        try:
            connection.begin()
            yield
            connection.commit()
        except BaseException:
            with suppress(duckdb.Error):  # a commit that failed has rolled back itself
                connection.rollback()
            raise
