"""Resolve one mention given as text, with or without the sentence it stood in."""

from datetime import date

from foreigndesk.reading.actors.facts import Facts, facts_of, with_country
from foreigndesk.reading.actors.parsing import Parsed, parse
from foreigndesk.reading.actors.split import split_actors
from foreigndesk.reading.actors.tagging import tag
from foreigndesk.reading.marks import ActorKind, Entity
from foreigndesk.whoswho import WhosWho

# nouns that tell nothing of an actor without its report (PLOVER's UNK)
_ANYBODY = frozenset(
    "man men woman women person persons individual individuals group groups member members"
    " driver drivers supporter supporters someone anyone".split()
)


def resolve_text(
    text: str, *, context: str | None, day: date, whoswho: WhosWho
) -> list[tuple[str, Entity | None]]:
    """Return the mentions that `text` names, split if compound, each with its actor or None.

    `context` is the sentence the mention stood in, or words that tell its country; it splits
    compound mentions that `text` is part of. Unknown names give None.
    """
    pieces = split_actors(text, context, whoswho)
    return [(piece, resolve_piece(piece, context, day, whoswho)) for piece in pieces]


def resolve_piece(text: str, context: str | None, day: date, whoswho: WhosWho) -> Entity | None:
    """Return the actor of one mention, or None if it names none that can be resolved."""
    nearby = _countries(context, whoswho) if context else ()
    parsed = parse(tag(text, 0, len(text), whoswho), nearby)
    facts = facts_of(parsed, day, whoswho)
    if facts is None:
        return _nobody(parsed) if parsed.pronoun else None
    if facts.entity.country is None and not facts.country_said and len(nearby) == 1:
        facts = with_country(facts, nearby[0], "country of the context")
    if _is_unknown(facts):
        return None
    if facts.entity.country is None and parsed.head in _ANYBODY and not parsed.proper:
        return _nobody(parsed)
    return facts.entity


def _countries(context: str, whoswho: WhosWho) -> tuple[str, ...]:
    """Return the countries a context names, in order."""
    elements = tag(context, 0, len(context), whoswho).elements
    found = [e.names[0].country for e in elements if e.kind == "nation"]
    return tuple(dict.fromkeys(country for country in found if country))


def _is_unknown(facts: Facts) -> bool:
    """Whether nothing is known of an actor but its name."""
    return facts.entity.country is None and not facts.entity.sectors


def _nobody(parsed: Parsed) -> Entity:
    return Entity(
        name=parsed.text, kind=ActorKind.PERSON, how="unknown without its report", sectors=("UNK",)
    )
