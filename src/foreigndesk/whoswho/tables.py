"""The who's-who data files as typed tables, each read once, on first use.

Every file is compact JSON made by `tools/build_whoswho.py`; rows are arrays in the order of the
fields below. Sources and licences: `data/SOURCES.md`.
"""

from datetime import date
from functools import cache, cached_property
from importlib.resources import files

import msgspec

_FAR = date(9999, 12, 31)


class Name(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What a name stands for.

    `kind` is country, adjective, people, capital, metonym, org or group; `sectors` are PLOVER
    codes, primary first, separated by spaces; `years` is a note on former states.
    """

    name: str
    kind: str
    country: str | None
    sectors: str = ""
    wikidata: str | None = None
    years: str | None = None


class Names(msgspec.Struct, frozen=True):
    """Entries and the keys (`keys.name_key`, or `keys.acronym_key`) that lead to them."""

    entries: list[Name]
    keys: dict[str, list[int]]


class Role(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A role noun: its sectors as in `Name`, the kind of actor it names, whether plural."""

    sectors: str
    kind: str
    plural: bool


class Held(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A holding of an office.

    `rank` 4 or 3 is a chief of state or government (4 well known), 2 a main minister. Dates
    are ISO, possibly of a year or month only; `as_of` is the day an open end was known.
    """

    office: int
    start: str | None
    end: str | None
    rank: int
    as_of: str | None = None

    def covers(self, day: date) -> bool:
        """Whether the office was held on `day`, as far as the dates tell."""
        return _early(self.start) <= day and (self.end is None or day <= _late(self.end))

    def before(self, day: date) -> bool:
        """Whether the office had ended by `day`."""
        return self.end is not None and _late(self.end) < day


class Person(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A person and the offices held, earliest first."""

    name: str
    country: str | None
    wikidata: str | None
    held: list[Held]


class Leaders(msgspec.Struct, frozen=True):
    """Persons, "office TAB sectors" strings, and the keys of whole names and of surnames."""

    offices: list[str]
    people: list[Person]
    full: dict[str, list[int]]
    last: dict[str, list[int]]


class Place(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A town of the gazetteer: country, GeoNames id, degrees north and east, inhabitants."""

    name: str
    country: str
    geoname_id: int
    latitude: float
    longitude: float
    population: int
    region: str = ""


class Places(msgspec.Struct, frozen=True):
    """Towns, most populous first; the keys that lead to them; the states of the USA by key."""

    places: list[Place]
    keys: dict[str, list[int]]
    states: dict[str, str]

    @cached_property
    def longest(self) -> int:
        """The number of words of the longest name that is looked for."""
        return 4


class NameWords(msgspec.Struct, frozen=True):
    """How many office-holders of each country have a word in their name.

    `words` by whole word, `ends` by the last three letters of the surname; `sizes` are all words
    of a country, `total` those of all.
    """

    words: dict[str, dict[str, int]]
    ends: dict[str, dict[str, int]]
    sizes: dict[str, int]
    total: int


@cache
def names() -> Names:
    """Return the names of countries, peoples, capitals, bodies and groups."""
    return msgspec.json.decode(_read("names.json"), type=Names)


@cache
def roles() -> dict[str, Role]:
    """Return the role nouns, singular and plural, by key."""
    return msgspec.json.decode(_read("roles.json"), type=dict[str, Role])


@cache
def leaders() -> Leaders:
    """Return the office-holders."""
    return msgspec.json.decode(_read("leaders.json"), type=Leaders)


@cache
def places() -> Places:
    """Return the gazetteer."""
    return msgspec.json.decode(_read("places.json"), type=Places)


@cache
def name_words() -> NameWords:
    """Return how often the words of names occur in each country."""
    return msgspec.json.decode(_read("name_words.json"), type=NameWords)


@cache
def cities() -> dict[str, str]:
    """Return the country of every town of 100,000 and more whose name is not ambiguous, by key."""
    return msgspec.json.decode(_read("cities.json"), type=dict[str, str])


def _read(name: str) -> bytes:
    return (files(__package__) / "data" / name).read_bytes()


def _early(text: str | None) -> date:
    """Return the first day of an ISO date, month or year; the earliest day if unknown."""
    return date.min if not text else date.fromisoformat((text + "-01-01")[:10])


def _late(text: str) -> date:
    """Return the last day of an ISO date, month or year."""
    if len(text) >= 10:
        return date.fromisoformat(text[:10])
    year, month = int(text[:4]), int(text[5:7] or 12)
    following = date(year + month // 12, month % 12 + 1, 1) if year < 9999 else _FAR
    return date.fromordinal(following.toordinal() - 1)
