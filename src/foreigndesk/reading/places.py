"""The place of an act, where the text gives one: "in Kabul", "near Goma", never a guess.

A place is a town of the gazetteer named after a preposition of place in the act's clause. A name
that several towns bear is settled by a country named beside it or in the sentence; else it stays
open, unless one town is by far the largest of its name.
"""

import re
from collections.abc import Collection

from foreigndesk.intake.report import Span
from foreigndesk.reading.marks import PlaceMark
from foreigndesk.whoswho import Place
from foreigndesk.whoswho.keys import name_key
from foreigndesk.whoswho.tables import places

_NAME = re.compile(
    r"\b(?:in|at|near|outside|around|inside|towards?|from|of)\s+(?:the\s+)?"
    r"(?:(?:central|eastern|western|northern|southern|downtown|northeastern|northwestern"
    r"|southeastern|southwestern|neighbou?ring|city|town|village|port|capital|of)\s+)*"
    r"(?P<name>[^\W\d_a-z][\w’'-]+(?:[ -][^\W\d_a-z][\w’'-]+){0,3})"
)
_NEAR = re.compile(r"(?:in|at|near|outside|around|inside)\b")
_FAR_LARGER = 8
"""How many times larger a town must be than its next namesake to be meant without more."""
_TOWN = 100_000
"""Inhabitants from which an unsupported name is no likely person or company."""


def find_place(
    text: str, clause: Span, anchor: Span, countries: Collection[str]
) -> PlaceMark | None:
    """Return the place of the act at `anchor`, or None.

    `countries` are ISO codes of countries that the sentence names; they settle namesakes.
    """
    found = []
    for match in _NAME.finditer(text, clause.start, clause.end):
        if not _NEAR.match(match.group()):
            continue
        mark = _mark(match, countries)
        if mark is not None:
            found.append(mark)
    return min(found, key=lambda m: _distance(m.span, anchor), default=None)


def _distance(span: Span, anchor: Span) -> int:
    """Return how far a place stands from the anchor; before it counts double."""
    after = span.start - anchor.end
    return after if after >= 0 else 2 * (anchor.start - span.end) + 20


def _mark(match: re.Match[str], countries: Collection[str]) -> PlaceMark | None:
    words = match["name"].removesuffix("'s").removesuffix("’s")
    parts = words.split(" ")
    for size in range(len(parts), 0, -1):
        name = " ".join(parts[:size])
        settled = _settle(name, countries)
        if settled is not None:
            place, how = settled
            start = match.start("name")
            return PlaceMark(
                span=Span(start, start + len(name)),
                name=place.name,
                how=how,
                country=place.country,
                geoname_id=place.geoname_id,
                latitude=place.latitude,
                longitude=place.longitude,
            )
    return None


def _settle(name: str, countries: Collection[str]) -> tuple[Place, str] | None:
    table = places()
    named = [table.places[number] for number in table.keys.get(name_key(name), ())]
    if not named:
        return None
    here = [place for place in named if place.country in countries]
    if here:
        return here[0], "gazetteer: town of a country that the sentence names"
    first, *others = named
    if not others:
        only = "gazetteer: the only town of this name"
        return (first, only) if first.population >= _TOWN else None
    largest_other = max(place.population for place in others)
    if first.population >= max(_TOWN, _FAR_LARGER * largest_other):
        return first, "gazetteer: by far the largest town of this name"
    return None
