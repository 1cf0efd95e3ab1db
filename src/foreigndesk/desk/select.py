"""Actor selectors: what a user writes to say which actors are meant.

One or more of these, separated by commas (any of them matches):

- a country by code, name, adjective, capital or seat: IND, India, Indian, New Delhi, the Kremlin;
- a bloc, its members and the body itself: EU, NATO, G7, P5, "Arab League" ...; `EU@1999-06-01`
  takes the members of that day instead of the latest known;
- neighbours:IND, the states with a land border to India;
- a Wikidata id (Q1058) or another actor key ("asif|PAK");
- whole words of a name: Modi, "Narendra Modi", Hamas.

`/SECTOR` behind any of them keeps actors of one PLOVER sector: IND/MIL, EU/GOV.
"""

import re
from collections.abc import Iterable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from foreigndesk.codebook import is_sector, sectors
from foreigndesk.desk.acts import Party, party_key
from foreigndesk.desk.blocs import AS_OF, Bloc, bloc_keys, blocs, borders
from foreigndesk.errors import SelectorInvalid
from foreigndesk.whoswho import Name, WhosWho, is_country, load_whoswho
from foreigndesk.whoswho.keys import name_key

_WIKIDATA = re.compile(r"[Qq][1-9]\d*")
_NEIGHBOURS = re.compile(r"neighbou?rs(?: of)?\s*:\s*(.*)", re.IGNORECASE)
_CODE = re.compile(r"[A-Z]{3}|[a-z]{3}")
_OF_COUNTRY = ("country", "adjective", "people", "capital", "metonym")  # the surest first


class Choice(Struct, frozen=True, kw_only=True):
    """One part of a selector: an actor matches by country, by key, or by words of its name.

    `words` are a run of words inside a name key (`whoswho.keys`). `sector` must be the actor's, if
    given.
    """

    label: str
    countries: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    words: str | None = None
    sector: str | None = None

    def matches(self, party: Party) -> bool:
        """Whether an actor is meant."""
        if self.sector is not None and party.sector != self.sector:
            return False
        if party.country in self.countries or party.key in self.keys:
            return True
        return self.named(party.name)

    def named(self, name: str) -> bool:
        """Whether an actor of this name is meant by its name alone."""
        return self.words is not None and f" {self.words} " in f" {name_key(name)} "


class Selector(Struct, frozen=True, kw_only=True):
    """Which actors are meant: any that one of the choices matches. `text` is what was written."""

    text: str
    choices: tuple[Choice, ...]

    @property
    def label(self) -> str:
        """What is meant, in words: "India", "EU", "neighbours of India, Modi"."""
        return ", ".join(choice.label for choice in self.choices)

    @property
    def countries(self) -> tuple[str, ...]:
        """The codes of all countries meant, in alphabetical order."""
        return tuple(sorted({code for choice in self.choices for code in choice.countries}))

    @property
    def by_name(self) -> bool:
        """Whether a name must be found among the actors of the desk for anyone to match."""
        return not any(choice.countries for choice in self.choices)

    def matches(self, party: Party) -> bool:
        """Whether an actor is meant."""
        return any(choice.matches(party) for choice in self.choices)

    def any_of(self, parties: Iterable[Party]) -> bool:
        """Whether one of these actors is meant."""
        return any(map(self.matches, parties))


def parse_selector(text: str, whoswho: WhosWho | None = None) -> Selector:
    """Return the selector that a user's words stand for.

    Raises:
        SelectorInvalid: nothing is written, or a day, sector or country in it is none.
    """
    parts = [part.strip() for part in text.split(",")]
    known = whoswho or load_whoswho()
    choices = tuple(_choice(part, text, known) for part in parts if part)
    if not choices:
        raise SelectorInvalid(found=text, reason="it names nobody")
    return Selector(text=text, choices=choices)


def _choice(part: str, text: str, whoswho: WhosWho) -> Choice:
    named, slash, sector = part.rpartition("/")
    if not slash:
        return _of_name(part, text, whoswho)
    code = sector.strip().upper()
    if not is_sector(code) or not named.strip():
        known = ", ".join(sectors())
        raise SelectorInvalid(found=text, reason=f"after / stands a sector, one of {known}")
    found = _of_name(named.strip(), text, whoswho)
    return replace(found, label=f"{found.label}/{code}", sector=code)


