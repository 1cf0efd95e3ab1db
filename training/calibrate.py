"""Fit the curves of events and statements: `python -m training.calibrate --run NAME`.

Half of the held-out documents (by a hash of the name) fits the curves, the other half shows how
reliable they are. An event is right when an annotated anchor of its type overlaps it, a statement
when an annotated content of the same words (Jaccard at least a half) has its source.
"""

import argparse
import json
import math
from collections.abc import Sequence
from pathlib import Path

from benchmarks.learned import sentence_marks
from benchmarks.marked import judged_events, judged_statements
from foreigndesk.reading.encoder import Encoder, load_encoder
from foreigndesk.reading.encoder.pieces import WordPieces
from training.corpora import Corpora, Row, held_out
from training.train import RUNS

Judged = list[tuple[float, bool]]
STEPS, RATE = 4000, 0.05


def fit_curve(judged: Judged) -> tuple[float, float]:
    """Return slope and shift of the log-odds that make the judged chances likeliest."""
    slope, shift = 1.0, 0.0
    for _ in range(STEPS):
        pull = turn = 0.0
        for chance, right in judged:
            odds = math.log(chance / (1 - chance))
            error = 1 / (1 + math.exp(-slope * odds - shift)) - right
            turn += error * odds
            pull += error
        slope -= RATE * turn / len(judged)
        shift -= RATE * pull / len(judged)
    return round(slope, 4), round(shift, 4)


def gap(judged: Judged, curve: tuple[float, float], bins: int = 5) -> float:
    """Return the expected calibration error over bins of equal size."""
    slope, shift = curve
    moved = sorted(
        (1 / (1 + math.exp(-slope * math.log(c / (1 - c)) - shift)), right) for c, right in judged
    )
    total = 0.0
    for number in range(bins):
        part = moved[number * len(moved) // bins : (number + 1) * len(moved) // bins]
        total += abs(sum(c for c, _ in part) - sum(r for _, r in part))
    return total / len(moved)


def judge(encoder: Encoder, rows: Sequence[Row]) -> dict[str, Judged]:
    """Return chance and rightness of everything found in annotated sentences."""
    judged: dict[str, Judged] = {"event": [], "statement": []}
    for row in rows:
        marks = sentence_marks(encoder, row, context=True)
        judged["event"] += judged_events(row, marks)
        judged["statement"] += judged_statements(row, marks)
    return {
        kind: [(min(max(c, 1e-4), 1 - 1e-4), right) for c, right in found]
        for kind, found in judged.items()
    }


def main() -> None:
    """Read the arguments, fit and show."""
    parser = argparse.ArgumentParser(prog="training.calibrate", description="Fit the curves.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--run", required=True, help="an exported run, with plain curves")
    arguments = parser.parse_args()
    folder = RUNS / arguments.run / "weights"
    encoder = load_encoder(folder=folder)
    cutter = WordPieces.from_lines((folder / "vocabulary.txt").read_text("utf-8"))
    rows = Corpora(arguments.data, cutter).sentence_rows(held=True)
    fits = judge(encoder, [row for row in rows if held_out("half/" + row["doc"], 50)])
    checks = judge(encoder, [row for row in rows if not held_out("half/" + row["doc"], 50)])
    curves = {kind: fit_curve(judged) for kind, judged in fits.items()}
    for kind, curve in curves.items():
        before, after = gap(checks[kind], (1.0, 0.0)), gap(checks[kind], curve)
        print(f"{kind}: {len(checks[kind])} checked, error {before:.3f} before, {after:.3f} after")
    print(json.dumps(curves))


if __name__ == "__main__":
    main()
