"""A sentence of a report as it can stand in a brief: names for pronouns, dates for "Tuesday".

A sentence that can't be understood without its neighbours, breaks off, speaks in the first person
or holds a quotation that its own words belie is not lifted at all.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from foreigndesk.desk.audit.speakers import self_told
from foreigndesk.desk.briefs.calendar import MONTHS, day_in_words, in_words, is_relative, lacks_year
from foreigndesk.desk.briefs.naming import Namer
from foreigndesk.desk.english import capital, with_article
from foreigndesk.intake.report import BlockRole, Span
from foreigndesk.reading.marks import Sentence, StatementKind
from foreigndesk.reading.sentences import split_sentences
from foreigndesk.record.entries import Event, Record, Statement, TimeExpression

_FEWEST, _MOST = 6, 48
_OLD = timedelta(days=21)
_ENDS = re.compile(r"[.!?][\"”’']*$")
_OPENING = re.compile(
    r"^(?:However|Meanwhile|Moreover|Furthermore|Also|Still|But|And|Yet|Besides|In addition"
    r"|Nevertheless|Separately|Earlier|On the other hand|In turn|In particular|So),?\s+(?=\S)"
)
_BULLET = re.compile(r"^\s*(?:[-–—•*·]\s|\(?\d{1,2}[.)]\s|\([a-z]\)\s)")
_HANGING = re.compile(
    r"^[\"“'‘`]*(?:This|These|That|Those|Such|There|Here|The two|The three|Both|Neither|The latter"
    r"|The former|Another|Others|Some|Many|Most|Then|Thus|Therefore|Asked|If so|Yes|No,|It's"
    r"|The (?:same|other|move|decision|news|report|statement|plan|incident|talks|meeting|visit|deal"
    r"|agreement|announcement|remarks|comments|proposal|group|man|woman|men|official|source"
    r"|spokesman|spokeswoman|leader|leaders|sides|parties|attack|attackers|blast|victims|document"
    r"|programme|program|project|event|case|bill|law|vote|ruling|delegation|ceremony))\b"
)
_FIRST = re.compile(r"\b(?:I|I'm|I've|we|We|our|Our|us|my|My|me|mine|you|You|your|Your)\b")
_NEARBY = re.compile(r"\bthis (?:country|city|town|village|region)\b|^\w+ of (?:them|the \w+)\b")
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]|``.*?''")
_ODD = re.compile(r"https?:|www\.|\(more\)|[|•*_=<>{}\[\]]|\.{4,}|--\s*--|[A-Z]{12,}")
_AGENCY = re.compile(r"\s*\((?:Xinhua|AFP|Reuters|AP|dpa|more)\)|\s+--?\s*$")
_HERE = re.compile(r"(?<!\bfrom )(?<!\bnear )(?<!\bof )\bhere\b")
_ONWARD = re.compile(rf"\s?[-–]\s?(?:{'|'.join(MONTHS)})")
_RANGE = re.compile(r"\s?[-–/]\s?\d{1,2}\b| (?:and|to) \d{1,2}\b")
_YEAR_AFTER = re.compile(r",? (?:19|20)\d\d\b")
_PART = re.compile(r"(early|late) ")
_AGAIN = re.compile(rf"\s*\([^()]*(?:{'|'.join(MONTHS)})[^()]*\)")  # "today (3 March)"
_OWNED = re.compile(r"['’]s\b")
_PREPOSITION = re.compile(
    r"\b(on|in|by|since|until|till|from|for|of|before|after|during|over"
    r"|to|through|between|around|about|at|and)\s+$",
    re.IGNORECASE,
)


class Lifted(Struct, frozen=True, kw_only=True):
    """A sentence taken out of a report: its words, where it stood, and what was changed in it."""

    text: str
    span: Span
    edits: tuple[str, ...]
    statements: tuple[str, ...] = ()


class Lifter:
    """Lifts sentences out of one report for a brief of a day."""

    def __init__(self, record: Record, near: date) -> None:
        self.record = record
        self._near = near
        self._text = record.report.text
        self._sentences = split_sentences(record.report)
        self._names = Namer(record)
        self._belied = [one.statement.content[0] for one in self_told(record)]
        self.events = {event.id: event for event in record.events}
        self._statements = {one.id: one for one in record.statements}

    def sentence_of(self, event: Event) -> Sentence | None:
        """Return the sentence in which an event's word stands."""
        for sentence in self._sentences:
            if sentence.span.covers(event.anchor):
                return sentence
        return None

    def lift(self, event: Event) -> Lifted | None:
        """Return the sentence that tells an event, fit to stand alone; None where it can't be."""
        sentence = self.sentence_of(event)
        if sentence is None or sentence.role is not BlockRole.PARAGRAPH:
            return None
        span = sentence.span
        if not self._may_stand(span) or self._adrift(span):
            return None
        chain = self._chain(event, span)
        if chain is None:
            return None
        changed = self._changes(span)
        if changed is None:
            return None
        text = _rewritten(self._text, span, changed)
        text, shortened = _tidy(text)
        edits = [f"{self._text[s:e]} → {new}" for s, e, new in changed] + shortened
        old = self._day_told(span)
        for added in filter(None, (chain.added, old)):
            text = _attributed(text, added)
            edits.append(f"+ {added}")
        return Lifted(text=text, span=span, edits=tuple(edits), statements=chain.ids)

    def _is_old(self) -> bool:
        return self._near - self.record.report.published > _OLD

    def _adrift(self, span: Span) -> bool:
        """Whether an old sentence has a "two weeks ago" that no date can stand for."""
        return self._is_old() and any(
            is_relative(words) and in_words(time, words, self._near) is None
            for time, words in self._times(span)
        )

    def _day_told(self, span: Span) -> str | None:
        """Return the day of an old report whose sentence names no time, as "(March 3, 2024)"."""
        if not self._is_old() or any(True for _ in self._times(span)):
            return None
        return f"({day_in_words(self.record.report.published, near=None)})"

    def _times(self, span: Span) -> Iterator[tuple[TimeExpression, str]]:
        for time in self.record.times:
            if span.covers(time.span):
                yield time, time.span.of(self._text)

    def _may_stand(self, span: Span) -> bool:
        words = span.of(self._text)
        outside = _QUOTED.sub(" ", words)
        count = len(words.split())
        if not _FEWEST <= count <= _MOST or not _ENDS.search(words) or _ODD.search(words):
            return False
        if (
            _BULLET.match(words)
            or _HANGING.match(words)
            or _FIRST.search(outside)
            or _NEARBY.search(outside)
            or words[:1].islower()
        ):
            return False
        if words.count('"') % 2 or words.count("“") != words.count("”"):
            return False
        if words.count("(") != words.count(")") or words.count("``") != words.count("''"):
            return False
        return not any(quote.overlaps(span) for quote in self._belied)

    def _chain(self, event: Event, span: Span) -> "_Chain | None":
        """Return the words that name the source where the sentence itself doesn't.

        None where somebody must be named and can't be.
        """
        ids = event.per
        if not ids:
            return _Chain(None, ())
        outer = self._statements[ids[0]]
        if any(self._named_in(self._statements[one], span) for one in ids):
            return _Chain(None, ids)
        name = self._names.source(outer)
        return _Chain(f"according to {with_article(name)}", ids) if name else None

    def _named_in(self, statement: Statement, span: Span) -> bool:
        marks = (*statement.cue, *statement.source_spans)
        return any(mark.overlaps(span) for mark in marks)

    def _changes(self, span: Span) -> list[tuple[int, int, str]] | None:
        """Return the stretches to replace, in order; None where a pronoun stays in the dark."""
        pronouns = self._names.replacements(span)
        if pronouns is None:
            return None
        found = [*pronouns, *self._days(span), *self._here(span)]
        found.sort()
        return [
            one for number, one in enumerate(found) if not number or one[0] >= found[number - 1][1]
        ]

    def _here(self, span: Span) -> Iterator[tuple[int, int, str]]:
        """Yield the place of the dateline for a "here" of the reporter's own."""
        place = self.record.report.dateline or ""
        words = span.of(self._text)
        quotes = [match.span() for match in _QUOTED.finditer(words)]
        for match in _HERE.finditer(words) if place else ():
            if not any(start <= match.start() < end for start, end in quotes):
                yield (
                    match.start() + span.start,
                    match.end() + span.start,
                    f"in {place.title() if place.isupper() else place}",
                )

    def _days(self, span: Span) -> Iterator[tuple[int, int, str]]:
        quotes = [
            Span(span.start + match.start(), span.start + match.end())
            for match in _QUOTED.finditer(span.of(self._text))
        ]
        for time in self.record.times:
            quoted = any(quote.overlaps(time.span) for quote in quotes)
            if quoted or not span.covers(time.span):
                continue  # the words of others are not touched
            words = time.span.of(self._text)
            if is_relative(words):
                change = _dated(self._text, time, self._near)
            else:
                change = _with_year(self._text, time, self._near)
            if change is not None:
                yield change


