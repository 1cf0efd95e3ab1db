"""Cross-report coreference of acts on ECB+, gold mentions, topic known.

    python -m benchmarks.coref --data ../shared/data [--part dev]

Prints MUC, B3, CEAFe and their mean of the package and of one cluster a head stem and topic, with
intervals (95 %, topics drawn anew 1,000 times), and the mean of every topic.
"""

import argparse
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.coref_score import FIGURES, score_clusters
from benchmarks.tasks.coref import predict_all
from foreigndesk.reading.pairs.likeness import head_stem

Line = dict[str, Any]
Mention = tuple[str, int, tuple[int, ...]]
Clusters = dict[Mention, str]
DRAWN = 1000


def conll(data: Path, part: str = "dev") -> float:
    """Return the package's CoNLL F1 on a part, in points."""
    lines = read_lines(data, part)
    return round(100 * score_clusters(gold_of(lines), found_in(lines))["CoNLL"], 1)


def read_lines(data: Path, part: str) -> list[Line]:
    """Return the reports of a part."""
    text = (data / "coref" / f"ecb_{part}.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def gold_of(lines: Sequence[Line]) -> Clusters:
    """Return the gold chain of every mention."""
    return {_place(line["id"], e): e["chain"] for line in lines for e in line["events"]}


def found_in(lines: Sequence[Line]) -> Clusters:
    """Return the package's cluster of every mention."""
    return {_place(answer["doc"], answer): answer["cluster"] for answer in predict_all(lines)}


def by_head(lines: Sequence[Line]) -> Clusters:
    """Return the floor: one cluster for one head stem in one topic."""
    return {
        _place(line["id"], event): f"{line['topic']}/{head_stem(event['text'])}"
        for line in lines
        for event in line["events"]
    }


def _place(report: str, event: Line) -> Mention:
    return report, event["sentence"], tuple(event["tokens"])


def by_topic(lines: Sequence[Line], clusters: Clusters) -> dict[str, Clusters]:
    """Return the clusters of each topic."""
    topic = {line["id"]: line["topic"] for line in lines}
    parts: dict[str, Clusters] = {name: {} for name in topic.values()}
    for mention, cluster in clusters.items():
        parts[topic[mention[0]]][mention] = cluster
    return parts


def interval(gold: dict[str, Clusters], found: dict[str, Clusters]) -> tuple[float, float]:
    """Return the 95 % interval of the CoNLL F1, topics drawn anew."""
    rng, scores = random.Random(1), list[float]()
    for _ in range(DRAWN):
        drawn = rng.choices(sorted(gold), k=len(gold))
        whole = [_drawn(parts, drawn) for parts in (gold, found)]
        scores.append(score_clusters(*whole)["CoNLL"])
    scores.sort()
    return scores[round(0.025 * DRAWN)], scores[round(0.975 * DRAWN) - 1]


def _drawn(parts: dict[str, Clusters], drawn: Sequence[str]) -> dict[Any, Any]:
    return {
        (number, mention): (number, cluster)
        for number, topic in enumerate(drawn)
        for mention, cluster in parts[topic].items()
    }


def main() -> None:
    """Read the arguments and print the tables."""
    parser = argparse.ArgumentParser(prog="benchmarks.coref", description="ECB+ coreference.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--part", choices=("train", "dev"), default="dev")
    arguments = parser.parse_args()
    lines = read_lines(arguments.data, arguments.part)
    started = time.process_time()
    systems = {"package": found_in(lines)}
    spent = time.process_time() - started
    systems["head stem"] = by_head(lines)
    gold = gold_of(lines)
    parts = by_topic(lines, gold)
    print(f"| ECB+ {arguments.part} | {' | '.join(FIGURES)} | 95 % of CoNLL |")
    print("|---" * (len(FIGURES) + 2) + "|")
    for name, found in systems.items():
        figures = score_clusters(gold, found)
        low, high = interval(parts, by_topic(lines, found))
        shown = " | ".join(f"{100 * figures[figure]:.1f}" for figure in FIGURES)
        print(f"| {name} | {shown} | {100 * low:.1f}–{100 * high:.1f} |")
    for topic, mentions in parts.items():
        own = (by_topic(lines, found)[topic] for found in systems.values())
        shown = " | ".join(f"{100 * score_clusters(mentions, f)['CoNLL']:.1f}" for f in own)
        print(f"| topic {topic}, {len(mentions)} mentions | {shown} |")
    print(f"{len(lines)} reports, {len(gold)} mentions in {spent:.0f} s of one core")


if __name__ == "__main__":
    main()
