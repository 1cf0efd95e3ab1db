"""The stage's output types: everything a reader found in one report, before ids and evidence.

Marks refer to each other by index into the tuples of `Reading`. All spans are half-open code
points into `Report.text`. "Unknown" is always `None` (or an empty tuple), never a guess.
"""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from foreigndesk.intake.report import BlockRole, Report, Span


class Sentence(Struct, frozen=True, kw_only=True):
    """One sentence, or one headline, with the index of the block it stands in."""

    span: Span
    block: int
    role: BlockRole  # TITLE, HEADING or PARAGRAPH


class Precision(StrEnum):
    """The grain of a calendar interval, finest first."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAYPART = "daypart"  # morning, night: the day is known, the hours by convention
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"  # quarters of a year and seasons
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Interval(Struct, frozen=True, kw_only=True):
    """A stretch of the calendar `[start, end)`, in local time of the report, with its grain."""

    start: datetime
    end: datetime
    precision: Precision


class TimeKind(StrEnum):
    """TIMEX3 types (TimeML 1.2.1, ISO 24617-1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class TimeMark(Struct, frozen=True, kw_only=True):
    """A time expression: TIMEX3 type, value and mod, and the interval it names.

    `interval` is None for durations, sets, vague references and whatever could not be resolved;
    `unresolved` then says why where something was wrong ("no 31 February", "day/month ambiguous").
    `how` names the rule that anchored it: "explicit", "published", "dateline", "weekday-past",
    "discourse", ...
    """

    span: Span
    kind: TimeKind
    value: str
    how: str
    mod: str | None = None
    interval: Interval | None = None
    unresolved: str | None = None


class ActorKind(StrEnum):
    """What sort of actor an entity is (DESIGN: the record)."""

    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    GROUP = "group"
    PEOPLE = "people"


class MentionForm(StrEnum):
    """How a mention names its entity."""

    NAME = "name"
    DESCRIPTION = "description"  # "the ministry", "Iraqi troops"
    PRONOUN = "pronoun"
    ADJECTIVE = "adjective"  # "Iraqi rejection"
    METONYM = "metonym"  # "the Kremlin", "Islamabad" for a government


class Mention(Struct, frozen=True, kw_only=True):
    """One place in the text that names an entity; `entity` indexes `Reading.entities`."""

    span: Span
    entity: int
    form: MentionForm


class Entity(Struct, frozen=True, kw_only=True):
    """An actor as resolved in this report, on the report's day.

    `country` is ISO 3166-1 alpha-3 (also XKX, SUN, YUG ... as in `whoswho`); `sectors` are PLOVER
    codes, primary first; `role` the office or title on that day; `how` says what resolved it
    ("text: title", "registry", "demonym + role noun", "acronym", ...).
    """

    name: str
    kind: ActorKind
    how: str
    country: str | None = None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    wikidata: str | None = None


class StatementKind(StrEnum):
    """How the content is given: all quoted, not quoted, or partly quoted."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class StatementMark(Struct, frozen=True, kw_only=True):
    """Something attributed: content, cue and source, and the outer statement that relays it.

    `source` indexes entities, `sources` holds all of a joint source; `source_spans` are the words
    that name it here (also when it could not be resolved to an entity). `via` indexes the outer
    statement, `via_entity` a relaying medium without a statement of its own.
    """

    content: tuple[Span, ...]
    kind: StatementKind
    cue: tuple[Span, ...] = ()
    source: int | None = None
    sources: tuple[int, ...] = ()
    source_spans: tuple[Span, ...] = ()
    via: int | None = None
    via_entity: int | None = None
    addressee: int | None = None
    venue: str | None = None
    confidence: float = 1.0


class Status(StrEnum):
    """Whether the act took place (PLOVER's auxiliary modes, manual section on them)."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    REQUESTED = "requested"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"


class EventTime(Struct, frozen=True, kw_only=True):
    """When an event took place and how that is known.

    `how`: "own expression", "discourse", "news of the day" or "unknown"; `time` indexes
    `Reading.times` where an expression of the report was used.
    """

    how: str
    value: str | None = None
    interval: Interval | None = None
    time: int | None = None


class PlaceMark(Struct, frozen=True, kw_only=True):
    """The place of an event where the text gives one, from the embedded gazetteer."""

    span: Span
    name: str
    how: str
    country: str | None = None
    geoname_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None


class ContextMark(Struct, frozen=True, kw_only=True):
    """A PLOVER context and the words that show it."""

    context: str
    span: Span


class CountMark(Struct, frozen=True, kw_only=True):
    """A number of people stated with an event: killed, injured, arrested, displaced, crowd."""

    what: str
    span: Span
    low: int
    high: int | None = None


class EventMark(Struct, frozen=True, kw_only=True):
    """One coded act: anchor word, PLOVER type and mode, who and whom, when, status, who says so.

    `actors` and `recipients` index entities, `per` statements (outermost first; empty means that
    the report itself asserts the event). `clause` is the shortest stretch that states the event;
    `also` holds further places of the report that state the same event.
    """

    anchor: Span
    clause: Span
    type: str
    status: Status
    when: EventTime
    mode: str | None = None
    contexts: tuple[ContextMark, ...] = ()
    actors: tuple[int, ...] = ()
    recipients: tuple[int, ...] = ()
    per: tuple[int, ...] = ()
    historical: bool = False
    place: PlaceMark | None = None
    counts: tuple[CountMark, ...] = ()
    also: tuple[Span, ...] = ()
    confidence: float = 1.0


class Reading(Struct, frozen=True, kw_only=True):
    """All marks of one report."""

    report: Report
    sentences: tuple[Sentence, ...] = ()
    times: tuple[TimeMark, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[StatementMark, ...] = ()
    events: tuple[EventMark, ...] = ()
    reader: str = ""
