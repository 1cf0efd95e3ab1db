"""The who's who itself: immutable look-ups over the tables, the user's own entries first.

All look-ups are by key (`keys.name_key`), a dict access each; one `WhosWho` may be shared between
threads. A table is read from its file when it is first asked.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from pathlib import Path

from foreigndesk.whoswho import tables
from foreigndesk.whoswho.keys import acronym_key, is_acronym, name_key, person_key
from foreigndesk.whoswho.overrides import Overrides, read_overrides
from foreigndesk.whoswho.tables import Held, Name, Person, Role

_STATES = frozenset({"country", "capital", "metonym"})
_SMALLEST = 15_000  # inhabitants of a town that a report may name without its country
_STALE = timedelta(days=366 * 8)  # an office known to be open on a day is not trusted for ever


@dataclass(frozen=True)
class Office:
    """An office a person held on a day, or the last one before it (`current` is False)."""

    title: str
    sectors: tuple[str, ...]
    rank: int
    current: bool


class WhosWho:
    """Countries, bodies, groups, role nouns and office-holders by name; `overrides` win."""

    def __init__(self, overrides: Overrides | None = None) -> None:
        self._own = overrides or Overrides()

    def names(self, key: str) -> tuple[Name, ...]:
        """Return what a name may stand for, the likeliest first; empty if unknown."""
        own = self._own.names.get(key, ())
        table = tables.names()
        return own + tuple(table.entries[i] for i in table.keys.get(key, ()))

    def named(self, text: str) -> tuple[Name, ...]:
        """Return what `text`, as written, may stand for ("U.N.", "the Kremlin", "Iraqi")."""
        bare = text.removeprefix("the ").removeprefix("The ").strip()
        if is_acronym(bare):
            return self.names(acronym_key(bare)) or self.names(name_key(bare))
        return self.names(name_key(bare))

    def country(self, text: str) -> str | None:
        """Return the code of a country by any of its names, adjectives, demonyms or capitals.

        ISO 3166-1 alpha-3, XKX, or the code of a former state (SUN, YUG, CSK, DDR ...).
        """
        for name in self.named(text):
            if name.kind in {*_STATES, "adjective", "people"} and name.country:
                return name.country
        return None

    def country_name(self, name: Name) -> str:
        """Return the country's own name for an adjective or capital; other names as they are."""
        if name.kind in {"adjective", "capital"} and name.country:
            return self._country_names.get(name.country, name.name)
        return name.name

    def role(self, key: str) -> Role | None:
        """Return the sectors and kind of a role noun, singular or plural."""
        return self._own.roles.get(key) or tables.roles().get(key)

    def people(self, name: str) -> tuple[Person, ...]:
        """Return the persons with this whole name, in any of its romanisations we know."""
        key = person_key(name_key(name))
        return self._own.people.get(key, ()) + _picked(tables.leaders().full.get(key, ()))

    def surnamed(self, surname: str) -> tuple[Person, ...]:
        """Return the chiefs of state and government and main ministers with this surname."""
        key = person_key(name_key(surname))
        return self._own.people.get(key, ()) + _picked(tables.leaders().last.get(key, ()))

    def office(self, person: Person, day: date) -> Office | None:
        """Return the highest office held on `day`, else the last before it, else None."""
        held = [h for h in person.held if h.covers(day) and not _stale(h, day)]
        if held:
            return self._office(max(held, key=lambda h: (h.rank, h.start or "")), current=True)
        past = [h for h in person.held if h.before(day) or (_stale(h, day) and h.covers(day))]
        if past:
            return self._office(max(past, key=lambda h: h.end or h.start or ""), current=False)
        return None

    def holders(self, office: str, country: str, day: date) -> tuple[Person, ...]:
        """Return who held an office ("president", "foreign minister") of a country on `day`."""
        wanted = _WORDINGS.get(name_key(office), (name_key(office),))
        found = []
        for person in self._by_country.get(country, ()):
            for held in person.held:
                title = self._title(held)[0].lower()
                if title in wanted and held.covers(day) and not _stale(held, day):
                    found.append(person)
                    break
        return tuple(found)

    def city(self, key: str) -> str | None:
        """Return the country of a large town whose name is not ambiguous."""
        return tables.cities().get(key)

    def town(self, key: str) -> str | None:
        """Return the country of the largest town of a name, if no other comes near it in size."""
        table = tables.places()
        towns = [table.places[number] for number in table.keys.get(key, ())]
        if not towns or towns[0].population < _SMALLEST:
            return None
        rivals = [t.population for t in towns if t.country != towns[0].country]
        return towns[0].country if towns[0].population >= 3 * max(rivals, default=0) else None

    def word_counts(self, first: str) -> int:
        """Return how many words the longest name that begins with this word has; 0 if none."""
        return max(self._longest.get(first, 0), self._own.longest.get(first, 0))

    def role_word_counts(self, first: str) -> int:
        """Return how many words the longest role noun that begins with this word has."""
        return self._longest_role.get(first, 0)

    @cached_property
    def _country_names(self) -> Mapping[str, str]:
        named = {e.country: e.name for e in reversed(tables.names().entries) if e.kind == "country"}
        return {code: name for code, name in named.items() if code}

    @cached_property
    def _longest(self) -> Mapping[str, int]:
        return _longest_by_first(tables.names().keys)

    @cached_property
    def _longest_role(self) -> Mapping[str, int]:
        return _longest_by_first([*tables.roles(), *self._own.roles])

    @cached_property
    def _by_country(self) -> Mapping[str, list[Person]]:
        people: dict[str, list[Person]] = {}
        own = {p.name: p for found in self._own.people.values() for p in found}
        for person in [*own.values(), *tables.leaders().people]:
            if person.country and any(h.rank > 1 for h in person.held):
                people.setdefault(person.country, []).append(person)
        return people

    def _office(self, held: Held, *, current: bool) -> Office:
        title, sectors = self._title(held)
        return Office(title, tuple(sectors.split()), held.rank, current)

    def _title(self, held: Held) -> tuple[str, str]:
        if held.office < 0:
            return self._own.offices[-held.office - 1]
        title, _, sectors = tables.leaders().offices[held.office].partition("\t")
        return title, sectors


