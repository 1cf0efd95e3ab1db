"""Pairs of passages of ECB+ as windows for the pair network.

A line of the file is a report: tokens by sentence, mentions of acts with their chains. Two reports
of one topic are a window; all pairs of mentions between them are learnt from at once.
"""

import json
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations_with_replacement
from pathlib import Path
from typing import Any, NamedTuple

from foreigndesk.reading.encoder.pieces import WordPieces
from foreigndesk.reading.pairs.passages import Mention, Passage, cut_passages

Line = dict[str, Any]


class Told(NamedTuple):
    """A passage with what is true of it: its report, topic, happening, and chain by mention."""

    passage: Passage
    report: str
    topic: str
    happening: str
    chains: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many pieces it has."""
        return len(self.passage.ids)


Window = tuple[Told, Told]


def read_lines(data: Path, part: str, topics: Iterable[str] = ()) -> list[Line]:
    """Return the reports of `ecb_PART.jsonl`, those of some topics or all."""
    text = (data / "coref" / f"ecb_{part}.jsonl").read_text("utf-8")
    lines = [json.loads(line) for line in text.splitlines()]
    wanted = set(topics)
    return [line for line in lines if not wanted or line["topic"] in wanted]


def told(cutter: WordPieces, lines: Iterable[Line]) -> list[Told]:
    """Cut the reports into passages."""
    return [passage for line in lines for passage in _told(cutter, line)]


def _told(cutter: WordPieces, line: Line) -> list[Told]:
    numbers = sorted(line["sentences"], key=int)
    mentions: dict[int, list[Mention]] = defaultdict(list)
    for key, event in enumerate(line["events"]):
        mention = Mention(str(key), event["text"], tuple(event["tokens"]))
        mentions[numbers.index(str(event["sentence"]))].append(mention)
    sentences = [line["sentences"][number] for number in numbers]
    chains = [event["chain"] for event in line["events"]]
    return [
        Told(
            passage,
            line["id"],
            line["topic"],
            line["subtopic"],
            tuple(chains[int(key)] for key in passage.keys),
        )
        for passage in cut_passages(cutter, sentences, mentions)
    ]


def windows_of(passages: Sequence[Told]) -> list[Window]:
    """Return all pairs of passages of one topic, a passage of several mentions with itself too."""
    topics: dict[str, list[Told]] = defaultdict(list)
    for passage in passages:
        topics[passage.topic].append(passage)
    pairs = (p for same in topics.values() for p in combinations_with_replacement(same, 2))
    return [(a, b) for a, b in pairs if a is not b or len(a.chains) > 1]


def batches_of(windows: Sequence[Window], pieces: int, rng: random.Random) -> list[list[Window]]:
    """Group windows of like length into batches of about `pieces` padded pieces, shuffled."""
    batches: list[list[Window]] = []
    for window in sorted(windows, key=lambda w: w[0].size + w[1].size + 6 * rng.random()):
        size = window[0].size + window[1].size + 3
        if batches and (len(batches[-1]) + 1) * size <= pieces:
            batches[-1].append(window)
        else:
            batches.append([window])
    rng.shuffle(batches)
    return batches


def schedule(
    passages: Sequence[Told], *, rounds: int, pieces: int, easy: float, seed: int
) -> list[list[Window]]:
    """Return all batches of a run in order.

    A round has every window with a shared act, and a share `easy` of the others, each in an order
    of its own drawing.
    """
    rng = random.Random(seed)
    windows = windows_of(passages)
    hard = [w for w in windows if set(w[0].chains) & set(w[1].chains)]
    rest = [w for w in windows if not set(w[0].chains) & set(w[1].chains)]
    found: list[list[Window]] = []
    for _ in range(rounds):
        drawn = hard + rng.sample(rest, round(easy * len(rest)))
        turned = [(a, b) if rng.random() < 0.5 else (b, a) for a, b in drawn]
        found += batches_of(turned, pieces, rng)
    return found
