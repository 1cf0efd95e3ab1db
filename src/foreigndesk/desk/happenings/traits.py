"""What of an act is compared with others, made once per act."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from foreigndesk.desk.acts import Act, Party
from foreigndesk.desk.happenings.wars import FAR, begins, is_war
from foreigndesk.desk.happenings.words import act_stems, clause_stems, own_stems, stems, weight
from foreigndesk.desk.wording import act_word
from foreigndesk.whoswho import load_whoswho
from foreigndesk.whoswho.keys import name_key
from foreigndesk.whoswho.tables import names

MEETINGS = frozenset({"CONSULT", "VISIT"})
FINE = 4
"""An interval of fewer days counts as a day; a longer one is coarse."""

_STATE_SECTORS = frozenset({"GOV", "MIL", "SPY", "JUD", "LEG", "COP"})
_MEETING = stems("meet meeting visit talks talk summit travel welcome host receive attend trip")
_VISIT = stems("visit trip tour travel arrive arrival fly")
_STANDS = frozenset({"requested", "hypothetical"})
_OFFICES = stems(
    "government ministry minister army police military forces troops parliament court office "
    "department embassy administration council commission spokesman officials president congress"
)
_REGIONS = stems("province region state strip bank district coast sea gulf border valley delta")
_PERSON, _STATE, _BODY, _GENERIC = 2.0, 1.2, 1.0, 0.5


class Who(NamedTuple):
    """An actor as it is compared: `ident` is None for a generic noun ("police"), which is no one.

    `state` tells a state and its officials from others, `words` are the stems of the name, `names`
    those and the words for its country, but no town that stands for a state ("Kharkiv was
    shelled"), `told` those by which another account's clause shows that it means the same, `worth`
    how much it tells that two acts share this actor.
    """

    ident: str | None
    key: str
    country: str | None
    state: bool
    person: bool
    words: frozenset[str]
    names: frozenset[str]
    told: frozenset[str]
    worth: float


class Trait(Struct, frozen=True, gc=False, kw_only=True):
    """An act as it is compared. Days are ordinals, `[low, high]` closed: when it may have been.

    `dated` is 2 where an expression gives the day, 1 where it is the news of the day, 0 where the
    time is unknown (the window is then that of the publication); `news` is the day whose news it
    is, which the eve belongs to; `implied` where the day is that of a meeting which the act is
    told of; `war` where it is a war as a whole (`wars`), which without a beginning may have been at
    any time; `coarse` where it is a week or more.
    `kind` is the type, except that planned meetings are meetings and visits their own kind.
    `stands` is false for what is only asked for or imagined. `town` tells a place where little
    happens from a capital or a country. `proper` are names in the clause, save those of who acts
    and, where people meet, of all who are known to; `heavy` is the weight of all its words.
    """

    id: str
    report: str
    published: int
    kind: str
    mode: str | None
    stands: bool
    planned: bool
    historical: bool
    low: int
    high: int
    dated: int
    news: int | None
    implied: bool
    war: bool
    coarse: bool
    actors: tuple[Who, ...]
    recipients: tuple[Who, ...]
    place: str | None
    place_country: str | None
    town: bool
    anchor: str
    act: str
    anchors: frozenset[str]
    words: frozenset[str]
    heavy: float
    proper: frozenset[str]
    names: frozenset[str]
    counts: tuple[tuple[str, int, int], ...]
    source: str | None
    start: int
    end: int


def trait(act: Act) -> Trait:
    """Return what of an act is compared."""
    low, high, dated, coarse = _window(act)
    actors, recipients = _all(act.actors), _all(act.recipients)
    war = is_war(act)
    if war:
        actors, recipients = _as_states(actors), _as_states(recipients)
    words, proper = clause_stems(act.evidence)
    word = act_word(act.anchor)
    anchors = stems(act.anchor) | act_stems(word, words)
    doing = frozenset[str]().union(*(who.names for who in actors))
    named = doing.union(*(who.names for who in recipients))
    kind = _kind(act.type, act.mode, stems(act.anchor))
    return Trait(
        id=act.id,
        report=act.report,
        published=act.published.toordinal(),
        kind=kind,
        mode=act.mode,
        stands=act.status not in _STANDS,
        planned=act.status == "planned",
        historical=act.historical,
        low=low,
        high=high,
        dated=dated,
        news=high if dated == 1 else None,
        implied=act.how == "discourse",
        war=war,
        coarse=coarse,
        actors=actors,
        recipients=recipients,
        place=act.place.lower() if act.place else None,
        place_country=act.place_country,
        town=act.place is not None and _is_town(act.place),
        anchor=act.anchor.lower(),
        act=word,
        anchors=anchors,
        words=words,
        heavy=weight(words),
        proper=proper - (named if kind in MEETINGS else doing),
        names=named,
        counts=tuple((c.what, c.low, c.high or c.low) for c in act.counts),
        source=act.per_sources[-1].lower() if act.per_sources else None,
        start=act.start,
        end=act.end,
    )


def merged(a: Trait, b: Trait) -> Trait:
    """Return what two acts of one happening tell together: all who are named, the days in both."""
    return replace(
        a,
        low=max(a.low, b.low),
        high=min(a.high, b.high),
        dated=max(a.dated, b.dated),
        news=b.news if a.news is None else a.news,
        coarse=a.coarse and b.coarse,
        actors=tuple(dict.fromkeys((*a.actors, *b.actors))),
        recipients=tuple(dict.fromkeys((*a.recipients, *b.recipients))),
        place=a.place or b.place,
        words=a.words | b.words,
        names=a.names | b.names,
    )


def _kind(type_: str, mode: str | None, anchors: frozenset[str]) -> str:
    """Return the type; meetings to come, coded as promises, are meetings; visits are apart."""
    if type_ == "CONSULT" or (type_ == "AGREE" and anchors & _MEETING):
        return (
            "VISIT"
            if anchors & _VISIT or (mode == "visit" and not anchors & _MEETING)
            else "CONSULT"
        )
    return type_


def _window(act: Act) -> tuple[int, int, int, bool]:
    published = act.published.toordinal()
    if is_war(act) and not begins(act):
        return 0, FAR, 0, False
    if act.starts is None:
        early = act.status != "planned"  # what is still to come is not of the day before
        return published - early, published + (not early), 0, False
    low = act.starts.toordinal()
    high = max(low, (act.ends.toordinal() - 1) if act.ends else low)
    if act.how == "news of the day":
        return low - 1, high, 1, high - low >= FINE
    return low, high, 2, high - low >= FINE


def _all(parties: Iterable[Party]) -> tuple[Who, ...]:
    return tuple(dict.fromkeys(_who(p.key, p.name, p.country, p.sector) for p in parties))


def _as_states(side: tuple[Who, ...]) -> tuple[Who, ...]:
    """Return a side of a war, in which a ruler stands for his country ("the war on Saddam")."""
    return tuple(who._replace(state=True, person=False) if who.country else who for who in side)


@lru_cache(maxsize=1 << 16)
def _who(key: str, name: str, country: str | None, sector: str | None) -> Who:
    is_state = key == country
    official = is_state or (country is not None and sector in _STATE_SECTORS)
    proper = "|" not in key or _proper(name)
    words = stems(name)
    return Who(
        ident=key if proper else None,
        key=key,
        country=country,
        state=official,
        person=proper and not is_state and official and not words & _OFFICES,
        words=words,
        names=_country_words(country) | (frozenset() if is_state else words),
        told=own_stems(words) if proper else frozenset(),
        worth=_worth(words, proper=proper, is_state=is_state, official=official),
    )


@lru_cache(maxsize=1 << 14)
def _is_town(place: str) -> bool:
    """Whether a place is no country, region or large town: little happens there."""
    known = load_whoswho()
    return (
        not known.named(place) and not known.city(name_key(place)) and not stems(place) & _REGIONS
    )


@cache
def _country_words(country: str | None) -> frozenset[str]:
    """Return the stems of a country's names, adjectives and demonyms."""
    return _words_of_countries().get(country or "", frozenset())


@cache
def _words_of_countries() -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for entry in names().entries:
        if entry.country and entry.kind in {"country", "adjective", "people"}:
            found[entry.country] = found.get(entry.country, frozenset()) | stems(entry.name)
    return found


def _worth(words: frozenset[str], *, proper: bool, is_state: bool, official: bool) -> float:
    if is_state:
        return _STATE
    if proper:
        return _BODY if words & _OFFICES else _PERSON
    if official:
        return _BODY
    return _GENERIC + 0.3 * min(2.0, weight(own_stems(words)))


def _proper(name: str) -> bool:
    """Whether a name is somebody's own: it has a capital and is more than a body of a state."""
    words = name.split()
    capitals = [word for word in words if word[:1].isupper()]
    return bool(capitals) and not stems(name) & _OFFICES and len(capitals) * 2 > len(words)
