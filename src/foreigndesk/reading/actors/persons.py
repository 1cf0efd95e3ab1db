"""Which known person a mention names, or none where it might be a namesake."""

from datetime import date

from foreigndesk.reading.actors.lexicon import lexicon
from foreigndesk.reading.actors.parsing import Parsed, nation_of
from foreigndesk.whoswho import Office, Person, WhosWho
from foreigndesk.whoswho.keys import fold


def choose(parsed: Parsed, day: date, whoswho: WhosWho) -> Person | None:
    """Return the known person a mention names, or None where it might be a namesake.

    A whole name is enough unless the text names another country; a surname needs a title, or to
    be that of one chief of state or government only.
    """
    if parsed.people:
        return _best(parsed, parsed.people, day, whoswho)
    name = (parsed.proper or "").replace(".", " ")
    words = name.split()
    if not words:
        return None
    if len(words) > 1:
        shorter = [w for w in words if len(w) > 1]
        for spelling in (" ".join(shorter), f"{shorter[0]} {shorter[-1]}" if shorter else ""):
            people = whoswho.people(spelling)
            if people:
                return _best(parsed, people, day, whoswho)
        if any(word.lower() not in lexicon().particles for word in words[:-1]):
            return None
    return _by_surname(parsed, words[-1], day, whoswho)


def _by_surname(parsed: Parsed, surname: str, day: date, whoswho: WhosWho) -> Person | None:
    said = nation_of(parsed) or _linked_nation(parsed)
    people = whoswho.people(surname) or whoswho.surnamed(surname)
    ranked = []
    for person in people:
        office = whoswho.office(person, day)
        if office is None or (said and person.country != said):
            continue
        if not parsed.roles and _is_given_name(surname, person):
            continue
        fits = _title_fits(parsed, office)
        if parsed.roles and not fits:
            continue
        known = max(h.rank for h in person.held)
        near = person.country in parsed.nearby
        only = len(people) == 1 and office.current
        if known >= _renown(parsed, said=bool(said) or only, near=near, current=office.current):
            ranked.append((office.current, office.rank, near, known, person))
    ranked.sort(key=lambda r: r[:4], reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][:4] == ranked[1][:4]):
        return None
    return ranked[0][-1]


def _is_given_name(surname: str, person: Person) -> bool:
    """Whether the word is only the end of a hyphenated given name ("Sun" of "Paek Nam-sun")."""
    wanted = fold(surname).lower()
    words = fold(person.name).lower().split()
    parts = [word.split("-") for word in words if "-" in word]
    inner = any(wanted in p[1:] and p[0] not in lexicon().particles for p in parts)
    return inner and wanted not in words


def _renown(parsed: Parsed, *, said: bool, near: bool, current: bool) -> int:
    """Return the rank a person needs to be meant by a surname, by what else the text tells."""
    if parsed.roles or said:
        return 2
    if not parsed.nearby:
        return 3
    if near:
        return 2 if current else 3
    return 4


def _title_fits(parsed: Parsed, office: Office) -> bool:
    """Whether the title in the text may be this office ("President" and "Acting President")."""
    title = office.title.lower()
    return any(key.split()[-1] in title or title.split()[0] in key for key, _ in parsed.roles)


def _linked_nation(parsed: Parsed) -> str | None:
    for link, element in parsed.linked:
        if element.kind == "nation" and link == "of":
            return element.names[0].country
    return None


def _best(parsed: Parsed, people: tuple[Person, ...], day: date, whoswho: WhosWho) -> Person | None:
    """Return the best of several persons of one name: of the country said, in office, of rank."""
    said = nation_of(parsed) or _linked_nation(parsed)
    fitting = [p for p in people if not said or not p.country or p.country == said]
    if parsed.nearby and not said:
        fitting = [p for p in fitting if _is_known(p, parsed.nearby)]

    def order(person: Person) -> tuple[bool, int]:
        office = whoswho.office(person, day)
        return (office.current, office.rank) if office else (False, 0)

    return max(fitting, key=order, default=None)


def _is_known(person: Person, nearby: tuple[str, ...]) -> bool:
    """Whether a person of this name is meant: well known, or of a country the text speaks of."""
    return person.country in nearby or max(h.rank for h in person.held) > 1
