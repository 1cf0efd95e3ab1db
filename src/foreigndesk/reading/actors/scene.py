"""Which countries the words around a mention speak of: the scene of "police", "the government"."""

from collections.abc import Callable
from typing import NamedTuple

from foreigndesk.intake.report import Span
from foreigndesk.reading.actors.tagging import Element, Tagged
from foreigndesk.whoswho import Name, Person, is_country

_FADING = 0.7  # what is left of a country's weight from one sentence to the next
_PLACED = frozenset({"in", "at", "near", "inside", "across", "into", "around", "outside", "over"})


_UNNAMED = {"person": "person", "proper": "region"}


class Named(NamedTuple):
    """A word of the sentence that tells a country: where it stands and how.

    `kind` is that of the name (country, adjective, capital, region, people, body, person),
    `before` the preposition in front of it, `owner` whether it is in the possessive.
    """

    start: int
    country: str
    kind: str
    before: str
    owner: bool

    @property
    def placed(self) -> bool:
        """Whether the word tells where something is."""
        return self.before in _PLACED and self.kind in {"country", "capital", "region"}


class Scene:
    """The nations named in and before a sentence; the nearer, the heavier.

    `dateline` is the country of the dateline; `home` that of a national publisher, which speaks of
    its own "government" and "police" without naming the country. `office_of` is the country whose
    government publishes. `town` gives the country of a town.
    """

    def __init__(
        self,
        *,
        dateline: str | None = None,
        publisher: Name | None = None,
        town: Callable[[str], str | None] = lambda _: None,
    ) -> None:
        self._town = town
        self.dateline = dateline
        self.home = publisher.country if publisher else None
        governs = publisher is not None and publisher.sectors.startswith("GOV")
        self.office_of = self.home if governs else None
        self.past: dict[str, float] = {}
        self.past_places: dict[str, float] = {}
        self.here: list[Named] = []
        self.last: tuple[str, ...] = ()
        self.lead: str | None = None
        self.worldwide = False
        self.verb_at = 10**9
        self.starts_at = 0

    def enter(self, number: int, tagged: Tagged) -> None:
        """Move on to the next sentence."""
        self._leave()
        self.here, self.verb_at, self.worldwide = [], 10**9, False
        self.starts_at = tagged.tokens[0].start if tagged.tokens else 0
        for index, element in enumerate(tagged.elements):
            if element.kind == "verb" and self.verb_at == 10**9:
                self.verb_at = tagged.tokens[element.first].start
            if element.names or element.people or element.kind == "proper":
                self._note(tagged, index, element)
        if number == 0 and self.dateline:
            self.past[self.dateline] = self.past.get(self.dateline, 0.0) + 1.5

    def _leave(self) -> None:
        """Count the sentence before among what is past."""
        for weights, named in (
            (self.past, self.here),
            (self.past_places, [n for n in self.here if n.placed]),
        ):
            for country in dict.fromkeys(n.country for n in named):
                weights[country] = weights.get(country, 0.0) + 2
            faded = {c: n * _FADING for c, n in weights.items() if n > 0.2}
            weights.clear()
            weights.update(faded)
        if self.here and self.lead is None:
            self.lead = self.here[0].country
        self.last = tuple(n.country for n in self.here)

    def _note(self, tagged: Tagged, index: int, element: Element) -> None:
        """Keep the country that an element tells, if it tells one."""
        self.worldwide = self.worldwide or any(n.sectors[:3] == "IGO" for n in element.names[:1])
        country = _country(element.names, element.people)
        elements, before = tagged.elements, index - 1
        while before >= 0 and elements[before].kind == "det":
            before -= 1
        link = elements[before].key if before >= 0 and elements[before].kind == "prep" else ""
        if element.kind == "proper":
            country = self._town(element.key) if link in _PLACED else None
        if country is None:
            return
        owner = index + 1 < len(elements) and elements[index + 1].kind == "owner"
        kind = element.names[0].kind if element.names else _UNNAMED[element.kind]
        start = tagged.tokens[element.first].start
        self.here.append(Named(start, country, kind, link, owner))

    def nearby(self, span: Span) -> tuple[str, ...]:
        """Return the countries the words around a mention speak of, the nearest first."""
        here = sorted((abs(n.start - span.start), n.country) for n in self.around(span))
        past = sorted(self.past, key=lambda c: -self.past[c])
        return tuple(dict.fromkeys([*(c for _, c in here), *past]))

    def around(self, span: Span) -> list[Named]:
        """Return what the sentence names outside a mention, in order."""
        return [n for n in self.here if not span.start <= n.start < span.end]


def _country(names: tuple[Name, ...], people: tuple[Person, ...]) -> str | None:
    named = [n.country for n in names[:1] if not n.sectors.startswith("JRN")]
    found = [*named, *[p.country for p in people[:1]]]
    # officials of international bodies have no country
    return next((c for c in found if c and is_country(c)), None)
