"""What of an act is compared with others, made once per act."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from foreigndesk.desk.acts import Act, Party
from foreigndesk.desk.happenings.words import clause_stems, stems, weight

FINE = 4
"""An interval of fewer days counts as a day; a longer one is coarse."""

_STATE_SECTORS = frozenset({"GOV", "MIL", "SPY", "JUD", "LEG", "COP"})
_MEETING = stems("meet meeting visit talks talk summit travel welcome host receive attend trip")
_STANDS = frozenset({"requested", "hypothetical"})


class Who(NamedTuple):
    """An actor as it is compared: `ident` is None for a generic noun ("police"), which is no one.

    `state` tells a state or its government from others, `words` are the stems of the name.
    """

    ident: str | None
    key: str
    country: str | None
    state: bool
    person: bool
    words: frozenset[str]


class Trait(Struct, frozen=True, gc=False, kw_only=True):
    """An act as it is compared. Days are ordinals, `[low, high]` closed: when it may have been.

    `dated` is 2 where an expression gives the day, 1 where it is the news of the day, 0 where the
    time is unknown (the window is then that of the publication); `coarse` where it is a week or
    more. `kind` is the type, except that planned meetings are meetings.
    """

    id: str
    report: str
    published: int
    kind: str
    type: str
    mode: str | None
    stands: bool
    denied: bool
    planned: bool
    historical: bool
    low: int
    high: int
    dated: int
    coarse: bool
    actors: tuple[Who, ...]
    recipients: tuple[Who, ...]
    place: str | None
    place_country: str | None
    anchor: frozenset[str]
    words: frozenset[str]
    heavy: float
    names: frozenset[str]
    counts: tuple[tuple[str, int, int], ...]
    source: str | None
    start: int
    end: int


def trait(act: Act) -> Trait:
    """Return what of an act is compared."""
    low, high, dated, coarse = _window(act)
    actors, recipients = _sides(act)
    anchor, words = stems(act.anchor), clause_stems(act.evidence)
    names = frozenset[str]().union(*(who.words for who in (*actors, *recipients)))
    return Trait(
        id=act.id,
        report=act.report,
        published=act.published.toordinal(),
        kind=_kind(act, anchor),
        type=act.type,
        mode=act.mode,
        stands=act.status not in _STANDS,
        denied=act.status == "denied",
        planned=act.status == "planned",
        historical=act.historical,
        low=low,
        high=high,
        dated=dated,
        coarse=coarse,
        actors=actors,
        recipients=recipients,
        place=act.place.lower() if act.place else None,
        place_country=act.place_country,
        anchor=anchor,
        words=words,
        heavy=weight(words),
        names=names,
        counts=tuple((c.what, c.low, c.high or c.low) for c in act.counts),
        source=act.per_sources[-1].lower() if act.per_sources else None,
        start=act.start,
        end=act.end,
    )


def _kind(act: Act, anchor: frozenset[str]) -> str:
    """Return the type; a visit or talks that are agreed or planned are a meeting to come."""
    return "CONSULT" if act.type == "AGREE" and anchor & _MEETING else act.type


def _window(act: Act) -> tuple[int, int, int, bool]:
    published = act.published.toordinal()
    if act.starts is None:
        return published - 1, published + (1 if act.status == "planned" else 0), 0, False
    low = act.starts.toordinal()
    high = max(low, (act.ends.toordinal() - 1) if act.ends else low)
    if act.how == "news of the day":
        return low - 1, high, 1, high - low >= FINE
    return low, high, 2, high - low >= FINE


def _sides(act: Act) -> tuple[tuple[Who, ...], tuple[Who, ...]]:
    """Return actors and recipients; who meets whom has no direction."""
    actors, recipients = _all(act.actors), _all(act.recipients)
    return actors, recipients


def _all(parties: Iterable[Party]) -> tuple[Who, ...]:
    found = dict.fromkeys(_who(p.key, p.name, p.country, p.sector) for p in parties)
    return tuple(found)


@lru_cache(maxsize=1 << 16)
def _who(key: str, name: str, country: str | None, sector: str | None) -> Who:
    named = "|" not in key
    is_state = key == country
    official = is_state or (country is not None and sector in _STATE_SECTORS)
    proper = named or _proper(name)
    return Who(
        ident=key if proper else None,
        key=key,
        country=country,
        state=official,
        person=proper and not is_state and official and not _office(name),
        words=stems(name),
    )


_OFFICES = stems(
    "government ministry minister army police military forces troops parliament court office "
    "department embassy administration council commission spokesman officials president congress"
)


def _office(name: str) -> bool:
    """Whether a name is that of a body of the state and not of a person."""
    return bool(stems(name) & _OFFICES)


def _proper(name: str) -> bool:
    """Whether a name is somebody's own: it has a capital and is more than a body of a state."""
    capitals = [word for word in name.split() if word[:1].isupper()]
    return bool(capitals) and not _office(name) and len(capitals) * 2 > len(name.split())
