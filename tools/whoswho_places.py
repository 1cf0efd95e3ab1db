"""Towns of the gazetteer, and those whose bare name tells the country."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from whoswho_names import add_once
from whoswho_sources import rows

from foreigndesk.whoswho.keys import name_key, person_key


def gazetteer(folder: Path, data: Path) -> dict[str, Any]:
    """Return the towns of the gazetteer, most populous first."""
    iso3 = {row["iso2"]: row["iso3"] for row in rows(data / "countries.tsv") if row["iso2"]}
    states = json.loads((folder / "us_states.json").read_text("utf-8"))
    cities = json.loads((folder / "cities5000.json").read_text("utf-8"))
    places: list[list[Any]] = []
    keys: dict[str, list[int]] = defaultdict(list)
    for city in sorted(cities.values(), key=lambda c: -c["population"]):
        country = iso3.get(city["countrycode"])
        if country is None:
            continue
        places.append(
            [
                city["name"],
                country,
                city["geonameid"],
                round(city["latitude"], 4),
                round(city["longitude"], 4),
                city["population"],
                city["admin1code"],
            ]
        )
        spellings = {
            city["name"],
            *[a for a in city["alternatenames"] if a.isascii() and a[:1].isupper()][:12],
        }
        for name in sorted(spellings):
            key = name_key(name)
            wanted = name == city["name"] or city["population"] > 100_000
            if len(key) > 2 and wanted and len(keys[key]) < 12:
                add_once(keys, key, len(places) - 1)
    return {
        "places": places,
        "keys": keys,
        "states": {name_key(s["name"]): s["name"] for s in states.values()},
    }


def cities(places: dict[str, Any], surnames: set[str]) -> dict[str, str]:
    """Return the country of every large town whose name is not also one elsewhere or a leader's."""
    found: dict[str, str] = {}
    for key, numbers in places["keys"].items():
        towns = [places["places"][n] for n in numbers]
        most = towns[0]
        rival = max((t[5] for t in towns if t[1] != most[1]), default=0)
        official = any(name_key(t[0]) == key for t in towns[:1])
        if (
            len(key) > 3
            and most[5] >= (100_000 if official else 700_000)
            and most[5] >= 3 * rival
            and person_key(key) not in surnames
        ):
            found[key] = most[1]
    return found
