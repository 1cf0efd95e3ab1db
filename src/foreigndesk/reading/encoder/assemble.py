"""A whole reading whose statements and events come from the encoder, all else from the rules.

The counterpart of `reading.reader.read_marks`. Addressee, venue and relaying medium of a statement
come from the rules where they found the same cue.
"""

from collections.abc import Mapping, Sequence
from functools import partial

from msgspec.structs import replace

from foreigndesk.intake.report import Report, Span
from foreigndesk.reading.actors import ActorMarks, resolve_mentions
from foreigndesk.reading.contexts import find_contexts
from foreigndesk.reading.counts import find_counts
from foreigndesk.reading.encoder.convert import Known, spans_to_resolve, to_marks
from foreigndesk.reading.encoder.load import Reads
from foreigndesk.reading.events.repeats import without_repeats
from foreigndesk.reading.marks import (
    EventMark,
    EventTime,
    Reading,
    Sentence,
    StatementMark,
    TimeMark,
)
from foreigndesk.reading.places import find_place
from foreigndesk.reading.sentences import split_sentences
from foreigndesk.reading.statements import find_statements
from foreigndesk.reading.times import TimedText, date_event, find_times
from foreigndesk.settings import VERSION
from foreigndesk.whoswho import WhosWho

READER = f"encoder {VERSION}"
COUNTED = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})  # acts with casualties or crowds


def read_with(encoder: Reads, report: Report, *, whoswho: WhosWho) -> Reading:
    """Return all marks of a report, its statements and events found by the encoder."""
    sentences = split_sentences(report)
    times = find_times(report.text, report.published, blocks=report.blocks)
    windows = encoder.windows(report.text, [(s.span, s.block) for s in sentences])
    found = encoder.mark(windows)
    actors = resolve_mentions(report, sentences, spans_to_resolve(found), whoswho)
    timed = TimedText(
        text=report.text, published=report.published, sentences=sentences, times=times
    )
    known = Known(
        text=report.text,
        sentences=sentences,
        entities={mention.span: mention.entity for mention in actors.mentions},
        when=partial(_when, timed),
    )
    statements, events = to_marks(found, known)
    detailed = [_with_details(event, report.text, sentences, actors) for event in events]
    return Reading(
        report=report,
        sentences=sentences,
        times=times,
        mentions=actors.mentions,
        entities=actors.entities,
        statements=_with_circumstances(
            statements, find_statements(report, sentences, actors.mentions)
        ),
        events=tuple(without_repeats(detailed, report.text, sentences)),
        reader=READER,
    )


def _when(page: TimedText, anchor: Span, words: tuple[Span, ...]) -> tuple[EventTime, bool]:
    """Date an act by the rules; where they find no expression of its own, by the linked words."""
    when, historical = date_event(anchor, _sentence_of(anchor, page.sentences), page)
    linked = _linked(page.times, words)
    if when.how == "own expression" or linked is None:
        return when, historical
    time = page.times[linked]
    return (
        EventTime(how="own expression", value=time.value, interval=time.interval, time=linked),
        historical,
    )


def _linked(times: Sequence[TimeMark], words: tuple[Span, ...]) -> int | None:
    for number, time in enumerate(times):
        if time.interval is not None and any(time.span.overlaps(span) for span in words):
            return number
    return None


def _sentence_of(anchor: Span, sentences: Sequence[Sentence]) -> Sentence:
    return next(s for s in sentences if s.span.overlaps(anchor))


def _with_details(
    event: EventMark, text: str, sentences: Sequence[Sentence], actors: ActorMarks
) -> EventMark:
    counted = event.type in COUNTED
    sentence = _sentence_of(event.anchor, sentences)
    near = {
        actors.entities[mention.entity].country
        for mention in actors.mentions
        if sentence.span.covers(mention.span)
    }
    countries = {country for country in near if country is not None}
    return replace(
        event,
        contexts=find_contexts(text, event.clause),
        counts=find_counts(text, sentence.span) if counted else (),
        place=find_place(text, sentence.span, event.anchor, countries) if counted else None,
    )


def _with_circumstances(
    statements: Sequence[StatementMark], ruled: Sequence[StatementMark]
) -> tuple[StatementMark, ...]:
    """Return statements with what the rules know of the same cue: to whom, where, by whom told."""
    by_cue = {cue: one for one in ruled for cue in one.cue}
    return tuple(
        replace(
            statement,
            addressee=one.addressee,
            venue=one.venue,
            via_entity=None if statement.via is not None else one.via_entity,
        )
        if (one := _same_cue(statement, by_cue)) is not None
        else statement
        for statement in statements
    )


def _same_cue(
    statement: StatementMark, by_cue: Mapping[Span, StatementMark]
) -> StatementMark | None:
    return next(
        (one for cue, one in by_cue.items() for mine in statement.cue if cue.overlaps(mine)), None
    )
