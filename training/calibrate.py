"""Fit the tuning on held-out documents: `python -m training.calibrate --run NAME [--bounds]`.

Half of the held-out documents (by a hash of the name) fits, the other half shows what it is worth.
An event is right when an annotated anchor of its type overlaps it, a statement when an annotated
content of the same words (Jaccard at least a half) has its source. Bounds other than a half are
fitted only on request: for the first weights they gave nothing on the other half.
"""

import argparse
import json
import math
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.learned import sentence_marks
from benchmarks.marked import (
    SENTENCE_FIGURES,
    f1,
    judged_events,
    judged_statements,
    score_sentence,
)
from foreigndesk.reading.encoder import Encoder, load_encoder
from foreigndesk.reading.encoder.decode import Tuning
from foreigndesk.reading.encoder.pieces import WordPieces
from training.corpora import Corpora, Row, held_out
from training.train import RUNS

Judged = list[tuple[float, bool]]
STEPS, RATE = 4000, 0.05
GRID = (0.2, 0.3, 0.4, 0.5, 0.6)
# one after the other: each bound is chosen by the figure it matters for most
TARGETS = {
    "anchor": "anchors with type",
    "cue": "statements with source",
    "speaker": "statements with source",
    "said": "statements with source",
    "mention": "with type, actors and recipients",
    "actor": "with type and actors",
    "recipient": "with type, actors and recipients",
}


def figure(encoder: Encoder, rows: Sequence[Row], name: str) -> float:
    """Return one figure of the annotated sentences, read after their context."""
    total: Counter[str] = Counter()
    for row in rows:
        total += score_sentence(row, sentence_marks(encoder, row, context=True))
    return f1(total, *SENTENCE_FIGURES[name])


def fit_bounds(encoder: Encoder, rows: Sequence[Row]) -> dict[str, float]:
    """Return the bounds that are best on `rows`, each chosen after the ones before it."""
    bounds: dict[str, float] = {}
    for name, target in TARGETS.items():
        scored = {
            bound: figure(encoder.tuned(Tuning(bounds={**bounds, name: bound})), rows, target)
            for bound in GRID
        }
        bounds[name] = max(GRID, key=lambda b, s=scored: (s[b], -abs(b - 0.5)))
        print(f"{name}: " + " ".join(f"{b}={f:.1f}" for b, f in scored.items()), flush=True)
    return bounds


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
    """Read the arguments, fit, show and write `tuning.json` into the run's folder."""
    parser = argparse.ArgumentParser(prog="training.calibrate", description="Fit the tuning.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--run", required=True, help="an exported run")
    parser.add_argument("--bounds", action="store_true", help="fit the bounds too")
    arguments = parser.parse_args()
    folder = RUNS / arguments.run / "weights"
    plain = load_encoder(folder=folder).tuned(Tuning())
    cutter = WordPieces.from_lines((folder / "vocabulary.txt").read_text("utf-8"))
    rows = Corpora(arguments.data, cutter).sentence_rows(held=True)
    fit = [row for row in rows if held_out("half/" + row["doc"], 50)]
    check = [row for row in rows if not held_out("half/" + row["doc"], 50)]
    bounds = fit_bounds(plain, fit) if arguments.bounds else {}
    tuned = plain.tuned(Tuning(bounds=bounds))
    for name in dict.fromkeys(TARGETS.values()):
        before, after = figure(plain, check, name), figure(tuned, check, name)
        print(f"check half, {name}: {before:.1f} -> {after:.1f}")
    fits, checks = judge(tuned, fit), judge(tuned, check)
    curves = {kind: fit_curve(judged) for kind, judged in fits.items()}
    for kind, curve in curves.items():
        before, after = gap(checks[kind], (1.0, 0.0)), gap(checks[kind], curve)
        print(f"{kind}: {len(checks[kind])} checked, error {before:.3f} -> {after:.3f}")
    tuning = {"bounds": bounds, "curves": curves}
    (RUNS / arguments.run / "tuning.json").write_text(json.dumps(tuning), "utf-8")


if __name__ == "__main__":
    main()
