"""Fit how reports are told apart: `python -m training.coref_reports --base FOLDER --out FILE`.

A logistic regression over the likenesses of two reports of one topic of ECB+ train (same
sub-topic or not; every topic weighs the same), with vectors of the untrained network, which has
seen none of them. Prints, with the topic left out, how many pairs of reports are put right when
each topic is parted in two. Newton's method, squared weights held down.
"""

import argparse
import json
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch

from foreigndesk.reading.encoder.pieces import WordPieces
from foreigndesk.reading.pairs.group import average_linkage
from foreigndesk.reading.pairs.load import READER, VOCABULARY, Table
from foreigndesk.reading.pairs.reports import WIDTH, Weights, likenesses_of, together_logits
from training.coref import WEIGHTS, PairRecipe, begin
from training.coref_batch import Collator
from training.coref_export import reader_table
from training.coref_windows import Line, read_lines, told

HELD_DOWN = 10.0  # half the squared weights times this is added to the loss
ROUNDS = 30


class Topic(NamedTuple):
    """Likenesses of all pairs of reports and whether they share a sub-topic."""

    likenesses: np.ndarray
    same: np.ndarray


def topic_of(lines: list[Line], collator: Collator, cutter: WordPieces, model: Any) -> Topic:
    """Return the pairs of the reports of one topic."""
    vectors = []
    with torch.no_grad():
        for line in lines:
            passages = [one.passage.ids for one in told(cutter, [line])]
            parts = [model.vectors(collator.alone([ids]))[0].numpy() for ids in passages]
            vectors.append(np.mean(parts, axis=0))
    sentences = [
        [line["sentences"][n] for n in sorted(line["sentences"], key=int)] for line in lines
    ]
    names = [line["subtopic"] for line in lines]
    same = np.array([[a == b for b in names] for a in names])
    return Topic(likenesses_of(np, np.array(vectors), sentences), same)


def fit(topics: list[Topic]) -> Weights:
    """Return the regression over all pairs of different reports; every topic weighs the same."""
    rows, truth, weight = [], [], []
    for topic in topics:
        above = np.triu_indices(len(topic.same), 1)
        rows.append(topic.likenesses[above])
        truth.append(topic.same[above])
        weight.append(np.full(len(above[0]), 1 / len(above[0])))
    inputs = np.c_[np.concatenate(rows), np.ones(sum(map(len, rows)))]
    share = np.concatenate(weight)
    share *= len(inputs) / share.sum()
    penalty = np.diag([HELD_DOWN] * WIDTH + [0.0])
    found = np.zeros(WIDTH + 1)
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-inputs @ found))
        slope = inputs.T @ (share * (chance - np.concatenate(truth))) + penalty @ found
        bend = (inputs * (share * chance * (1 - chance))[:, None]).T @ inputs + penalty
        found -= np.linalg.solve(bend, slope)
    *weights, bias = (round(float(value), 4) for value in found)
    return Weights(tuple(weights), bias)


def put_right(topic: Topic, weights: Weights) -> float:
    """Return the share of pairs put right when the topic is parted in two."""
    groups = np.array(average_linkage(np, together_logits(np, topic.likenesses, weights), parts=2))
    return float(((groups[:, None] == groups[None]) == topic.same).mean())


def main() -> None:
    """Read the arguments, fit and write."""
    parser = argparse.ArgumentParser(
        prog="training.coref_reports", description="Tell reports apart."
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--base", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    cutter = WordPieces.from_lines((WEIGHTS / VOCABULARY).read_text("utf-8"))
    table = Table(**reader_table(WEIGHTS)).read(np, (WEIGHTS / READER).read_bytes())
    collator, model = Collator(table, cutter), begin(PairRecipe(), arguments.base).eval()
    lines = read_lines(arguments.data, "train")
    names = sorted({line["topic"] for line in lines}, key=int)
    topics = {
        name: topic_of([x for x in lines if x["topic"] == name], collator, cutter, model)
        for name in names
    }
    right = {n: put_right(t, fit([topics[o] for o in names if o != n])) for n, t in topics.items()}
    print(f"{sum(right.values()) / len(right):.3f}", {n: round(r, 2) for n, r in right.items()})
    weights = fit(list(topics.values()))
    print(weights)
    arguments.out.write_text(json.dumps({"reports": weights._asdict()}) + "\n", "utf-8")


if __name__ == "__main__":
    main()
