"""The life-cycle of an announced deed: its stages, and what has become of it by a day."""

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct


class StageKind(StrEnum):
    """What an account added to the life-cycle."""

    PLANNED = "planned"
    CONFIRMED = "confirmed"
    REPEATED = "repeated"  # a copy, or what was said before
    MOVED = "moved"
    POSTPONED = "postponed"  # moved without a new day
    DOUBTED = "in doubt"
    UPHELD = "upheld"  # denied that it is called off or moved
    DENIED = "denied"  # denied that it was ever planned
    CANCELLED = "cancelled"
    HAPPENED = "happened"


class State(StrEnum):
    """What has become of an announced deed by a day."""

    PLANNED = "planned"
    CONFIRMED = "confirmed"
    MOVED = "moved"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    HAPPENED = "happened"
    LAPSED = "lapsed"  # its day passed and no account says that it happened


OPEN = frozenset({State.PLANNED, State.CONFIRMED, State.MOVED, State.POSTPONED})
"""States in which the deed is still to come."""


class Stage(Struct, frozen=True, kw_only=True):
    """One account's addition: three clocks, who says so, and the words.

    `[starts, ends)` is the day of the deed as this account has it (event time), `published` the
    report time, `recorded` the record time. `note` says why the account belongs here.
    """

    kind: StageKind
    event: str
    report: str
    published: date
    recorded: datetime | None = None
    starts: date | None = None
    ends: date | None = None
    stated: str | None = None
    says: tuple[str, ...] = ()
    evidence: str = ""
    note: str = ""


class Cycle(Struct, frozen=True, kw_only=True):
    """An announced deed and its stages, as known on the day `as_of`.

    `id` is "l" and 16 hexadecimal digits, made of the first account. `latest` is the last word on
    it, whether or not its day has passed since. `[starts, ends)` is the day
    that holds now (None: no day is stated), `due` whether it is a last day, `stated` its words.
    `promised_by` are chains (outermost first) of the accounts that announce it, `parties` the
    names of who takes part, `confirmations` how many later accounts of other wording repeat it,
    `voices` how many wordings announce it in all. `event` and
    `evidence` are of the latest account that gives the day, `first_event` is the first of all.
    """

    id: str
    deed: str
    state: State
    latest: State
    as_of: date
    starts: date | None
    ends: date | None
    due: bool
    stated: str | None
    place: str | None
    parties: tuple[str, ...]
    countries: tuple[str, ...]
    keys: tuple[str, ...]
    promised_by: tuple[tuple[str, ...], ...]
    confirmations: int
    voices: int
    first_event: str
    event: str
    first_published: date
    last_published: date
    evidence: str
    stages: tuple[Stage, ...]

    @property
    def open(self) -> bool:
        """Whether the deed is still to come."""
        return self.state in OPEN

    @property
    def announced(self) -> bool:
        """Whether any account announces the deed before it is done."""
        return any(stage.kind is not StageKind.HAPPENED for stage in self.stages)
