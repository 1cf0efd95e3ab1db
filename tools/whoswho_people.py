"""Office holders: who held what from when to when, and the names that lead to them."""

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from whoswho_names import add_once
from whoswho_offices import office_rank, office_sectors, own_rank
from whoswho_sources import RENAMED, hand, rows, split

from foreigndesk.whoswho.keys import name_key, person_key

PARTICLES = {"van", "der", "von", "de", "la", "al", "el", "bin", "le", "dos", "da", "ben"}
GIVEN_NAME = {"ETH", "ERI", "THA", "MYS", "ISL"}  # people are called by their given name
SURNAME_FIRST = {"CHN", "KOR", "PRK", "TWN", "VNM", "KHM", "HKG"}


def leaders(data: Path) -> dict[str, Any]:
    """Return the persons with their offices and indexes."""
    people: dict[tuple[str, str], dict[str, Any]] = {}
    aliases_of: dict[tuple[str, str], tuple[str, str]] = {}
    for row in rows(data / "leaders.tsv"):
        country = RENAMED.get(row["country"], row["country"])
        key = known_as([row["person"], *split(row["aliases"])], country, aliases_of)
        who = people.setdefault(key, fresh(row["person"]))
        who["names"].update([row["person"], *split(row["aliases"])])
        who["wikidata"] = who["wikidata"] or row["wikidata"] or None
        if row["surname"]:
            who["surnames"].add(row["surname"])
        office = re.sub(r"\s*\([^)]*\)$", "", row["office"])
        sectors = office_sectors(row["office"])
        if row["role"] == "legislator":
            sectors = "LEG"
        end = day_of(row["end"])
        who["offices"].append(
            [
                office,
                sectors,
                day_of(row["start"]),
                end,
                office_rank(row["office"], row["role"]),
                row["as_of"] if not end else None,
            ]
        )
    for name, aliases, country, office, sectors, start, end in hand("holders.txt"):
        key = known_as([name, *split(aliases)], country, aliases_of)
        who = people.setdefault(key, fresh(name))
        who["names"].update([name, *split(aliases)])
        who["offices"] = [o for o in who["offices"] if not replaced(o, office, start)]
        who["offices"].append([office, sectors, start, end or None, own_rank(office), None])
        who["shown"] = name
        who["ours"] = True
    return packed(people)


def known_as(
    names: list[str], country: str, aliases_of: dict[tuple[str, str], tuple[str, str]]
) -> tuple[str, str]:
    """Return the key of a person of whom one of the names has been met, else a new one."""
    keys = [(person_key(name_key(name)), country) for name in names if " " in name] or [
        (person_key(name_key(names[0])), country)
    ]
    known = next((aliases_of[key] for key in keys if key in aliases_of), keys[0])
    for key in keys:
        aliases_of.setdefault(key, known)
    return known


def day_of(text: str) -> str | None:
    """Return an ISO date, month or year; None for anything else ("2014s")."""
    return text if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", text) else None


def replaced(old: list[Any], office: str, start: str) -> bool:
    """Whether a row of the open data tells the same holding as one of ours."""
    return (
        old[0].lower().split(" of ")[0] == office.lower().split(" of ")[0]
        and (old[2] or "")[:4] == start[:4]
    )


def fresh(name: str) -> dict[str, Any]:
    """Return a person of whom only the name is known."""
    return {
        "shown": name,
        "names": set(),
        "wikidata": None,
        "surnames": set(),
        "offices": [],
        "ours": False,
    }


def packed(people: dict[tuple[str, str], dict[str, Any]]) -> dict[str, Any]:
    """Return the persons in the compact form of leaders.json."""
    listed: list[list[Any]] = []
    full: dict[str, list[int]] = defaultdict(list)
    last: dict[str, list[int]] = defaultdict(list)
    offices: dict[str, int] = {}
    for (_, country), who in sorted(people.items(), key=lambda item: item[0]):
        number = len(listed)
        held = [
            [offices.setdefault(f"{o[0]}\t{o[1]}", len(offices)), *o[2:]]
            for o in sorted(who["offices"], key=lambda o: o[2] or "")
        ]
        listed.append(
            [
                re.sub(r"\s*[\"“][^\"”]*[\"”]", "", who["shown"]),
                country or None,
                who["wikidata"],
                held,
            ]
        )
        top = max(o[4] for o in who["offices"])
        for name in sorted(who["names"]):
            key = person_key(name_key(name))
            if len(key.split()) > 1 or who["ours"]:
                add_once(full, key, number)
            words = [w for w in name_key(name).split() if w not in {"jr", "sr", "iii"}]
            if top >= 2 and words:
                add_once(last, person_key(words[-1]), number)
                if len(words) > 2:
                    initials = " ".join(w[0] for w in words[:-1])
                    add_once(full, person_key(f"{initials} {words[-1]}"), number)
                if len(words) > 2 and words[-2] in PARTICLES:
                    add_once(last, person_key(" ".join(words[-2:])), number)
        for surname in sorted(who["surnames"]):
            if top >= 2:
                add_once(last, person_key(name_key(surname)), number)
        words = name_key(who["shown"]).split()
        eastern = country in SURNAME_FIRST and len(words) > 1 and len(words[0]) <= 5
        if top >= 2 and eastern and (len(words) > 2 or country in {"CHN", "PRK", "KHM"}):
            add_once(last, person_key(words[0]), number)
        if top >= 2 and country in GIVEN_NAME and len(words) > 1:
            add_once(last, person_key(words[0]), number)
    return {"offices": list(offices), "people": listed, "full": full, "last": last}
