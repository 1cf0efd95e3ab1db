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


def with_pairs(
    events: Sequence[EventMark], text: str, mentions: Sequence[Mention]
) -> list[EventMark]:
    """Return events in which "the two" and "both" are those who met last, if they were two.

    Only a meeting or call of exactly two actors tells who they are; else they stay as they are.
    """
    pairs = _pairs(text, mentions)
    met: tuple[int, ...] = ()
    done: list[EventMark] = []
    for event in sorted(events, key=lambda one: one.anchor):
        if met and pairs & {*event.actors, *event.recipients}:
            actors = _named(event.actors, pairs, met)
            others = _named(event.recipients, pairs, met)
            recipients = tuple(one for one in others if one not in actors)
            done.append(replace(event, actors=actors, recipients=recipients))
            continue
        both = tuple(dict.fromkeys((*event.actors, *event.recipients)))
        if event.type == "CONSULT" and len(both) == 2 and not pairs & set(both):
            met = both
        done.append(event)
    return done


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