_FOREIGN = (
    "minister of foreign affairs",
    "minister for foreign affairs",
    "secretary of state",
    "minister of external affairs",
    "minister of foreign affairs and international cooperation",
    "secretary of foreign affairs",
)
_DEFENCE = (
    "minister of defence",
    "minister of defense",
    "minister of national defence",
    "defence secretary",
    "secretary of defense",
    "secretary of state for defence",
    "minister of the armed forces",
)
_WORDINGS: Mapping[str, tuple[str, ...]] = {
    "foreign minister": _FOREIGN,
    "minister of foreign affairs": _FOREIGN,
    "external affairs minister": _FOREIGN,
    "secretary of state": _FOREIGN,
    "foreign secretary": ("foreign secretary",),
    "defence minister": _DEFENCE,
    "defense minister": _DEFENCE,
    "defense secretary": _DEFENCE,
    "premier": ("prime minister", "premier", "president of the government"),
    "prime minister": ("prime minister", "president of the government", "head of government"),
    "president": ("president", "acting president", "interim president"),
    "king": ("king",),
    "chancellor": ("chancellor", "federal chancellor"),
    "supreme leader": ("supreme leader",),
}


def _picked(numbers: Iterable[int]) -> tuple[Person, ...]:
    people = tables.leaders().people
    return tuple(people[number] for number in numbers)


def _stale(held: Held, day: date) -> bool:
    """Whether an open end was last confirmed too long before `day` to be trusted.

    Snapshots of 2022 keep ministers in office for ever; chiefs of state change visibly.
    """
    if held.end or not held.as_of:
        return False
    limit = _STALE if held.rank > 1 else timedelta(days=366)
    return day - date.fromisoformat(held.as_of) > limit


def _longest_by_first(keys: Iterable[str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for key in keys:
        first = key.partition(" ")[0]
        words = key.count(" ") + 1
        if longest.get(first, 0) < words:
            longest[first] = words
    return longest


@cache
def load_whoswho(overrides: Path | None = None) -> WhosWho:
    """Return the who's who, with a file of the user's own entries in front of it.

    Raises:
        OverrideInvalid: the file has a mistake (`check_overrides` lists all of them).
    """
    return WhosWho(read_overrides(overrides) if overrides else None)


@cache
def _codes() -> frozenset[str]:
    return frozenset(e.country for e in tables.names().entries if e.country) | {"MAC", "ESH", "ATA"}


def is_country(code: str) -> bool:
    """Whether `code` is an alpha-3 code of a state or territory, present or former."""
    return code in _codes()
