"""Life-cycles of many accounts at once, and what was known on a day."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from foreigndesk.desk.lifecycle.account import Account, Word
from foreigndesk.desk.lifecycle.cycle import Cycle
from foreigndesk.desk.lifecycle.follow import follow
from foreigndesk.desk.lifecycle.pairs import groups, linked
from foreigndesk.desk.lifecycle.sides import tokens


def lifecycles(accounts: Iterable[Account], as_of: date | None = None) -> list[Cycle]:
    """Return the life-cycles of announced deeds, by first publication and id.

    `as_of` (default: the last publication day) leaves out what was published later.
    """
    given = list(accounts)
    if not given:
        return []
    day = as_of or max(account.published for account in given)
    told = (follow(known_on(group, day), day) for group in grouped(given))
    return sorted((cycle for cycles in told for cycle in cycles), key=_by_first)


def grouped(accounts: Sequence[Account]) -> list[list[Account]]:
    """Return accounts in groups, each with all that is linked to any of it."""
    ordered = sorted(accounts, key=lambda account: account.act)
    return groups(ordered, _pairs(ordered))


def known_on(
    accounts: Iterable[Account], day: date, recorded_by: datetime | None = None
) -> list[Account]:
    """Return what was published by the end of a day, and in the desk by a moment.

    An account whose record time is unknown was recorded before the desk kept it.
    """
    return [
        account
        for account in accounts
        if account.published <= day
        and (recorded_by is None or account.recorded is None or account.recorded <= recorded_by)
    ]


def _pairs(accounts: Sequence[Account]) -> list[tuple[int, int]]:
    """Return the linked pairs; they share a token, or a clause of one report."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, account in enumerate(accounts):
        for token in (*tokens(account.sides, account.place), f"={account.report}"):
            blocks[account.deed, token].append(at)
    found = set()
    for block in blocks.values():
        tellers = [at for at in block if accounts[at].word is not Word.DONE]
        for one in tellers:
            for other in block:
                pair = (min(one, other), max(one, other))
                if one != other and pair not in found and linked(accounts[one], accounts[other]):
                    found.add(pair)
    return sorted(found)


def _by_first(cycle: Cycle) -> tuple[date, str]:
    return cycle.first_published, cycle.id
