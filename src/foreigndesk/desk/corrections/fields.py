"""The fields an analyst may set, and how what is typed becomes a value.

Codes are checked against the codebook, days against the calendar, countries against the who's who.
Nothing typed means "unknown". Actors are named by an id of the report, by the code or name of a
state, or by name with the country in brackets ("Asif Khan (PAK)"); several are parted by ";".
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from foreigndesk.codebook import (
    cameo_code,
    contexts,
    event_types,
    is_context,
    is_mode,
    is_type,
    modes_of,
)
from foreigndesk.desk.acts import Party, party_key
from foreigndesk.desk.corrections.entries import Spot
from foreigndesk.errors import CodeUnknown, DeskError
from foreigndesk.reading.marks import Status
from foreigndesk.whoswho import Name, WhosWho, is_country, load_whoswho
from foreigndesk.whoswho.keys import name_key
from foreigndesk.whoswho.towns import find_town

_NAMED = re.compile(r"(?P<name>.*?)\s*(?:\((?P<code>[A-Za-z]{3})\)|\|(?P<key>[A-Za-z]{3}))\s*")
_STATE = ("country", "adjective", "people", "capital", "metonym")
_TRUE = {"true": "true", "yes": "true", "1": "true", "false": "false", "no": "false", "0": "false"}
_TYPED = ("type", "mode", "contexts", "status", "historical", "score")
_SETTLED = (*_TYPED, "actors", "recipients", "starts", "ends", "day", "place", "place_country")
HAPPENING_FIELDS = _SETTLED
"""Fields of a happening that may be set; `day` sets `starts` and `ends` to one day."""
EVENT_FIELDS = (*_SETTLED, "cameo")
"""Fields of an event that may be set."""
STATEMENT_FIELDS = ("source",)
"""Fields of a statement that may be set."""
_OPTIONAL = frozenset({"mode", "contexts", "recipients", "actors", "starts", "ends", "day"}) | {
    "place",
    "place_country",
    "cameo",
    "source",
}


class Value(Struct, frozen=True, kw_only=True):
    """A value as text, None for "unknown", and the actors or the place that it names."""

    text: str | None
    parties: tuple[Party, ...] = ()
    spot: Spot | None = None


class Known(Struct, frozen=True, kw_only=True):
    """What a value is read against.

    `type` is the entry's PLOVER type as it stands, `actors` those of its report, `published` the
    report's day, `prefix` begins the ids of actors that the report does not have.
    """

    type: str | None = None
    actors: Sequence[Party] = ()
    published: date = date.min
    prefix: str = "c0"


def parse_value(field: str, typed: str, known: Known, whoswho: WhosWho | None = None) -> Value:
    """Return the value that an analyst typed for a field.

    Raises:
        CodeUnknown: a code that the codebook does not have.
        DeskError: no such field, no day, no number, no country.
    """
    text = " ".join(typed.split())
    if field not in (*EVENT_FIELDS, *STATEMENT_FIELDS):
        reason = f"no such field; there are {', '.join((*EVENT_FIELDS, *STATEMENT_FIELDS))}"
        raise DeskError(found=field, reason=reason)
    if not text:
        return _unknown(field)
    if field in ("actors", "recipients", "source"):
        return _parties(field, text, known, whoswho or load_whoswho())
    if field == "place":
        return _place(text)
    return Value(text=_PARSERS[field](text, known))


def _unknown(field: str) -> Value:
    if field not in _OPTIONAL:
        raise DeskError(found=field, reason="it can't be unknown; give a value")
    return Value(text=None)


def _type(text: str, known: Known) -> str:
    del known
    code = text.upper()
    if not is_type(code):
        raise CodeUnknown(found=text, kind="event type", known=", ".join(event_types()))
    return code


def _mode(text: str, known: Known) -> str:
    code = text.lower()
    if known.type is None or not is_mode(known.type, code):
        modes = modes_of(known.type) if known.type else ()
        listed = ", ".join(modes) or "none: the type has no modes"
        raise CodeUnknown(found=text, kind=f"mode of {known.type}", known=listed)
    return code


def _contexts(text: str, known: Known) -> str:
    del known
    codes = list(dict.fromkeys(part.strip().lower() for part in re.split("[;,]", text)))
    for code in codes:
        if not is_context(code):
            raise CodeUnknown(found=code, kind="context", known=", ".join(contexts()))
    return "; ".join(codes)


def _status(text: str, known: Known) -> str:
    del known
    if text.lower() not in list(Status):
        raise CodeUnknown(found=text, kind="status", known=", ".join(Status))
    return text.lower()


def _historical(text: str, known: Known) -> str:
    del known
    if text.lower() not in _TRUE:
        raise DeskError(found=text, reason="historical is yes or no")
    return _TRUE[text.lower()]


def _score(text: str, known: Known) -> str:
    del known
    try:
        value = float(text)
    except ValueError:
        value = 11.0
    if not -10 <= value <= 10:
        raise DeskError(found=text, reason="a score is a number from -10 to 10")
    return f"{value:g}"


def _day(text: str, known: Known) -> str:
    del known
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise DeskError(found=text, reason="a day is written YYYY-MM-DD") from None


def _country(text: str, known: Known) -> str:
    del known
    if not is_country(text.upper()):
        raise DeskError(found=text, reason="no code of a country we know")
    return text.upper()


def _cameo(text: str, known: Known) -> str:
    del known
    return cameo_code(text).code


_PARSERS: Mapping[str, Callable[[str, Known], str]] = {
    "type": _type,
    "mode": _mode,
    "contexts": _contexts,
    "status": _status,
    "historical": _historical,
    "score": _score,
    "starts": _day,
    "ends": _day,
    "day": _day,
    "place_country": _country,
    "cameo": _cameo,
}


def _place(text: str) -> Value:
    name, code = _named(text)
    town = find_town(name, code)
    if town is None:
        return Value(text=text, spot=Spot(name=name, country=code))
    spot = Spot(
        name=town.name,
        country=town.country,
        geoname_id=town.geoname_id,
        latitude=town.latitude,
        longitude=town.longitude,
    )
    return Value(text=f"{town.name} ({town.country})", spot=spot)


def _named(text: str) -> tuple[str, str | None]:
    """Return a name and the code of the country behind it, if there is one."""
    match = _NAMED.fullmatch(text)
    if match is None or not match["name"]:
        return text, None
    return match["name"], _country(match["code"] or match["key"], Known())


def _parties(field: str, text: str, known: Known, whoswho: WhosWho) -> Value:
    named = [part.strip() for part in text.split(";") if part.strip()]
    if field == "source" and len(named) > 1:
        raise DeskError(found=text, reason="a statement has one source")
    parties = tuple(
        _party(name, known, whoswho, f"{known.prefix}.{place}") for place, name in enumerate(named)
    )
    if not parties:
        raise DeskError(found=text, reason="it names nobody")
    return Value(text="; ".join(map(_shown, parties)), parties=parties)


def _shown(party: Party) -> str:
    return f"{party.name} ({party.country})" if party.country else party.name


def _party(text: str, known: Known, whoswho: WhosWho, new_id: str) -> Party:
    name, code = _named(text)
    for party in known.actors:
        same = name_key(party.name) == name_key(name) and code in (None, party.country)
        if party.id == text or same:
            return party
    state = _state(name, whoswho) if code is None else None
    if state:
        label = whoswho.country_name(Name(state, "capital", state))
        return Party(id=new_id, key=state, name=label, country=state, sector="GOV")
    return _person(name, code, known, whoswho, new_id)


def _state(name: str, whoswho: WhosWho) -> str | None:
    if is_country(name):
        return name
    found = next((n for n in whoswho.named(name) if n.kind in _STATE and n.country), None)
    return found.country if found else None


def _person(name: str, code: str | None, known: Known, whoswho: WhosWho, new_id: str) -> Party:
    """Return someone who is no state: a body or person of the who's who, or a name alone."""
    for body in whoswho.named(name):
        if body.kind in ("org", "group") and code in (None, body.country):
            sector = body.sectors.split()[0] if body.sectors else None
            key = party_key(
                name=body.name, kind="org", country=body.country, wikidata=body.wikidata
            )
            return Party(id=new_id, key=key, name=body.name, country=body.country, sector=sector)
    fit = [one for one in whoswho.people(name) if code in (None, one.country)]
    if len(fit) == 1:
        office = whoswho.office(fit[0], known.published)
        wikidata = fit[0].wikidata
        key = party_key(name=fit[0].name, kind="person", country=fit[0].country, wikidata=wikidata)
        sector = office.sectors[0] if office and office.sectors else None
        return Party(id=new_id, key=key, name=fit[0].name, country=fit[0].country, sector=sector)
    key = party_key(name=name, kind="person", country=code, wikidata=None)
    return Party(id=new_id, key=key, name=name, country=code)
