"""Learn which words name one act: `python -m training.coref_words --data FOLDER --out FILE`.

Counts, in ECB+ train, pairs of mentions of different documents of one sub-topic (reports of one
happening) by the words that name them, and how many of the pairs corefer. A topic counts with at
most `MOST` pairs, so that one much-told happening doesn't settle a word. The shares are drawn
towards the share of all equal or all different words by `PRIOR` pairs, and those of different words
that corefer in one topic alone are cut to `ALONE` of it: leaving one topic out at a time, 104 such
pairs of words (share 0.3 and more) corefered in 31 % of their pairs elsewhere, and 45 seen in
several topics in 71 %. What is written is words and numbers; the table is
`src/foreigndesk/desk/data/wording.tsv`.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from foreigndesk.desk.wording import act_word

Line = dict[str, Any]
Words = tuple[str, str]
MOST = 20.0  # pairs of one topic that count
PRIOR = 3.0  # pairs' worth of the general share
SAME, DIFFERENT = 0.85, 0.03  # general shares, of equal and of different words
LEAST_EQUAL, LEAST_DIFFERENT = 5.0, 3.0  # pairs that a row of the table must rest on
LOWEST = 0.3  # different words that corefer less often are left out
ALONE = 0.45  # of the share of different words that corefer in one topic only
SPEECHLESS = frozenset("it that this her herself himself itself what which one".split())


class Tally(NamedTuple):
    """Mention pairs with the same two words: how many corefer, and in how many topics."""

    pairs: float = 0.0
    corefer: float = 0.0
    topics: int = 0


def mention_pairs(lines: Iterable[Line]) -> Iterator[tuple[str, Words, bool]]:
    """Yield topic, words and whether they corefer, for pairs across documents of a sub-topic."""
    groups: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        groups[line["subtopic"]].append(line)
    for group in groups.values():
        for one, other in combinations(group, 2):
            for a in one["events"]:
                for b in other["events"]:
                    first, second = sorted((act_word(a["text"]), act_word(b["text"])))
                    yield one["topic"], (first, second), a["chain"] == b["chain"]


def tally(lines: Iterable[Line]) -> dict[Words, Tally]:
    """Count the pairs of every two words; a topic counts with at most `MOST` pairs."""
    pairs: Counter[tuple[str, Words]] = Counter()
    corefer: Counter[tuple[str, Words]] = Counter()
    for topic, words, same in mention_pairs(lines):
        pairs[topic, words] += 1
        corefer[topic, words] += same
    found: dict[Words, Tally] = {}
    for (topic, words), count in pairs.items():
        weight = min(1.0, MOST / count)
        same = corefer[topic, words]
        before = found.get(words, Tally())
        found[words] = Tally(
            before.pairs + weight * count,
            before.corefer + weight * same,
            before.topics + (same > 0),
        )
    return found


def share(words: Words, seen: Tally) -> float:
    """Return the share of pairs that corefer, drawn towards the general share."""
    equal = words[0] == words[1]
    general = SAME if equal else DIFFERENT
    drawn = (seen.corefer + PRIOR * general) / (seen.pairs + PRIOR)
    return drawn if equal or seen.topics > 1 else ALONE * drawn


def kept(words: Words, seen: Tally) -> bool:
    """Whether the table has a row for these words."""
    if any(not word or word.isdigit() or word in SPEECHLESS for word in words):
        return False
    if words[0] == words[1]:
        return seen.pairs >= LEAST_EQUAL and seen.topics > 1
    return share(words, seen) >= LOWEST and seen.corefer >= LEAST_DIFFERENT


def rows(tallies: dict[Words, Tally]) -> Iterator[str]:
    """Yield the table's lines by word: both words, share, pairs and topics it rests on."""
    yield "word\tother\tshare\tpairs\ttopics"
    for words, seen in sorted(tallies.items()):
        if kept(words, seen):
            value = share(words, seen)
            yield f"{words[0]}\t{words[1]}\t{value:.2f}\t{seen.pairs:.0f}\t{seen.topics}"


def main() -> None:
    """Read the arguments and write the table."""
    parser = argparse.ArgumentParser(prog="training.coref_words", description="Words of one act.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("src/foreigndesk/desk/data/wording.tsv"))
    arguments = parser.parse_args()
    text = (arguments.data / "coref" / "ecb_train.jsonl").read_text("utf-8")
    table = list(rows(tally(json.loads(line) for line in text.splitlines())))
    arguments.out.write_text("\n".join(table) + "\n", "utf-8")
    print(f"{len(table) - 1} rows")


if __name__ == "__main__":
    main()
