"""The stage's output type: the record of one report, each entry with its id and its evidence.

Absent is `None`, never "". Spans are half-open code points into `Report.text`. Ids are hashes of
content, so one report gives the same ids on every machine. Serialise with `record.wire`.
"""

from msgspec import Struct

from foreigndesk.intake.report import Report, Span
from foreigndesk.reading.marks import (
    ActorKind,
    Interval,
    MentionForm,
    StatementKind,
    Status,
    TimeKind,
)


class ActorMention(Struct, frozen=True, kw_only=True):
    """A place in the text that names an actor."""

    start: int
    end: int
    form: MentionForm

    @property
    def span(self) -> Span:
        """The mention's span in the report's text."""
        return Span(self.start, self.end)


class Actor(Struct, frozen=True, kw_only=True):
    """Who: a person, state, organisation, group or people, as of the report's day.

    `country` is ISO 3166-1 alpha-3 or a code of `whoswho` for former and disputed states;
    `sectors` are PLOVER codes, primary first; `role` the office or title on that day;
    `resolved` says what resolved it (words of the text, the registry, ...).
    """

    id: str
    name: str
    kind: ActorKind
    resolved: str
    country: str | None = None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    wikidata: str | None = None
    mentions: tuple[ActorMention, ...] = ()


class TimeExpression(Struct, frozen=True, kw_only=True):
    """A dated (or undatable) expression: TIMEX3 kind, value and mod, and its calendar interval."""

    id: str
    span: Span
    kind: TimeKind
    value: str
    how: str
    mod: str | None = None
    interval: Interval | None = None
    unresolved: str | None = None


class Statement(Struct, frozen=True, kw_only=True):
    """What is attributed to someone: content, cue, source, and the outer statement (`via`).

    `source` is an actor id or None (unnamed, or not an actor); `sources` all of a joint source.
    `via` is the id of the statement that relays this one, `via_actor` a relaying medium.
    """

    id: str
    content: tuple[Span, ...]
    kind: StatementKind
    cue: tuple[Span, ...] = ()
    source: str | None = None
    sources: tuple[str, ...] = ()
    source_spans: tuple[Span, ...] = ()
    via: str | None = None
    via_actor: str | None = None
    addressee: str | None = None
    venue: str | None = None
    confidence: float = 1.0


class When(Struct, frozen=True, kw_only=True):
    """The event's time and how it was found: own expression, discourse, news of the day, unknown.

    `time` is the id of the time expression it rests on, where there is one.
    """

    how: str
    value: str | None = None
    interval: Interval | None = None
    time: str | None = None


class Place(Struct, frozen=True, kw_only=True):
    """Where: the words of the text and the gazetteer's entry they name."""

    span: Span
    name: str
    how: str
    country: str | None = None
    geoname_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None


class Context(Struct, frozen=True, kw_only=True):
    """A PLOVER context and the words that show it."""

    context: str
    span: Span


class Count(Struct, frozen=True, kw_only=True):
    """People counted in an event as the text states it: killed, injured, arrested, crowd ..."""

    what: str
    span: Span
    low: int
    high: int | None = None


class Event(Struct, frozen=True, kw_only=True):
    """Who did what to whom, in PLOVER, with its status, its chain and its words.

    `quad` is PLOVER's (1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material
    conflict), `score` its −10…+10 intensity, `cameo` the CAMEO code as far as type, mode and
    context allow. `actors` and `recipients` are actor ids. `per` is the chain of statement ids,
    outermost first; empty means that the report itself asserts it. `evidence` starts with the
    clause that states the event; `anchor` is the word that names the act.
    """

    id: str
    type: str
    status: Status
    quad: int
    score: float
    anchor: Span
    evidence: tuple[Span, ...]
    when: When
    mode: str | None = None
    contexts: tuple[Context, ...] = ()
    cameo: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: Place | None = None
    historical: bool = False
    per: tuple[str, ...] = ()
    counts: tuple[Count, ...] = ()
    confidence: float = 1.0


class Record(Struct, frozen=True, kw_only=True):
    """Everything read from one report. `reader` names the reader's version and weights."""

    report: Report
    reader: str
    actors: tuple[Actor, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
