"""From the parts of a mention to the facts of an actor: country, sectors, role, kind.

What the text says comes first, the who's who second; what neither says stays None.
"""

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from foreigndesk.reading.actors.lexicon import lexicon
from foreigndesk.reading.actors.parsing import Parsed, is_joint, nation_of
from foreigndesk.reading.actors.persons import choose
from foreigndesk.reading.actors.shades import shaded, shaded_by_body
from foreigndesk.reading.marks import ActorKind, Entity, MentionForm
from foreigndesk.whoswho import Name, Office, Person, Role, WhosWho, is_country
from foreigndesk.whoswho.keys import name_key

_ENDED = frozenset(
    {"GOV", "MIL", "LEG", "JUD", "SPY", "COP"}
)  # offices one can be a former holder of
_KINDS = {
    "org": ActorKind.ORGANISATION,
    "group": ActorKind.GROUP,
    "metonym": ActorKind.ORGANISATION,
    "people": ActorKind.PEOPLE,
    "person": ActorKind.PERSON,
    "state": ActorKind.STATE,
}
_LINKS = frozenset({"of", "in", "from", "at", "for", "inside", "across"})
_FORCES = frozenset({"force", "forces", "troop", "troops", "unit", "units"})
_MEMBERS = frozenset(
    "state states country countries nation nations leaders members ally allies".split()
) | {"partner", "partners"}
_OF_BODIES = frozenset({"GOV", "NGO", "UNK", "LAB", "COP", "EDU"})
_TALIBAN_RULE = ((date(1996, 9, 27), date(2001, 12, 7)), (date(2021, 8, 15), date.max))


@dataclass(frozen=True)
class Facts:
    """What one mention alone tells about its actor; `entity` is what it would be by itself."""

    entity: Entity
    form: MentionForm
    parsed: Parsed
    person: Person | None = None
    country_said: bool = False  # the mention itself names or implies its country


def facts_of(parsed: Parsed, day: date, whoswho: WhosWho) -> Facts | None:
    """Return the facts of a mention; None for a pronoun or words that name no actor."""
    if parsed.people or (parsed.proper is not None and not parsed.bodies):
        return _person(parsed, day, whoswho)
    if parsed.roles:
        return _described(parsed, day)
    if parsed.bodies:
        return _body(parsed, day)
    if parsed.nations:
        return _nation(parsed, whoswho)
    return None


def _nation(parsed: Parsed, whoswho: WhosWho) -> Facts:
    name = parsed.nations[-1].names[0]
    people = name.kind == "people" or (name.kind == "adjective" and bool(parsed.words))
    form = {
        "capital": MentionForm.METONYM,
        "adjective": MentionForm.ADJECTIVE,
    }.get(name.kind, MentionForm.NAME)
    sectors = ("CVL",) if people else tuple(name.sectors.split()) or ("GOV",)
    entity = Entity(
        name=bare(parsed.text) if people else whoswho.country_name(name),
        kind=ActorKind.PEOPLE if people else ActorKind.STATE,
        how={
            "capital": "capital for its government",
            "adjective": "adjective",
            "people": "demonym",
        }.get(name.kind, "name of a country"),
        country=name.country or (nation_of(parsed) if people else None),
        sectors=sectors,
        wikidata=None if people else name.wikidata,
    )
    # a people without a state of its own ("Kurds") is of the country that the scene tells
    return Facts(entity, form, parsed, country_said=not people or entity.country is not None)


def _body(parsed: Parsed, day: date) -> Facts:
    name = parsed.bodies[-1]
    said = nation_of(parsed)
    if said and name.country and said != name.country:
        name = replace_country(name, said)
    elif _is_elsewhere(name, parsed):
        name = replace_country(name, parsed.nearby[0])
    sectors = dated_sectors(name, day)
    entity = Entity(
        name=name.name,
        kind=_KINDS.get(name.kind, ActorKind.ORGANISATION),
        how="metonym" if name.kind == "metonym" else "name of a body",
        country=name.country or (said if "IGO" not in sectors else None),
        sectors=sectors,
        wikidata=name.wikidata,
    )
    form = MentionForm.METONYM if name.kind == "metonym" else MentionForm.NAME
    return Facts(entity, form, parsed, country_said=True)


def _is_elsewhere(name: Name, parsed: Parsed) -> bool:
    """Whether a body that many states have ("the Senate") is that of another the text speaks of."""
    if not name.country or not parsed.nearby or name.country in parsed.nearby:
        return False
    words = [w for w in name_key(parsed.text).split() if w != "the"]
    return " ".join(words) in lexicon().bodies_of_any


def replace_country(name: Name, country: str) -> Name:
    """Return the body of the same name in another country ("Indian Congress")."""
    sectors = "GOV MIL" if name.sectors == "MIL GOV" else name.sectors  # a ministry elsewhere
    return Name(name.name, name.kind, country, sectors, None, name.years)


