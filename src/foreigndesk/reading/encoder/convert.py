"""From what the encoder found to the marks of a reading: statements with chains, events with time.

Who a mention is and when an act took place are decided elsewhere and handed in. Which statement
relays which, and which statements report an act, follow from what lies inside what.
"""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from foreigndesk.intake.report import Span
from foreigndesk.reading.encoder.found import FoundAnchor, FoundStatement, WindowMarks
from foreigndesk.reading.events.chains import chain_of, shelf_of
from foreigndesk.reading.marks import (
    EventMark,
    EventTime,
    Sentence,
    StatementKind,
    StatementMark,
    Status,
)

OPENING = "\"“„«‘'`"
CLOSING = "\"”»’'"
DOUBLE = '"“”„«»'


class Known(Struct, frozen=True, kw_only=True):
    """What other steps know of the report.

    `entities` gives the entity of every mention's span that was resolved; `when` dates an act by
    its anchor and its time words: the time and whether the act is historical.
    """

    text: str
    sentences: Sequence[Sentence]
    entities: Mapping[Span, int]
    when: Callable[[Span, tuple[Span, ...]], tuple[EventTime, bool]]


def spans_to_resolve(found: Sequence[WindowMarks]) -> tuple[Span, ...]:
    """Return the spans of all actors: mentions and the sources of statements, in text order."""
    mentions = {mention.span for marks in found for mention in marks.mentions}
    sources = {span for marks in found for said in marks.statements for span in said.source}
    return tuple(sorted(mentions | sources))


def to_marks(
    found: Sequence[WindowMarks], known: Known
) -> tuple[tuple[StatementMark, ...], tuple[EventMark, ...]]:
    """Return the statements and events of a report, given what was found in its windows."""
    statements = _statements(found, known)
    shelf = shelf_of(statements)
    events = [
        _event(anchor, marks, chain_of(anchor.span, statements, shelf.meeting(anchor.span)), known)
        for marks in found
        for anchor in marks.anchors
    ]
    return statements, tuple(sorted(events, key=lambda event: event.anchor))


def _statements(found: Sequence[WindowMarks], known: Known) -> tuple[StatementMark, ...]:
    unique = {(one.cue, one.content): one for marks in found for one in marks.statements}
    said = [one for (_, content), one in sorted(unique.items()) if content]
    contents = [one.content for one in said]
    return tuple(
        StatementMark(
            content=one.content,
            cue=(one.cue,),
            kind=kind_of(known.text, one.content),
            source=next(iter(entities), None),
            sources=entities,
            source_spans=one.source,
            via=_inmost(one.cue, contents, larger_than=_length(one.content)),
            confidence=one.chance,
        )
        for one in said
        for entities in [_entities(one, known)]
    )


def _entities(said: FoundStatement, known: Known) -> tuple[int, ...]:
    found = (known.entities.get(span) for span in said.source)
    return tuple(dict.fromkeys(entity for entity in found if entity is not None))


def _inmost(span: Span, contents: Sequence[tuple[Span, ...]], larger_than: int = 0) -> int | None:
    """Return which content is the smallest that holds `span`; the bound keeps chains acyclic."""
    holding = [
        (_length(content), number)
        for number, content in enumerate(contents)
        if _length(content) > larger_than and any(part.covers(span) for part in content)
    ]
    return min(holding)[1] if holding else None


def _length(content: Sequence[Span]) -> int:
    return sum(part.end - part.start for part in content)


def kind_of(text: str, content: Sequence[Span]) -> StatementKind:
    """Return direct where quotation marks enclose all of it, mixed where only some."""
    parts = [part.of(text).strip(" \n,.") for part in content]
    if all(len(p) > 1 and p[0] in OPENING and p[-1] in CLOSING for p in parts):
        return StatementKind.DIRECT
    if any(char in DOUBLE for part in parts for char in part):
        return StatementKind.MIXED
    return StatementKind.INDIRECT


def _event(
    anchor: FoundAnchor, marks: WindowMarks, per: tuple[int, ...], known: Known
) -> EventMark:
    when, historical = known.when(anchor.span, anchor.time)
    return EventMark(
        anchor=anchor.span,
        clause=_clause(anchor, marks, known.sentences),
        type=anchor.type,
        mode=anchor.mode,
        status=Status(anchor.status),
        when=when,
        actors=_named(anchor.actors, marks, known),
        recipients=_named(anchor.recipients, marks, known),
        per=per,
        historical=historical,
        confidence=anchor.chance,
    )


def _named(numbers: Sequence[int], marks: WindowMarks, known: Known) -> tuple[int, ...]:
    found = (known.entities.get(marks.mentions[number].span) for number in numbers)
    return tuple(dict.fromkeys(entity for entity in found if entity is not None))


def _clause(anchor: FoundAnchor, marks: WindowMarks, sentences: Sequence[Sentence]) -> Span:
    """Return the stretch from the first to the last word of the act within its sentence."""
    linked = [marks.mentions[number].span for number in (*anchor.actors, *anchor.recipients)]
    spans = [anchor.span, *linked, *anchor.time]
    whole = Span(min(s.start for s in spans), max(s.end for s in spans))
    for sentence in sentences:
        if sentence.span.covers(anchor.span):
            return Span(max(whole.start, sentence.span.start), min(whole.end, sentence.span.end))
    return anchor.span
