"""Blocking keys: acts that could be one happening share at least one."""

from collections.abc import Iterator
from datetime import date
from hashlib import blake2b

from foreigndesk.desk.acts import Act
from foreigndesk.desk.happenings.traits import Trait, Who, trait
from foreigndesk.desk.happenings.words import act_group, weight

_ON_PERSONS = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT"})
_WORDS = 3
_SILENCE = 2  # months in which no report need speak of a war that goes on
_SIDE = 2  # actors and recipients used for keys


def link_keys(act: Act | Trait) -> tuple[int, ...]:
    """Return the signed 64-bit keys of an act, ascending; two acts are compared if one is shared.

    Keys are made of the type or anchor, who, whom or where, and each day it may have been; and of
    the report, where one act is told several times.
    """
    known = act if isinstance(act, Trait) else trait(act)
    kind = "CONSULT" if known.kind == "VISIT" else known.kind
    word = act_group(known.act)
    found = {_hash(f"s|{known.report}|{kind}"), _hash(f"s|{known.report}|{word}")}
    days = _days(known)
    for what in _subjects(known, kind, word):
        found.update(_hash(f"{what}|{day}") for day in days)
    if known.war:
        found.update(_hash(f"{what}|{month}") for what in _wars(known) for month in _months(known))
    return tuple(sorted(found))


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)


def _days(known: Trait) -> tuple[str, ...]:
    if known.war and not known.dated:
        return ()
    if known.coarse:
        return (f"y{date.fromordinal(known.low).year}",)
    return tuple(str(day) for day in range(known.low, known.high + 1))


def _wars(known: Trait) -> Iterator[str]:
    """Yield who wages war and on whom, countries for all who are of them."""
    for side, those in (("la", known.actors), ("lr", known.recipients)):
        yield from (f"{side}|{who.country or who.key}" for who in those[:_SIDE])


def _months(known: Trait) -> Iterator[str]:
    """Yield the month of a report and those after: a war not spoken of for longer is another."""
    told = date.fromordinal(known.published)
    month = told.year * 12 + told.month
    yield from (f"m{later}" for later in range(month, month + _SILENCE + 1))


def _subjects(known: Trait, kind: str, word: str) -> Iterator[str]:
    actors, recipients = _canonical(known.actors), _canonical(known.recipients)
    if kind == "CONSULT":
        yield from _meetings(sorted({*actors, *recipients}))
    else:
        yield from _one_sided(kind, word, actors, recipients)
    if kind in _ON_PERSONS:
        yield from (f"n|{kind}|{name}" for who in known.recipients for name in sorted(who.told)[:2])
    if known.place:
        yield f"p|{kind}|{known.place}"
    if not actors or not recipients:
        yield from (f"w|{kind}|{own}" for own in _heaviest(known))


def _one_sided(kind: str, act: str, actors: list[str], recipients: list[str]) -> Iterator[str]:
    yield from (f"t|{kind}|{actor}|{other}" for actor in actors for other in recipients)
    yield from (f"a|{act}|{actor}" for actor in actors)
    yield from (f"r|{act}|{other}" for other in recipients)
    if not recipients and len(actors) > 1:
        yield "j|" + "|".join((kind, *sorted(actors)))


def _meetings(present: list[str]) -> Iterator[str]:
    if len(present) == 1:
        yield f"m|{present[0]}|"
    for place, first in enumerate(present[:3]):
        yield f"m|{first}|"
        yield from (f"m|{first}|{other}" for other in present[place + 1 : 3])


def _canonical(side: tuple[Who, ...]) -> list[str]:
    """Return who is on a side, a state for its government: those who have an identity."""
    found = (who.country if who.state else who.ident for who in side)
    return sorted(set(filter(None, found)), key=_hash)[:_SIDE]


def _heaviest(known: Trait) -> list[str]:
    """Return the words of a clause that tell most: names first, the same of each clause alike."""
    rest = known.words - known.anchors - known.names
    order = {word: (word not in known.proper, -weight((word,)), _hash(word)) for word in rest}
    return sorted(rest, key=order.__getitem__)[:_WORDS]
