"""Why an entry stands in the record: its words, its chain, how its date and actors were found."""

from msgspec import Struct

from foreigndesk.errors import EntryUnknown
from foreigndesk.intake.report import Span
from foreigndesk.reading.sentences import split_sentences
from foreigndesk.record.entries import (
    Actor,
    Event,
    Record,
    Statement,
    TimeExpression,
    When,
)


class Passage(Struct, frozen=True, kw_only=True):
    """A stretch of the report (whole sentences) and the words in it that carry the fact."""

    start: int
    text: str
    marked: tuple[Span, ...]


class ChainLink(Struct, frozen=True, kw_only=True):
    """One link of an attribution chain: who says, with which word, and what."""

    statement: str
    source: str
    cue: str
    content: str
    kind: str
    venue: str | None = None


class ActorLine(Struct, frozen=True, kw_only=True):
    """An actor of the entry: its part in it, who it is and what resolved it."""

    part: str
    actor: Actor


class Explanation(Struct, frozen=True, kw_only=True):
    """Everything that defends one entry, ready to be shown."""

    entry: str
    sort: str
    fact: str
    passages: tuple[Passage, ...]
    chain: tuple[ChainLink, ...] = ()
    actors: tuple[ActorLine, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


def explain(record: Record, entry_id: str) -> Explanation:
    """Return what defends the entry.

    Raises:
        EntryUnknown: the record has no entry with this id.
    """
    desk = _Index(record)
    if entry_id in desk.events:
        return _explain_event(desk.events[entry_id], desk)
    if entry_id in desk.statements:
        return _explain_statement(desk.statements[entry_id], desk)
    if entry_id in desk.actors:
        return _explain_actor(desk.actors[entry_id], desk)
    if entry_id in desk.times:
        return _explain_time(desk.times[entry_id], desk)
    raise EntryUnknown(found=entry_id, kind="entry")


class _Index:
    """A record's entries by id."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.text = record.report.text
        self.actors = {actor.id: actor for actor in record.actors}
        self.times = {time.id: time for time in record.times}
        self.statements = {statement.id: statement for statement in record.statements}
        self.events = {event.id: event for event in record.events}

    def name(self, actor_id: str | None) -> str | None:
        return None if actor_id is None else self.actors[actor_id].name

    def names(self, actor_ids: tuple[str, ...]) -> str:
        return ", ".join(self.actors[actor].name for actor in actor_ids) or "(nobody named)"


def _explain_event(event: Event, desk: _Index) -> Explanation:
    mode = f" {event.mode}" if event.mode else ""
    whom = f" → {desk.names(event.recipients)}" if event.recipients else ""
    who = desk.names(event.actors)
    lines = [ActorLine(part="actor", actor=desk.actors[actor]) for actor in event.actors]
    lines += [ActorLine(part="recipient", actor=desk.actors[actor]) for actor in event.recipients]
    return Explanation(
        entry=event.id,
        sort="event",
        fact=f"{who}: {event.type}{mode}{whom} ({event.status.value})",
        passages=_passages(desk, [*event.evidence, event.anchor]),
        chain=tuple(_link(desk.statements[statement], desk) for statement in event.per),
        actors=tuple(lines),
        notes=_event_notes(event, desk),
    )


def _event_notes(event: Event, desk: _Index) -> tuple[tuple[str, str], ...]:
    notes = [
        ("anchor", event.anchor.of(desk.text)),
        ("when", _when(event.when, desk)),
        ("codes", f"quad {event.quad}, score {event.score:+g}, CAMEO {event.cameo or 'none'}"),
        ("confidence", f"{event.confidence:.2f}"),
    ]
    if event.historical:
        notes.append(("historical", "more than a year before the report, or marked as such"))
    if event.place:
        notes.append(("place", f"{event.place.name} ({event.place.how})"))
    notes += [
        ("context", f"{context.context}: “{context.span.of(desk.text)}”")
        for context in event.contexts
    ]
    for count in event.counts:
        high = "" if count.high in (None, count.low) else f" to {count.high}"
        notes.append((count.what, f"{count.low}{high}: “{count.span.of(desk.text)}”"))
    return tuple(notes)


def _when(when: When, desk: _Index) -> str:
    value = when.value
    if value is None and when.interval is not None:
        value = f"between {when.interval.start.date()} and {when.interval.end.date()}"
    if value is None:
        return f"unknown ({when.how})" if when.how != "unknown" else "unknown"
    if when.time is None:
        return f"{value} ({when.how})"
    time = desk.times[when.time]
    return f"{value} ({when.how}: “{time.span.of(desk.text)}”, {time.how})"


def _explain_statement(statement: Statement, desk: _Index) -> Explanation:
    links = [_link(statement, desk)]
    outer = statement.via
    while outer is not None:
        links.append(_link(desk.statements[outer], desk))
        outer = desk.statements[outer].via
    lines = [ActorLine(part="source", actor=desk.actors[s]) for s in statement.sources]
    if statement.via_actor:
        lines.append(ActorLine(part="relayed by", actor=desk.actors[statement.via_actor]))
    if statement.addressee:
        lines.append(ActorLine(part="addressee", actor=desk.actors[statement.addressee]))
    notes = [("confidence", f"{statement.confidence:.2f}")]
    return Explanation(
        entry=statement.id,
        sort="statement",
        fact=f"{links[0].source}: “{links[0].content}” ({statement.kind.value})",
        passages=_passages(desk, [*statement.content, *statement.cue, *statement.source_spans]),
        chain=tuple(reversed(links)),
        actors=tuple(lines),
        notes=tuple(notes),
    )


def _link(statement: Statement, desk: _Index) -> ChainLink:
    words = " … ".join(span.of(desk.text) for span in statement.content)
    named = ", ".join(span.of(desk.text) for span in statement.source_spans)
    return ChainLink(
        statement=statement.id,
        source=desk.name(statement.source) or named or "(source not named)",
        cue=" … ".join(span.of(desk.text) for span in statement.cue),
        content=words,
        kind=statement.kind.value,
        venue=statement.venue,
    )


def _explain_actor(actor: Actor, desk: _Index) -> Explanation:
    return Explanation(
        entry=actor.id,
        sort="actor",
        fact=actor.name,
        passages=_passages(desk, [mention.span for mention in actor.mentions]),
        actors=(ActorLine(part="actor", actor=actor),),
        notes=(("mentions", str(len(actor.mentions))),),
    )


def _explain_time(time: TimeExpression, desk: _Index) -> Explanation:
    notes = [("kind", time.kind.value), ("how", time.how)]
    if time.interval:
        notes.append(("interval", f"[{time.interval.start}, {time.interval.end})"))
    if time.unresolved:
        notes.append(("unresolved", time.unresolved))
    return Explanation(
        entry=time.id,
        sort="time expression",
        fact=f"“{time.span.of(desk.text)}” = {time.value}",
        passages=_passages(desk, [time.span]),
        notes=tuple(notes),
    )


def _passages(desk: _Index, spans: list[Span]) -> tuple[Passage, ...]:
    """Return the sentences that hold the spans, each with what is marked in it."""
    passages = []
    for sentence in split_sentences(desk.record.report):
        inside = [span for span in spans if span.overlaps(sentence.span)]
        if inside:
            clipped = (
                Span(max(s.start, sentence.span.start), min(s.end, sentence.span.end))
                for s in inside
            )
            passages.append(
                Passage(
                    start=sentence.span.start,
                    text=sentence.span.of(desk.text),
                    marked=_united(sorted(clipped)),
                )
            )
    return tuple(passages)


def _united(spans: list[Span]) -> tuple[Span, ...]:
    """Return sorted spans with those that overlap or touch made one."""
    united: list[Span] = []
    for span in spans:
        if united and span.start <= united[-1].end:
            united[-1] = Span(united[-1].start, max(united[-1].end, span.end))
        else:
            united.append(span)
    return tuple(united)