def _of_name(name: str, text: str, whoswho: WhosWho) -> Choice:
    neighbours = _NEIGHBOURS.fullmatch(name)
    if neighbours:
        return _neighbours(neighbours[1], text, whoswho)
    bloc = _bloc(name, text)
    if bloc is not None:
        return bloc
    code = _country(name, whoswho)
    if code is not None:
        return Choice(label=country_label(code, whoswho), countries=(code,), keys=(code,))
    if _WIKIDATA.fullmatch(name):
        return Choice(label=name.upper(), keys=(name.upper(),))
    if "|" in name:
        return Choice(label=name, keys=(name,))
    return _words(name, text, whoswho)


def _bloc(name: str, text: str) -> Choice | None:
    bare, at, day = name.partition("@")
    found = bloc_keys().get(name_key(bare)) or blocs().get(bare.strip().upper())
    if found is None and at:
        reason = f"{bare!r} is no bloc of the table ({', '.join(blocs())})"
        raise SelectorInvalid(found=text, reason=reason)
    if found is None:
        return None
    on = _day(day.strip(), text) if at else AS_OF
    return Choice(
        label=f"{found.code} of {on}" if at else found.code,
        countries=found.members(on),
        keys=_body(found),
    )


def _body(bloc: Bloc) -> tuple[str, ...]:
    """Return the keys under which reports have the bloc's own body, by each of its names."""
    names = (bloc.name, bloc.code, *bloc.also)
    keys = (party_key(name=name, kind="org", country=None, wikidata=None) for name in names)
    return tuple(dict.fromkeys(keys))


def _day(text: str, whole: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        reason = f"after @ stands a day, YYYY-MM-DD, not {text!r}"
        raise SelectorInvalid(found=whole, reason=reason) from None


def _neighbours(name: str, text: str, whoswho: WhosWho) -> Choice:
    code = _country(name.strip(), whoswho)
    if code is None:
        raise SelectorInvalid(found=text, reason=f"{name.strip()!r} is no country we know")
    label = f"neighbours of {country_label(code, whoswho)}"
    countries = borders().get(code, ())
    if not countries:
        raise SelectorInvalid(found=text, reason=f"{code} has no land border in our table")
    return Choice(label=label, countries=countries, keys=countries)


def _country(name: str, whoswho: WhosWho) -> str | None:
    """Return the country that a code or name stands for: the surest kind of name first."""
    if _CODE.fullmatch(name) and is_country(name.upper()):
        return name.upper()
    found = [n for n in whoswho.named(name) if n.kind in _OF_COUNTRY and n.country]
    return min(found, key=lambda n: _OF_COUNTRY.index(n.kind)).country if found else None


def country_label(code: str, whoswho: WhosWho | None = None) -> str:
    """Return the name of a country for print; the code itself where there is none."""
    return (whoswho or load_whoswho()).country_name(Name(code, "capital", code))


def _words(name: str, text: str, whoswho: WhosWho) -> Choice:
    words = name_key(name)
    if not words:
        raise SelectorInvalid(found=text, reason=f"{name!r} has no letters or digits")
    keys = [person.wikidata for person in whoswho.people(name) if person.wikidata]
    return Choice(label=name, keys=tuple(dict.fromkeys(keys)), words=words)


def apart(a: Selector, b: Selector) -> tuple[Selector, Selector]:
    """Return two sides of which no country is on both: the larger one gives up what they share.

    "NATO" facing "USA" is NATO without the United States. Choices narrowed to a sector are kept.

    Raises:
        SelectorInvalid: the sides are the same.
    """
    if a.choices == b.choices:
        raise SelectorInvalid(found=f"{a.text} and {b.text}", reason="both sides are the same")
    mine, theirs = _whole(a), _whole(b)
    if not mine & theirs:
        return a, b
    if mine == theirs:
        raise SelectorInvalid(found=f"{a.text} and {b.text}", reason="both sides are the same")
    return (_without(a, b), b) if len(mine) > len(theirs) else (a, _without(b, a))


def _whole(side: Selector) -> frozenset[str]:
    whole = [choice for choice in side.choices if choice.sector is None]
    return frozenset(code for choice in whole for code in choice.countries)


def _without(side: Selector, other: Selector) -> Selector:
    taken = _whole(other)
    choices = []
    for choice in side.choices:
        if choice.sector is not None or taken.isdisjoint(choice.countries):
            choices.append(choice)
            continue
        left = tuple(code for code in choice.countries if code not in taken)
        keys = tuple(key for key in choice.keys if key not in taken)
        if left:
            label = f"{choice.label} without {other.label}"
            choices.append(replace(choice, label=label, countries=left, keys=keys))
    return Selector(text=side.text, choices=tuple(choices))
