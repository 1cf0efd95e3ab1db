"""The laws that every record obeys, checked on every record that is built or loaded.

Each law is a function that yields its breaches; `LAWS` maps the law's name to it. Spans count in
code points of the report's text, so a span inside the text is on code-point borders; a span that
would cut a surrogate pair in two is caught by the law on the text itself.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from foreigndesk.codebook import is_context, is_mode, is_sector, is_type, quad
from foreigndesk.errors import LawBroken
from foreigndesk.intake.report import Span, report_id
from foreigndesk.reading.marks import Interval
from foreigndesk.record.entries import Event, Record, Statement
from foreigndesk.whoswho import is_country


class Breach(NamedTuple):
    """One breach of a law: the entry's id and what is wrong with it."""

    entry: str
    reason: str


def check_record(record: Record) -> None:
    """Raise for the first breach of a law.

    Raises:
        LawBroken: with the law's name, the entry and the reason.
    """
    for law, breach in breaches(record):
        raise LawBroken(report=record.report.id, law=law, entry=breach.entry, reason=breach.reason)


def breaches(record: Record) -> Iterator[tuple[str, Breach]]:
    """Yield every breach of every law, as (law's name, breach)."""
    for law, check in LAWS.items():
        for breach in check(record):
            yield law, breach


def _text_is_sound(record: Record) -> Iterator[Breach]:
    """The report's text has no lone surrogate, and its id is the hash of its content."""
    report = record.report
    if any("\ud800" <= char <= "\udfff" for char in report.text):
        yield Breach(report.id, "the text has a lone surrogate")
    expected = report_id(
        text=report.text,
        published=report.published,
        title=report.title,
        publisher=report.publisher,
        url=report.url,
    )
    if report.id != expected:
        yield Breach(report.id, f"the content's id is {expected}")


def _blocks_are_ordered(record: Record) -> Iterator[Breach]:
    """Blocks and sections lie inside the text, in order, without overlap."""
    report = record.report
    blocks = [block.span for block in report.blocks]
    sections = [Span(section.start, section.end) for section in report.sections]
    for name, spans in (("block", blocks), ("section", sections)):
        last = 0
        for number, span in enumerate(spans):
            if not last <= span.start < span.end <= len(report.text):
                yield Breach(report.id, f"{name} {number} [{span.start}, {span.end}) is misplaced")
            last = span.end


def _spans_lie_inside(record: Record) -> Iterator[Breach]:
    """Every span is a non-empty stretch of the text."""
    length = len(record.report.text)
    for entry, span in _all_spans(record):
        if not 0 <= span.start < span.end <= length:
            yield Breach(entry, f"span [{span.start}, {span.end}) is not inside 0…{length}")


def _all_spans(record: Record) -> Iterator[tuple[str, Span]]:
    for actor in record.actors:
        yield from ((actor.id, mention.span) for mention in actor.mentions)
    yield from ((time.id, time.span) for time in record.times)
    for statement in record.statements:
        spans = (*statement.content, *statement.cue, *statement.source_spans)
        yield from ((statement.id, span) for span in spans)
    for event in record.events:
        yield from ((event.id, span) for span in _event_spans(event))


def _event_spans(event: Event) -> Iterator[Span]:
    yield event.anchor
    yield from event.evidence
    yield from (context.span for context in event.contexts)
    yield from (count.span for count in event.counts)
    if event.place is not None:
        yield event.place.span


def _facts_have_evidence(record: Record) -> Iterator[Breach]:
    """Every actor has a mention, every statement content, every event a clause round its anchor."""
    for actor in record.actors:
        if not actor.mentions:
            yield Breach(actor.id, "no mention in the text")
    for statement in record.statements:
        if not statement.content:
            yield Breach(statement.id, "no content")
    for event in record.events:
        if not event.evidence:
            yield Breach(event.id, "no evidence")
        elif not event.evidence[0].covers(event.anchor):
            yield Breach(event.id, "its first evidence does not hold its anchor")


def _ids_are_unique(record: Record) -> Iterator[Breach]:
    """No two entries of a record share an id."""
    seen: set[str] = set()
    ids = [actor.id for actor in record.actors] + [time.id for time in record.times]
    ids += [statement.id for statement in record.statements]
    for entry in ids + [event.id for event in record.events]:
        if entry in seen:
            yield Breach(entry, "the id occurs twice")
        seen.add(entry)


