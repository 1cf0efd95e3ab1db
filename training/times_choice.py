"""Fit the weights by which `foreigndesk.reading.times.pairing` pairs times with events.

    python -m training.times_choice [--data ../shared/data] [--out FILE]

Logistic regression with a quadratic penalty, by Newton's method, on the annotated sentences of the
tuning half (split by document as in `benchmarks.times`); nothing in it is random. Prints
the precision and recall in five folds by document, then writes the weights of all.
"""

import argparse
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from msgspec import Struct

from benchmarks.times import half_of, read_lines
from foreigndesk.intake.report import BlockRole, Span
from foreigndesk.reading.marks import Sentence
from foreigndesk.reading.times import TimedText, find_times
from foreigndesk.reading.times.dating import options_of, place_of
from foreigndesk.reading.times.pairing import features

OUT = Path("src/foreigndesk/reading/times/pairing.tsv")
PENALTY = 5.0
SEEN = 3  # how often a feature must occur
SMALL = 0.05  # weights nearer to nothing are left out
FOLDS = 5
UNDATED = "2003-06-15"  # the day given to sentences whose report has none

Line = dict[str, Any]


class Pair(Struct, frozen=True):
    """An event and an expression that may date it."""

    document: str
    event: int
    features: tuple[str, ...]
    dates: bool


def pairs_of(rows: Sequence[Line]) -> Iterator[Pair]:
    """Yield the pairs of all events and the dated expressions of their sentences."""
    number = 0
    for row in rows:
        text, published = row["text"], date.fromisoformat((row["date"] or UNDATED)[:10])
        times = find_times(text, published)
        sentence = Sentence(span=Span(0, len(text)), block=0, role=BlockRole.PARAGRAPH)
        page = TimedText(text=text, published=published, sentences=(sentence,), times=times)
        for event in row["events"]:
            number += 1
            place = place_of(Span(*event["anchor"]), sentence, page)
            gold = Span(*event["time"]) if event["time"] else None
            for index, option in options_of(place, sentence, page):
                yield Pair(
                    document=row["doc"],
                    event=number,
                    features=tuple(features(place, option, published)),
                    dates=gold is not None and times[index].span.overlaps(gold),
                )


def fit(seen: np.ndarray, dates: np.ndarray) -> np.ndarray:
    """Return the weights, the bias last, that fit these rows of features best."""
    rows = np.hstack([seen, np.ones((len(seen), 1))])
    weights = np.zeros(rows.shape[1])
    penalty = np.full(rows.shape[1], PENALTY)
    penalty[-1] = 1e-3
    for _ in range(10):
        chance = 1 / (1 + np.exp(-(rows @ weights)))
        slope = rows.T @ (chance - dates) + penalty * weights
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(penalty)
        weights -= np.linalg.solve(bend, slope)
    return weights


def fold_of(document: str) -> int:
    """Return the fold of a document, by a hash."""
    return int(hashlib.sha256(b"fold " + document.encode()).hexdigest(), 16) % FOLDS


def report(pairs: Sequence[Pair], scores: np.ndarray) -> None:
    """Print precision and recall of the best pair of each event."""
    best: dict[int, tuple[float, bool]] = {}
    for pair, score in zip(pairs, scores, strict=True):
        if score > best.get(pair.event, (0.0, False))[0]:
            best[pair.event] = (float(score), pair.dates)
    gold = len({pair.event for pair in pairs if pair.dates})
    right = sum(dates for _, dates in best.values())
    print(f"{gold} events dated: precision {right / len(best):.3f}, recall {right / gold:.3f}")


def main() -> None:
    """Fit, print what the folds say, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    lines = read_lines(options.data / "annotated" / "desk_sentences.jsonl")
    rows = [row for row in lines if half_of(row["doc"].rsplit("/", 1)[-1]) == "tuning"]
    pairs = list(pairs_of(rows))
    counts = Counter(name for pair in pairs for name in set(pair.features))
    names = sorted(name for name, count in counts.items() if count >= SEEN)
    seen = np.array([[name in set(pair.features) for name in names] for pair in pairs], float)
    dates = np.array([pair.dates for pair in pairs], float)
    folds = np.array([fold_of(pair.document) for pair in pairs])
    scores = np.zeros(len(pairs))
    for fold in range(FOLDS):
        weights = fit(seen[folds != fold], dates[folds != fold])
        scores[folds == fold] = seen[folds == fold] @ weights[:-1] + weights[-1]
    report(pairs, scores)
    weights = fit(seen, dates)
    kept = [(name, weight) for name, weight in zip(names, weights, strict=False)]
    text = "# feature\tlog-odds that the expression dates the event\n"
    text += f"bias\t{weights[-1]:.3f}\n"
    text += "".join(f"{name}\t{weight:.3f}\n" for name, weight in kept if abs(weight) >= SMALL)
    options.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
