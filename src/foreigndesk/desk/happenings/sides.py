"""Whether the actors (or recipients) of two acts can be the same, and how much that tells.

A match is 0 to 1, `CLASH` where two can't be the same; its points grow with how rare such an
actor is: a person tells more than a state, a state more than "police".
"""

from collections.abc import Sequence

from foreigndesk.desk.happenings.traits import Trait, Who

CLASH = -1.0
"""Both sides are known and nobody can be the same."""
SURE = 0.5
"""A match from which two count as the same."""
_TOLD = 0.7  # a match of a name with the other's clause, where its reading lacks the actor
_UNKNOWN = -0.3
_OTHERS = 0.8  # what it costs that each side has somebody whom the other lacks


def side_points(
    left: Sequence[Who], right: Sequence[Who], words: frozenset[str], other_words: frozenset[str]
) -> tuple[float, int]:
    """Return the points of two sides that have a direction, and how many of them are the same.

    `CLASH` where nobody is shared; less where each side has somebody that the other lacks.
    `words` are those of the left act's clause, `other_words` those of the right one's.
    """
    if not left or not right:
        told = _told(left, other_words) or _told(right, words)
        return (_TOLD * told, 1) if told else (_UNKNOWN, 0)
    here = [_best(one, right, other_words) for one in left]
    there = [_best(one, left, words) for one in right]
    same = min(_same(here), _same(there))
    best = max(points for _, points in (*here, *there))
    if best <= 0:
        clash = max(here)[0] < 0
        return (CLASH, 0) if clash else (_UNKNOWN, 0)
    if min(here)[0] < 0 and min(there)[0] < 0:
        best -= _OTHERS
    return best, same


def _told(side: Sequence[Who], words: frozenset[str]) -> float:
    """Return the worth of whom the other account's clause names without its reading knowing."""
    return max((one.worth for one in side if one.told & words), default=0.0)


def _same(matches: Sequence[tuple[float, float]]) -> int:
    return sum(match >= SURE for match, _ in matches)


def meeting_points(a: Trait, b: Trait) -> tuple[float, int]:
    """Return the points of two meetings and how many are the same, whoever is named as host.

    Where both know two or more, two must be shared: France and Germany are not France and Italy.
    """
    left, right = (*a.actors, *a.recipients), (*b.actors, *b.recipients)
    if not left or not right:
        return _UNKNOWN, 0
    here = [_best(one, right, b.words) for one in left]
    there = [_best(one, left, a.words) for one in right]
    found = _same(here), _same(there)
    needed = min(2, len(left), len(right))
    if needed == 1 and _elsewhere(here if len(left) == 1 else there, left, right):
        return CLASH, 0
    if (min(found) if needed > 1 else max(found)) >= needed:
        best = max(here, there, key=_same)
        most = sorted((points for match, points in best if match >= SURE), reverse=True)[:2]
        return 0.9 * sum(most), min(len(most), needed)
    if max(found) or max(m for m, _ in here) < 0:
        return CLASH, 0
    return _UNKNOWN, 0


def _elsewhere(
    alone: Sequence[tuple[float, float]], left: Sequence[Who], right: Sequence[Who]
) -> bool:
    """Whether the one of an account who is known is none of the two or more of the other."""
    return max(len(left), len(right)) > 1 and alone[0][0] < 0


def _best(one: Who, others: Sequence[Who], words: frozenset[str]) -> tuple[float, float]:
    """Return the best match of one actor with those of another account, and its points."""
    best = CLASH, 0.0
    for other in others:
        match = who_match(one, other)
        best = max(best, (match, match * min(one.worth, other.worth)))
    if best[0] < SURE and one.told & words:
        return _TOLD, _TOLD * one.worth
    return best


def who_match(a: Who, b: Who) -> float:
    """Return 1 for the same actor, less for one that may be, `CLASH` for another."""
    if a.key == b.key:
        return 1.0
    if a.country and b.country and a.country != b.country:
        return CLASH
    if a.words and b.words and (a.words <= b.words or b.words <= a.words):
        return 0.9
    if a.country and a.country == b.country:
        return _of_one_country(a, b)
    return CLASH if a.ident and b.ident else 0.0


def _of_one_country(a: Who, b: Who) -> float:
    """Return how well two of one country agree: a state acts through its officials."""
    if a.state and b.state:
        return CLASH if a.person and b.person else 0.7
    if a.ident and b.ident and a.country not in (a.key, b.key):
        return CLASH
    return 0.3 if a.state == b.state else 0.0  # "Iraq" may be any Iraqi
