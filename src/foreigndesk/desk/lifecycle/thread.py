"""One announced deed while its accounts are followed: its day now, days given up, its stages."""

from collections.abc import Iterable
from datetime import date, timedelta
from hashlib import blake2b

from foreigndesk.desk.lifecycle.account import Account, Word
from foreigndesk.desk.lifecycle.cycle import Cycle, Stage, StageKind, State
from foreigndesk.desk.lifecycle.pairs import (
    REMEMBERED,
    Days,
    alike,
    days_of,
    fits,
    is_day_of,
)
from foreigndesk.desk.lifecycle.sides import likeness

_FINAL = {StageKind.HAPPENED: State.HAPPENED, StageKind.CANCELLED: State.CANCELLED}
_STATES = {
    StageKind.PLANNED: State.PLANNED,
    StageKind.CONFIRMED: State.CONFIRMED,
    StageKind.MOVED: State.MOVED,
    StageKind.POSTPONED: State.POSTPONED,
}


class Thread:
    """An announced deed that collects its accounts by day of publication."""

    def __init__(self, first: Account) -> None:
        self.deed = first.deed
        self.accounts: list[Account] = []
        self.stages: list[Stage] = []
        self.days: Days | None = None
        self.given_up: list[Days] = []
        self.done: Days | None = None
        self.state = State.PLANNED
        self._before_cancel = State.PLANNED

    def add(self, account: Account, kind: StageKind, note: str = "") -> None:
        """Add an account as a stage, and let it change the state."""
        self.accounts.append(account)
        self.stages.append(_stage(account, kind, note))
        if kind is StageKind.CANCELLED and self.state is not State.CANCELLED:
            self._before_cancel = self.state
        if kind is StageKind.UPHELD and self.state is State.CANCELLED:
            self.state = self._before_cancel
        elif kind in _FINAL:
            self.state = _FINAL[kind]
        elif kind is StageKind.CONFIRMED and self.state in {State.MOVED, State.HAPPENED}:
            pass  # it says again what is known
        elif kind in _STATES:
            self.state = _STATES[kind]

    def move(self, days: Days | None) -> None:
        """Give up the day that held, for another one or for none."""
        if self.days is not None and self.days not in self.given_up:
            self.given_up.append(self.days)
        self.days = days

    def repeat(self, account: Account, note: str) -> None:
        """Add an account that says what is known, once a report."""
        if not self.has_told(account):
            self.add(account, StageKind.REPEATED, note)

    def has_voice(self, account: Account) -> bool:
        """Whether an account has the wording, or the report, of an earlier one."""
        return any(account.voice == own.voice for own in self.accounts)

    def do(self, account: Account, days: Days | None, note: str) -> None:
        """Add an account of the deed done; the first day given for it holds for later ones."""
        if self.done is None:
            self.done = days or self.days
        told = any(own.word is Word.DONE for own in self.accounts if own.report == account.report)
        if not told:
            self.add(account, StageKind.HAPPENED, note)

    def speaks_of(self, account: Account) -> bool:
        """Whether an account names the sides of this deed as those that gave its days did."""
        return account.deed == self.deed and any(alike(own, account) for own in self._defining)

    def is_wholly(self, account: Account) -> bool:
        """Whether an account names just the sides of this deed, and the same manner."""
        return any(
            own.manner == account.manner and likeness(own.sides, account.sides).whole
            for own in self._defining
        )

    def could_have_day_of(self, account: Account) -> bool:
        """Whether an account with a day may give it to this deed, whose day was never stated."""
        first = self.accounts[0]
        return not first.vague and (first.manner, first.lead) == (account.manner, account.lead)

    def has_told(self, account: Account) -> bool:
        """Whether the account's report has its say already, without another day."""
        return any(own.report == account.report for own in self.accounts)

    @property
    def _defining(self) -> list[Account]:
        """The first account, and those that give a day of the deed."""
        first, *later = self.accounts
        dated = [own for own in later if own.word is not Word.DONE and self.has_day(days_of(own))]
        return [first, *dated]

    def has_day(self, days: Days | None) -> bool:
        """Whether these are days of this deed, now or before it was moved."""
        return fits(self.days, days) or any(fits(old, days) for old in self.given_up)

    def is_done_on(self, account: Account, given: Days | None) -> bool:
        """Whether an account tells of this deed as done on days that were given for it."""
        days = days_of(account)
        if days is None or given is None:
            return False
        return any(
            alike(own, account) and is_day_of(own, account, days, given=given)
            for own in self._defining
        )

    def is_open(self, day: date) -> bool:
        """Whether the deed is still to come on a day."""
        if self.state in {State.HAPPENED, State.CANCELLED}:
            return False
        if self.days is not None:
            return self.days[1] >= day
        return day - self.mentioned <= timedelta(days=REMEMBERED)

    @property
    def mentioned(self) -> date:
        """The day of the last report that announces or moves it."""
        return max(own.published for own in self.accounts)

    def end(self, as_of: date) -> Cycle:
        """Return the life-cycle as it stands on a day."""
        state = self.state
        if state not in {State.HAPPENED, State.CANCELLED} and not self._to_come(as_of):
            state = State.LAPSED
        first = self.accounts[0]
        telling = [own for own in self.accounts if own.word is not Word.DONE]
        planning = [own for own in telling if own.word in {Word.PLANNED, Word.MOVED}] or telling
        current = [own for own in planning if self.days and fits(days_of(own), self.days)]
        latest = current[-1] if current else planning[0]
        return Cycle(
            id="l" + blake2b(first.act.encode(), digest_size=8).hexdigest(),
            deed=self.deed,
            state=state,
            latest=self.state,
            as_of=as_of,
            starts=self.days[0] if self.days else None,
            ends=self.days[1] if self.days else None,
            due=any(own.due for own in current),
            stated=next((own.stated for own in reversed(current) if own.stated), None),
            place=next((own.place for own in self.accounts if own.place), None),
            parties=_most_complete(planning),
            countries=_sorted(side.country for own in telling for side in own.sides),
            keys=_sorted(key for own in telling for side in own.sides for key in side.keys),
            promised_by=tuple(dict.fromkeys(own.says for own in planning if own.says)),
            confirmations=len(self._confirming - {first.voice}),
            voices=len({own.voice for own in planning}),
            first_event=first.act,
            event=latest.act,
            first_published=first.published,
            last_published=max(own.published for own in self.accounts),
            evidence=latest.evidence,
            stages=tuple(self.stages),
        )

    @property
    def _confirming(self) -> set[str]:
        """The voices that repeated the announcement, other than to move it."""
        told = zip(self.accounts, self.stages, strict=True)
        return {own.voice for own, stage in told if stage.kind is StageKind.CONFIRMED}

    def _to_come(self, as_of: date) -> bool:
        if self.days is not None:
            return self.days[1] > as_of
        return as_of - self.mentioned <= timedelta(days=REMEMBERED)


def _stage(account: Account, kind: StageKind, note: str) -> Stage:
    return Stage(
        kind=kind,
        event=account.act,
        report=account.report,
        published=account.published,
        recorded=account.recorded,
        starts=account.starts,
        ends=account.ends,
        stated=account.stated,
        says=account.says,
        evidence=account.evidence,
        note=note,
    )


def _most_complete(accounts: list[Account]) -> tuple[str, ...]:
    """Return the names of the account that names most sides; the earlier of equals."""
    return max(accounts, key=lambda own: len(own.sides)).parties


def _sorted(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if name}))