def dated_sectors(name: Name, day: date) -> tuple[str, ...]:
    """Return a body's sectors on `day`; the Taliban are the government only while they rule."""
    sectors = tuple(name.sectors.split())
    if name.country == "AFG" and name.name == "Taliban":
        rule = any(first <= day <= last for first, last in _TALIBAN_RULE)
        return ("GOV", "REB") if rule else ("REB",)
    return sectors


def _described(parsed: Parsed, day: date) -> Facts:
    _, role = head_role(parsed)
    sectors, body = role_sectors(parsed, day)
    if parsed.nations and "PRE" in parsed.nations[0].names[0].sectors:
        sectors = ("PRE", *sectors)
    country, how = country_of(parsed, body)
    kind = _KINDS[role.kind]
    if role.plural and kind is ActorKind.PERSON:
        kind = ActorKind.GROUP
    entity = Entity(
        name=bare(parsed.short or parsed.text),
        kind=kind,
        how=how,
        country=country,
        sectors=sectors,
        role=_title(parsed) if kind is ActorKind.PERSON else None,
    )
    bodies = (*sectors, *(body.sectors.split() if body else ()))
    worldwide = body is not None and body.country is None
    said = country is not None or worldwide or "IGO" in bodies or _several(parsed)
    return Facts(entity, MentionForm.DESCRIPTION, parsed, country_said=said)


def _several(parsed: Parsed) -> bool:
    """Whether a mention names two nations or more, so that it belongs to no one country."""
    named = [*parsed.nations, *[e for _, e in parsed.linked if e.kind == "nation"]]
    return len({e.names[0].country for e in named}) > 1


def head_role(parsed: Parsed) -> tuple[str, Role]:
    """Return the last role noun; a rank counts only where no other title stands beside it."""
    for key, role in reversed(parsed.roles):
        if key not in lexicon().ranks:
            return key, role
    return parsed.roles[-1]


def role_sectors(parsed: Parsed, day: date) -> tuple[tuple[str, ...], Name | None]:
    """Return the sectors a described actor has, and the body that gave them, if one did."""
    key, role = head_role(parsed)
    sectors = tuple(role.sectors.split())
    body: Name | None = parsed.bodies[-1] if parsed.bodies else _linked_body(parsed)
    if body is not None and sectors[:1] == ("GOV",) and _sent_to(key, parsed, body):
        return sectors, None  # "France's UN ambassador" is of France
    if body is not None:
        bodys = dated_sectors(body, day)
        sectors = shaded_by_body(key, sectors, bodys) or _of_body(key, sectors, bodys)
    elif key.split()[-1] in lexicon().light and key.split()[-1] not in _FORCES:
        sectors = _first_telling(parsed) or _linked_sectors(parsed) or sectors
    if body is None:
        sectors = shaded(key, sectors, parsed)
    if parsed.former and role.kind == "person" and sectors and sectors[0] in _ENDED:
        sectors = ("ELI", *sectors)
    return sectors, body


def _sent_to(key: str, parsed: Parsed, body: Name) -> bool:
    """Whether a state sends a diplomat to an international body."""
    post = key.rsplit(maxsplit=1)[-1] in lexicon().posted
    return post and bool(parsed.nations) and body.sectors.startswith("IGO")


def _of_body(key: str, own: tuple[str, ...], body: tuple[str, ...]) -> tuple[str, ...]:
    """Return the sectors of a body's people: those of the body, unless the noun tells more.

    "NATO troops" are MIL, "Hamas forces" REB, "UN diplomats" IGO, "Pentagon officials" MIL.
    """
    word = key.rsplit(maxsplit=1)[-1]
    if not body:
        return own
    if own[:1] == ("MIL",) and body[0] not in {"REB", "PRM", "UAF", "CRM", "COP", "SPY"}:
        return own
    if body[0] == "IGO" and word in _MEMBERS:
        return ("GOV",)
    if body[0] == "REB" and own[:1] == ("UAF",):
        return body
    if word in lexicon().light or ("IGO" in body and own[0] in _OF_BODIES):
        return body
    return own


def _linked_sectors(parsed: Parsed) -> tuple[str, ...]:
    for _, element in parsed.linked[:8]:
        if element.role is not None:
            return tuple(element.role.sectors.split()) if element.role.kind != "state" else ()
    return ()


def _first_telling(parsed: Parsed) -> tuple[str, ...]:
    for key, role in reversed(parsed.roles[:-1]):
        if key not in lexicon().light:
            return tuple(role.sectors.split())
    return ()


def _linked_body(parsed: Parsed) -> Name | None:
    for link, element in parsed.linked:
        if element.kind == "body" and link in {"of", "at", "for", "from", "in"}:
            return element.names[0]
        if element.kind in {"role", "nation"}:
            return None
    return None


def country_of(parsed: Parsed, body: Name | None) -> tuple[str | None, str]:
    """Return the country a mention names or implies, and how."""
    if body is not None and body.sectors.startswith("IGO") and not parsed.nations:
        return None, "body + role noun"
    said = nation_of(parsed)
    if said and not _is_abroad(parsed):
        return said, "nation + role noun"
    if parsed.possessor:
        return parsed.possessor[0].country, "role noun of a known person"
    if body is not None and body.country:
        return body.country, "body + role noun"
    return _country_after(parsed)


