"""Fit how scores become groups, on topics that the network never learnt from.

    python -m training.coref_tune --runs fold1 fold2 fold3 --out FILE

Reads `held.json` of runs with `--hold`, prints the CoNLL F1 of every setting, and that of choosing
the setting on all other topics (leaving one out at a time); writes the best setting.
"""

import argparse
import json
from collections import defaultdict
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from benchmarks.coref_score import score_clusters
from foreigndesk.reading.pairs.group import Setting, average_linkage, chances_of
from training.train import RUNS

SETTINGS = [
    Setting(least=least, apart=apart, middle=middle)
    for least, apart, middle in product(
        (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5), (0.0, 0.25, 0.5, 1.0), (0.0, -1.0)
    )
]


class Topic(NamedTuple):
    """The mentions of one topic: gold chains, mean logits between them and between passages."""

    chains: list[str]
    scores: np.ndarray
    together: np.ndarray


def topics_of(answers: dict[str, Any]) -> dict[str, Topic]:
    """Return the topics of a run's `held.json`, logits averaged over both orders."""
    passages = answers["passages"]
    places: dict[int, tuple[str, int]] = {}
    chains: dict[str, list[str]] = defaultdict(list)
    for number, passage in enumerate(passages):
        places[number] = passage["topic"], len(chains[passage["topic"]])
        chains[passage["topic"]] += passage["chains"]
    sums = {topic: np.zeros((3, len(all_), len(all_))) for topic, all_ in chains.items()}
    for window in answers["windows"]:
        (topic, one), (_, other) = places[window["first"]], places[window["second"]]
        scores = np.array(window["scores"], dtype=float)
        rows, columns = slice(one, one + len(scores)), slice(other, other + scores.shape[1])
        sums[topic][0, rows, columns] += np.nan_to_num(scores)
        sums[topic][1, rows, columns] += window["together"]
        sums[topic][2, rows, columns] += 1
    return {topic: _topic(chains[topic], whole) for topic, whole in sums.items()}


def _topic(chains: list[str], sums: np.ndarray) -> Topic:
    whole = sums + sums.transpose(0, 2, 1)
    count = np.maximum(whole[2], 1)
    return Topic(chains, whole[0] / count, whole[1] / count)


def grouped(topic: Topic, setting: Setting) -> list[int]:
    """Return the group of every mention."""
    return average_linkage(np, chances_of(np, topic.scores, topic.together, setting), setting.least)


def conll(topics: dict[str, Topic], groups: dict[str, list[int]]) -> dict[str, float]:
    """Return the figures of groups over topics together, in per cent."""
    gold = {(t, n): (t, c) for t, topic in topics.items() for n, c in enumerate(topic.chains)}
    found = {(t, n): (t, g) for t in topics for n, g in enumerate(groups[t])}
    return {name: 100 * value for name, value in score_clusters(gold, found).items()}


def main() -> None:
    """Read the arguments, print the table and write the best setting."""
    parser = argparse.ArgumentParser(prog="training.coref_tune", description="Fit the grouping.")
    parser.add_argument("--runs", nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    topics: dict[str, Topic] = {}
    for run in arguments.runs:
        topics |= topics_of(json.loads((RUNS / run / "held.json").read_text("utf-8")))
    groups = {s: {t: grouped(topic, s) for t, topic in topics.items()} for s in SETTINGS}
    totals = {s: conll(topics, groups[s]) for s in SETTINGS}
    for setting in sorted(SETTINGS, key=lambda s: -totals[s]["CoNLL"])[:12]:
        print(setting, {k: round(v, 1) for k, v in totals[setting].items()})
    best = max(SETTINGS, key=lambda s: totals[s]["CoNLL"])
    print("one setting for all:", round(totals[best]["CoNLL"], 1))
    left_out = {t: _best_without(t, topics, groups) for t in topics}
    honest = conll(topics, {t: groups[left_out[t]][t] for t in topics})
    print("chosen on the other topics:", {k: round(v, 1) for k, v in honest.items()})
    arguments.out.write_text(json.dumps({"setting": best._asdict()}) + "\n", "utf-8")


def _best_without(
    topic: str, topics: dict[str, Topic], groups: dict[Setting, dict[str, list[int]]]
) -> Setting:
    rest = {t: found for t, found in topics.items() if t != topic}
    return max(SETTINGS, key=lambda s: conll(rest, groups[s])["CoNLL"])


if __name__ == "__main__":
    main()
