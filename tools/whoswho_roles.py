"""Nouns for the roles of actors ("soldiers", "opposition party"), with sectors and number."""

import re
from pathlib import Path
from typing import Any

from whoswho_sources import NOT_ACTORS, hand, rows, sectors_of, split

from foreigndesk.whoswho.keys import name_key

OPEN_ENDS = {"to", "of", "for", "in", "at", "the", "and", "s"}
DROPPED_ROLES = set(
    "continent land region monday tuesday intelligence information power barracks carrier"
    " border savages religion chief's office assemblage chamber battle ship plane planes aircraft"
    " flight attack cash fund bonds market program project policy law election house"
    " christian muslim jewish hebrew jew buddhist hindu catholic anglican maronite protestant"
    " security management trade finance labor labour press conference driver believer pilot subject"
    " capital resistance missile missiles drone drones tank tanks plane convoy patrol unit units"
    " side school schools college television radio press mission missions justice house cell"
    " cells".split()
) - {
    "school",
    "television",
    "radio",
    "press",
    "mission",
    "unit",
    "units",
    "side",
    "patrol",
    "convoy",
    "resistance",
    "capital",
}


def roles(data: Path) -> dict[str, list[Any]]:
    """Return the role nouns with sectors, kind and number."""
    table: dict[str, list[Any]] = {}
    for row in rows(data / "role_nouns.tsv"):
        if row["code_1"] in NOT_ACTORS:
            continue
        sectors = sectors_of(f"{row['code_1']} {row['code_2']}".replace("NON", ""))
        if sectors:
            for phrase in [row["noun_phrase"], *split(row["plural_variants"])]:
                put_role(table, phrase, sectors, kind_of(sectors, phrase))
    for noun, sectors, kind in hand("roles.txt"):
        put_role(table, noun, sectors, kind, win=True)
    for noun in [*DROPPED_ROLES, *[k for k in table if k.split()[-1] in OPEN_ENDS]]:
        table.pop(noun, None)
    return table


def kind_of(sectors: str, phrase: str) -> str:
    """Return the kind of actor that a noun of the sources names."""
    if sectors.split(maxsplit=1)[0] in {"CVL", "REF", "AGR", "LAB"}:
        return "people"
    if re.search(r"(ion|y|party|ment|court|force|army|group|union|agency|council|house)$", phrase):
        return "org"
    return "person"


def put_role(
    table: dict[str, list[Any]], noun: str, sectors: str, kind: str, *, win: bool = False
) -> None:
    """Add a noun and its plural."""
    key = name_key(noun)
    many = [name_key(p) for p in plurals(key)]
    if win or key not in table:
        table[key] = [sectors, kind, False]
    for plural in many:
        if (win or plural not in table) and plural != key:
            table[plural] = [sectors, "people" if kind == "people" else "group", True]


def plurals(noun: str) -> list[str]:
    """Return the plural of a noun phrase, in a list; none if it is one."""
    last = noun.rpartition(" ")[2]
    of = re.match(r"^(\w+)( (?:of|to|for|at|in) .*)$", noun)
    if of:
        return [(plurals(of[1]) or [of[1]])[0] + of[2]]
    odd = {
        "man": "men",
        "woman": "women",
        "child": "children",
        "person": "persons",
        "people": "people",
    }
    for end, many in odd.items():
        if last.endswith(end) and last not in {"german", "human"}:
            return [noun[: -len(end)] + many]
    if last.endswith(("s", "x", "ch", "sh")):
        return [noun + "es"] if not last.endswith("s") or last.endswith("ss") else []
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return [noun[:-1] + "ies"]
    return [noun + "s"]
