"""Scores of clusters of mentions: MUC, B3, CEAFe and their mean, the CoNLL F1.

Vilain et al. 1995; Bagga and Baldwin 1998; Luo 2005; the mean as in the CoNLL 2011 task (Pradhan
et al. 2011). Plain Python; equal to the data folder's scorer, which needs scipy.
"""

import math
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

Clusters = Mapping[Any, Hashable]  # cluster by mention
FIGURES = ("MUC", "B3", "CEAFe", "CoNLL")


def score_clusters(gold: Clusters, found: Clusters) -> dict[str, float]:
    """Return the four figures, 0 to 1, of answers for exactly the gold's mentions."""
    muc = _f1(_muc(found, gold), _muc(gold, found))
    b3 = _f1(_b3(found, gold), _b3(gold, found))
    ceaf = _ceaf(_groups(gold), _groups(found))
    return dict(zip(FIGURES, (muc, b3, ceaf, (muc + b3 + ceaf) / 3), strict=True))


def _groups(clusters: Clusters) -> list[frozenset[Any]]:
    groups: dict[Hashable, set[Any]] = defaultdict(set)
    for mention, cluster in clusters.items():
        groups[cluster].add(mention)
    return [frozenset(group) for group in groups.values()]


def _f1(precision: float, recall: float) -> float:
    both = precision + recall
    return 2 * precision * recall / both if both else 0.0


def _muc(key: Clusters, other: Clusters) -> float:
    """Return the share of the key's links that the other has too."""
    groups = _groups(key)
    links = sum(len(group) - 1 for group in groups)
    kept = sum(len(group) - len({other[m] for m in group}) for group in groups)
    return kept / links if links else 0.0


def _b3(key: Clusters, other: Clusters) -> float:
    """Return the mean, over mentions, of the share of its key group that the other keeps."""
    mine, theirs = ({m: g for g in _groups(c) for m in g} for c in (key, other))
    shares = (len(mine[m] & theirs[m]) / len(mine[m]) for m in key)
    return sum(shares) / len(key) if key else 0.0


def _ceaf(gold: Sequence[frozenset[Any]], found: Sequence[frozenset[Any]]) -> float:
    total = sum(_best_total(part) for part in _parts(gold, found))
    return _f1(total / len(found), total / len(gold)) if found and gold else 0.0


def _parts(
    gold: Sequence[frozenset[Any]], found: Sequence[frozenset[Any]]
) -> Iterable[list[list[float]]]:
    """Yield, for groups that hang together by shared mentions, how alike gold and found are."""
    place = {m: number for number, group in enumerate(found) for m in group}
    beside = [{place[m] for m in group} for group in gold]
    part_of = {number: number for number in range(len(found))}  # a found group's part

    def root(number: int) -> int:
        while part_of[number] != number:
            part_of[number] = part_of[part_of[number]]
            number = part_of[number]
        return number

    for several in beside:
        first = root(min(several))
        for number in several:
            part_of[root(number)] = first
    golds: dict[int, list[int]] = defaultdict(list)
    for number, several in enumerate(beside):
        golds[root(min(several))].append(number)
    for rows in golds.values():
        columns = sorted({c for row in rows for c in beside[row]})
        yield [[_alike(gold[row], found[column]) for column in columns] for row in rows]


def _alike(one: frozenset[Any], other: frozenset[Any]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def _best_total(alike: list[list[float]]) -> float:
    """Return the highest sum of a one-to-one choice (Kuhn 1955, in Jonker's shortest paths)."""
    if len(alike) > len(alike[0]):
        alike = [list(column) for column in zip(*alike, strict=True)]
    rows, columns = len(alike), len(alike[0])
    of_row, of_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner, before = [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        owner[0] = row
        least, used, column = [math.inf] * (columns + 1), [False] * (columns + 1), 0
        while owner[column]:
            used[column] = True
            here, step, following = owner[column], math.inf, 0
            for other in range(1, columns + 1):
                if used[other]:
                    continue
                cost = -alike[here - 1][other - 1] - of_row[here] - of_column[other]
                if cost < least[other]:
                    least[other], before[other] = cost, column
                if least[other] < step:
                    step, following = least[other], other
            for other in range(columns + 1):
                if used[other]:
                    of_row[owner[other]] += step
                    of_column[other] -= step
                else:
                    least[other] -= step
            column = following
        while column:
            owner[column] = owner[before[column]]
            column = before[column]
    return sum(alike[owner[c] - 1][c - 1] for c in range(1, columns + 1) if owner[c])
