"""TimeML export of a record, so that others' scorers and viewers run on it.

TimeML 1.2.1 (Saurí et al. 2006): the report's text with TIMEX3 and EVENT in place, a DCT, one
MAKEINSTANCE a coded event, and a TLINK from each event to the expression or the day that dates it.
What TimeML can't hold (actors, statements, spans across other tags) stays in the JSON export.
"""

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

from foreigndesk.intake.report import Span
from foreigndesk.reading.marks import Status, TimeKind
from foreigndesk.record.entries import Event, Record, TimeExpression

SCHEMA = "http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd"
_ROOT = (
    '<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    f' xsi:noNamespaceSchemaLocation="{SCHEMA}">'
)

# What XML 1.0 can't hold, replaced one for one so that offsets stay.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REQUESTS = frozenset({"REQUEST", "THREATEN", "AGREE", "REJECT"})
_TENSE = {
    Status.HAPPENED: "PAST",
    Status.ONGOING: "PRESENT",
    Status.PLANNED: "FUTURE",
    Status.REQUESTED: "INFINITIVE",
    Status.HYPOTHETICAL: "NONE",
    Status.DENIED: "PAST",
}
_MODALITY = {Status.HYPOTHETICAL: "would", Status.REQUESTED: "should"}


class _Tag(Struct, frozen=True):
    """An element around a stretch of the text."""

    span: Span
    name: str
    attributes: tuple[tuple[str, str], ...]


def to_timeml(record: Record) -> str:
    """Return the record as one TimeML document (UTF-8 XML, with its declaration)."""
    tags, event_ids = _tags(record)
    day = record.report.published.isoformat()
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        _ROOT,
        f"<DOCID>{_text(record.report.id)}</DOCID>",
        f"<DCT>{_creation_time(day)}</DCT>",
        f"<TEXT>{_marked_text(record.report.text, tags)}</TEXT>",
        *_instances(record, event_ids),
        *_links(record),
        "</TimeML>",
    ]
    return "\n".join(parts) + "\n"


def _creation_time(day: str) -> str:
    attributes = (
        ("tid", "t0"),
        ("type", "DATE"),
        ("value", day),
        ("temporalFunction", "false"),
        ("functionInDocument", "CREATION_TIME"),
    )
    return f"<TIMEX3{_attributes(attributes)}>{day}</TIMEX3>"


def _tags(record: Record) -> tuple[list[_Tag], dict[str, str]]:
    """Return the elements of the text, and the EVENT id of each coded event.

    Times come first; an event whose anchor crosses a time is left out, several events on one
    anchor share an EVENT.
    """
    tags = [_time_tag(number, time) for number, time in enumerate(record.times, start=1)]
    taken = [tag.span for tag in tags]
    by_anchor: dict[Span, str] = {}
    event_ids: dict[str, str] = {}
    for event in record.events:
        anchor = Span(*event.anchor)
        if anchor not in by_anchor:
            if any(anchor.overlaps(span) for span in taken) or anchor.start == anchor.end:
                continue
            by_anchor[anchor] = f"e{len(by_anchor) + 1}"
            taken.append(anchor)
            tags.append(_event_tag(by_anchor[anchor], anchor, event))
        event_ids[event.id] = by_anchor[anchor]
    return sorted(tags, key=lambda tag: tag.span), event_ids


def _time_tag(number: int, time: TimeExpression) -> _Tag:
    attributes = [("tid", f"t{number}"), ("type", time.kind.value), ("value", time.value)]
    if time.mod:
        attributes.append(("mod", time.mod))
    if time.kind is TimeKind.SET:
        attributes.append(("quant", "EVERY"))
    relative = time.how not in {"explicit", "length", "repeated", "unresolved"}
    attributes.append(("temporalFunction", "true" if relative else "false"))
    if relative:
        attributes.append(("anchorTimeID", "t0"))
    return _Tag(Span(*time.span), "TIMEX3", tuple(attributes))


def _event_tag(identifier: str, anchor: Span, event: Event) -> _Tag:
    kind = "I_ACTION" if event.type in _REQUESTS else "OCCURRENCE"
    return _Tag(anchor, "EVENT", (("eid", identifier), ("class", kind)))


def _marked_text(text: str, tags: Sequence[_Tag]) -> str:
    parts = []
    place = 0
    for tag in tags:
        parts.append(_text(text[place : tag.span.start]))
        words = _text(tag.span.of(text))
        parts.append(f"<{tag.name}{_attributes(tag.attributes)}>{words}</{tag.name}>")
        place = tag.span.end
    parts.append(_text(text[place:]))
    return "".join(parts)


def _instances(record: Record, event_ids: dict[str, str]) -> list[str]:
    lines = []
    for number, event in enumerate(record.events, start=1):
        if event.id not in event_ids:
            continue
        attributes = [
            ("eiid", f"ei{number}"),
            ("eventID", event_ids[event.id]),
            ("pos", "OTHER"),
            ("tense", _TENSE[event.status]),
            ("aspect", "PROGRESSIVE" if event.status is Status.ONGOING else "NONE"),
            ("polarity", "NEG" if event.status is Status.DENIED else "POS"),
        ]
        if event.status in _MODALITY:
            attributes.append(("modality", _MODALITY[event.status]))
        lines.append(f"<MAKEINSTANCE{_attributes(attributes)}/>")
    return lines


def _links(record: Record) -> list[str]:
    """A TLINK for every event that an expression of the text or the report's day dates."""
    numbers = {time.id: f"t{number}" for number, time in enumerate(record.times, start=1)}
    _, event_ids = _tags(record)
    lines: list[str] = []
    for number, event in enumerate(record.events, start=1):
        target = _dating(event, numbers)
        if target is None or event.id not in event_ids:
            continue
        attributes = (
            ("lid", f"l{len(lines) + 1}"),
            ("eventInstanceID", f"ei{number}"),
            ("relatedToTime", target),
            ("relType", "IS_INCLUDED"),
        )
        lines.append(f"<TLINK{_attributes(attributes)}/>")
    return lines


def _dating(event: Event, numbers: dict[str, str]) -> str | None:
    if event.when.time is not None and event.when.value is not None:
        return numbers.get(event.when.time)
    return "t0" if event.when.how == "news of the day" else None


def _attributes(pairs: Sequence[tuple[str, str]]) -> str:
    return "".join(f" {name}={quoteattr(_legal(value))}" for name, value in pairs)


def _text(words: str) -> str:
    return escape(_legal(words), {"\r": "&#13;"})


def _legal(words: str) -> str:
    return _FORBIDDEN.sub("\ufffd", words)
