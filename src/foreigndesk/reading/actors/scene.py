"""Which country the words around a mention speak of: the scene of "police", "the government"."""

from collections import defaultdict

from foreigndesk.intake.report import Span
from foreigndesk.reading.actors.tagging import Tagged
from foreigndesk.reading.marks import ActorKind, Entity
from foreigndesk.whoswho import Name, Person, is_country

_SHARE = 0.6  # of the weight that one country must have
_SINGLE = 0.34  # the same for "the government", "the president": of one country for certain
_SURE = 0.85  # the same for a person of whom only the name is known
# what a government calls its own without saying whose
_OWN = frozenset({"president", "vice president", "administration", "secretary", "government"})
_PLACELESS = frozenset({"IGO", "UNK", "EDU", "MNC"})


class Scene:
    """Counts the nations named in and before a sentence; the nearer, the heavier.

    `dateline` is the country of the dateline; `publisher` a national publisher, which speaks of
    its own "government" and "police" without naming the country. `office_of` is the country whose
    government publishes.
    """

    def __init__(self, *, dateline: str | None = None, publisher: Name | None = None) -> None:
        self._dateline = dateline
        self._home = publisher.country if publisher else None
        governs = publisher is not None and publisher.sectors.startswith("GOV")
        self.office_of = self._home if governs else None
        self._past: dict[str, float] = {}
        self._here: list[tuple[int, str]] = []
        self.verb_at = 0

    def enter(self, number: int, tagged: Tagged) -> None:
        """Move on to the next sentence."""
        for country in dict.fromkeys(c for _, c in self._here):
            self._past[country] = self._past.get(country, 0.0) + 2
        self._past = {c: n * 0.7 for c, n in self._past.items() if n > 0.2}
        self._here = []
        self.verb_at = 10**9
        for element in tagged.elements:
            token = tagged.tokens[element.first]
            if element.kind == "verb" and self.verb_at == 10**9:
                self.verb_at = token.start
            if not element.names and not element.people:
                continue
            for country in _countries(element.names, element.people):
                self._here.append((token.start, country))
                break
        if number == 0 and self._dateline:
            self._past[self._dateline] = self._past.get(self._dateline, 0.0) + 1.5

    def nearby(self, span: Span) -> tuple[str, ...]:
        """Return the countries the words around a mention speak of, the nearest first."""
        here = sorted(
            (
                (abs(place - span.start), c)
                for place, c in self._here
                if not span.start <= place < span.end
            )
        )
        past = sorted(self._past, key=lambda c: -self._past[c])
        return tuple(dict.fromkeys([*(c for _, c in here), *past]))

    def country_for(self, span: Span, entity: Entity, bare: str = "") -> str | None:
        """Return the country an actor without one belongs to, if the words around agree."""
        if set(entity.sectors[:1]) & _PLACELESS:
            return None
        if self.office_of and bare in _OWN:
            return self.office_of
        named = entity.kind is ActorKind.PERSON and not entity.sectors
        weights = self._weights(span)
        if not weights:
            return None if named else self._home
        country, weight = max(weights.items(), key=lambda item: item[1])
        single = entity.kind in {ActorKind.ORGANISATION, ActorKind.PERSON}
        needed = _SURE if named else _SINGLE if single else _SHARE
        return country if weight >= needed * sum(weights.values()) else None

    def _weights(self, span: Span) -> dict[str, float]:
        weights: defaultdict[str, float] = defaultdict(float)
        for place, country in self._here:
            if not span.start <= place < span.end:
                weights[country] += 2 if place < span.start else 1
        for country, weight in self._past.items():
            weights[country] += weight * 0.7
        return weights


def _countries(names: tuple[Name, ...], people: tuple[Person, ...]) -> list[str]:
    named = [n.country for n in names[:1] if not n.sectors.startswith("JRN")]
    found = [*named, *[p.country for p in people[:1]]]
    return [c for c in found if c and is_country(c)]  # officials of international bodies have none
