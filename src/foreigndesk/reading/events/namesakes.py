"""Attacks that are called by a name: "the Lockerbie bombing" was not done by Lockerbie.

A bare name right before a noun of attack tells where it was, or whom it hit. Only a force, a state
or a group may stand there as the attacker ("the Taleban attack").
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from foreigndesk.intake.report import Span
from foreigndesk.reading.marks import ActorKind, Entity, EventMark, Mention

_NOUNS = frozenset(
    "attack bombing blast explosion massacre killing killings shooting shootings siege murder "
    "murders assassination raid bombings strike stabbing abduction kidnapping hijacking".split()
)
_BETWEEN = re.compile(r" (?:(?:terror|terrorist|suicide|car|truck|bomb|gun|hotel|school) )*")


def without_namesakes(
    event: EventMark, text: str, mentions: Sequence[Mention], entities: Sequence[Entity]
) -> EventMark:
    """Return an act without actors that only lend it their name."""
    if event.anchor.of(text).lower() not in _NOUNS:
        return event
    lent = {
        mention.entity
        for mention in mentions
        if entities[mention.entity].kind is ActorKind.PERSON
        and _stands_before(mention.span, event.anchor, text)
    }
    return replace(event, actors=tuple(actor for actor in event.actors if actor not in lent))


def _stands_before(name: Span, anchor: Span, text: str) -> bool:
    return name.end < anchor.start and bool(_BETWEEN.fullmatch(text[name.end : anchor.start]))
