"""Rows that answer a filter, as typed structs."""

from datetime import date

from msgspec import Struct


class EventRow(Struct, frozen=True, kw_only=True):
    """An event and its report's day and title; `ends` is the day after the event's last.

    `corrections` says what an analyst corrected in it, who and why; None where nothing was.
    """

    event_id: str
    report_id: str
    published: date
    title: str | None
    type: str
    mode: str | None
    status: str
    historical: bool
    actors: list[str]
    actor_countries: list[str | None]
    recipients: list[str]
    recipient_countries: list[str | None]
    starts: date | None
    ends: date | None
    time_value: str | None
    time_how: str | None
    place: str | None
    quad: int
    score: float
    cameo: str | None
    contexts: list[str]
    per: list[str]
    per_sources: list[str]
    anchor: str
    evidence: str
    confidence: float
    corrections: list[str] | None


class StatementRow(Struct, frozen=True, kw_only=True):
    """A statement with the publication day and title of its report."""

    statement_id: str
    report_id: str
    published: date
    title: str | None
    source: str | None
    source_country: str | None
    kind: str
    cue: str | None
    content: str
    via: str | None
    via_source: str | None
    addressee: str | None
    venue: str | None
    confidence: float
    corrections: list[str] | None


class ActorRow(Struct, frozen=True, kw_only=True):
    """An actor as one report has it."""

    actor_id: str
    report_id: str
    published: date
    title: str | None
    name: str
    kind: str
    country: str | None
    sectors: list[str]
    role: str | None
    wikidata: str | None
    resolved: str | None
    mentions: int
