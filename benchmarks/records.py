"""Score the package on annotated records with the scorer beside them.

python -m benchmarks.records --data FOLDER
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.predict import predict_file


def score_records(data: Path, *, only: str | None = None) -> dict[str, float]:
    """Return the scorer's figures over the annotated records in `data/records`."""
    gold = data / "records"
    with tempfile.TemporaryDirectory() as folder:
        chosen, out = Path(folder, "gold"), Path(folder, "out")
        chosen.mkdir()
        for file in sorted(gold.glob(f"{only or '*'}.json")):
            (chosen / file.name).write_bytes(file.read_bytes())
        predict_file("records", chosen, out)
        command = [sys.executable, str(gold / "score_records.py"), str(chosen), str(out), "--json"]
        answer = subprocess.run(command, capture_output=True, text=True, check=True)
    total: dict[str, dict[str, float]] = json.loads(answer.stdout)["total"]
    return {
        name: round(100 * value.get("f1", value.get("acc", 0.0)), 1)
        for name, value in total.items()
    }


def main() -> None:
    """Print the figures for all annotated records together and for each alone."""
    parser = argparse.ArgumentParser(prog="benchmarks.records", description="Score records.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    data = parser.parse_args().data
    names = [file.stem for file in sorted((data / "records").glob("*.json"))]
    for name in (None, *names):
        print(name or "all")
        print(json.dumps(score_records(data, only=name), indent=1))


if __name__ == "__main__":
    main()
