"""Blocs and their members on a day, and who borders whom. Sources: `data/SOURCES.md`."""

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from foreigndesk.whoswho.keys import name_key

AS_OF = date(2025, 11, 1)
"""The day up to which the table of members is known."""


class Membership(NamedTuple):
    """Countries that were members from `since` to `until` (None: as far as is known)."""

    since: date
    until: date | None
    members: tuple[str, ...]


class Bloc(NamedTuple):
    """A bloc: its short code, its name, other names, and who belonged when."""

    code: str
    name: str
    also: tuple[str, ...]
    memberships: tuple[Membership, ...]

    def members(self, day: date = AS_OF) -> tuple[str, ...]:
        """Return the codes of the members on a day, in alphabetical order."""
        return tuple(
            sorted(
                country
                for part in self.memberships
                if part.since <= day and (part.until is None or day <= part.until)
                for country in part.members
            )
        )


@cache
def blocs() -> Mapping[str, Bloc]:
    """Return the blocs by code, in the order of the table."""
    found: dict[str, Bloc] = {}
    for row in _rows("blocs.tsv"):
        bloc = found.get(row["bloc"]) or _bloc(row)
        found[bloc.code] = bloc._replace(memberships=(*bloc.memberships, _membership(row)))
    return found


@cache
def bloc_keys() -> Mapping[str, Bloc]:
    """Return the blocs by the key of each of their names (`whoswho.keys.name_key`)."""
    return {
        name_key(name): bloc
        for bloc in blocs().values()
        for name in (bloc.code, bloc.name, *bloc.also)
    }


@cache
def borders() -> Mapping[str, tuple[str, ...]]:
    """Return the countries with a land border to each country that has one."""
    return {row["country"]: tuple(row["neighbours"].split()) for row in _rows("borders.tsv")}


def _bloc(row: Mapping[str, str]) -> Bloc:
    return Bloc(row["bloc"], row["name"], tuple(filter(None, row["also"].split(";"))), ())


def _membership(row: Mapping[str, str]) -> Membership:
    until = date.fromisoformat(row["until"]) if row["until"] else None
    return Membership(date.fromisoformat(row["since"]), until, tuple(row["members"].split()))


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = (files(__package__) / "data" / name).read_text("utf-8")
    yield from csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
