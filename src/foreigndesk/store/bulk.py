"""Writing many rows at once, whole or not at all."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from json import JSONDecoder
from pathlib import Path

import duckdb

from foreigndesk.store.connect import errors_of

Shape = dict[str, str]
"""A table's columns, each with its type as `from_json` takes it."""
_FIRST = JSONDecoder()


def shape_of(connection: duckdb.DuckDBPyConnection, table: str) -> Shape:
    """Return the columns of a table."""
    rows = connection.execute(
        "select column_name, data_type from duckdb_columns() where table_name = ? "
        "order by column_index",
        [table],
    ).fetchall()
    return {name: f'["{kind[:-2]}"]' if kind.endswith("[]") else f'"{kind}"' for name, kind in rows}


def insert_json(
    connection: duckdb.DuckDBPyConnection, table: str, columns: Shape, arrays: Iterable[bytes]
) -> None:
    """Insert many JSON arrays of rows with one statement.

    Rows have the columns of the first one; other columns of the table are null.
    """
    inner = [array.decode()[1:-1] for array in arrays]
    rows = ",".join(part for part in inner if part)
    if not rows:
        return
    first, _ = _FIRST.raw_decode(rows)
    given = [name for name in columns if name in first]
    names = ", ".join(given)
    shape = ", ".join(f'"{name}": {columns[name]}' for name in given)
    connection.execute(
        f"insert into {table} ({names}) select {names} from "  # noqa: S608  our own names
        f"(select unnest(from_json_strict(?::json, '[{{{shape}}}]'), recursive := true))",
        [f"[{rows}]"],
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
