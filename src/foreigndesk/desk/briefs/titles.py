"""Headlines where no clause makes one: the report's own title, a toll, or the first clause."""

import re

from foreigndesk.desk.briefs.brief import Fact, Line
from foreigndesk.desk.briefs.choosing import Told, content_keys
from foreigndesk.desk.briefs.material import Material
from foreigndesk.desk.english import base_of, capital
from foreigndesk.intake.report import BlockRole, Span
from foreigndesk.record.entries import Record

_SHARED = 2  # words of content that a title must share with the sentence
_SHORTEST, _LONGEST = 25, 110
_SLUG = re.compile(r"^(?:URGENT|UPDATE|LEAD|ROUNDUP|Xinhua|AFP|Readout of)\b[:\s-]*\d*\s*")
_CREDIT = re.compile(r"\s*(?:\((?:ATTENTION|UPDATES?|LEAD)[^)]*\)|[-–|]\s*(?:Xinhua|AFP)\s*)$")


def title_for(told: Told, material: Material) -> Line | None:
    """Return the title of the sentence's report if it tells the same, else words for the act."""
    record = material.records[told.report]
    span = _title_span(record)
    words = _plain(span.of(record.report.text)) if span else ""
    shared = len(content_keys(words) & told.keys)
    if span is not None and shared >= _SHARED and len(words) <= _LONGEST:
        fact = Fact(
            report=told.report,
            start=span.start,
            end=span.end,
            words=span.of(record.report.text),
            happening=told.happenings[0].id,
            event=told.act.id,
        )
        return _line(words, "extracted", told, fact)
    words = _of_toll(told) or _clipped(told) or ""
    return _line(words, "assembled", told, sentence_fact(told, record)) if words else None


def _line(words: str, how: str, told: Told, fact: Fact) -> Line:
    main = told.happenings[0]
    return Line(
        text=capital(words),
        how=how,
        facts=(fact,),
        status=main.status,
        historical=main.historical,
        reports=len(main.reports),
        voices=main.voices,
    )


def sentence_fact(told: Told, record: Record) -> Fact:
    """Return the sentence in its report, with the event that makes it tell."""
    return Fact(
        report=told.report,
        start=told.lifted.span.start,
        end=told.lifted.span.end,
        words=told.lifted.span.of(record.report.text),
        happening=told.happenings[0].id,
        event=told.act.id,
        statements=told.lifted.statements,
    )


def _title_span(record: Record) -> Span | None:
    blocks = (b.span for b in record.report.blocks if b.role is BlockRole.TITLE)
    return next(blocks, None)


def _plain(title: str) -> str:
    words = " ".join(title.split())
    return _CREDIT.sub("", _SLUG.sub("", words)).strip()


def _of_toll(told: Told) -> str | None:
    """Return words for an act that killed or hurt: "22 killed in gas blast"."""
    counts = [count for count in told.act.counts if count.what in ("killed", "injured", "arrested")]
    anchor = told.act.anchor
    if not counts or base_of(anchor.split()[0]) or not anchor.islower():
        return None
    where = f" in {told.act.place}" if told.act.place else ""
    return f"{counts[0].low} {counts[0].what} in {anchor}{where}"


def _clipped(told: Told) -> str | None:
    """Return the beginning of the sentence, to the end of a clause, where it is short enough."""
    words = re.split(
        r"(?<=\w)(?:, (?!\d{4})| - | -- | which | who | after | during | while |; )",
        told.lifted.text,
    )
    first = re.sub(r"^The ", "", words[0]).rstrip(".")
    quoted = '"' in first or "“" in first
    return first if _SHORTEST <= len(first) <= _LONGEST and not quoted else None
