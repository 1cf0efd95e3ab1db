"""Points of several accounts that say the same, put side by side by their content words."""

from collections import Counter
from collections.abc import Sequence
from math import log, sqrt

from foreigndesk.desk.readouts.points import Point

LEAST = 0.14
"""How alike two points must be, 0 to 1; tuned on the tuning half of `benchmarks/cases/readouts`."""
_FURTHER = 0.24  # the same for a further point of an account on a topic that it speaks of
_MET_WEIGHT = 0.2  # of what names those who met


def align(accounts: Sequence[Sequence[Point]], least: float = LEAST) -> list[list[list[Point]]]:
    """Return topics: for each account the points that speak of it, none where it leaves it out.

    Pairs of points of different accounts are taken from the most alike on; each point is in one
    topic. Topics are in order of the first account that has them.
    """
    weights = _weights(accounts)
    pairs = sorted(
        (
            (-_alike(a, b, weights), first, second, a.number, b.number)
            for first, points in enumerate(accounts)
            for second in range(first + 1, len(accounts))
            for a in points
            for b in accounts[second]
        ),
    )
    topic_of: dict[tuple[int, int], int] = {}
    groups: dict[int, set[tuple[int, int]]] = {}
    _join_contacts(accounts, topic_of, groups)
    for negative, first, second, a, b in pairs:
        if -negative < least:
            break
        if -negative >= _FURTHER or not _is_further((first, a), (second, b), topic_of, groups):
            _join((first, a), (second, b), topic_of, groups)
    for account, points in enumerate(accounts):
        for point in points:
            key = (account, point.number)
            if key not in topic_of:
                topic_of[key] = len(groups)
                groups[topic_of[key]] = {key}
    return _ordered(accounts, groups)


def _join_contacts(
    accounts: Sequence[Sequence[Point]],
    topic_of: dict[tuple[int, int], int],
    groups: dict[int, set[tuple[int, int]]],
) -> None:
    """Put side by side what each account begins with where it tells of the call or meeting."""
    members = {
        (account, points[0].number)
        for account, points in enumerate(accounts)
        if points and points[0].contact
    }
    if len(members) > 1:
        groups[0] = members
        topic_of.update(dict.fromkeys(sorted(members), 0))


def _is_further(
    one: tuple[int, int],
    other: tuple[int, int],
    topic_of: dict[tuple[int, int], int],
    groups: dict[int, set[tuple[int, int]]],
) -> bool:
    """Whether a topic would get a further point of an account that it has one of."""
    for known, fresh in ((one, other), (other, one)):
        if known in topic_of and fresh not in topic_of:
            return any(account == fresh[0] for account, _ in groups[topic_of[known]])
    return False


def _join(
    one: tuple[int, int],
    other: tuple[int, int],
    topic_of: dict[tuple[int, int], int],
    groups: dict[int, set[tuple[int, int]]],
) -> None:
    """Put two points in one topic; a point that has its match takes no second from that account."""
    at, to = topic_of.get(one), topic_of.get(other)
    if at is None and to is None:
        number = len(groups)
        groups[number] = {one, other}
        topic_of[one] = topic_of[other] = number
    elif at is not None and to is None:
        groups[at].add(other)
        topic_of[other] = at
    elif at is None and to is not None:
        groups[to].add(one)
        topic_of[one] = to


def _ordered(
    accounts: Sequence[Sequence[Point]], groups: dict[int, set[tuple[int, int]]]
) -> list[list[list[Point]]]:
    topics = [
        [
            [point for point in points if (account, point.number) in members]
            for account, points in enumerate(accounts)
        ]
        for members in groups.values()
        if members
    ]
    return sorted(topics, key=_place)


def _place(topic: list[list[Point]]) -> tuple[int, int]:
    first = next(account for account, points in enumerate(topic) if points)
    return first, topic[first][0].number


def _weights(accounts: Sequence[Sequence[Point]]) -> dict[str, float]:
    """Return how much a term tells: the more points have it, the less; those who met, little.

    Who met are the names that an account begins with, and the words that all begin with.
    """
    points = [point for account in accounts for point in account]
    counts = Counter(term for point in points for term in point.terms)
    firsts = [set(account[0].terms) for account in accounts if account]
    met = {term for first in firsts for term in first if term.startswith("@")}
    if len(firsts) > 1:
        met |= set.intersection(*firsts)
    return {
        term: log(1 + len(points) / count) * (_MET_WEIGHT if term in met else 1.0)
        for term, count in counts.items()
    }


def _alike(one: Point, other: Point, weights: dict[str, float]) -> float:
    """Return the cosine of the weighted terms; points that both tell of the contact are alike."""
    shared = [term for term in one.terms if term in other.terms]
    if not any(weights[term] > _TELLING for term in shared):
        return 0.0
    both = sum(weights[term] ** 2 for term in shared)
    length = sqrt(_squares(one, weights) * _squares(other, weights))
    return both / length if length else 0.0


_TELLING = 0.7  # the least weight of some shared term: those who met speak for no subject


def _squares(point: Point, weights: dict[str, float]) -> float:
    return sum(weights[term] ** 2 for term in point.terms)
