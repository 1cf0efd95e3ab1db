"""From acts to events: parties, clause, chain, time, contexts, counts, place; repeats joined."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from foreigndesk.intake.report import Report, Span
from foreigndesk.reading.events.acts import Act, find_acts
from foreigndesk.reading.events.chains import chain_of, shelf_of
from foreigndesk.reading.events.details import with_details
from foreigndesk.reading.events.keys import is_noun
from foreigndesk.reading.events.linear import EventModels
from foreigndesk.reading.events.parties import Parties, entities_of, extent, find_parties
from foreigndesk.reading.events.repeats import NEWS, without_repeats
from foreigndesk.reading.events.shelf import Shelf
from foreigndesk.reading.marks import (
    Entity,
    EventMark,
    EventTime,
    Mention,
    Sentence,
    StatementMark,
    TimeMark,
)
from foreigndesk.reading.times import TimedText, date_event
from foreigndesk.reading.tokens import Token, tokenize

_BORDERS = frozenset(',;:()–—"“”') | {"``", "''", "which", "who", "while", "after", "before"}


class Page(Struct, frozen=True, kw_only=True):
    """Everything found in a report before its events."""

    report: Report
    sentences: tuple[Sentence, ...]
    times: tuple[TimeMark, ...]
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    statements: tuple[StatementMark, ...]


class Situation(Struct, frozen=True, kw_only=True):
    """A sentence with what stands in it: words, mentions, and the statements that touch it."""

    sentence: Sentence
    tokens: Sequence[Token]
    mentions: Sequence[Mention]
    statements: Sequence[int]


def find_events(page: Page, models: EventModels | None = None) -> tuple[EventMark, ...]:
    """Return the events of a report; what is told twice is one event with two places.

    `models` are those of the package unless given.
    """
    timed = TimedText(
        text=page.report.text,
        published=page.report.published,
        sentences=page.sentences,
        times=page.times,
    )
    found: list[EventMark] = []
    for here in _situations(page):
        acts = find_acts(here.tokens, models)
        for act in acts:
            parties = find_parties(here.tokens, act, here.mentions, models, acts=acts)
            found.append(_event(act, parties, here, page, timed))
    return tuple(without_repeats(found, page.report.text, page.sentences))


def _situations(page: Page) -> Iterator[Situation]:
    """Yield the sentences with their contents; time grows with the report, not with its square."""
    mentions = Shelf([(mention.span, mention) for mention in page.mentions])
    contents = shelf_of(page.statements)
    for sentence in page.sentences:
        yield Situation(
            sentence=sentence,
            tokens=tokenize(page.report.text, sentence.span),
            mentions=[m for m in mentions.meeting(sentence.span) if sentence.span.covers(m.span)],
            statements=sorted(set(contents.meeting(sentence.span))),
        )


def _event(
    act: Act,
    parties: Parties,
    here: Situation,
    page: Page,
    timed: TimedText,
) -> EventMark:
    sentence, tokens = here.sentence, here.tokens
    clause = _clause(tokens, extent(act, parties))
    when, historical = date_event(act.span, sentence, timed)
    if when.how == NEWS and is_noun(tokens, act.index):
        when = EventTime(how="unknown")  # "condemned the attack": the attack is no news of the day
    event = EventMark(
        anchor=act.span,
        clause=clause,
        type=act.type,
        mode=act.mode,
        status=act.status,
        when=when,
        actors=entities_of(parties.actors),
        recipients=tuple(
            e for e in entities_of(parties.recipients) if e not in entities_of(parties.actors)
        ),
        per=chain_of(act.span, page.statements, here.statements),
        historical=historical,
        confidence=act.confidence,
    )
    countries = [page.entities[mention.entity].country for mention in here.mentions]
    return with_details(
        event, page.report.text, sentence=sentence.span, near=clause, countries=countries
    )


def _clause(tokens: Sequence[Token], inner: Span) -> Span:
    """Return the stretch between the nearest borders round anchor and parties."""
    end = inner.end
    for token in tokens:
        if token.start >= inner.end:
            if token.low in _BORDERS or token.text in ".!?":
                break
            end = token.end
    return Span(inner.start, end)
