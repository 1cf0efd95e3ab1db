"""Which mentions of several reports are of one act: passages compared, reports parted, grouped."""

from collections.abc import Sequence
from itertools import accumulate, combinations_with_replacement
from typing import Any, NamedTuple

from foreigndesk.reading.pairs.group import average_linkage
from foreigndesk.reading.pairs.load import Pairs
from foreigndesk.reading.pairs.passages import Passage
from foreigndesk.reading.pairs.reports import Sentences, likenesses_of, together_logits

EVEN = 0.0  # the logit of an even chance


class Report(NamedTuple):
    """A report as it is compared: tokens by sentence, and its passages with mentions."""

    sentences: Sentences
    passages: Sequence[Passage]


class Logits(NamedTuple):
    """Between all mentions, in order of reports and passages, and between all reports.

    float64 [mentions, mentions] that two are of one act, and [reports, reports] that two tell of
    one happening; what stands on the diagonal has no meaning.
    """

    acts: Any
    happenings: Any


def group_mentions(
    pairs: Pairs, reports: Sequence[Report], happenings: int | None = None
) -> dict[str, int]:
    """Return a group number for every mention's key; equal numbers are one act.

    Reports are first parted by happening, into `happenings` parts where it is known how many they
    tell of, otherwise by an even chance; mentions of different parts are never one act. The work
    grows with the square of the reports: about twenty milliseconds for two.
    """
    np = pairs.np
    logits = compare_reports(pairs, reports)
    parts = part_reports(pairs, reports, logits, happenings)
    owner = np.array([p for r, p in zip(reports, parts, strict=True) for _ in keys_of([r])])
    chances = np.where(owner[:, None] == owner, 1 / (1 + np.exp(-logits.acts)), 0.0)
    groups = average_linkage(np, chances, pairs.fitted.least)
    return dict(zip(keys_of(reports), groups, strict=True))


def keys_of(reports: Sequence[Report]) -> list[str]:
    """Return the keys of all mentions in order."""
    return [key for report in reports for passage in report.passages for key in passage.keys]


def part_reports(
    pairs: Pairs, reports: Sequence[Report], logits: Logits, parts: int | None = None
) -> list[int]:
    """Return a number for every report; equal numbers tell of one happening."""
    if not reports:
        return []
    np = pairs.np
    vectors = [_vector(pairs, report.passages) for report in reports]
    likenesses = likenesses_of(np, vectors, [report.sentences for report in reports])
    whole = together_logits(np, likenesses, pairs.fitted.reports)
    whole = whole + pairs.fitted.together * logits.happenings
    return average_linkage(np, whole, parts=parts) if parts else average_linkage(np, whole, EVEN)


def _vector(pairs: Pairs, passages: Sequence[Passage]) -> Any:
    if not passages:
        return pairs.np.zeros(pairs.width, pairs.np.float32)
    return sum(pairs.vector(passage) for passage in passages) / len(passages)


def compare_reports(pairs: Pairs, reports: Sequence[Report]) -> Logits:
    """Compare every passage with every other and with itself, both ways round.

    The logit of two reports is the mean over their passages.
    """
    np = pairs.np
    passages = [(n, p) for n, report in enumerate(reports) for p in report.passages]
    starts = [0, *accumulate(len(passage.keys) for _, passage in passages)]
    acts = np.zeros((starts[-1], starts[-1]))
    sums, counts = (np.zeros((len(reports), len(reports))) for _ in range(2))
    for one, other in combinations_with_replacement(range(len(passages)), 2):
        (mine, first), (theirs, second) = passages[one], passages[other]
        there = pairs.compare(first, second)
        back = there if one == other else pairs.compare(second, first)
        rows, columns = slice(*starts[one : one + 2]), slice(*starts[other : other + 2])
        acts[rows, columns] = (there.scores + back.scores.T) / 2
        acts[columns, rows] = acts[rows, columns].T
        for pair in {(mine, theirs), (theirs, mine)}:
            sums[pair] += (there.together + back.together) / 2
            counts[pair] += 1
    return Logits(acts, sums / np.maximum(counts, 1))
