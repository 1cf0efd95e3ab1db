"""Corrections as entries: what is corrected, by whom, when and why; how an entry is found again."""

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from foreigndesk.desk.acts import Party

_SHOWN = 4


class Entry(Struct, frozen=True, kw_only=True):
    """An event or statement as it stood when it was corrected.

    `[start, end)` is the anchor of an event, the content of a statement; `type` the PLOVER type as
    read, None for a statement.
    """

    id: str
    report: str
    start: int
    end: int
    type: str | None = None


class Spot(Struct, frozen=True, kw_only=True):
    """A place that an analyst names; id and degrees where the gazetteer has it."""

    name: str
    country: str | None = None
    geoname_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None


class Correction(Struct, frozen=True, kw_only=True, tag_field="kind"):
    """What every correction has: its number in the desk, who made it, why, and when (UTC)."""

    number: int
    who: str
    why: str
    made: datetime

    @property
    def by(self) -> str:
        """Who and why in one line, with the number: "A. Analyst: the words say so (#3)"."""
        return f"{self.who}: {self.why} (#{self.number})"


class FieldCorrection(Correction, frozen=True, kw_only=True, tag="field"):
    """Another value for a field of an event or statement, or (`whole`) of the event's happening.

    `value` is the value as text, None for "unknown"; `parties` and `spot` what it names where the
    field holds actors or a place.
    """

    entry: Entry
    field: str
    value: str | None
    parties: tuple[Party, ...] = ()
    spot: Spot | None = None
    whole: bool = False

    @property
    def says(self) -> str:
        """What it sets: "type: COERCE"."""
        return f"{self.field}: {'unknown' if self.value is None else self.value}"


def _some(ids: list[str]) -> str:
    """Return ids in one line, the first of them where there are many."""
    more = f" and {len(ids) - _SHOWN} more" if len(ids) > _SHOWN else ""
    return ", ".join(ids[:_SHOWN]) + more


class JoinCorrection(Correction, frozen=True, kw_only=True, tag="join"):
    """Events that are one happening."""

    entries: tuple[Entry, ...]

    @property
    def says(self) -> str:
        """What it joins."""
        return "one happening: " + _some([entry.id for entry in self.entries])


class SplitCorrection(Correction, frozen=True, kw_only=True, tag="split"):
    """Events of which every one, or with `off` the first alone, is a happening apart."""

    entries: tuple[Entry, ...]
    off: bool = False

    @property
    def says(self) -> str:
        """What it keeps apart."""
        ids = [entry.id for entry in self.entries]
        if self.off:
            return f"{ids[0]} apart from {_some(ids[1:])}"
        return f"apart: {_some(ids)}"


class Withdrawal(Correction, frozen=True, kw_only=True, tag="withdraw"):
    """An earlier correction that no longer holds."""

    withdraws: int

    @property
    def says(self) -> str:
        """What it withdraws."""
        return f"withdraws #{self.withdraws}"


AnyCorrection = FieldCorrection | JoinCorrection | SplitCorrection | Withdrawal
"""One correction of any kind, told apart by its `kind` in JSON."""


def find_again(entry: Entry, now: Iterable[Entry], types: Iterable[str] = ()) -> str | None:
    """Return the id under which an entry stands in its report now, None if it is gone.

    It is the entry of the same id; else, of those in the same report whose stretch overlaps, the
    one of the same type, or of one of `types` (what it was corrected to), that overlaps most.
    """
    here = [other for other in now if other.report == entry.report]
    if any(other.id == entry.id for other in here):
        return entry.id
    allowed = {entry.type, *types}
    near = [other for other in here if other.type in allowed and _overlap(entry, other) > 0]
    best = max(
        near,
        key=lambda other: (other.type == entry.type, _overlap(entry, other), other.id),
        default=None,
    )
    return best.id if best else None


def _overlap(left: Entry, right: Entry) -> int:
    return min(left.end, right.end) - max(left.start, right.start)
