"""Mentions and reports put into groups by the mean likeness between groups (average linkage)."""

import math
from typing import Any

NONE = -math.inf  # the likeness of a group with itself and with one that was merged away
ANY = -1e9  # below every likeness


def average_linkage(np: Any, likeness: Any, least: float = ANY, *, parts: int = 1) -> list[int]:
    """Return a group number for every row of a symmetric matrix, by order of first member.

    The two groups with the highest mean likeness between their members are merged, the earlier in
    order first where several are equal, until no mean is `least` or more or `parts` groups are
    left.
    """
    size = len(likeness)
    means = np.array(likeness, dtype=np.float64)
    np.fill_diagonal(means, NONE)
    members = [[number] for number in range(size)]
    for _ in range(size - parts):
        one, other = sorted(divmod(int(means.argmax()), size))
        if means[one, other] < least:
            break
        _merge(means, one, other, (len(members[one]), len(members[other])))
        members[one] += members[other]
        members[other] = []
    order = sorted((min(group), group) for group in members if group)
    labels = {row: number for number, (_, group) in enumerate(order) for row in group}
    return [labels[row] for row in range(size)]


def _merge(means: Any, one: int, other: int, sizes: tuple[int, int]) -> None:
    whole = (sizes[0] * means[one] + sizes[1] * means[other]) / sum(sizes)
    means[one, :] = whole
    means[:, one] = whole
    means[one, one] = NONE
    means[other, :] = NONE
    means[:, other] = NONE
