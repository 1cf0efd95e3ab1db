"""Who does what an infinitive names: the subject of the verb before it, or whom that verb asks.

"Leaders called Modi to denounce the attack": the leaders denounce. "Leaders urged Israel to
withdraw": Israel withdraws (object control, as after verbs of asking, allowing and forcing).
"""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from foreigndesk.intake.report import Span
from foreigndesk.reading.marks import EventMark, Sentence

_ASKING = frozenset({"REQUEST", "COERCE", "THREATEN", "CONCEDE"})
_REACH = 90
"""Characters between the two anchors beyond which the verb before governs no longer."""


def with_controlled_actors(
    events: Sequence[EventMark],
    text: str,
    sentences: Sequence[Sentence],
    places: Mapping[int, Sequence[Span]],
) -> list[EventMark]:
    """Return events where infinitives without an actor have that of the verb that governs them.

    `places` are the mentions' spans of each entity.
    """
    done: list[EventMark] = []
    for event in sorted(events, key=lambda one: one.anchor):
        actors = event.actors
        if not actors and _is_infinitive(event.anchor, text):
            actors = _governors_actors(event, done, sentences, places)
        done.append(event if actors == event.actors else replace(event, actors=actors))
    return done


def _is_infinitive(anchor: Span, text: str) -> bool:
    return text[max(0, anchor.start - 4) : anchor.start].lower().endswith(" to ")


def _governors_actors(
    event: EventMark,
    before: Sequence[EventMark],
    sentences: Sequence[Sentence],
    places: Mapping[int, Sequence[Span]],
) -> tuple[int, ...]:
    sentence = next((s.span for s in sentences if s.span.covers(event.anchor)), None)
    if sentence is None or not before:
        return ()
    governor = before[-1]
    near = event.anchor.start - governor.anchor.end <= _REACH
    if not near or not sentence.covers(governor.anchor):
        return ()
    if governor.type in _ASKING:
        return governor.recipients
    return tuple(
        actor
        for actor in governor.actors
        if any(
            sentence.covers(span) and span.end <= governor.anchor.start
            for span in places.get(actor, ())
        )
    )
