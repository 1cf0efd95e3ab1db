"""Every accuracy figure of the package on the development data, against the floors.

    python -m benchmarks.all --data FOLDER [--raise-floors]

The data folder is the one described in its own README (gold files with scorers beside them).
`benchmarks/floors.json` holds the lowest figure allowed; a floor only rises.
"""

import argparse
import json
import sys
from pathlib import Path

from benchmarks.coref import conll
from benchmarks.gold import GOLDS, pick, score
from benchmarks.happenings import conll_of_halves
from benchmarks.records import score_records

FLOORS = Path(__file__).with_name("floors.json")
RECORDS = {
    "ev_detect": "events found F1",
    "ev_type": "events with type F1",
    "ev_tar": "events with type, actors, recipients F1",
    "ev_full": "whole events F1",
    "st_content": "statements F1",
    "st_source": "statements with source F1",
    "st_source_chain": "statements with chain F1",
    "time_value": "time values F1",
    "actor_found": "actors F1",
}
FOUNDING = "nb_2025_putin_modi"


def measure(data: Path) -> dict[str, float]:
    """Return every figure by name, in points."""
    figures: dict[str, float] = {}
    for gold in GOLDS:
        found = score(gold, data)
        for name, path in gold.figures.items():
            figures[f"{gold.name}: {name}"] = pick(found, path, scale=gold.scale)
    figures["ECB+ dev: CoNLL F1"] = conll(data)
    figures |= conll_of_halves()
    for title, only in (("annotated records", None), ("founding report", FOUNDING)):
        scored = score_records(data, only=only)
        figures |= {f"{title}: {name}": scored[key] for key, name in RECORDS.items()}
    return figures


def fallen(figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """Return a sentence for each figure below its floor or no longer measured."""
    return [
        f"{name}: {figures.get(name)} is below the floor of {floor}"
        for name, floor in floors.items()
        if figures.get(name, -1.0) < floor
    ]


def raised(figures: dict[str, float], floors: dict[str, float]) -> dict[str, float]:
    """Return the floors risen to the figures; none falls."""
    return {name: max(value, floors.get(name, 0.0)) for name, value in sorted(figures.items())}


def main() -> None:
    """Print the table; exit code 1 when a figure fell below its floor."""
    parser = argparse.ArgumentParser(prog="benchmarks.all", description="Every accuracy figure.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--raise-floors", action="store_true")
    arguments = parser.parse_args()
    floors: dict[str, float] = json.loads(FLOORS.read_text("utf-8"))
    figures = measure(arguments.data)
    for name, value in figures.items():
        print(f"| {name} | {value} | {floors.get(name, '')} |")
    if arguments.raise_floors:
        FLOORS.write_text(json.dumps(raised(figures, floors), indent=1) + "\n", "utf-8")
    below = fallen(figures, floors)
    print("\n".join(below) or "no figure fell below its floor")
    sys.exit(1 if below else 0)


if __name__ == "__main__":
    main()
