"""Every law is broken once, and only it complains."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from msgspec.structs import replace

from foreigndesk.intake.report import Block, BlockRole, Span
from foreigndesk.reading.marks import Reading
from foreigndesk.record.build import build_record
from foreigndesk.record.entries import Context, Record
from foreigndesk.record.laws import LAWS, breaches


@pytest.fixture
def record(reading: Reading) -> Record:
    return build_record(reading)


def with_event(record: Record, **changes: object) -> Record:
    first, *others = record.events
    return replace(record, events=(replace(first, **changes), *others))


def with_actor(record: Record, **changes: object) -> Record:
    first, *others = record.actors
    return replace(record, actors=(replace(first, **changes), *others))


def with_outer(record: Record, **changes: object) -> Record:
    first, *others = record.statements
    return replace(record, statements=(replace(first, **changes), *others))


def backwards(record: Record) -> Record:
    time = record.times[0]
    assert time.interval is not None
    interval = replace(time.interval, start=time.interval.end + timedelta(days=1))
    return replace(record, times=(replace(time, interval=interval),))


def overlapping(record: Record) -> Record:
    twice = (Block(role=BlockRole.PARAGRAPH, start=0, end=9),) * 2
    return replace(record, report=replace(record.report, blocks=twice))


def changed(record: Record) -> Record:
    return replace(record, report=replace(record.report, text=record.report.text + " Again."))


BREAKERS: list[tuple[str, Callable[[Record], Record]]] = [
    ("text is sound", changed),
    ("blocks are ordered", overlapping),
    ("spans lie inside the text", lambda r: with_outer(r, cue=(Span(7, 7),))),
    ("spans lie inside the text", lambda r: with_outer(r, content=(Span(0, 99_999),))),
    ("facts have evidence", lambda r: with_event(r, evidence=())),
    ("facts have evidence", lambda r: with_event(r, evidence=(Span(0, 2),))),
    ("facts have evidence", lambda r: with_actor(r, mentions=())),
    ("ids are unique", lambda r: with_event(r, id=r.events[1].id)),
    ("references resolve", lambda r: with_event(r, actors=("a404",))),
    ("references resolve", lambda r: with_event(r, per=("s404",))),
    ("chains have no circle", lambda r: with_outer(r, via=r.statements[1].id)),
    ("chains have no circle", lambda r: with_event(r, per=(r.statements[0].id,) * 2)),
    ("intervals are ordered", backwards),
    ("codes are known", lambda r: with_actor(r, country="ZZZ")),
    ("codes are known", lambda r: with_actor(r, sectors=("KING",))),
    ("codes are known", lambda r: with_event(r, type="CHAT")),
    ("codes are known", lambda r: with_event(r, mode="riot")),
    ("codes are known", lambda r: with_event(r, quad=4)),
    (
        "codes are known",
        lambda r: with_event(r, contexts=(Context(context="weather", span=Span(0, 3)),)),
    ),
    ("confidences are shares", lambda r: with_event(r, confidence=1.2)),
]


def test_a_record_that_was_built_obeys_every_law(record: Record) -> None:
    assert not list(breaches(record))


@pytest.mark.parametrize(("law", "breaker"), BREAKERS)
def test_a_breach_is_found_by_its_own_law(
    record: Record, law: str, breaker: Callable[[Record], Record]
) -> None:
    assert {name for name, _ in breaches(breaker(record))} == {law}


def test_every_law_is_tried_here() -> None:
    assert {law for law, _ in BREAKERS} == set(LAWS)
