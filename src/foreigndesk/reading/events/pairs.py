"""Who "the two leaders" or "both" are: the two who met or called each other last."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from foreigndesk.reading.marks import EventMark, Mention

_PAIR = re.compile(
    r"(?:the |their |our |these )?(?:two|both)(?: (?:leaders|sides|men|women|presidents|ministers"
    r"|officials|parties|prime ministers|foreign ministers|defen[cs]e ministers|diplomats|envoys"
    r"|delegations|principals|advisers|advisors|counterparts))?",
    re.IGNORECASE,
)


THEY = -1
"""Stands for a "they" that nothing else resolved; `with_pairs` leaves none behind."""
_REACH = 500
"""Characters since the two were last spoken of within which "they" still means them."""


def with_pairs(
    events: Sequence[EventMark], text: str, mentions: Sequence[Mention]
) -> list[EventMark]:
    """Return events in which "the two", "both" and `THEY` are those who met last, if two.

    Only a meeting or call of exactly two actors tells who they are; else "the two" stay as they
    are and `THEY` is nobody.
    """
    pairs = _pairs(text, mentions)
    met: tuple[int, ...] = ()
    since = 0
    done: list[EventMark] = []
    for event in sorted(events, key=lambda one: one.anchor):
        named = {*event.actors, *event.recipients}
        near = event.anchor.start - since <= _REACH
        if met and named & (pairs | {THEY} if near else pairs):
            done.append(_filled(event, pairs | {THEY}, met))
            since = event.anchor.end
            continue
        if event.type == "CONSULT" and len(named) == 2 and not named & (pairs | {THEY}):
            met = tuple(dict.fromkeys((*event.actors, *event.recipients)))
            since = event.anchor.end
        done.append(_filled(event, {THEY}, ()))
    return done


def _filled(event: EventMark, pairs: set[int], met: tuple[int, ...]) -> EventMark:
    actors = _named(event.actors, pairs, met)
    recipients = _named(event.recipients, pairs, met)
    return replace(
        event, actors=actors, recipients=tuple(one for one in recipients if one not in actors)
    )


def _pairs(text: str, mentions: Sequence[Mention]) -> set[int]:
    """Return the entities that the report only calls "the two ..." or "both"."""
    named: dict[int, bool] = {}
    for mention in mentions:
        is_pair = _PAIR.fullmatch(mention.span.of(text)) is not None
        named[mention.entity] = named.get(mention.entity, True) and is_pair
    return {entity for entity, is_pair in named.items() if is_pair}


def _named(entities: Sequence[int], pairs: set[int], met: tuple[int, ...]) -> tuple[int, ...]:
    found = (one for entity in entities for one in (met if entity in pairs else (entity,)))
    return tuple(dict.fromkeys(found))
