"""Writing many rows at once, whole or not at all."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb
import msgspec

from foreigndesk.store.connect import errors_of

Shape = dict[str, str]
"""A table's columns, each with its type as `from_json` takes it."""
_ROWS = msgspec.json.Decoder(list[msgspec.Raw])
_AT_ONCE = 500
"""Rows of one statement: DuckDB unfolds thousands at once in gigabytes, and slowly."""


def shape_of(connection: duckdb.DuckDBPyConnection, table: str) -> Shape:
    """Return the columns of a table."""
    rows = connection.execute(
        "select column_name, data_type from duckdb_columns() where table_name = ? "
        "order by column_index",
        [table],
    ).fetchall()
    return {name: f'["{kind[:-2]}"]' if kind.endswith("[]") else f'"{kind}"' for name, kind in rows}


def insert_json(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    columns: Shape,
    arrays: Iterable[bytes],
    also: Mapping[str, str] | None = None,
) -> None:
    """Insert many JSON arrays of rows.

    Rows have the columns of the first one, and those that `also` makes of them, in SQL; other
    columns of the table are null.
    """
    rows = [bytes(row) for array in arrays for row in _ROWS.decode(array)]
    if not rows:
        return
    first = msgspec.json.decode(rows[0])
    given = [name for name in columns if name in first]
    names = ", ".join(given)
    more = also or {}
    shape = ", ".join(f'"{name}": {columns[name]}' for name in given)
    query = (
        f"insert into {table} ({', '.join((names, *more))}) "  # noqa: S608  our own names
        f"select {', '.join((names, *more.values()))} from "
        f"(select unnest(from_json_strict(?::json, '[{{{shape}}}]'), recursive := true))"
    )
    for start in range(0, len(rows), _AT_ONCE):
        connection.execute(query, [f"[{b','.join(rows[start : start + _AT_ONCE]).decode()}]"])


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
