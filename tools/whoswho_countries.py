"""Names of states and territories, with their adjectives, peoples, capitals and regions."""

import json
from pathlib import Path

from whoswho_names import Names
from whoswho_sources import RENAMED, TARGET, hand, rows, split

from foreigndesk.whoswho.keys import name_key

NOUN_ONLY = {
    "Briton",
    "Brits",
    "Scots",
    "Dane",
    "Danes",
    "Swede",
    "Swedes",
    "Finn",
    "Finns",
    "Pole",
    "Poles",
    "Spaniard",
    "Spaniards",
    "Turk",
    "Turks",
    "Frenchmen",
    "Dutchmen",
    "Czechs",
    "Gazans",
    "Kazakhs",
    "Afghans",
    "Thais",
    "Saudis",
    "Filipinos",
    "Soviets",
    "East Germans",
    "West Germans",
    "Yugoslavs",
}


def countries(data: Path, names: Names) -> None:
    """Add states, territories, their adjectives, peoples, capitals and regions."""
    known = TARGET / "cities.json"
    towns = set(json.loads(known.read_text("utf-8"))) if known.exists() else set()
    rank = {"independent": 0, "disputed": 1, "territory": 2, "breakaway": 3, "former": 4}
    for row in sorted(rows(data / "countries.tsv"), key=lambda r: rank[r["status"]]):
        code = RENAMED.get(row["iso3"], row["iso3"])
        status = row["status"]
        sectors = "PRE GOV" if status == "breakaway" else "GOV"
        years = row["note"] if status == "former" else None
        spellings = [row["name"], *split(row["names"]), *split(row["aliases"])]
        spellings = [n for n in spellings if "current country name" not in n and len(n) > 1]
        spellings += more_words(row, "names")
        if row["iso2"] and row["iso2"] in {"US", "GB"}:
            spellings.append("UK" if row["iso2"] == "GB" else "US")
        demonyms = [d for d in split(row["demonyms"]) if d != row["name"]]
        more = {"wikidata": row["wikidata"] or None, "years": years}
        drop = set(demonyms) - {row["name"]}
        names.add([n for n in spellings if n not in drop], "country", code, sectors, **more)
        for region in regions_of(row):
            town = name_key(region) in towns
            names.add([region], "region", code, "CVL" if town else "GOV")
        plural = split(row["demonym_plurals"])
        plural += [
            d + "s"
            for d in demonyms
            if d.endswith(("an", "i", "er", "ot", "ar")) and d + "s" not in plural
        ]
        nouns = [d for d in demonyms if d.endswith("s") and d[:-1] in [*demonyms, *spellings]]
        adjectives = [d for d in demonyms if d not in nouns and d not in NOUN_ONLY]
        adjectives += more_words(row, "adjectives")
        people = sorted({*plural, *nouns, *[d for d in demonyms if d in NOUN_ONLY]})
        people += more_words(row, "people")
        if adjectives:
            names.add(
                [*adjectives], "adjective", code, sectors if status == "breakaway" else "", **more
            )
        if people:
            names.add(people, "people", code, "CVL", **more)
        capitals = [c for c in split(row["capital"]) if c != row["name"]]
        capitals += more_words(row, "capitals")
        if (capitals and status != "territory") or row["iso3"] in {"PSE", "TWN"}:
            for capital in capitals:
                names.add([capital], "capital", code, "GOV", years=years)


def more_words(row: dict[str, str], what: str) -> list[str]:
    """Return our own further words for a present country."""
    if row["status"] == "former":
        return []
    return [
        word
        for code, kind, words in hand("countries.txt")
        if code == row["iso3"] and kind == what
        for word in split(words)
    ]


def regions_of(row: dict[str, str]) -> list[str]:
    """Return the regions and towns by which a present country is told."""
    if row["status"] == "former":
        return []
    return [w for code, words in hand("regions.txt") if code == row["iso3"] for w in split(words)]
