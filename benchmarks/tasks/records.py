"""Whole records of whole reports, in the shape of the annotated records.

`date` is the event's value where it is a calendar date; times carry inclusive ends, as the
annotation guide has them, while the package's intervals are half-open.
"""

from datetime import date, timedelta
from typing import Any

from foreigndesk.intake import build_report
from foreigndesk.reading.marks import Interval, Precision
from foreigndesk.record.entries import Actor, Event, Record, Statement, TimeExpression
from foreigndesk.run.reader import RecordReader

_READER = RecordReader()


def predict(line: dict[str, Any]) -> dict[str, Any]:
    """Return the record of one report, given id, title, published and text."""
    published = date.fromisoformat(line["published"])
    report = build_report(line["text"], published=published, title=line.get("title"))
    record = _READER(report)
    return {
        "id": line["id"],
        "title": line.get("title"),
        "published": line["published"],
        "text": line["text"],
        **_entries(record),
    }


def _entries(record: Record) -> dict[str, Any]:
    return {
        "actors": [_actor(actor) for actor in record.actors],
        "times": [_time(time) for time in record.times],
        "statements": [_statement(statement) for statement in record.statements],
        "events": [_event(event) for event in record.events],
    }


def _actor(actor: Actor) -> dict[str, Any]:
    spans = [[m.start, m.end] for m in actor.mentions if m.form.value != "pronoun"]
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind.value,
        "country": actor.country,
        "sector": actor.sectors[0] if actor.sectors else None,
        "role": actor.role,
        "mentions": spans,
    }


def _time(time: TimeExpression) -> dict[str, Any]:
    start, end = _bounds(time.interval)
    return {
        "span": list(time.span),
        "type": time.kind.value,
        "value": time.value,
        "start": start,
        "end": end,
    }


def _bounds(interval: Interval | None) -> tuple[str | None, str | None]:
    if interval is None:
        return None, None
    last = interval.end - timedelta(microseconds=1)
    if interval.precision is Precision.YEAR and interval.start.month == 1:
        return f"{interval.start.year:04d}", f"{last.year:04d}"
    return interval.start.date().isoformat(), last.date().isoformat()


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "content": [list(span) for span in statement.content],
        "cue": [list(span) for span in statement.cue],
        "source": statement.source,
        "sources": list(statement.sources),
        "kind": statement.kind.value,
        "via": statement.via or statement.via_actor,
        "addressee": statement.addressee,
        "venue": statement.venue,
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "actors": list(event.actors),
        "recipients": list(event.recipients),
        "date": event.when.value,
        "status": event.status.value,
        "historical": event.historical,
        "per": list(event.per),
        "span": list(event.evidence[0]),
    }
