"""Codes of countries in the systems that event data use: ISO 3166-1, FIPS 10-4, COW, CAMEO.

One row a state or territory, present or former; sources and licences: `data/SOURCES.md`.
"""

import csv
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class CountryCodes(NamedTuple):
    """A country's codes; None where a system has none for it.

    `fips` is FIPS 10-4 (China is CH, Switzerland SZ), `cow` the number and `cow_abb` the letters
    of the Correlates of War list of states, `cameo` the actor code of CAMEO. For Palestine `fips`
    is that of the West Bank: FIPS had no code for both parts.
    """

    iso3: str
    iso2: str | None
    fips: str | None
    cow: int | None
    cow_abb: str | None
    cameo: str
    name: str


def country_codes(iso3: str | None) -> CountryCodes | None:
    """Return the codes of a country by its alpha-3 code as the who's who has it, if it is known."""
    return _table().get(iso3) if iso3 else None


def all_country_codes() -> tuple[CountryCodes, ...]:
    """Return the codes of every country, present ones first."""
    return tuple(_table().values())


@cache
def _table() -> dict[str, CountryCodes]:
    text = (files(__package__) / "data" / "codes.tsv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t")
    return {row["iso3"]: _codes(row) for row in rows}


def _codes(row: dict[str, str]) -> CountryCodes:
    return CountryCodes(
        iso3=row["iso3"],
        iso2=row["iso2"] or None,
        fips=row["fips"] or None,
        cow=int(row["cow"]) if row["cow"] else None,
        cow_abb=row["cow_abb"] or None,
        cameo=row["cameo"],
        name=row["name"],
    )
