"""A user's own who's-who entries, which win over ours.

The file is TOML; every table may be repeated, every key but the first ones is optional:

    [[person]]
    name = "Jane Example"              # required
    aliases = ["J. Example"]
    country = "GBR"                    # alpha-3
    wikidata = "Q1"
    office = "Foreign Secretary"       # required
    sectors = ["GOV"]                  # required, primary first
    start = 2025-01-01                 # a date or "2025", "2025-01"
    end = "2025-12"

    [[body]]
    name = "Example Institute"         # required
    aliases = ["EXI"]
    country = "USA"
    sectors = ["EDU"]                  # required
    kind = "org"                       # org (default), group, metonym or people

    [[role]]
    noun = "harbour pilot"             # required, as met in the text (give the plural too)
    sectors = ["CVL"]                  # required
    kind = "person"                    # person (default), people, group, org or state
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from foreigndesk.errors import OverrideInvalid
from foreigndesk.whoswho import tables
from foreigndesk.whoswho.keys import acronym_key, is_acronym, name_key, person_key
from foreigndesk.whoswho.tables import Held, Name, Person, Role

_SECTORS = frozenset(
    "GOV MIL COP JUD LEG SPY PTY OPP REB PRM UAF UNK CVL REF JRN BUS MNC LAB EDU REL MED NGO SOC"
    " IGO CRM ELI AGR PRE ISM IMG".split()
)
_KINDS = {
    "body": ("org", "group", "metonym", "people"),
    "role": ("person", "people", "group", "org", "state"),
}
_NEEDED = {
    "person": ("name", "office", "sectors"),
    "body": ("name", "sectors"),
    "role": ("noun", "sectors"),
}
_KNOWN = {
    "person": {"name", "aliases", "country", "wikidata", "office", "sectors", "start", "end"},
    "body": {"name", "aliases", "country", "sectors", "kind"},
    "role": {"noun", "sectors", "kind"},
}
_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?")


@dataclass(frozen=True)
class Overrides:
    """The entries of one file, under the same keys as our own tables."""

    names: Mapping[str, tuple[Name, ...]] = field(default_factory=dict)
    roles: Mapping[str, Role] = field(default_factory=dict)
    people: Mapping[str, tuple[Person, ...]] = field(default_factory=dict)
    offices: tuple[tuple[str, str], ...] = ()
    longest: Mapping[str, int] = field(default_factory=dict)


def check_overrides(path: Path) -> list[str]:
    """Return every mistake of an override file, in the order of the file; empty if none."""
    try:
        tree = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return [f"can't be read as TOML: {error}"]
    mistakes: list[str] = []
    for table, rows in tree.items():
        if table not in _NEEDED or not isinstance(rows, list):
            mistakes.append(f"unknown table {table!r} (known: [[person]], [[body]], [[role]])")
            continue
        for number, row in enumerate(rows, 1):
            mistakes += [f"{table} {number}: {what}" for what in _mistakes(table, row)]
    return mistakes


def read_overrides(path: Path) -> Overrides:
    """Return the entries of an override file.

    Raises:
        OverrideInvalid: the file has a mistake; the first one is named.
    """
    mistakes = check_overrides(path)
    if mistakes:
        raise OverrideInvalid(place=str(path), reason=mistakes[0])
    tree = tomllib.loads(path.read_text("utf-8"))
    names = _names(tree.get("body", []))
    offices: list[tuple[str, str]] = []
    people = _people(tree.get("person", []), offices)
    roles = {
        name_key(row["noun"]): Role(
            " ".join(row["sectors"]), row.get("kind", "person"), plural=False
        )
        for row in tree.get("role", [])
    }
    longest: dict[str, int] = {}
    for key in names:
        first = key.partition(" ")[0]
        longest[first] = max(longest.get(first, 0), key.count(" ") + 1)
    return Overrides(names, roles, people, tuple(offices), longest)


def _names(rows: list[dict[str, Any]]) -> dict[str, tuple[Name, ...]]:
    names: dict[str, tuple[Name, ...]] = {}
    for row in rows:
        entry = Name(
            row["name"], row.get("kind", "org"), row.get("country"), " ".join(row["sectors"])
        )
        for spelling in [row["name"], *row.get("aliases", [])]:
            key = acronym_key(spelling) if is_acronym(spelling) else name_key(spelling)
            names[key] = (*names.get(key, ()), entry)
    return names


def _people(
    rows: list[dict[str, Any]], offices: list[tuple[str, str]]
) -> dict[str, tuple[Person, ...]]:
    people: dict[str, tuple[Person, ...]] = {}
    for row in rows:
        offices.append((row["office"], " ".join(row["sectors"])))
        held = Held(-len(offices), _day(row.get("start")), _day(row.get("end")), 3)
        person = Person(row["name"], row.get("country"), row.get("wikidata"), [held])
        surname = name_key(row["name"]).split()[-1]
        for spelling in [row["name"], surname, *row.get("aliases", [])]:
            key = person_key(name_key(spelling))
            people[key] = (*people.get(key, ()), person)
    return people


def _day(value: Any) -> str | None:
    return None if value is None else str(value)


def _mistakes(table: str, row: Any) -> Iterator[str]:
    if not isinstance(row, dict):
        yield "is no table of keys and values"
        return
    for key in _NEEDED[table]:
        if key not in row:
            yield f"{key} is missing"
    for key, value in row.items():
        if key not in _KNOWN[table]:
            yield f"unknown key {key!r} (known: {', '.join(sorted(_KNOWN[table]))})"
        elif (wrong := _wrong(table, key, value)) is not None:
            yield wrong


def _wrong(table: str, key: str, value: Any) -> str | None:
    """Return what is wrong with one value, or None."""
    if key in {"sectors", "aliases"}:
        return _wrong_list(key, value)
    if key in {"start", "end"}:
        good = isinstance(value, date) or (isinstance(value, str) and _is_day(value))
        return None if good else f"{key} must be a date, a year or a month, not {value!r}"
    if not isinstance(value, str) or not name_key(value):
        return f"{key} must be words, not {value!r}"
    if key == "country" and value not in {e.country for e in tables.names().entries}:
        return f"country must be an alpha-3 code, not {value!r}"
    known = _KINDS[table] if key == "kind" else (value,)
    return None if value in known else f"kind must be one of {', '.join(known)}, not {value!r}"


def _wrong_list(key: str, value: Any) -> str | None:
    if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
        return f"{key} must be a list of words"
    if key == "aliases":
        return None
    unknown = [v for v in value if v not in _SECTORS]
    good = bool(value) and not unknown
    return None if good else f"sectors must be PLOVER codes, not {unknown or 'an empty list'}"


def _is_day(text: str) -> bool:
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True
