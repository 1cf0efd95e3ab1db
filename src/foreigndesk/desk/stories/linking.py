"""Which two reports are about one thing: alike in terms, sharing happenings, near in time.

A link is a function of its two reports alone, so neither the order of arrival nor what else is in
the desk changes it.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from foreigndesk.desk.stories.terms import Terms, likeness

REACH = 21
"""Days between two reports of which one takes the other up."""
LINKED = 0.22
"""How near two linked reports are."""
_FADES = 60  # days in which nearness would fade to nothing
_SHARED = 0.12  # what a shared happening adds
_SHARED_MOST = 0.36
_FOCUS = 3  # countries that a report is most about
_ELSEWHERE = 0.6  # what is left of likeness where two reports are about different countries
KEYS = 12
"""Heaviest terms of a report, of which linked reports share one."""
COMMON = 25
"""Reports of one day that may have a key in common; what more have is no sign of one story."""


class Told(Struct, frozen=True, gc=False, kw_only=True):
    """What of a report is compared: its day, its terms, and the happenings it tells of.

    `focus` are the countries that it is most about (`focus_of`).
    """

    report: str
    published: date
    terms: Terms
    focus: frozenset[str] = frozenset()
    happenings: frozenset[str] = frozenset()


class Link(Struct, frozen=True, gc=False, kw_only=True):
    """Two reports, the lesser id first, and how near they are, 0 to 1."""

    one: str
    other: str
    weight: float


def nearness(one: Told, other: Told) -> float:
    """Return how near two reports are."""
    return _nearness(one, other, _vector(one.terms), _vector(other.terms))


def links_of(told: Sequence[Told], fresh: Collection[str] | None = None) -> list[Link]:
    """Return the links among reports, by ids; with `fresh`, only those of these reports."""
    vectors = [_vector(one.terms) for one in told]
    found = []
    for a, b in _candidates(told, fresh):
        weight = _nearness(told[a], told[b], vectors[a], vectors[b])
        if weight >= LINKED:
            low, high = sorted((told[a].report, told[b].report))
            found.append(Link(one=low, other=high, weight=round(weight, 4)))
    return sorted(found, key=lambda link: (link.one, link.other))


def focus_of(mentions: Mapping[str, int]) -> frozenset[str]:
    """Return the countries that a report is most about, given how often it names their actors.

    The United States stand in too many reports to set one apart from another.
    """
    counted = sorted((-count, country) for country, count in mentions.items() if country != "USA")
    return frozenset(country for _, country in counted[:_FOCUS])


def keys_of(terms: Sequence[str]) -> Sequence[str]:
    """Return the terms of a report by which others are found: linked reports share one."""
    return terms[:KEYS]


def _candidates(told: Sequence[Told], fresh: Collection[str] | None) -> Iterator[tuple[int, int]]:
    """Yield pairs of reports that are near in time and share a key, each once.

    What more than `COMMON` reports of one day have in common tells none of them apart; `told` has
    all reports of the days within reach of the fresh ones, so such keys are known.
    """
    counts = Counter((one.published, key) for one in told for key in keys_of(one.terms.terms))
    blocks: dict[str, list[int]] = defaultdict(list)
    for at in sorted(range(len(told)), key=lambda at: (told[at].published, told[at].report)):
        one = told[at]
        seen: set[int] = set()
        is_fresh = fresh is None or one.report in fresh
        for key in _usable(one, counts):
            for other in reversed(blocks[key]):
                if (one.published - told[other].published).days > REACH:
                    break
                if other not in seen and (is_fresh or told[other].report in (fresh or ())):
                    seen.add(other)
                    yield other, at
            blocks[key].append(at)


def _usable(one: Told, counts: Mapping[tuple[date, str], int]) -> Iterator[str]:
    for key in keys_of(one.terms.terms):
        if counts[one.published, key] <= COMMON:
            yield key
    yield from (f"#{happening}" for happening in sorted(one.happenings))


def _nearness(one: Told, other: Told, left: dict[str, float], right: dict[str, float]) -> float:
    apart = abs((one.published - other.published).days)
    if apart > REACH:
        return 0.0
    shared = min(_SHARED * len(one.happenings & other.happenings), _SHARED_MOST)
    elsewhere = bool(one.focus and other.focus) and not one.focus & other.focus
    alike = likeness(left, right) * (_ELSEWHERE if elsewhere else 1)
    return min((alike + shared) * (1 - apart / _FADES), 1.0)


def _vector(terms: Terms) -> dict[str, float]:
    return dict(zip(terms.terms, terms.weights, strict=True))
