"""Train the linear models of `reading/events` on the annotated sentences.

    python tools/train_event_models.py DESK_SENTENCES.jsonl MODELS_FOLDER [--half tuning]

Multinomial logistic regression (Adam, L2), five models: act (type or none), mode, status, actor
link, recipient link. `--half tuning` trains on one half of the documents, so that the other can
check; the models in the package are trained on all. Deterministic: seed 7, one thread. Needs numpy
(in the development lock). What is written are features and weights, no text.
"""

import argparse
import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from foreigndesk.intake.report import Span
from foreigndesk.reading.events.keys import act_features, mode_features, status_features
from foreigndesk.reading.events.linear import SCALE
from foreigndesk.reading.events.links import link_features
from foreigndesk.reading.tokens import Token, tokenize

Example = tuple[list[str], str]
SEED = 7
EPOCHS = 6
NONE = "none"
OWN = ("l:", "f:", "l-1:", "l+1:", "l+2:")
"""Features of the word itself: a copy of each example lacks them, so that a word of the lexicon
that was never seen in training is read by what its kind does."""


def is_tuning(document: str) -> bool:
    """Whether a document belongs to the tuning half (by a stable hash of its name)."""
    return hashlib.blake2b(document.encode(), digest_size=1).digest()[0] % 2 == 0


def anchor_index(tokens: list[Token], anchor: list[int]) -> int | None:
    """Return the index of the anchor's word: its last noun-like or first verb-like word."""
    inside = [i for i, t in enumerate(tokens) if anchor[0] <= t.start < anchor[1] and t.is_word]
    return inside[0] if inside else None


def act_examples(line: dict[str, Any], tokens: list[Token]) -> Iterator[Example]:
    """Yield every word with its type, or none; words inside an anchor after its first are left."""
    heads = {anchor_index(tokens, e["anchor"]): e["type"] for e in line["events"]}
    spans = [tuple(event["anchor"]) for event in line["events"]]
    for index, token in enumerate(tokens):
        if index in heads:
            label = heads[index]
        elif token.is_word and not any(s <= token.start < e for s, e in spans):
            label = NONE
        else:
            continue
        features = act_features(tokens, index)
        yield features, label
        if any(feature.startswith("x:") for feature in features):
            yield [f for f in features if not f.startswith(OWN)], label


def mode_examples(line: dict[str, Any], tokens: list[Token]) -> Iterator[Example]:
    """Yield every act with its mode, or none."""
    for event in line["events"]:
        index = anchor_index(tokens, event["anchor"])
        if index is not None:
            yield mode_features(tokens, index, event["type"]), event["mode"] or NONE


def status_examples(line: dict[str, Any], tokens: list[Token]) -> Iterator[Example]:
    """Yield every act with its status."""
    for event in line["events"]:
        index = anchor_index(tokens, event["anchor"])
        if index is not None:
            yield status_features(tokens, index, event["type"]), event["status"]


def link_examples(line: dict[str, Any], tokens: list[Token], part: str) -> Iterator[Example]:
    """Yield every pair of act and mention with "yes" or "no"."""
    mentions = {actor["id"]: Span(*actor["span"]) for actor in line["actors"]}
    others = sorted(mentions.values())
    for event in line["events"]:
        index = anchor_index(tokens, event["anchor"])
        if index is None:
            continue
        for actor, span in mentions.items():
            label = "yes" if actor in event[part] else "no"
            yield link_features(tokens, index, span, others, event["type"]), label


def fit(examples: list[Example], *, floor: int, decay: float) -> dict[str, Any]:
    """Return labels, bias and weights in hundredths of a model fitted to the examples."""
    counts = Counter(feature for features, _ in examples for feature in set(features))
    names = sorted(feature for feature, count in counts.items() if count >= floor)
    index = {name: number for number, name in enumerate(names)}
    labels = sorted({label for _, label in examples})
    rows = [np.array(sorted({index[f] for f in fs if f in index})) for fs, _ in examples]
    gold = np.array([labels.index(label) for _, label in examples])
    weights, bias = _descend(rows, gold, (len(names), len(labels)), decay)
    scaled = np.rint(weights * SCALE).astype(int)
    kept = {
        name: [[int(c), int(scaled[i, c])] for c in np.flatnonzero(abs(scaled[i]) >= 3)]
        for name, i in index.items()
    }
    return {
        "labels": labels,
        "bias": [round(float(value), 2) for value in bias],
        "weights": {name: pairs for name, pairs in kept.items() if pairs},
    }


def _descend(rows: list[Any], gold: Any, shape: tuple[int, int], decay: float) -> tuple[Any, Any]:
    """Fit by Adagrad over single examples in a seeded order."""
    order = np.random.default_rng(SEED)
    weights, squares = np.zeros(shape), np.full(shape, 1e-2)
    bias = np.zeros(shape[1])
    for epoch in range(EPOCHS):
        rate = 0.25 / (1 + 0.3 * epoch)
        for number in order.permutation(len(rows)):
            row = rows[number]
            logits = weights[row].sum(axis=0) + bias
            chances = np.exp(logits - logits.max())
            chances /= chances.sum()
            chances[gold[number]] -= 1.0
            step = chances[None, :] + decay * weights[row]
            squares[row] += step**2
            weights[row] -= rate * step / np.sqrt(squares[row])
            bias -= 0.01 * rate * chances
    return weights, bias


def gather(lines: Iterable[dict[str, Any]]) -> dict[str, list[Example]]:
    """Return the examples of all five models."""
    found: dict[str, list[Example]] = {
        name: [] for name in ("act", "mode", "status", "actor", "recipient")
    }
    for line in lines:
        tokens = tokenize(line["text"], Span(0, len(line["text"])))
        found["act"] += act_examples(line, tokens)
        found["mode"] += mode_examples(line, tokens)
        found["status"] += status_examples(line, tokens)
        found["actor"] += link_examples(line, tokens, "actors")
        found["recipient"] += link_examples(line, tokens, "recipients")
    return found


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description="Train the linear event models.")
    parser.add_argument("sentences", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=("tuning", "all"), default="all")
    arguments = parser.parse_args()
    rows = map(json.loads, arguments.sentences.read_text("utf-8").splitlines())
    lines = [row for row in rows if arguments.half == "all" or is_tuning(row["doc"])]
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for name, examples in gather(lines).items():
        model = fit(examples, floor=2, decay=0.01)
        data = json.dumps(model, separators=(",", ":"), sort_keys=True).encode()
        target = arguments.folder / f"{name}.json.z"
        target.write_bytes(zlib.compress(data, 9))
        size = target.stat().st_size
        print(f"{name}: {len(examples)} examples, {len(model['weights'])} features, {size} bytes")


if __name__ == "__main__":
    main()
