"""Marks become a record."""

import pytest
from msgspec.structs import replace

from foreigndesk.errors import LawBroken
from foreigndesk.intake.report import Span
from foreigndesk.reading.marks import Reading, Status
from foreigndesk.record.build import build_record
from foreigndesk.record.entries import Record


def words(record: Record, span: Span) -> str:
    return span.of(record.report.text)


def test_entries_stand_in_the_order_of_the_text(reading: Reading) -> None:
    record = build_record(reading)
    assert [words(record, event.anchor) for event in record.events] == ["phoned", "promised"]
    assert record.actors[0].name == "Ministry of Foreign Affairs"


def test_an_entity_without_a_mention_is_left_out_with_every_reference(reading: Reading) -> None:
    record = build_record(reading)
    assert "nobody named here" not in {actor.name for actor in record.actors}
    pledge = record.events[1]
    assert len(pledge.actors) == 1


def test_references_become_ids_of_the_same_record(reading: Reading) -> None:
    record = build_record(reading)
    by_id = {actor.id: actor.name for actor in record.actors}
    call, pledge = record.events
    assert [by_id[actor] for actor in call.actors] == ["Ama Okoro", "leader of Rwanda"]
    assert pledge.when.time == record.times[0].id
    outer, inner = record.statements
    assert inner.via == outer.id
    assert call.per == (outer.id,)
    assert by_id[inner.addressee or ""] == "leader of Rwanda"


def test_codes_come_from_the_codebook(reading: Reading) -> None:
    call, pledge = build_record(reading).events
    assert (call.quad, call.score, call.cameo) == (1, 1.5, "041")
    assert pledge.quad == 1
    assert pledge.cameo is not None
    assert pledge.cameo.startswith("03")


def test_the_same_report_gives_the_same_ids(reading: Reading) -> None:
    assert build_record(reading) == build_record(reading)


def test_two_events_of_one_anchor_and_type_have_different_ids(reading: Reading) -> None:
    twin = replace(reading.events[1], status=Status.PLANNED)
    record = build_record(replace(reading, events=(*reading.events, twin)))
    assert len({event.id for event in record.events}) == 3


def test_evidence_is_widened_to_hold_its_anchor(reading: Reading) -> None:
    narrow = replace(reading.events[1], clause=Span(0, 3))
    record = build_record(replace(reading, events=(narrow,)))
    assert record.events[0].evidence[0].covers(record.events[0].anchor)


def test_marks_outside_the_text_are_refused_with_the_law_that_they_break(reading: Reading) -> None:
    far = replace(reading.events[1], also=(Span(5000, 5010),))
    with pytest.raises(LawBroken, match="spans lie inside the text"):
        build_record(replace(reading, events=(far,)))
