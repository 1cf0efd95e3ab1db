"""A selector as an SQL condition, with the names resolved against the actors of a desk."""

from collections.abc import Sequence
from typing import NamedTuple

import duckdb

from foreigndesk.desk.select import Choice, Selector

_NAMED = """select distinct actor_key, name from current_actors
    where contains(lower(strip_accents(name)), ?) and actor_key is not null order by all"""


class Side(NamedTuple):
    """A selector resolved on a desk: for each choice its countries, its actor keys, its sector."""

    parts: tuple[tuple[tuple[str, ...], tuple[str, ...], str | None], ...]

    @property
    def nobody(self) -> bool:
        """Whether nobody in this desk can match."""
        return not any(countries or keys for countries, keys, _ in self.parts)


def resolve(connection: duckdb.DuckDBPyConnection, selector: Selector) -> Side:
    """Return the side that a selector stands for in this desk: names become actor keys."""
    return Side(
        tuple(
            (choice.countries, _keys(connection, choice), choice.sector)
            for choice in selector.choices
        )
    )


def party_condition(side: Side, *, prefix: str) -> tuple[str, list[Sequence[str]]]:
    """Return SQL, and its values, that holds where one of the listed parties belongs to the side.

    `prefix` names the columns: "e.actor" stands for `e.actor_countries`, `e.actor_keys` and
    `e.actor_sectors`.
    """
    found: list[str] = []
    values: list[Sequence[str]] = []
    for countries, keys, sector in side.parts:
        condition = (
            f"(list_has_any({prefix}_countries, ?::varchar[]) "
            f"or list_has_any({prefix}_keys, ?::varchar[]))"
        )
        values += [list(countries), list(keys)]
        if sector is not None:
            condition = _of_sector(prefix)
            values.append([sector])
        found.append(condition)
    return f"({' or '.join(found)})", values


def _of_sector(prefix: str) -> str:
    """Return a condition that country or key and sector hold for one and the same party."""
    return (
        f"len(list_filter(list_zip({prefix}_countries, {prefix}_keys, {prefix}_sectors), "
        "lambda p: (list_contains(?::varchar[], p[1]) or list_contains(?::varchar[], p[2])) "
        "and list_contains(?::varchar[], p[3]))) > 0"
    )


def one_condition(side: Side, *, prefix: str) -> tuple[str, list[Sequence[str]]]:
    """Return the condition of `party_condition` on single columns: `e.source_country`, `_key`."""
    found: list[str] = []
    values: list[Sequence[str]] = []
    for countries, keys, sector in side.parts:
        condition = (
            f"(list_contains(?::varchar[], {prefix}_country) "
            f"or list_contains(?::varchar[], {prefix}_key))"
        )
        values += [list(countries), list(keys)]
        if sector is not None:
            condition = f"({condition} and list_contains(?::varchar[], {prefix}_sector))"
            values.append([sector])
        found.append(condition)
    return f"({' or '.join(found)})", values


def _keys(connection: duckdb.DuckDBPyConnection, choice: Choice) -> tuple[str, ...]:
    """Return the keys of a choice and of the desk's actors that it means by their names."""
    found = set(choice.keys)
    wanted = {words.split(" ")[0] for words in (*choice.names, choice.words) if words}
    for first in sorted(wanted):
        rows = connection.execute(_NAMED, [first]).fetchall()
        found.update(key for key, name in rows if choice.named(name))
    return tuple(sorted(found))
