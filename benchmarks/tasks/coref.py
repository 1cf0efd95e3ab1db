"""Cross-report coreference of given mentions of acts, by the package's pair network.

A whole file at once: mentions of all reports of one topic are compared with each other. Read are
the topic, the sentences and the mentions' places; not the chains, the sub-topic, the entities or
the name of a report, which ECB+ gives away what belongs together by.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Any

from foreigndesk.reading.pairs import Mention, Pairs, Report, group_mentions, load_pairs

Line = dict[str, Any]
HAPPENINGS = 2  # of each topic, by the corpus's making: a happening and another of its kind


@cache
def _pairs() -> Pairs:
    return load_pairs()


def predict_all(lines: Sequence[Line]) -> list[Line]:
    """Return one answer a mention, in the order of the lines."""
    topics: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        topics[line["topic"]].append(number)
    clusters: dict[str, str] = {}
    for topic, numbers in topics.items():
        reports = [_report(number, lines[number]) for number in numbers]
        groups = group_mentions(_pairs(), reports, HAPPENINGS)
        clusters |= {key: f"{topic}/{group}" for key, group in groups.items()}
    return [
        {
            "doc": line["id"],
            "sentence": event["sentence"],
            "tokens": event["tokens"],
            "cluster": clusters[_key(number, at)],
        }
        for number, line in enumerate(lines)
        for at, event in enumerate(line["events"])
    ]


def _report(number: int, line: Line) -> Report:
    order = sorted(line["sentences"], key=int)
    mentions: dict[int, list[Mention]] = defaultdict(list)
    for at, event in enumerate(line["events"]):
        mention = Mention(_key(number, at), event["text"], tuple(event["tokens"]))
        mentions[order.index(str(event["sentence"]))].append(mention)
    sentences = [line["sentences"][n] for n in order]
    return Report(sentences, _pairs().passages(sentences, mentions))


def _key(number: int, at: int) -> str:
    return f"{number}:{at}"
