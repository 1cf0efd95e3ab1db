"""A selector as an SQL condition, with the names resolved against the actors of a desk."""

import re
from typing import Any, NamedTuple

import duckdb

from foreigndesk.desk.select import Choice, Selector
from foreigndesk.errors import EntryUnknown

_NAMED = """select distinct actor_key, name from current_actors
    where (contains(lower(strip_accents(name)), ?) or strlen(name) > length(name))
    and actor_key is not null order by all"""  # names beyond ASCII are all compared by `named`
_MET = "select distinct actor_key from current_actors where actor_key in (select unnest(?))"
_ANY = """list_contains(?::varchar[], {column}[1]) or list_contains(?::varchar[], {column}[2])
    or (len({column}) > 2 and list_has_any({column}, ?::varchar[]))"""  # most lists are that short


class Part(NamedTuple):
    """Countries and actor keys, either of which makes an actor belong, and the sector it must have.

    Keys that are countries in `countries` are left out: a state's country is its key. Actors that
    belong to one of `but` do not belong to this part.
    """

    countries: tuple[str, ...]
    keys: tuple[str, ...]
    sector: str | None = None
    but: tuple["Part", ...] = ()


class Side(NamedTuple):
    """A selector resolved on a desk: names have become actor keys."""

    parts: tuple[Part, ...]

    @property
    def nobody(self) -> bool:
        """Whether nobody in this desk can match."""
        return not any(part.countries or part.keys for part in self.parts)


def resolve(connection: duckdb.DuckDBPyConnection, selector: Selector) -> Side:
    """Return the side that a selector stands for in this desk, with as few parts as can be."""
    whole = [choice for choice in selector.choices if choice.sector is None]
    parts = [_part(connection, whole, None)] if whole else []
    parts += [
        _part(connection, [choice], choice.sector)
        for choice in selector.choices
        if choice.sector is not None
    ]
    return Side(tuple(parts))


def _part(connection: duckdb.DuckDBPyConnection, choices: list[Choice], sector: str | None) -> Part:
    countries = sorted({code for choice in choices for code in choice.countries})
    keys = {key for choice in choices for key in _keys(connection, choice)}.difference(countries)
    if countries and keys:  # a bloc's own body goes by several names: ask for those it has here
        met = connection.execute(_MET, [sorted(keys)]).fetchall()
        keys = {key for (key,) in met}
    return Part(tuple(countries), tuple(sorted(keys)), sector)


def check_known(
    connection: duckdb.DuckDBPyConnection, selector: Selector, side: Side | None = None
) -> None:
    """See that a selector that names no country means an actor that the desk has.

    `side` is what it stands for, if that is known already.

    Raises:
        EntryUnknown: it means none.
    """
    if not selector.by_name:
        return
    known = side or resolve(connection, selector)
    keys = [key for part in known.parts for key in part.keys]
    if not keys or not connection.execute(_MET, [keys]).fetchone():
        raise EntryUnknown(found=selector.text, kind="actor")


def taking_part(side: Side) -> tuple[str, list[Any]]:
    """Return SQL, and its values, that holds where a happening (alias e) has one of the side.

    Whether a set of parties has one is decided once for each set (`store.sides`).
    """
    condition, values = party_condition(side, prefix="x.party")
    sides = f"(select x.side from party_sides x where {condition})"  # noqa: S608  our own names
    return f"(e.actor_side in {sides} or e.recipient_side in {sides})", [*values, *values]


def party_condition(side: Side, *, prefix: str) -> tuple[str, list[Any]]:
    """Return SQL, and its values, that holds where one of the listed parties belongs to the side.

    `prefix` names the columns: "e.actor" stands for `e.actor_countries`, `e.actor_keys` and
    `e.actor_sectors`.
    """
    found: list[str] = []
    values: list[Any] = []
    for part in side.parts:
        if part.sector is not None or part.but:
            sql, given = _party(part, ("p[1]", "p[2]", "p[3]"))
            zipped = f"list_zip({prefix}_countries, {prefix}_keys, {prefix}_sectors)"
            found.append(f"len(list_filter({zipped}, lambda p: {sql})) > 0")
            values += given
            continue
        for column, wanted in (("countries", part.countries), ("keys", part.keys)):
            if len(wanted) == 1:  # much faster than the general way
                found.append(f"list_contains({prefix}_{column}, ?)")
                values.append(wanted[0])
            elif wanted:
                found.append(_ANY.format(column=f"{prefix}_{column}"))
                values += [list(wanted)] * 3
    return f"({' or '.join(found) or 'false'})", values


def one_condition(side: Side, *, prefix: str) -> tuple[str, list[Any]]:
    """Return the condition of `party_condition` on single columns: `s.source_country`, `_key`."""
    return actor_condition(side, (f"{prefix}_country", f"{prefix}_key", f"{prefix}_sector"))


def actor_condition(side: Side, columns: tuple[str, str, str]) -> tuple[str, list[Any]]:
    """Return SQL, and its values, on the columns of an actor's country, key and sector."""
    found = [_party(part, columns) for part in side.parts]
    values = [value for _, given in found for value in given]
    return f"({' or '.join(sql for sql, _ in found)})", values


def _party(part: Part, columns: tuple[str, str, str]) -> tuple[str, list[Any]]:
    """Return the condition that one party belongs to a part; never null."""
    country, key, sector = columns
    sql = (
        f"(coalesce(list_contains(?::varchar[], {country}), false) "
        f"or coalesce(list_contains(?::varchar[], {key}), false))"
    )
    values: list[Any] = [list(part.countries), list(part.keys)]
    if part.sector is not None:
        sql += f" and coalesce({sector} = ?, false)"
        values.append(part.sector)
    for other in part.but:
        excluded, given = _party(other, columns)
        sql += f" and not {excluded}"
        values += given
    return f"({sql})", values


def resolve_apart(
    connection: duckdb.DuckDBPyConnection, a: Selector, b: Selector
) -> tuple[Side, Side]:
    """Return two sides of which no actor is on both: the narrower choice keeps whom both mean.

    "Modi" facing "IND" is India without him, "IND/MIL" facing "IND" India without its military.
    """
    one, other = resolve(connection, a), resolve(connection, b)
    return _keep_out(one, other), _keep_out(other, one)


def _keep_out(side: Side, other: Side) -> Side:
    return Side(
        tuple(
            part._replace(but=tuple(rest for rest in other.parts if _narrower(rest, part)))
            for part in side.parts
        )
    )


def _narrower(part: Part, than: Part) -> bool:
    """Whether a part may take actors out of another: it names them, or a sector of a country."""
    if not than.countries:
        return False
    if not part.countries:
        return bool(part.keys)
    shared = set(part.countries) & set(than.countries)
    return bool(shared) and part.sector is not None and part.sector != than.sector


def _keys(connection: duckdb.DuckDBPyConnection, choice: Choice) -> set[str]:
    """Return the keys of a choice and those of the desk's actors that it means by a name."""
    found = set(choice.keys)
    if choice.words is not None:
        rows = connection.execute(_NAMED, [re.split("[ ']", choice.words)[0]]).fetchall()
        found.update(key for key, name in rows if choice.named(name))
    return found
