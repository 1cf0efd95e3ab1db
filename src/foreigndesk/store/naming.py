"""Finding entries by id or its beginning: only where that kind of id is, and by its order.

An id is a letter, which tells what it is of, and 16 hexadecimal digits.
"""

import re
from collections.abc import Sequence
from typing import Any

import duckdb

_WHOLE = 17
_ID = re.compile(r"[a-z][0-9a-f]*")


def looks_like_id(words: str) -> bool:
    """Whether these words may be an id or the beginning of one."""
    return _ID.fullmatch(words) is not None


def begins(column: str, named: str = "") -> str:
    """Return SQL that holds where the id in a column begins with the first value ($1).

    Where that value is known to be `named`, a whole id is looked up in an index, if there is one.
    """
    if len(named) == _WHOLE:
        return f"{column} = $1"
    return f"{column} >= $1 and {column} < $1 || 'g'"


def ids_like(
    connection: duckdb.DuckDBPyConnection, table: str, column: str, named: str
) -> list[str]:
    """Return the ids in a column of a table that begin so, in order."""
    if not looks_like_id(named):
        return []
    query = f"select distinct {column} from {table} where {begins(column, named)} order by 1"  # noqa: S608  our own names
    rows: Sequence[Any] = connection.execute(query, [named]).fetchall()
    return [row[0] for row in rows]
