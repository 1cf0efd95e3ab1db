"""Resolve one mention given as text, with or without the sentence it stood in."""

from datetime import date

from foreigndesk.reading.actors.facts import facts_of
from foreigndesk.reading.actors.parsing import parse
from foreigndesk.reading.actors.split import split_actors
from foreigndesk.reading.actors.tagging import tag
from foreigndesk.reading.marks import Entity
from foreigndesk.whoswho import WhosWho


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
    tagged = tag(text, 0, len(text), whoswho)
    facts = facts_of(parse(tagged), day, whoswho)
    return facts.entity if facts else None
