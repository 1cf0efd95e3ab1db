"""Following the accounts of a group by day of publication: planned, confirmed, moved, ended.

Later accounts may show that an earlier one was about another deed (a new day that later reports
put beside the old one is a second meeting, not a move). So the whole group is followed again for
each day that is asked about, and only with what was known then.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from foreigndesk.desk.lifecycle.account import Account, Word
from foreigndesk.desk.lifecycle.cycle import Cycle, StageKind, State
from foreigndesk.desk.lifecycle.pairs import (
    LATE,
    MOVES,
    REMEMBERED,
    Days,
    alike,
    days_of,
    fits,
    gap,
    is_short,
)
from foreigndesk.desk.lifecycle.thread import Thread

_ORDER = {Word.MOVED: 0, Word.CALLED_OFF: 0, Word.PLANNED: 1}


def follow(accounts: Iterable[Account], as_of: date) -> list[Cycle]:
    """Return the life-cycles that a group of accounts tells of, as they stand on a day.

    The accounts are those known then; the order in which they are given does not matter.
    """
    known = sorted(accounts, key=_by_publication)
    threads: list[Thread] = []
    for account in known:
        _TAKE[account.word](threads, account, known)
    return [thread.end(as_of) for thread in threads]


def _by_publication(account: Account) -> tuple[date, int, str, int, str]:
    rank = 3 if account.word is Word.DONE else _ORDER.get(account.word, 2)
    return account.published, rank, account.report, account.start, account.act


def _planned(threads: list[Thread], account: Account, known: Sequence[Account]) -> None:
    days = days_of(account)
    same = _speaking(threads, account)
    thread = (
        _first(same, lambda one: fits(one.days, days))
        or _first(same, lambda one: one.has_day(days))
        or _undated(same, account)
    )
    if thread is not None:
        _repeat(thread, account)
        return
    if days is None and any(one.has_told(account) for one in same):
        return  # details of what the report has just announced
    moved = _first(same, lambda one: _moves(one, account, known))
    if moved is not None:
        moved.move(days)
        moved.add(account, StageKind.MOVED, "a later account gives another day")
        return
    _begin(threads, account, StageKind.PLANNED, "")


def _repeat(thread: Thread, account: Account) -> None:
    days = days_of(account)
    if thread.state is State.CANCELLED:
        if days is not None and account.published > thread.accounts[-1].published:
            thread.move(days)
            thread.add(account, StageKind.PLANNED, "on again")
    elif thread.days is None and days is not None and not thread.given_up:
        thread.move(days)
        thread.add(account, StageKind.CONFIRMED, "gives the day")
    elif thread.days is None and days is not None and not _given_up(thread, days):
        thread.move(days)
        thread.add(account, StageKind.MOVED, "gives the new day")
    elif days is not None and not fits(thread.days, days):
        thread.add(account, StageKind.REPEATED, "still has the earlier day")
    elif thread.has_voice(account):
        thread.repeat(account, "in the words of an earlier report")
    else:
        thread.add(account, StageKind.CONFIRMED)


def _given_up(thread: Thread, days: Days) -> bool:
    """Whether days are the very ones that were given up, not the morrow of them."""
    return any(gap(old, days) == 0 for old in thread.given_up)


def _undated(same: list[Thread], account: Account) -> Thread | None:
    """Return the deed that an account without a day repeats, or whose missing day it gives."""
    if account.another:
        return None
    still = [one for one in same if one.is_open(account.published)]
    if days_of(account) is None:
        return min(still, key=_soonest) if still else None
    return _first(still, lambda one: one.days is None and one.could_have_day_of(account))


def _moves(thread: Thread, account: Account, known: Sequence[Account]) -> bool:
    """Whether a plan for another day means that the deed was moved, not that there are two."""
    days = days_of(account)
    if days is None or thread.days is None or account.another:
        return False
    return (
        is_short(days)
        and is_short(thread.days)
        and thread.is_wholly(account)
        and gap(days, thread.days) <= MOVES
        and thread.is_open(account.published)
        and account.published > thread.mentioned
        and not any(_keeps(thread, account, later) for later in known)
    )


def _keeps(thread: Thread, mover: Account, later: Account) -> bool:
    """Whether a later account still has the day that would be given up."""
    return (
        later.published >= mover.published
        and later is not mover
        and later.word in {Word.PLANNED, Word.DONE}
        and later.deed == mover.deed
        and alike(mover, later)
        and fits(thread.days, days_of(later))
        and not fits(days_of(mover), days_of(later))
    )


def _moved(threads: list[Thread], account: Account, known: Sequence[Account]) -> None:
    del known
    thread = _touched(threads, account)
    days = None if account.old_day else days_of(account)
    if thread is None and (account.deed not in _CALENDAR or not account.sides):
        return
    if thread is None:
        kind = StageKind.MOVED if days else StageKind.POSTPONED
        thread = _begin(threads, account, kind, "the first account of it")
        if account.old_day:
            thread.move(None)
        return
    if _is_moved_so(thread, account, days):
        thread.repeat(account, "says again that it was moved")
        return
    thread.move(days)
    thread.add(account, StageKind.MOVED if days else StageKind.POSTPONED)


def _is_moved_so(thread: Thread, account: Account, days: Days | None) -> bool:
    """Whether an account says of a move only what is known."""
    if days is None:
        return thread.days is None or (bool(thread.given_up) and thread.has_day(days_of(account)))
    return thread.days is not None and gap(thread.days, days) == 0


def _called_off(threads: list[Thread], account: Account, known: Sequence[Account]) -> None:
    del known
    thread = _touched(threads, account)
    if thread is not None:
        thread.add(account, StageKind.CANCELLED)
    elif account.deed == "meet" and len(account.sides) > 1:
        _begin(threads, account, StageKind.CANCELLED, "the first account of it")


def _noted(threads: list[Thread], account: Account, known: Sequence[Account]) -> None:
    """Add a doubt or a denial to the deed it is about; on its own it announces nothing."""
    del known
    thread = _touched(threads, account)
    if thread is not None:
        thread.add(account, _NOTED[account.word])


def _done(threads: list[Thread], account: Account, known: Sequence[Account]) -> None:
    del known
    same = _speaking(threads, account)
    days = days_of(account)
    dated = _first(same, lambda one: one.is_done_on(account, one.done or one.days)) or _first(
        same,
        lambda one: one.done is None and any(one.is_done_on(account, old) for old in one.given_up),
    )
    if dated is not None:
        same_day = dated.done is not None or fits(dated.days, days)
        dated.do(account, days, "" if same_day else "on the earlier day")
        return
    for thread in same:
        why = _told_afterwards(thread, account)
        if why is not None:
            thread.do(account, days, why)
            return


def _told_afterwards(thread: Thread, account: Account) -> str | None:
    """Return why an account of a deed tells of this one though its day is not the announced one."""
    if thread.state is State.CANCELLED:
        return None
    day = thread.done or thread.days
    if thread.accounts[0].manner != account.manner:
        return None
    if day is not None and account.starts is None and is_short(day):
        first, after = day
        if first <= account.published < after + timedelta(days=LATE):
            return "the account gives no day; it was published then"
    open_ended = thread.days is None and not thread.given_up and thread.done is None
    if open_ended and account.published > thread.accounts[0].published and account.starts:
        began = thread.accounts[0].published
        if began <= account.starts <= began + timedelta(days=REMEMBERED) and not account.another:
            return "no day had been announced"
    return None


def _touched(threads: list[Thread], account: Account) -> Thread | None:
    """Return the deed that an account without a day of its own to give is about."""
    days = days_of(account)
    same = _speaking(threads, account)
    named = _first(same, lambda one: one.has_day(days))
    if named is not None:
        return named
    recent = account.published - timedelta(days=LATE)
    still = [one for one in same if one.is_open(recent) or one.state is State.CANCELLED]
    if days is not None and (account.word is not Word.MOVED or account.old_day):
        still = [one for one in still if one.days is None or not is_short(one.days)]
    if days is not None and account.word is Word.MOVED:
        still = [one for one in still if one.days is None or gap(one.days, days) <= MOVES]
    return min(still, key=_soonest) if still else None


def _speaking(threads: list[Thread], account: Account) -> list[Thread]:
    return [thread for thread in threads if thread.speaks_of(account)]


def _first(threads: list[Thread], holds: Callable[[Thread], bool]) -> Thread | None:
    return next((thread for thread in threads if holds(thread)), None)


def _soonest(thread: Thread) -> tuple[bool, date]:
    return thread.days is None, thread.days[0] if thread.days else thread.mentioned


def _begin(threads: list[Thread], account: Account, kind: StageKind, note: str) -> Thread:
    thread = Thread(account)
    thread.days = days_of(account)
    thread.add(account, kind, note)
    threads.append(thread)
    return thread


_CALENDAR = frozenset({"meet", "call", "sign", "vote"})
"""Deeds that stand in a calendar: who hears that one is moved hears that it was planned."""
_NOTED = {
    Word.DOUBTED: StageKind.DOUBTED,
    Word.UPHELD: StageKind.UPHELD,
    Word.DENIED: StageKind.DENIED,
}
_TAKE: dict[Word, Callable[[list[Thread], Account, Sequence[Account]], None]] = {
    Word.PLANNED: _planned,
    Word.MOVED: _moved,
    Word.CALLED_OFF: _called_off,
    Word.DOUBTED: _noted,
    Word.UPHELD: _noted,
    Word.DENIED: _noted,
    Word.DONE: _done,
}