def _is_abroad(parsed: Parsed) -> bool:
    """Whether the nation tells where a post is ("the Kenya embassy"), not whose."""
    nation = parsed.nations[0]
    whose = "'s" in parsed.text or "’s" in parsed.text
    country_only = all(name.kind == "country" for name in nation.names)
    return parsed.head in {"embassy", "embassies", "consulate"} and country_only and not whose


def _country_after(parsed: Parsed) -> tuple[str | None, str]:
    """Return the country of what follows the head ("president of France"); none if several."""
    posted = bool(parsed.head) and parsed.head.rsplit(maxsplit=1)[-1] in lexicon().posted
    links = _LINKS - {"in", "at"} if posted else _LINKS
    nations = [e for link, e in parsed.linked if e.kind == "nation" and link in links]
    if nations:
        linked = {e.names[0].country for e in [*nations, *parsed.nations]}
        several = len(linked) > 1 and is_joint(parsed)
        return None if several else nations[0].names[0].country, "role noun + nation after it"
    addressed = _titled(parsed)
    if addressed is not None and not posted:
        return addressed, "role noun + person of a nation after it"
    for _, element in parsed.linked:
        if element.kind == "body" and element.names[0].country and not posted:
            return element.names[0].country, "role noun + body"
    implied = lexicon().implied_country(parsed.head)
    return implied, "office of one country" if implied else "role noun"


def _titled(parsed: Parsed) -> str | None:
    """Return the country of the title or person after the head ("aides to the Danish premier")."""
    elements = [e for _, e in parsed.linked]
    for first, second in pairwise(elements):
        if first.kind == "nation" and second.kind in {"role", "person"}:
            return first.names[0].country
    people = [e.people for e in elements if e.kind == "person"]
    countries = {p.country for p in people[0]} if people else set()
    country = countries.pop() if len(countries) == 1 else None
    return country if country and is_country(country) else None


def _person(parsed: Parsed, day: date, whoswho: WhosWho) -> Facts:
    """Titles in the text beat the registry; the registry fills what the text leaves open."""
    person = choose(parsed, day, whoswho)
    said: Entity | None = _described(parsed, day).entity if parsed.roles else None
    body = parsed.bodies[-1] if parsed.bodies else None
    office = whoswho.office(person, day) if person else None
    country = (
        (said.country if said else None) or nation_of(parsed) or (body.country if body else None)
    )
    sectors = said.sectors if said else tuple(body.sectors.split()) if body else ()
    how = "text: title" if said else "text: name"
    igo = "IGO" in sectors[:2]
    if person is not None:
        how = "text: title; registry" if said else "registry"
        state = person.country if is_country(person.country or "") else None
        country = country or (None if igo else state)
        sectors = _joined(sectors, office) if office else sectors
        igo = igo or (sectors[:1] == ("IGO",) and state is None)
    if person is None and said and said.kind is ActorKind.ORGANISATION and not parsed.honorific:
        return _described(parsed, day)  # "Harbour Freight Inc", a name that ends in what it is
    entity = Entity(
        name=person.name if person else parsed.proper or parsed.text,
        kind=ActorKind.PERSON,
        how=how,
        country=country,
        sectors=sectors,
        role=_title(parsed) or (_office_title(office) if office else None),
        wikidata=person.wikidata if person else None,
    )
    return Facts(entity, MentionForm.NAME, parsed, person, country_said=igo or country is not None)


def _joined(said: tuple[str, ...], office: Office) -> tuple[str, ...]:
    """Return the sectors of a person: those the text says first, then those of the office."""
    if office.sectors[:1] == ("IGO",) and office.current:
        return tuple(dict.fromkeys((*office.sectors, *said)))
    known = office.sectors if office.current else tuple(dict.fromkeys(("ELI", *office.sectors)))
    if said and said[0] != known[0]:
        return said
    return tuple(dict.fromkeys((*said, *known)))


def _office_title(office: Office) -> str:
    return office.title if office.current else f"former {office.title}"


def _title(parsed: Parsed) -> str | None:
    if not parsed.roles:
        return None
    title = " ".join(key for key, _ in parsed.roles)
    return f"former {title}" if parsed.former else title


def bare(text: str) -> str:
    """Return a mention without its leading article."""
    first, _, rest = text.partition(" ")
    return rest if rest and first.lower() in {"the", "a", "an"} else text


def with_country(facts: Facts, country: str, how: str) -> Facts:
    """Return the facts with the country that the report's other words give."""
    entity = facts.entity
    said = Entity(
        name=entity.name,
        kind=entity.kind,
        how=f"{entity.how}; {how}",
        country=country,
        sectors=entity.sectors,
        role=entity.role,
        wikidata=entity.wikidata,
    )
    return replace(facts, entity=said)
