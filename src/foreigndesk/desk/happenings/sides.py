"""Whether the actors (or recipients) of two acts can be the same, and how surely they are."""

from collections.abc import Sequence

from foreigndesk.desk.happenings.traits import Who

CLASH = -1.0
"""Both sides are known and nobody can be the same."""


def side_match(left: Sequence[Who], right: Sequence[Who]) -> float:
    """Return 0 to 1 for how surely two sides share somebody, `CLASH` where they can't.

    0 where one side is unknown: nothing speaks for or against.
    """
    if not left or not right:
        return 0.0
    return max(who_match(a, b) for a in left for b in right)


def meeting_match(left: Sequence[Who], right: Sequence[Who]) -> float:
    """Return the same for all who meet, whoever is named as host or visitor.

    Where both know two or more, two must be shared: France and Germany are not France and Italy.
    """
    if not left or not right:
        return 0.0
    scores = sorted((max(who_match(a, b) for b in right) for a in left), reverse=True)
    if len(left) < 2 or len(right) < 2:
        return scores[0] * (0.6 if len(left) != len(right) else 1.0)
    back = sorted((max(who_match(a, b) for a in left) for b in right), reverse=True)
    second = min(scores[1], back[1])
    if second <= 0.0:
        return CLASH if second < 0.0 else scores[0] * 0.5
    return (scores[0] + second) / 2


def who_match(a: Who, b: Who) -> float:
    """Return 1 for the same actor, less for one that may be, `CLASH` for another."""
    if a.key == b.key:
        return 1.0 if a.ident else (0.6 if a.country else 0.4)
    if a.country and b.country and a.country != b.country:
        return CLASH
    if a.words and b.words and _contains(a, b):
        return 0.9 if a.ident and b.ident else 0.6
    if a.country and a.country == b.country:
        return _of_one_country(a, b)
    return CLASH if a.ident and b.ident else 0.0


def _contains(a: Who, b: Who) -> bool:
    """Whether one name is part of the other ("Abbas", "Mahmoud Abbas")."""
    return a.words <= b.words or b.words <= a.words


def _of_one_country(a: Who, b: Who) -> float:
    """Return how well two of one country agree: a state acts through its officials."""
    if a.state and b.state:
        return CLASH if a.person and b.person else 0.7
    if a.ident and b.ident:
        return CLASH
    return 0.3 if a.state == b.state else 0.0
