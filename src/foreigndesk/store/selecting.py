"""A selector as an SQL condition, with the names resolved against the actors of a desk."""

from typing import Any, NamedTuple

import duckdb

from foreigndesk.desk.select import Choice, Selector
from foreigndesk.errors import EntryUnknown

_NAMED = """select distinct actor_key, name from current_actors
    where contains(lower(strip_accents(name)), ?) and actor_key is not null order by all"""


_MET = "select exists(from current_actors where actor_key in (select unnest(?::varchar[])))"
_ANY = """list_contains(?::varchar[], {column}[1]) or list_contains(?::varchar[], {column}[2])
    or (len({column}) > 2 and list_has_any({column}, ?::varchar[]))"""  # most lists are that short


class Part(NamedTuple):
    """Countries and actor keys, either of which makes an actor belong, and the sector it must have.

    Keys that are countries in `countries` are left out: a state's country is its key.
    """

    countries: tuple[str, ...]
    keys: tuple[str, ...]
    sector: str | None


class Side(NamedTuple):
    """A selector resolved on a desk: names have become actor keys."""

    parts: tuple[Part, ...]

    @property
    def nobody(self) -> bool:
        """Whether nobody in this desk can match."""
        return not any(part.countries or part.keys for part in self.parts)


def resolve(connection: duckdb.DuckDBPyConnection, selector: Selector) -> Side:
    """Return the side that a selector stands for in this desk."""
    parts = []
    for choice in selector.choices:
        keys = sorted(_keys(connection, choice).difference(choice.countries))
        parts.append(Part(choice.countries, tuple(keys), choice.sector))
    return Side(tuple(parts))


def check_known(connection: duckdb.DuckDBPyConnection, *selectors: Selector) -> None:
    """See that a selector that names no country means an actor that the desk has.

    Raises:
        EntryUnknown: it means none.
    """
    for selector in selectors:
        if not selector.by_name:
            continue
        keys = [key for part in resolve(connection, selector).parts for key in part.keys]
        row = connection.execute(_MET, [keys]).fetchone()
        if not (row and row[0]):
            raise EntryUnknown(found=selector.text, kind="actor")


def party_condition(side: Side, *, prefix: str) -> tuple[str, list[Any]]:
    """Return SQL, and its values, that holds where one of the listed parties belongs to the side.

    `prefix` names the columns: "e.actor" stands for `e.actor_countries`, `e.actor_keys` and
    `e.actor_sectors`.
    """
    found: list[str] = []
    values: list[Any] = []
    for part in side.parts:
        if part.sector is not None:
            found.append(_of_sector(prefix))
            values += [list(part.countries), list(part.keys), part.sector]
            continue
        for column, wanted in (("countries", part.countries), ("keys", part.keys)):
            if len(wanted) == 1:  # much faster than the general way
                found.append(f"list_contains({prefix}_{column}, ?)")
                values.append(wanted[0])
            elif wanted:
                found.append(_ANY.format(column=f"{prefix}_{column}"))
                values += [list(wanted)] * 3
    return f"({' or '.join(found) or 'false'})", values


def _of_sector(prefix: str) -> str:
    """Return a condition that country or key and sector hold for one and the same party."""
    return (
        f"len(list_filter(list_zip({prefix}_countries, {prefix}_keys, {prefix}_sectors), "
        "lambda p: (list_contains(?::varchar[], p[1]) or list_contains(?::varchar[], p[2])) "
        "and p[3] = ?)) > 0"
    )


def one_condition(side: Side, *, prefix: str) -> tuple[str, list[Any]]:
    """Return the condition of `party_condition` on single columns: `s.source_country`, `_key`."""
    found: list[str] = []
    values: list[Any] = []
    for part in side.parts:
        condition = (
            f"(list_contains(?::varchar[], {prefix}_country) "
            f"or list_contains(?::varchar[], {prefix}_key))"
        )
        values += [list(part.countries), list(part.keys)]
        if part.sector is not None:
            condition = f"({condition} and {prefix}_sector = ?)"
            values.append(part.sector)
        found.append(condition)
    return f"({' or '.join(found)})", values


def _keys(connection: duckdb.DuckDBPyConnection, choice: Choice) -> set[str]:
    """Return the keys of a choice and those of the desk's actors that it means by a name."""
    found = set(choice.keys)
    if choice.words is not None:
        rows = connection.execute(_NAMED, [choice.words.split(" ")[0]]).fetchall()
        found.update(key for key, name in rows if choice.named(name))
    return found
