"""A whole reading whose statements and events come from the encoder, all else from the rules.

The counterpart of `reading.reader.read_marks`. Addressee, venue and relaying medium of a statement
come from the rules where they found the same cue.
"""

import re
from collections.abc import Mapping, Sequence
from functools import partial

from msgspec.structs import replace

from foreigndesk.intake.report import Report, Span
from foreigndesk.reading.actors import ActorMarks, find_actors
from foreigndesk.reading.encoder.convert import Known, spans_to_resolve, to_marks
from foreigndesk.reading.encoder.load import Reads
from foreigndesk.reading.encoder.parties import with_parties
from foreigndesk.reading.encoder.pronouns import with_pronouns
from foreigndesk.reading.encoder.sure import without_unsure
from foreigndesk.reading.events.control import with_controlled_actors
from foreigndesk.reading.events.details import with_details
from foreigndesk.reading.events.invited import with_invited_day
from foreigndesk.reading.events.namesakes import without_namesakes
from foreigndesk.reading.events.pairs import THEY, with_pairs
from foreigndesk.reading.events.repeats import without_repeats
from foreigndesk.reading.events.shelf import Shelf
from foreigndesk.reading.marks import (
    EventMark,
    EventTime,
    Reading,
    Sentence,
    StatementMark,
    TimeMark,
)
from foreigndesk.reading.sentences import split_sentences
from foreigndesk.reading.statements import find_statements
from foreigndesk.reading.times import TimedText, date_event, find_times
from foreigndesk.settings import VERSION
from foreigndesk.whoswho import WhosWho

READER = f"encoder {VERSION}"
MARKS = " \n,.\"“”„«»‘’'`"
"""What stands at the ends of a quotation and is not said."""
SCRAPS = frozenset("the a an of and or to in on at by for from with as its his their s".split())


def read_with(encoder: Reads, report: Report, *, whoswho: WhosWho) -> Reading:
    """Return all marks of a report, its statements and events found by the encoder."""
    sentences = split_sentences(report)
    times = find_times(report.text, report.published, blocks=report.blocks)
    windows = encoder.windows(report.text, [(s.span, s.block) for s in sentences])
    found = with_parties(encoder.mark(windows), report.text, sentences)
    wanted = spans_to_resolve(found)
    naming = [span for span in wanted if _names(span.of(report.text))]
    named = find_actors(report, sentences, whoswho, also=naming)
    actors = with_pronouns(named, found, report.text, sentences)
    timed = TimedText(
        text=report.text, published=report.published, sentences=sentences, times=times
    )
    known = Known(
        text=report.text,
        sentences=sentences,
        entities=_entities(wanted, actors, report.text),
        when=partial(_when, timed),
    )
    statements, bare = without_unsure(*to_marks(found, known))
    places: dict[int, list[Span]] = {}
    for mention in actors.mentions:
        places.setdefault(mention.entity, []).append(mention.span)
    events = with_controlled_actors(bare, report.text, sentences, places)
    events = with_pairs(events, report.text, actors.mentions)
    detailed = [_with_details(event, report.text, sentences, actors) for event in events]
    return Reading(
        report=report,
        sentences=sentences,
        times=times,
        mentions=actors.mentions,
        entities=actors.entities,
        statements=_with_circumstances(
            statements, find_statements(report, sentences, actors.mentions), report.text
        ),
        events=with_invited_day(
            without_repeats(detailed, report.text, sentences),
            report.text,
            sentences,
            times,
            report.published,
        ),
        reader=READER,
    )


def _names(words: str) -> bool:
    """Whether words can name somebody: a scrap of a broken mention ("the", ".", "of") can't."""
    return any(word.isalpha() and word.lower() not in SCRAPS for word in re.findall(r"\w+", words))


def _entities(wanted: Sequence[Span], actors: ActorMarks, text: str) -> dict[Span, int]:
    """Return the entity of each span: that of the mention that it shares most with.

    The rules know where a name ends ("X's ambassador to Y, Z") better than single pieces do. A
    "they" without an entity is `THEY`, until it is known whether two met before.
    """
    shelf = Shelf([(mention.span, mention) for mention in actors.mentions])
    found: dict[Span, int] = {}
    for span in wanted:
        shared = [
            (min(span.end, m.span.end) - max(span.start, m.span.start), -m.span.start, m.entity)
            for m in shelf.meeting(span)
        ]
        if shared:
            found[span] = max(shared)[2]
        elif span.of(text).lower() == "they":
            found[span] = THEY
    return found


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
    sentence = _sentence_of(event.anchor, sentences).span
    near = [m.entity for m in actors.mentions if sentence.covers(m.span)]
    done = without_namesakes(event, text, actors.mentions, actors.entities)
    one_sided = replace(done, recipients=tuple(e for e in done.recipients if e not in done.actors))
    countries = [actors.entities[entity].country for entity in near]
    return with_details(one_sided, text, sentence=sentence, near=sentence, countries=countries)


def _with_circumstances(
    statements: Sequence[StatementMark], ruled: Sequence[StatementMark], text: str
) -> tuple[StatementMark, ...]:
    """Return statements with what the rules know of the same cue: to whom, where, by whom told."""
    by_cue = {cue: one for one in ruled for cue in one.cue}
    bare = [
        replace(
            one,
            content=tuple(_bare(part, text) for part in one.content),
            source=None if one.source == THEY else one.source,
            sources=tuple(source for source in one.sources if source != THEY),
        )
        for one in statements
    ]
    return tuple(
        replace(
            statement,
            addressee=one.addressee,
            venue=one.venue,
            via_entity=None if statement.via is not None else one.via_entity,
        )
        if (one := _same_cue(statement, by_cue)) is not None
        else statement
        for statement in bare
    )


def _bare(part: Span, text: str) -> Span:
    """Return a part of a content without the quotation marks and commas at its ends."""
    words = part.of(text)
    start = part.start + len(words) - len(words.lstrip(MARKS))
    end = part.end - (len(words) - len(words.rstrip(MARKS)))
    return Span(start, end) if start < end else part


def _same_cue(
    statement: StatementMark, by_cue: Mapping[Span, StatementMark]
) -> StatementMark | None:
    return next(
        (one for cue, one in by_cue.items() for mine in statement.cue if cue.overlaps(mine)), None
    )
