"""Who takes part in a deed, by country, and whether two accounts speak of the same ones.

A side is a country, or somebody without one. "India" stands for whoever acts for it; two persons
of one country are two, unless one of them is only described ("the foreign minister").
"""

import re

from msgspec import Struct

from foreigndesk.desk.acts import Act, Party

_STATE = re.compile(r"[A-Z]{3}")
_BODY = re.compile(
    r"\b(government|ministry|ministers?|officials?|delegation|leaders?|authorities|president|side"
    r"|administration|embassy|spokes\w+|diplomats?|envoys?|counterparts?|representatives?|parties"
    r"|forces|army|troops|military|parliament|state|country|countries|sides)\b",
    re.IGNORECASE,
)


_FEW = 8  # sides; pairs of many more would not tell one gathering from another


class Side(Struct, frozen=True, kw_only=True):
    """One side: its country (or None), and keys and names of the particular actors of it."""

    country: str | None
    keys: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


Sides = tuple[Side, ...]


class Likeness(Struct, frozen=True, kw_only=True):
    """How far two accounts name the same sides.

    `exact` sides share an actor, `broad` ones only the country, `apart` are particular actors of
    one country that differ; `least` and `most` are the numbers of sides that the two name.
    """

    exact: int = 0
    broad: int = 0
    apart: int = 0
    least: int = 0
    most: int = 0

    @property
    def strong(self) -> bool:
        """Whether they share two sides and an actor, and one names hardly more than the other."""
        both = self.exact + self.broad
        return self.exact > 0 and both >= 2 and self.apart == 0 and both >= self._enough

    @property
    def whole(self) -> bool:
        """Whether they name just the same sides, with an actor in common."""
        return self.strong and self.exact + self.broad == self.most

    @property
    def fair(self) -> bool:
        """Whether they share two countries, but no actor in particular."""
        both = self.exact + self.broad
        return both >= 2 and self.apart <= both - 2 and both >= self._enough

    @property
    def weak(self) -> bool:
        """Whether the only side that one account names is a particular actor of the other."""
        return self.least == 1 and self.exact == 1 and self.apart == 0

    @property
    def _enough(self) -> int:
        """Sides that must be shared: all of the shorter list, or most of the longer."""
        return min(self.least, (self.most * 2 + 2) // 3)


def sides_of(act: Act) -> Sides:
    """Return the sides of an act, sorted; actors and recipients alike (either side may tell it)."""
    found: dict[str, tuple[str | None, set[str], set[str]]] = {}
    for party in act.actors + act.recipients:
        if not party.key.strip("|"):
            continue
        side = party.country if party.country and _stands_for(party) else party.key
        country = party.country if side == party.country else None
        _, keys, names = found.setdefault(side, (country, set(), set()))
        if country is None or _particular(party):
            keys.add(party.key)
            names.add(party.name.lower())
    return tuple(
        Side(country=country, keys=tuple(sorted(keys)), names=tuple(sorted(names)))
        for _, (country, keys, names) in sorted(found.items())
    )


def likeness(one: Sides, other: Sides) -> Likeness:
    """Return how far two accounts name the same sides."""
    exact = broad = apart = 0
    names = {_name(side): side for side in other}
    for side in one:
        match = names.get(_name(side))
        if match is None:
            continue
        if set(side.keys) & set(match.keys) or _share_name(side, match):
            exact += 1
        elif side.keys and match.keys:
            apart += 1
        else:
            broad += 1
    least, most = sorted((len(one), len(other)))
    return Likeness(exact=exact, broad=broad, apart=apart, least=least, most=most)


def tokens(sides: Sides, place: str | None) -> tuple[str, ...]:
    """Return what accounts of one deed share at least one of: keys, pairs of countries, place."""
    found = {key for side in sides for key in side.keys}
    found |= {f"~{name.split()[-1]}" for side in sides for name in side.names}
    names = sorted(_name(side) for side in sides)
    if len(names) <= _FEW:
        found |= {f"{a}+{b}" for at, a in enumerate(names) for b in names[at + 1 :]}
    if not sides and place:
        found.add(f"@{place.lower()}")
    return tuple(sorted(found))


def _name(side: Side) -> str:
    return side.country or side.keys[0] if side.country or side.keys else ""


def _stands_for(party: Party) -> bool:
    """Whether somebody acts for a country; "American investors" are a side of their own."""
    is_state = _STATE.fullmatch(party.key) is not None
    return is_state or _particular(party) or _BODY.search(party.name) is not None


def _particular(party: Party) -> bool:
    """Whether a party is somebody in particular, not a state or a description."""
    words = party.name.split()
    if _STATE.fullmatch(party.key) or not words or not words[-1][:1].isupper():
        return False
    if " of " in party.name and _BODY.search(party.name):
        return False
    return _BODY.fullmatch(words[-1]) is None


def _share_name(one: Side, other: Side) -> bool:
    """Whether a name of one side is the other's in full or in part ("Bush", "George W. Bush")."""
    return any(
        _is_part(short, long) or _is_part(long, short)
        for short in one.names
        for long in other.names
    )


def _is_part(short: str, long: str) -> bool:
    words, whole = short.split(), long.split()
    return words[-1] == whole[-1] and set(words) <= set(whole)
