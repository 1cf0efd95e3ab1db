"""The country of an actor by the person it belongs to: "Holm's aides", "the Holm government"."""

from datetime import date

from foreigndesk.reading.actors.lexicon import lexicon
from foreigndesk.reading.actors.memory import Memory
from foreigndesk.reading.actors.parsing import Parsed, parse
from foreigndesk.reading.actors.persons import choose
from foreigndesk.reading.actors.tagging import tag
from foreigndesk.whoswho import Person, WhosWho, is_country

_LED = frozenset(
    "government regime administration cabinet team campaign camp presidency era junta".split()
)


def owner_country(parsed: Parsed, day: date, whoswho: WhosWho, memory: Memory) -> str | None:
    """Return the country of the person that a described actor belongs to, if one is named.

    The owner stands before the head ("Holm's aides", "the Holm government") or after it ("the
    lawyers of Asta Holm"). A person met in the report comes before any namesake.
    """
    name = _owner(parsed)
    if not name:
        return None
    met = memory.surnamed(name.split()[-1])
    if met is not None:
        return memory.seen[met].entity.country
    tagged = tag(name, 0, len(name), whoswho)
    person = choose(parse(tagged, parsed.nearby), day, whoswho)
    return _state_of(person) if person else None


def _owner(parsed: Parsed) -> str | None:
    """Return the name of the person to whom the head belongs."""
    if parsed.owner:
        return parsed.owner
    if parsed.proper and parsed.roles and parsed.head.split()[-1] in _LED:
        return parsed.proper.split("-")[0].strip() or None
    if parsed.roles and parsed.head.rsplit(maxsplit=1)[-1] not in lexicon().posted:
        return parsed.linked_name
    return None


def _state_of(person: Person) -> str | None:
    return person.country if is_country(person.country or "") else None