class _Chain(Struct, frozen=True):
    """The statements an event hangs on, and the words to add for their source."""

    added: str | None
    ids: tuple[str, ...]


def _with_year(text: str, time: TimeExpression, near: date) -> tuple[int, int, str] | None:
    """Return the change that adds the year to a bare day that is far from the brief's."""
    words = time.span.of(text)
    if time.interval is None or not lacks_year(words):
        return None
    day = time.interval.start.date()
    whole = _RANGE.match(text, time.span.end)
    end = whole.end() if whole else time.span.end
    if _ONWARD.match(text, time.span.end):
        return None
    if day_in_words(day, near=near).endswith(str(day.day)) or _YEAR_AFTER.match(text, end):
        return None
    return time.span.start, end, f"{text[time.span.start : end]}, {day.year}"


def _dated(text: str, time: TimeExpression, near: date) -> tuple[int, int, str] | None:
    """Return the change that puts the date for a relative expression."""
    named = in_words(time, time.span.of(text), near)
    if named is None:
        return None
    preposition, words = named
    start, end = time.span
    owned = _OWNED.match(text, end)
    if owned or _OWNED.search(text[start:end]):
        stop = owned.end() if owned else end
        day = day_in_words(time.interval.start.date(), near=near) if time.interval else words
        return start, stop, f"the {day}"
    again = _AGAIN.match(text, end)
    end = again.end() if again else end
    held = _PREPOSITION.search(text[max(0, start - 12) : start])
    part = _PART.match(text, start, end)
    if part and not held:
        return start, end, f"{part[1]} {preposition} {words}"
    return start, end, words if held else f"{preposition} {words}"


def _rewritten(text: str, span: Span, changes: list[tuple[int, int, str]]) -> str:
    parts, at = [], span.start
    for start, end, new in changes:
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at : span.end]])


def _tidy(text: str) -> tuple[str, list[str]]:
    """Return the sentence on one line, without connectives that point at a neighbour."""
    text = _AGENCY.sub("", " ".join(text.split()))
    text = text.replace("`` ", "“").replace("``", "“").replace(" ''", "”").replace("''", "”")
    opening = _OPENING.match(text)
    if opening is None:
        return capital(text), []
    return capital(text[opening.end() :]), [f"{opening.group().strip()} → (left out)"]


def _attributed(text: str, words: str) -> str:
    """Return the sentence with its source before the final stop."""
    match = re.search(r"[.!?]?[\"”’']*$", text)
    stop = match.group() if match else ""
    body = text[: len(text) - len(stop)]
    if words.startswith("("):
        return f"{body}{stop.strip('.!?')} {words}."
    if stop.strip(".!?"):
        return f"{body},{stop.strip('.!?')} {words}."
    return f"{body}, {words}."


def is_quotation(statement: Statement) -> bool:
    """Whether a statement's words, or some of them, are quoted."""
    return statement.kind is not StatementKind.INDIRECT
