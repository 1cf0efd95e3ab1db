"""Whose words a sentence gives: its quotations against those of the evidence."""

import re
from collections.abc import Sequence

from msgspec import Struct

from foreigndesk.desk.audit.senses import EMPTY, Who, same_key, who_of
from foreigndesk.intake.report import Report, Span
from foreigndesk.reading.marks import StatementKind
from foreigndesk.record.entries import Record, Statement

_WORD = re.compile(r"\w+")
_GENERIC = frozenset(
    "officials official spokesman spokeswoman spokesperson ministry government sources source "
    "authorities statement report reports minister".split()
)
"""Names that anyone in the office may be meant by."""
_HEADS = frozenset("president minister premier chancellor leader king chief".split())
_SAME = 0.8  # share of a quotation's words that a statement must have
_FEWEST = 3  # words with content: shorter ones ("very good") anyone may say


class Uttered(Struct, frozen=True):
    """A statement of a report: who says it (None unknown), who relays it, and its words."""

    report: Report
    statement: Statement
    source: Who | None
    relays: tuple[Who, ...]
    words: str
    keys: frozenset[str]
    span: Span


def uttered(record: Record) -> tuple[Uttered, ...]:
    """Return the statements of a record with their sources, resolved."""
    whos = {actor.id: who_of(actor) for actor in record.actors}
    by_id = {statement.id: statement for statement in record.statements}
    return tuple(_uttered(record, one, whos, by_id) for one in record.statements)


def _uttered(
    record: Record, one: Statement, whos: dict[str, Who], by_id: dict[str, Statement]
) -> Uttered:
    words = " … ".join(span.of(record.report.text) for span in one.content)
    return Uttered(
        report=record.report,
        statement=one,
        source=whos.get(one.source or ""),
        relays=_relays(one, whos, by_id),
        words=words,
        keys=content_keys(words),
        span=one.content[0],
    )


def _relays(one: Statement, whos: dict[str, Who], by_id: dict[str, Statement]) -> tuple[Who, ...]:
    found: list[Who] = []
    while True:
        for named in (one.via_actor, *one.sources):
            if named in whos and whos[named] not in found:
                found.append(whos[named])
        if one.via is None:
            return tuple(found)
        one = by_id[one.via]


def content_keys(words: str) -> frozenset[str]:
    """Return the keys of the words with content."""
    lows = (word.lower() for word in _WORD.findall(words))
    return frozenset(same_key(low) for low in lows if low not in EMPTY)


def same_content(one: Uttered, other: Uttered) -> bool:
    """Whether two statements have nearly the same words; direct ones are held more strictly."""
    if len(one.keys) < _FEWEST:
        return one.keys == other.keys and bool(one.keys)
    shared = len(one.keys & other.keys) / len(one.keys)
    sizes = len(other.keys) / len(one.keys)
    return shared >= _SAME and sizes < 4


def same_speaker(one: Uttered, other: Uttered) -> bool | None:
    """Whether the source of one says or relays the other; None where that can't be told."""
    if one.source is None:
        return None
    known = [who for who in (other.source, *other.relays) if who is not None]
    vague = [who for who in known if _interchangeable(one.source, who)]
    if vague and not (is_direct(one) and _of_other_countries(one.source, known)):
        return None
    if not known:
        return None
    same = any(one.source.name.lower() == who.name.lower() for who in known)
    return same or any(one.source.like(who) for who in known)


def _interchangeable(one: Who, other: Who) -> bool:
    """Whether two offices may be one: a ministry and its spokesman, police and police."""
    heads = [who.label.partition(" of ")[0].split(" ")[-1] for who in (one, other)]
    unnamed = [w for w in (one, other) if not (w.state or w.person)]
    generic = any(_GENERIC.issuperset(who.label.split()) for who in unnamed)
    office = any(who.label.split(" ")[-1] in _HEADS for who in unnamed)
    return heads[0] == heads[1] or generic or office


def _of_other_countries(one: Who, others: Sequence[Who]) -> bool:
    return all(one.country and who.country and one.country != who.country for who in others)


def is_direct(one: Uttered) -> bool:
    """Whether the words, or some of them, are quoted."""
    return one.statement.kind is not StatementKind.INDIRECT


def quotes_in(words: str) -> tuple[str, ...]:
    """Return the stretches between quotation marks of a sentence, plain and folded in blanks."""
    found = re.findall(r"[\"“]([^\"“”]{12,})[\"”]", words)
    return tuple(" ".join(_WORD.findall(quote.lower())) for quote in found)
