"""A record as rows of the desk's tables, ready for one bulk insert a table.

Rows are JSON objects keyed by column; worker processes make them, the one writer inserts them.
"""

from datetime import date, datetime, timedelta
from typing import Any

import msgspec

from foreigndesk.desk.acts import party_key
from foreigndesk.errors import RecordError
from foreigndesk.intake.report import Span
from foreigndesk.record.entries import Actor, Count, Event, Record, Statement, TimeExpression
from foreigndesk.record.wire import encode
from foreigndesk.store.responses import response_rows
from foreigndesk.store.subjects import subject_rows

Row = dict[str, Any]
_LARGEST = 2**63 - 1  # of a column of whole numbers


class FlatRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A record cut into rows: table name to a JSON array of its rows."""

    report_id: str
    reader: str
    tables: dict[str, bytes]


def flatten(record: Record) -> FlatRecord:
    """Return the rows of a record.

    Raises:
        RecordError: a number is too large for the tables.
    """
    view = _View(record)
    tables = {
        "reports": [_report(record)],
        "actors": [view.actor(actor) for actor in record.actors],
        "mentions": [row for actor in record.actors for row in view.mentions(actor)],
        "times": [view.time(time) for time in record.times],
        "statements": [view.statement(statement) for statement in record.statements],
        "events": [view.event(event) for event in record.events],
        "event_spans": [row for event in record.events for row in view.event_spans(event)],
        "event_contexts": [row for event in record.events for row in view.contexts(event)],
        "event_counts": [row for event in record.events for row in view.counts(event)],
        "statement_spans": [row for one in record.statements for row in view.statement_spans(one)],
        "statement_subjects": subject_rows(record, {a.id: _key(a) for a in record.actors}),
        **response_rows(record),
    }
    return FlatRecord(
        report_id=record.report.id,
        reader=record.reader,
        tables={name: msgspec.json.encode(rows) for name, rows in tables.items() if rows},
    )


def _report(record: Record) -> Row:
    report = record.report
    return {
        "report_id": report.id,
        "published": report.published,
        "title": report.title,
        "publisher": report.publisher,
        "url": report.url,
        "language": report.language,
        "dateline": report.dateline,
        "text": report.text,
        "reader": record.reader,
        "record": encode(record).decode(),
    }


class _View:
    """A record's entries by id, as the rows need them."""

    def __init__(self, record: Record) -> None:
        self._id = record.report.id
        self._text = record.report.text
        self._actors = {actor.id: actor for actor in record.actors}
        self._statements = {statement.id: statement for statement in record.statements}

    def actor(self, actor: Actor) -> Row:
        return {
            "report_id": self._id,
            "actor_id": actor.id,
            "actor_key": _key(actor),
            "name": actor.name,
            "kind": actor.kind,
            "country": actor.country,
            "sectors": actor.sectors,
            "role": actor.role,
            "wikidata": actor.wikidata,
            "resolved": actor.resolved,
            "mentions": len(actor.mentions),
        }

    def mentions(self, actor: Actor) -> list[Row]:
        head = {"report_id": self._id, "actor_id": actor.id}
        return [head | _extent(one.span) | {"form": one.form} for one in actor.mentions]

    def time(self, time: TimeExpression) -> Row:
        interval = time.interval
        return {
            "report_id": self._id,
            "time_id": time.id,
            "words": time.span.of(self._text),
            "kind": time.kind,
            "value": time.value,
            "mod": time.mod,
            "starts": interval and interval.start,
            "ends": interval and interval.end,
            "grain": interval and interval.precision,
            "how": time.how,
            "unresolved": time.unresolved,
            **_extent(time.span),
        }

    def statement(self, statement: Statement) -> Row:
        source = self._actors.get(statement.source or "")
        return {
            "report_id": self._id,
            "statement_id": statement.id,
            "source_id": statement.source,
            "source": self._source_name(statement),
            "sources": [self._actors[actor].name for actor in statement.sources],
            "source_key": source and _key(source),
            "source_country": source and source.country,
            "source_sector": source and (source.sectors[0] if source.sectors else None),
            "kind": statement.kind,
            "cue": self._words(statement.cue),
            "content": self._words(statement.content),
            "via": statement.via,
            "via_source": self._via_name(statement),
            "addressee": self._name(statement.addressee),
            "venue": statement.venue,
            "confidence": statement.confidence,
            "corrected": None,
            "start_offset": statement.content[0].start,
            "end_offset": statement.content[-1].end,
        }

    def event(self, event: Event) -> Row:
        interval, place = event.when.interval, event.place
        return {
            "report_id": self._id,
            "event_id": event.id,
            "type": event.type,
            "mode": event.mode,
            "contexts": list(dict.fromkeys(context.context for context in event.contexts)),
            "quad": event.quad,
            "score": event.score,
            "cameo": event.cameo,
            "status": event.status,
            "historical": event.historical,
            **self._parties("actor", event.actors),
            **self._parties("recipient", event.recipients),
            "starts": interval and interval.start.date(),
            "ends": interval and _day_after(interval.end),
            "time_value": event.when.value,
            "time_how": event.when.how,
            "place": place and place.name,
            "place_country": place and place.country,
            "geoname_id": place and place.geoname_id,
            "latitude": place and place.latitude,
            "longitude": place and place.longitude,
            "per": event.per,
            "per_sources": [self._source_name(self._statements[one]) or "" for one in event.per],
            "anchor": event.anchor.of(self._text),
            "evidence": event.evidence[0].of(self._text),
            **_extent(event.evidence[0]),
            "confidence": event.confidence,
            "corrected": None,
        }

    def counts(self, event: Event) -> list[Row]:
        head = {"report_id": self._id, "event_id": event.id}
        return [head | self._count(one) for one in event.counts]

    def _count(self, count: Count) -> Row:
        words = count.span.of(self._text)
        if max(count.low, count.high or 0) > _LARGEST:
            raise RecordError(report=self._id, reason=f"{words!r} is too large a number")
        return {"what": count.what, "low": count.low, "high": count.high, "words": words}

    def contexts(self, event: Event) -> list[Row]:
        head = {"report_id": self._id, "event_id": event.id}
        return [head | {"context": one.context} | self._stretch(one.span) for one in event.contexts]

    def event_spans(self, event: Event) -> list[Row]:
        head = {"report_id": self._id, "event_id": event.id}
        return self._parts(head, {"anchor": (event.anchor,), "evidence": event.evidence})

    def statement_spans(self, statement: Statement) -> list[Row]:
        head = {"report_id": self._id, "statement_id": statement.id}
        parts = {
            "content": statement.content,
            "cue": statement.cue,
            "source": statement.source_spans,
        }
        return self._parts(head, parts)

    def _parts(self, head: Row, parts: dict[str, tuple[Span, ...]]) -> list[Row]:
        return [
            head | {"part": part, "position": position} | self._stretch(span)
            for part, spans in parts.items()
            for position, span in enumerate(spans, start=1)
        ]

    def _stretch(self, span: Span) -> Row:
        return {"words": span.of(self._text), **_extent(span)}

    def _parties(self, part: str, ids: tuple[str, ...]) -> Row:
        parties = [self._actors[actor] for actor in ids]
        return {
            f"{part}s": [party.name for party in parties],
            f"{part}_ids": ids,
            f"{part}_keys": [_key(party) for party in parties],
            f"{part}_countries": [party.country for party in parties],
            f"{part}_sectors": [party.sectors[0] if party.sectors else None for party in parties],
        }

    def _name(self, actor_id: str | None) -> str | None:
        return self._actors[actor_id].name if actor_id else None

    def _source_name(self, statement: Statement) -> str | None:
        return self._name(statement.source) or self._words(statement.source_spans) or None

    def _via_name(self, statement: Statement) -> str | None:
        if statement.via:
            return self._source_name(self._statements[statement.via])
        return self._name(statement.via_actor)

    def _words(self, spans: tuple[Span, ...]) -> str:
        return " … ".join(span.of(self._text) for span in spans)


def _key(actor: Actor) -> str:
    return party_key(
        name=actor.name, kind=actor.kind, country=actor.country, wikidata=actor.wikidata
    )


def _extent(span: Span) -> Row:
    return {"start_offset": span.start, "end_offset": span.end}


def _day_after(end: datetime) -> date:
    """Return the day after the last day that an interval ending at `end` touches."""
    last = (end - timedelta(microseconds=1)).date()
    return last if last == date.max else last + timedelta(days=1)