def _references_resolve(record: Record) -> Iterator[Breach]:
    """Every id that an entry refers to is an entry of the right sort in this record."""
    actors = {actor.id for actor in record.actors}
    times = {time.id for time in record.times}
    statements = {statement.id for statement in record.statements}
    for statement in record.statements:
        yield from _missing(statement.id, _actors_of(statement), actors, "actor")
        yield from _missing(statement.id, [statement.via], statements, "statement")
        if statement.source is not None and statement.source not in statement.sources:
            yield Breach(statement.id, "its source is not among its sources")
    for event in record.events:
        yield from _missing(event.id, (*event.actors, *event.recipients), actors, "actor")
        yield from _missing(event.id, event.per, statements, "statement")
        yield from _missing(event.id, [event.when.time], times, "time expression")


def _actors_of(statement: Statement) -> tuple[str | None, ...]:
    return (
        statement.source,
        *statement.sources,
        statement.via_actor,
        statement.addressee,
    )


def _missing(
    entry: str, references: Iterable[str | None], known: set[str], what: str
) -> Iterator[Breach]:
    for reference in references:
        if reference is not None and reference not in known:
            yield Breach(entry, f"no {what} {reference!r} in the record")


def _chains_have_no_circle(record: Record) -> Iterator[Breach]:
    """Following `via` from any statement ends; `per` names no statement twice, outermost first."""
    outer = {statement.id: statement.via for statement in record.statements}
    for statement in record.statements:
        seen: set[str] = set()
        step: str | None = statement.id
        while step is not None and step not in seen:
            seen.add(step)
            step = outer.get(step)
        if step is not None:
            yield Breach(statement.id, f"its chain comes back to {step}")
    for event in record.events:
        if len(set(event.per)) != len(event.per):
            yield Breach(event.id, "its chain names a statement twice")


def _intervals_are_ordered(record: Record) -> Iterator[Breach]:
    """Every calendar interval has its start before its end."""
    for time in record.times:
        yield from _disorder(time.id, time.interval)
    for event in record.events:
        yield from _disorder(event.id, event.when.interval)


def _disorder(entry: str, interval: Interval | None) -> Iterator[Breach]:
    if interval is not None and interval.start >= interval.end:
        yield Breach(entry, f"its interval {interval.start} … {interval.end} is not ordered")


def _codes_are_known(record: Record) -> Iterator[Breach]:
    """Countries, sectors, types, modes, contexts and quads are those of the tables."""
    for actor in record.actors:
        if actor.country is not None and not is_country(actor.country):
            yield Breach(actor.id, f"no country {actor.country!r}")
        for sector in actor.sectors:
            if not is_sector(sector):
                yield Breach(actor.id, f"no sector {sector!r}")
    for event in record.events:
        yield from _event_codes(event)


def _event_codes(event: Event) -> Iterator[Breach]:
    if not is_type(event.type):
        yield Breach(event.id, f"no type {event.type!r}")
        return
    if event.mode is not None and not is_mode(event.type, event.mode):
        yield Breach(event.id, f"{event.type} has no mode {event.mode!r}")
    if event.quad != quad(event.type):
        yield Breach(event.id, f"{event.type} is not of quad {event.quad}")
    for context in event.contexts:
        if not is_context(context.context):
            yield Breach(event.id, f"no context {context.context!r}")


def _confidences_are_shares(record: Record) -> Iterator[Breach]:
    """A confidence lies between 0 and 1, a stated count is not negative, a range is ordered."""
    shares = [(statement.id, statement.confidence) for statement in record.statements]
    for entry, share in shares + [(event.id, event.confidence) for event in record.events]:
        if not 0.0 <= share <= 1.0:
            yield Breach(entry, f"confidence {share}")
    for event in record.events:
        for count in event.counts:
            if count.low < 0 or (count.high is not None and count.high < count.low):
                yield Breach(event.id, f"{count.what} counted {count.low} to {count.high}")


LAWS: dict[str, Callable[[Record], Iterator[Breach]]] = {
    "text is sound": _text_is_sound,
    "blocks are ordered": _blocks_are_ordered,
    "spans lie inside the text": _spans_lie_inside,
    "facts have evidence": _facts_have_evidence,
    "ids are unique": _ids_are_unique,
    "references resolve": _references_resolve,
    "chains have no circle": _chains_have_no_circle,
    "intervals are ordered": _intervals_are_ordered,
    "codes are known": _codes_are_known,
    "confidences are shares": _confidences_are_shares,
}
"""Every law by name, in the order in which they are checked."""
