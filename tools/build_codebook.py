"""Build `codebook/data/cameo.tsv` from the CAMEO-to-PLOVER table and the CAMEO weights.

    python tools/build_codebook.py CAMEO2PLOVER-2021.txt cameo_goldstein.tsv cameo.tsv

The 2021 table has modes that the manual (draft 0.8) dropped since; they become the mode that took
their place, or none.
"""

import csv
import re
import sys
from pathlib import Path

ROW = re.compile(r"^(\d{2,4}):\s*([A-Z]+)\s*(?:,\s*([\w-]*)\s*)?(?:,\s*([\w; -]*?)\s*)?(?:#.*)?$")
MODES = {
    ("ASSAULT", "assassinate"): "targeted",
    ("ASSAULT", "massacre"): "targeted",
    ("ASSAULT", "seize"): "destroy",
    ("COERCE", "ban"): "restrict",
    ("THREATEN", "ban"): "restrict",
    ("THREATEN", "political"): "restrict",
}
DROPPED = {"return", "ease", "cleansing", "pro_autocracy"}
CONTEXTS = {"democracy": "pro_democracy", "humanitarian": "human_security"}
WEIGHT = "goldstein_icews_pkg"


def read_mapping(path: Path) -> dict[str, tuple[str, str, str]]:
    """Return CAMEO code to (type, mode, contexts) as the table has it, with modes of today."""
    mapping: dict[str, tuple[str, str, str]] = {}
    for line in path.read_text("utf-8").splitlines():
        found = ROW.match(line.strip())
        if not found:
            continue
        code, kind, mode, contexts = (part or "" for part in found.groups())
        mode = "" if mode in DROPPED else MODES.get((kind, mode), mode)
        names = [CONTEXTS.get(c.strip(), c.strip()) for c in contexts.split(";") if c.strip()]
        mapping.setdefault(code, (kind, mode, ";".join(names)))
    return mapping


def main() -> None:
    """Write the table."""
    table, weights, target = (Path(name) for name in sys.argv[1:4])
    mapping = read_mapping(table)
    with weights.open(encoding="utf-8") as rows, target.open("w", encoding="utf-8") as out:
        out.write("code\tname\tgoldstein\ttype\tmode\tcontexts\n")
        for row in csv.DictReader(rows, delimiter="\t"):
            fields = mapping.get(row["cameo_code"], ("", "", ""))
            out.write("\t".join((row["cameo_code"], row["name"], row[WEIGHT], *fields)) + "\n")


if __name__ == "__main__":
    main()
