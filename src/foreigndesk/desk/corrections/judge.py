"""Which corrections hold: withdrawals, contradictions, entries that are lost."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace

from foreigndesk.codebook import is_mode
from foreigndesk.desk.corrections.entries import (
    Correction,
    FieldCorrection,
    JoinCorrection,
    SplitCorrection,
    Withdrawal,
)

Pair = tuple[str, str]
"""Two event ids, the smaller first."""
HOLDS = "holds"


class Ledger(Struct, frozen=True, kw_only=True):
    """What holds of all corrections of a desk.

    `fields` are the corrections of an entry's fields by its present id, `whole` those of the
    happening that an event belongs to; `must` pairs of events are one happening, `cannot` pairs
    are not, each with the number of its correction; `states` says of every correction, by number,
    whether it holds or why not.
    """

    fields: Mapping[str, tuple[FieldCorrection, ...]]
    whole: Mapping[str, tuple[FieldCorrection, ...]]
    must: Mapping[Pair, int]
    cannot: Mapping[Pair, int]
    states: Mapping[int, str]


def judge(corrections: Iterable[Correction], now: Mapping[str, str | None]) -> Ledger:
    """Return what holds. `now` has the present id of every entry, None for one that is lost.

    Of two that contradict each other the later holds: two values of one field, a join and a split.
    """
    ordered = sorted(corrections, key=lambda correction: correction.number)
    states = _withdrawn(ordered)
    standing = [one for one in ordered if one.number not in states]
    fields = _fields(standing, now, states)
    must, cannot = _Sides(now, states).settle(standing)
    states |= {one.number: HOLDS for one in ordered if one.number not in states}
    return Ledger(
        fields=_by_entry(one for one in fields if not one.whole),
        whole=_by_entry(one for one in fields if one.whole),
        must=must,
        cannot=cannot,
        states=dict(sorted(states.items())),
    )


def _withdrawn(ordered: Sequence[Correction]) -> dict[int, str]:
    """Return the corrections that are withdrawn; a withdrawn withdrawal withdraws nothing."""
    states: dict[int, str] = {}
    for one in reversed(ordered):
        if isinstance(one, Withdrawal) and one.number not in states:
            states[one.withdraws] = f"withdrawn by {one.by}"
    return states


def _fields(
    standing: Iterable[Correction], now: Mapping[str, str | None], states: dict[int, str]
) -> list[FieldCorrection]:
    """Return the field corrections that hold, with the present ids of their entries."""
    held: dict[tuple[str, bool, str], FieldCorrection] = {}
    for one in standing:
        if not isinstance(one, FieldCorrection):
            continue
        found = now.get(one.entry.id)
        if found is None:
            states[one.number] = _lost(one.entry.id)
            continue
        place = (found, one.whole, one.field)
        earlier = held.get(place)
        if earlier is not None:
            states[earlier.number] = f"replaced by {one.says} of {one.by}"
        held[place] = replace(one, entry=replace(one.entry, id=found))
    return _fitting(held, states)


def _fitting(
    held: Mapping[tuple[str, bool, str], FieldCorrection], states: dict[int, str]
) -> list[FieldCorrection]:
    """Leave out modes that the type does not have, as it stands after all corrections."""
    found = []
    for (entry, whole, field), one in held.items():
        typed = held.get((entry, whole, "type"))
        type_ = typed.value if typed else one.entry.type
        if field == "mode" and one.value and type_ and not is_mode(type_, one.value):
            states[one.number] = f"does not fit: {type_} has no mode {one.value}"
        else:
            found.append(one)
    return sorted(found, key=lambda one: one.number)


def _lost(entry: str) -> str:
    return f"lost: {entry} is in no current report any more"


def _by_entry(
    corrections: Iterable[FieldCorrection],
) -> dict[str, tuple[FieldCorrection, ...]]:
    found: dict[str, tuple[FieldCorrection, ...]] = defaultdict(tuple)
    for one in corrections:
        found[one.entry.id] += (one,)
    return dict(found)


class _Sides:
    """Sets of events that must be together and pairs that must be apart, the latest word first."""

    def __init__(self, now: Mapping[str, str | None], states: dict[int, str]) -> None:
        self._now = now
        self._states = states
        self._set: dict[str, set[str]] = {}
        self._must: dict[Pair, int] = {}
        self._cannot: dict[Pair, int] = {}
        self._by: dict[int, Correction] = {}

    def settle(self, standing: Sequence[Correction]) -> tuple[dict[Pair, int], dict[Pair, int]]:
        """Return the pairs that must be together and those that must be apart."""
        for one in reversed(standing):
            if isinstance(one, JoinCorrection | SplitCorrection):
                self._by[one.number] = one
                self._add(one)
        return dict(sorted(self._must.items())), dict(sorted(self._cannot.items()))

    def _add(self, one: JoinCorrection | SplitCorrection) -> None:
        ids = [self._now.get(entry.id) for entry in one.entries]
        lost = [entry.id for entry, id_ in zip(one.entries, ids, strict=True) if id_ is None]
        here = [id_ for id_ in ids if id_ is not None]
        if len(here) < 2 or (isinstance(one, SplitCorrection) and one.off and ids[0] is None):
            self._states[one.number] = _lost(", ".join(lost))
            return
        against = {self._pair(one, *pair) for pair in _pairs(one, here)} - {None}
        notes = [f"{', '.join(lost)} is in no current report any more"] if lost else []
        notes += [self._overruled(number) for number in sorted(filter(None, against))]
        if notes:
            self._states[one.number] = "holds in part: " + "; ".join(notes)
        if against and not any(number == one.number for number in self._numbers()):
            self._states[one.number] = self._overruled(min(filter(None, against)))

    def _numbers(self) -> Iterator[int]:
        yield from self._must.values()
        yield from self._cannot.values()

    def _overruled(self, number: int) -> str:
        other = self._by[number]
        word = "joined" if isinstance(other, JoinCorrection) else "split"
        return f"contradicted: {word} by {other.by}"

    def _pair(self, one: Correction, left: str, right: str) -> int | None:
        """Take a pair as it is wanted, or return the later correction that speaks against it."""
        mine, yours = self._members(left), self._members(right)
        pair = (min(left, right), max(left, right))
        if isinstance(one, JoinCorrection):
            for apart, number in self._cannot.items():
                if _between(apart, mine, yours):
                    return number
            self._must.setdefault(pair, one.number)
            mine |= yours
            self._set |= dict.fromkeys(mine, mine)
            return None
        if right in mine:
            return max(number for (a, _), number in self._must.items() if a in mine)
        self._cannot.setdefault(pair, one.number)
        return None

    def _members(self, event: str) -> set[str]:
        return self._set.setdefault(event, {event})


def _between(pair: Pair, mine: set[str], yours: set[str]) -> bool:
    left, right = pair
    return (left in mine and right in yours) or (left in yours and right in mine)


def _pairs(one: JoinCorrection | SplitCorrection, ids: Sequence[str]) -> list[Pair]:
    """Return the pairs that a correction speaks of."""
    ids = list(dict.fromkeys(ids))
    if isinstance(one, JoinCorrection) or one.off:
        return [(ids[0], other) for other in ids[1:]]
    return list(combinations(ids, 2))
