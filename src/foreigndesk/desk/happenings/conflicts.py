"""Where accounts of one happening disagree: every version with who says so.

Only what can't both be true is a disagreement: "Hamas" and "the armed group Hamas" are none, nor
are a plan's day and the month that a later report gives, nor "happened" and "ongoing".
"""

from collections.abc import Callable, Iterator, Sequence

from foreigndesk.desk.acts import Act, Party
from foreigndesk.desk.happening import Conflict, Version
from foreigndesk.desk.happenings.sides import who_match
from foreigndesk.desk.happenings.traits import MEETINGS, Trait, Who, trait

_Told = tuple[Act, Trait]
_LIKE = {"ongoing": "happened", "hypothetical": "requested"}


def conflicts_of(ordered: Sequence[Act]) -> tuple[Conflict, ...]:
    """Return the disagreements of a happening's acts, by field; they come as published."""
    told = [(act, trait(act)) for act in ordered]
    fields = {
        "actors": _parted(told, _actors, _others(lambda known: known.actors)),
        "place": _parted(told, lambda act: act.place or "", _elsewhere),
        "recipients": _parted(told, _recipients, _others(lambda known: known.recipients)),
        "starts": _parted(told, _day, _another_day),
        "status": _parted(told, lambda act: act.status, _another_status),
        "type": _parted(told, lambda act: act.type, _another_kind),
        **_counted(told),
    }
    return tuple(
        Conflict(field=name, versions=tuple(map(_version, versions)))
        for name, versions in sorted(fields.items())
        if len(versions) > 1
    )


def _parted(
    told: Sequence[_Told], value: Callable[[Act], str], differ: Callable[[_Told, _Told], bool]
) -> list[tuple[str, list[Act]]]:
    """Return versions of a field, each account with the first version that it does not gainsay."""
    versions: list[tuple[_Told, list[Act]]] = []
    for one in told:
        if not value(one[0]):
            continue
        for first, acts in versions:
            if not differ(first, one):
                acts.append(one[0])
                break
        else:
            versions.append((one, [one[0]]))
    return [(value(first[0]), acts) for first, acts in versions]


def _others(side: Callable[[Trait], Sequence[Who]]) -> Callable[[_Told, _Told], bool]:
    def differ(one: _Told, other: _Told) -> bool:
        left, right = side(one[1]), side(other[1])
        return all(who_match(a, b) < 0 for a in left for b in right)

    return differ


def _elsewhere(one: _Told, other: _Told) -> bool:
    here, there = one[1].place or "", other[1].place or ""
    return here not in there and there not in here


def _another_day(one: _Told, other: _Told) -> bool:
    return one[1].high < other[1].low or other[1].high < one[1].low


def _another_status(one: _Told, other: _Told) -> bool:
    return _LIKE.get(one[0].status, one[0].status) != _LIKE.get(other[0].status, other[0].status)


def _another_kind(one: _Told, other: _Told) -> bool:
    return one[1].kind != other[1].kind and not {one[1].kind, other[1].kind} <= MEETINGS


def _actors(act: Act) -> str:
    return _names(act.actors)


def _recipients(act: Act) -> str:
    return _names(act.recipients)


def _names(side: Sequence[Party]) -> str:
    return ", ".join(party.name for party in side)


def _day(act: Act) -> str:
    return act.starts.isoformat() if act.starts else ""


def _counted(told: Sequence[_Told]) -> dict[str, list[tuple[str, list[Act]]]]:
    """Return the versions of each number of people; every number that differs is one."""
    found: dict[str, dict[str, list[Act]]] = {}
    for act, _ in told:
        for what, value in _counts(act):
            found.setdefault(what, {}).setdefault(value, []).append(act)
    return {what: list(versions.items()) for what, versions in found.items()}


def _counts(act: Act) -> Iterator[tuple[str, str]]:
    for count in act.counts:
        high = f"-{count.high}" if count.high and count.high != count.low else ""
        yield count.what, f"{count.low}{high}"


def _version(version: tuple[str, list[Act]]) -> Version:
    value, acts = version
    says = dict.fromkeys(map(_says, acts))
    return Version(value=value, acts=tuple(act.id for act in acts), says=tuple(says))


def _says(act: Act) -> str:
    """Return who is responsible for an account: its innermost named source, else the publisher."""
    named = next(filter(None, reversed(act.per_sources)), None)
    return named or act.publisher or act.report
