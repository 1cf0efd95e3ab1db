"""Learn how the words around an actor tell its country (`reading/actors/homes.json`).

    python tools/train_homes.py --data ../shared/data/annotated/desk_sentences.jsonl

Learns on the tuning half of the annotated sentences alone (`benchmarks.actors.half_of`); --folds
tells what each fifth of its documents gives when learned from the others.
"""

import argparse
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))
from benchmarks.actors import half_of, report_of
from foreigndesk.intake.report import Span
from foreigndesk.reading.actors import finding, homes
from foreigndesk.whoswho import load_whoswho

TARGET = Path(homes.__file__).with_name("homes.json")
RARE = 8  # a feature of fewer examples is not learned


class Example(NamedTuple):
    """The options for one actor and which is right; `doc` is its document."""

    doc: str
    options: dict[str | None, homes.Features]
    right: str | None
    text: str


def examples(rows: Sequence[dict[str, Any]]) -> list[Example]:
    """Return an example for every annotated actor whose own words tell no country."""
    found = []
    who = load_whoswho()
    for row in rows:
        report, sentences, shift = report_of(row)
        spans = {a["id"]: Span(a["span"][0] + shift, a["span"][1] + shift) for a in row["actors"]}
        asked: dict[Span, Any] = {}

        def watched(question: homes.Asked, *words: Any, asked: dict[Span, Any] = asked) -> Any:
            asked[question.span] = homes.candidates(question, *words)
            return homes.home_of(question, *words)

        with patch.object(finding, "home_of", watched):
            finding.resolve_mentions(report, sentences, list(spans.values()), who)
        for actor in row["actors"]:
            options = asked.get(spans[actor["id"]])
            if options is not None:
                words = spans[actor["id"]].of(report.text)
                found.append(Example(row["doc"], options, actor["country"], words))
    return found


def learn(data: Sequence[Example], decay: float, steps: int = 300) -> dict[str, float]:
    """Return the weights of a softmax over the options, learned with weight decay.

    A country that is not among the options counts as none.
    """
    counts: defaultdict[str, int] = defaultdict(int)
    for example in data:
        for name in {n for f in example.options.values() for n in f}:
            counts[name] += 1
    names = sorted(n for n, count in counts.items() if count >= RARE)
    index = {n: i for i, n in enumerate(names)}
    rows = [(e, o) for e in data for o in e.options]
    matrix = np.zeros((len(rows), len(names)))
    for row, (example, option) in enumerate(rows):
        for name, value in example.options[option].items():
            if name in index:
                matrix[row, index[name]] = value
    starts = np.cumsum([0, *[len(e.options) for e in data]])[:-1]
    gold = np.zeros(len(rows))
    for row, (example, option) in enumerate(rows):
        right = example.right if example.right in example.options else None
        gold[row] = option == right
    decays = np.array([decay * (3.0 if n.split(" ")[0].isupper() else 1.0) for n in names])
    weights, first, second = np.zeros(len(names)), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, steps + 1):
        scores = matrix @ weights
        scores -= np.repeat(np.maximum.reduceat(scores, starts), [len(e.options) for e in data])
        likely = np.exp(scores)
        likely /= np.repeat(np.add.reduceat(likely, starts), [len(e.options) for e in data])
        slope = matrix.T @ (likely - gold) + decays * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        weights -= 0.03 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return dict(zip(names, weights.round(3).tolist(), strict=True))


def rights(data: Sequence[Example], model: homes.Weights) -> tuple[int, int, int]:
    """Return how many actors get the right country (or none), how many one at all, of how many."""
    answers = [(homes.chosen(e.options, model), e.right) for e in data]
    return (
        sum(a == r for a, r in answers),
        sum(a is not None for a, _ in answers),
        len(answers),
    )


def folds(data: Sequence[Example], decay: float, least: float) -> None:
    """Print what each fifth of the documents gives when learned from the others."""
    total = np.zeros(5, dtype=int)
    for fold in range(5):
        mine = [hashlib.blake2b(e.doc.encode()).digest()[1] % 5 == fold for e in data]
        weights = learn([e for e, m in zip(data, mine, strict=True) if not m], decay)
        kept = [e for e, m in zip(data, mine, strict=True) if m]
        model = homes.Weights(weights, least)
        right, said, _ = rights(kept, model)
        true = sum(homes.chosen(e.options, model) == e.right for e in kept if e.right)
        among = sum(e.right in e.options for e in kept)
        total += [right, said, len(kept), true, among]
    print(
        f"decay {decay} least {least}: right {total[0]} of {total[2]}, {total[3]} of {total[1]}"
        f" countries given; right one among the options {total[4]}"
    )


def main() -> None:
    """Learn, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument(
        "--data", type=Path, default=Path("../shared/data/annotated/desk_sentences.jsonl")
    )
    parser.add_argument("--folds", action="store_true")
    parser.add_argument("--decay", type=float, default=3.0)
    parser.add_argument("--least", type=float, default=0.4)
    arguments = parser.parse_args()
    rows = [json.loads(line) for line in arguments.data.read_text("utf-8").splitlines()]
    data = examples([row for row in rows if half_of(row) == "tuning"])
    if arguments.folds:
        folds(data, arguments.decay, arguments.least)
        return
    weights = learn(data, arguments.decay)
    kept = {n: w for n, w in weights.items() if abs(w) >= 0.02}
    TARGET.write_text(
        json.dumps({"weights": kept, "least": arguments.least}, separators=(",", ":")), "utf-8"
    )
    print(rights(data, homes.Weights(kept, arguments.least)), len(kept))


if __name__ == "__main__":
    main()
