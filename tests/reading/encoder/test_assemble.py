from datetime import date

import pytest
from msgspec.structs import replace

from foreigndesk.intake import build_report
from foreigndesk.intake.report import Span
from foreigndesk.reading.encoder import (
    FixedModel,
    Found,
    FoundAnchor,
    FoundStatement,
    WindowMarks,
)
from foreigndesk.reading.encoder.assemble import READER, read_with
from foreigndesk.reading.marks import Reading
from foreigndesk.record.build import build_record
from foreigndesk.whoswho import load_whoswho

SENTENCE = "Norway's foreign ministry said that Iranian troops shelled a village on Monday."


def span(words: str) -> Span:
    start = SENTENCE.index(words)
    return Span(start, start + len(words))


MARKS = WindowMarks(
    mentions=(
        Found(span("Norway's foreign ministry"), 0.9),
        Found(span("Iranian troops"), 0.9),
        Found(span("village"), 0.6),
    ),
    anchors=(
        FoundAnchor(
            span=span("shelled"),
            chance=0.8,
            type="ASSAULT",
            mode="heavy-weapons",
            status="happened",
            status_chance=0.9,
            actors=(1,),
            time=(span("Monday"),),
        ),
    ),
    statements=(
        FoundStatement(
            cue=span("said"),
            chance=0.9,
            source=(span("Norway's foreign ministry"),),
            content=(span("Iranian troops shelled a village on Monday"),),
        ),
    ),
)


@pytest.fixture(scope="module")
def reading() -> Reading:
    report = build_report(f"A calm day.\n\n{SENTENCE}", published=date(2024, 5, 8), title=None)
    return read_with(FixedModel({SENTENCE: MARKS}), report, whoswho=load_whoswho())


def test_the_event_is_the_source_s_claim_with_actor_and_day(reading: Reading) -> None:
    (event,) = reading.events
    assert event.per == (0,)
    assert [reading.entities[i].country for i in event.actors] == ["IRN"]
    assert event.when.value == "2024-05-06"
    assert event.anchor.of(reading.report.text) == "shelled"


def test_the_source_is_resolved(reading: Reading) -> None:
    (statement,) = reading.statements
    assert statement.source is not None
    assert reading.entities[statement.source].country == "NOR"


def test_the_reading_makes_a_lawful_record_that_names_its_reader(reading: Reading) -> None:
    record = build_record(reading)
    assert record.reader == READER
    assert len(record.events) == 1


def test_a_report_in_which_nothing_is_found_makes_an_empty_reading() -> None:
    report = build_report("Nothing took place.", published=date(2024, 5, 8), title=None)
    reading = read_with(FixedModel({}), report, whoswho=load_whoswho())
    assert (reading.events, reading.statements, reading.mentions) == ((), (), ())


def test_a_scrap_of_a_broken_mention_is_nobody() -> None:
    anchor = MARKS.anchors[0]
    scrap = span(" a ")
    marks = WindowMarks(
        mentions=(Found(span("Iranian troops"), 0.9), Found(Span(scrap[0] + 1, scrap[1] - 1), 0.6)),
        anchors=(replace(anchor, actors=(0,), recipients=(1,)),),
        statements=(),
    )
    report = build_report(f"A calm day.\n\n{SENTENCE}", published=date(2024, 5, 8), title=None)
    read = read_with(FixedModel({SENTENCE: marks}), report, whoswho=load_whoswho())
    assert [event.recipients for event in read.events] == [()]
    assert "a" not in [entity.name for entity in read.entities]
