"""Who does what an infinitive names: the subject of the verb before it, or whom that verb asks.

"Leaders called Modi to denounce the attack": the leaders denounce. "Leaders urged Israel to
withdraw": Israel withdraws (object control, as after verbs of asking, allowing and forcing).
"""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from foreigndesk.intake.report import Span
from foreigndesk.reading.marks import EventMark, Sentence, Status

_ASKING = frozenset({"REQUEST", "COERCE", "THREATEN", "CONCEDE"})
_VERBAL = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN", "CONCEDE"})
_REAL = frozenset({Status.HAPPENED, Status.ONGOING})
_SENTENCE = 300
"""Characters before a verb within which its subject is looked for."""
_REACH = 90
"""Characters between the two anchors beyond which the verb before governs no longer."""


def with_controlled_actors(
    events: Sequence[EventMark],
    text: str,
    sentences: Sequence[Sentence],
    places: Mapping[int, Sequence[Span]],
) -> list[EventMark]:
    """Return events where infinitives without an actor have that of the verb that governs them.

    What is said in a contact that took place was said ("called Modi to denounce"), not planned.
    `places` are the mentions' spans of each entity.
    """
    done: list[EventMark] = []
    for event in sorted(events, key=lambda one: one.anchor):
        governor = None
        if _is_infinitive(event.anchor, text):
            governor = _governor(event, done, sentences)
        done.append(event if governor is None else _controlled(event, governor, places))
    return done


def _is_infinitive(anchor: Span, text: str) -> bool:
    return text[max(0, anchor.start - 4) : anchor.start].lower().endswith(" to ")


def _governor(
    event: EventMark, before: Sequence[EventMark], sentences: Sequence[Sentence]
) -> EventMark | None:
    """Return the act right before in the same sentence, if it stands near."""
    if not before or event.anchor.start - before[-1].anchor.end > _REACH:
        return None
    sentence = next((s.span for s in sentences if s.span.covers(event.anchor)), None)
    same = sentence is not None and sentence.covers(before[-1].anchor)
    return before[-1] if same else None


def _controlled(
    event: EventMark, governor: EventMark, places: Mapping[int, Sequence[Span]]
) -> EventMark:
    told = governor.type == "CONSULT" and event.type in _VERBAL
    actors = event.actors
    if not actors or (told and set(actors) & set(governor.recipients)):
        actors = _actors_of(governor, places) or actors  # who is called doesn't tell the caller
    said = told and governor.status in _REAL
    status = governor.status if said and event.status is Status.PLANNED else event.status
    return replace(event, actors=actors, status=status)


def _actors_of(governor: EventMark, places: Mapping[int, Sequence[Span]]) -> tuple[int, ...]:
    """Return whom the verb asks, else its subject: its actors named before it."""
    if governor.type in _ASKING:
        return governor.recipients
    return tuple(
        actor
        for actor in governor.actors
        if any(0 <= governor.anchor.start - span.end <= _SENTENCE for span in places.get(actor, ()))
    )
