"""Which accounts may be about one announced deed: the same sides, the same kind, days that agree.

That is a function of the two accounts alone (`linked`), so the groups in which life-cycles are
told do not depend on the order of arrival, and a new report changes only the groups it touches.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from foreigndesk.desk.lifecycle.account import DEMAND, Account, Word
from foreigndesk.desk.lifecycle.sides import likeness

Days = tuple[date, date]
MOVES = 45
"""Days by which a deed is put off at most without its being another one."""
REMEMBERED = 90
"""Days for which an announcement without a day is still expected."""
LATE = 2
"""Days after a deed in which an undated account tells of it."""
REACH = 200
"""Days between two accounts of one deed at most."""
_SHORT = 14  # days that a stated day spans at most to count as a day, not a season
_LONG = 100
_OFTEN = frozenset({"meet", "call"})  # states do it several times a month


def linked(one: Account, other: Account) -> bool:
    """Whether two accounts may be about one announced deed; a function of the two alone."""
    if one.deed != other.deed or (one.word is Word.DONE and other.word is Word.DONE):
        return False
    if abs(one.published - other.published) > timedelta(days=REACH):
        return False
    return alike(one, other) and _near(one, other)


def alike(one: Account, other: Account) -> bool:
    """Whether two accounts name the same sides; the less they share, the more must agree else."""
    found = likeness(one.sides, other.sides)
    if found.strong or _same_clause(one, other):
        return True
    if found.fair or found.weak:
        same = one.manner == other.manner
        same = same and (_share_a_name(one, other) if found.weak else one.lead == other.lead)
        return same and not _elsewhere(one, other) and _days_agree(one, other)
    if one.sides or other.sides:
        return False
    return one.place is not None and one.place == other.place and _days_agree(one, other)


def days_of(account: Account) -> Days | None:
    """Return the days of the deed that an account gives."""
    if account.starts is None or account.ends is None:
        return None
    return account.starts, account.ends


def fits(one: Days | None, other: Days | None) -> bool:
    """Whether two stretches of days agree: they overlap, or short ones lie a day apart."""
    if one is None or other is None:
        return False
    if max(_length(one), _length(other)) > _LONG:
        return False
    return gap(one, other) <= (1 if max(_length(one), _length(other)) <= _SHORT else 0)


def is_day_of(one: Account, other: Account, days: Days, *, given: Days) -> bool:
    """Whether a deed told for some days is the one planned for others.

    A day off counts only where two particular actors are the same: the busy meet many.
    """
    if not fits(given, days):
        return False
    return gap(given, days) == 0 or likeness(one.sides, other.sides).exact > 1


def gap(one: Days, other: Days) -> int:
    """Return the days between two stretches: 0 where they overlap, 1 for neighbours."""
    apart = max(one[0], other[0]) - min(one[1], other[1])
    return max(apart.days + 1, 0)


def is_short(days: Days) -> bool:
    """Whether a stretch is a day or two, up to a fortnight."""
    return _length(days) <= _SHORT


def groups(accounts: Sequence[Account], pairs: Sequence[tuple[int, int]]) -> list[list[Account]]:
    """Return the connected groups of accounts, given linked pairs as indices."""
    parent = list(range(len(accounts)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for one, other in pairs:
        parent[max(root(one), root(other))] = min(root(one), root(other))
    found: dict[int, list[Account]] = {}
    for at, account in enumerate(accounts):
        found.setdefault(root(at), []).append(account)
    return list(found.values())


def _length(days: Days) -> int:
    return (days[1] - days[0]).days


def _near(one: Account, other: Account) -> bool:
    first, second = days_of(one), days_of(other)
    if first and second:
        return gap(first, second) <= MOVES
    apart = abs((one.published - other.published).days)
    dated, day = (first, other.published) if first else (second, one.published)
    if dated is None:
        return apart <= REMEMBERED
    return apart <= REMEMBERED or dated[0] - timedelta(days=LATE) <= day <= dated[1]


def _days_agree(one: Account, other: Account) -> bool:
    """Whether days speak for one deed where sides alone do not: the same day, or a move."""
    first, second = days_of(one), days_of(other)
    words = {Word.MOVED, Word.CALLED_OFF}
    if one.word in words or other.word in words:  # who calls off what names no more than the plan
        mover, plan = (one, other) if one.word in words else (other, one)
        return len(mover.sides) <= len(plan.sides)
    if first and second:
        rare = one.due or other.due or one.deed not in _OFTEN
        return fits(first, second) and (rare or (is_short(first) and is_short(second)))
    return one.deed == DEMAND


def _share_a_name(one: Account, other: Account) -> bool:
    """Whether clauses with one actor in common share another name, as far as both have any."""
    actors = _words_of_actors(one) & _words_of_actors(other)
    left, right = (
        {word for run in account.names if not actors & set(run.split()) for word in run.split()}
        for account in (one, other)
    )
    return not left or not right or bool(left & right)


def _words_of_actors(account: Account) -> set[str]:
    return {word for side in account.sides for name in side.names for word in name.split()}


def _same_clause(one: Account, other: Account) -> bool:
    """Whether a report says it once, and the reader found two acts in the clause."""
    nested = one.evidence in other.evidence or other.evidence in one.evidence
    return one.report == other.report and nested and days_of(one) == days_of(other)


def _elsewhere(one: Account, other: Account) -> bool:
    return one.place is not None and other.place is not None and one.place != other.place
