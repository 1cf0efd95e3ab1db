"""The year in the name of a treaty dates what made it, and nothing else."""

from datetime import date, datetime

import pytest
from msgspec.structs import replace

from foreigndesk.intake import build_report
from foreigndesk.intake.report import Span
from foreigndesk.reading.marks import (
    EventMark,
    EventTime,
    Interval,
    Precision,
    Reading,
    Status,
    TimeKind,
    TimeMark,
)
from foreigndesk.record.named_years import without_named_years

YEAR = Interval(start=datetime(1949, 1, 1), end=datetime(1950, 1, 1), precision=Precision.YEAR)


def read(text: str, word: str) -> Reading:
    """A report of one act, dated by its only year."""
    at = text.index("1949")
    mark = TimeMark(
        span=Span(at, at + 4), kind=TimeKind.DATE, value="1949", how="explicit", interval=YEAR
    )
    act = EventMark(
        anchor=Span(text.index(word), text.index(word) + len(word)),
        clause=Span(0, len(text)),
        type="AGREE",
        status=Status.HAPPENED,
        when=EventTime(how="own expression", value="1949", interval=YEAR, time=0),
        historical=True,
    )
    return Reading(
        report=build_report(text, published=date(2031, 3, 4)), times=(mark,), events=(act,)
    )


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("accession", "He welcomed the accession of Norland to the Southern Sea Treaty of 1949."),
        ("cited", "The court cited the Harbours Act of 1949."),
    ],
)
def test_an_act_beside_a_name_with_a_year_is_undated(word: str, text: str) -> None:
    act = without_named_years(read(text, word)).events[0]
    assert (act.when, act.historical) == (EventTime(how="unknown"), False)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("signed", "Norland signed the Southern Sea Treaty of 1949."),
        ("won", "Norland won the war of 1949."),
        ("joined", "Norland joined the treaty in 1949."),
    ],
    ids=["what made it", "no law", "a year of its own"],
)
def test_a_year_of_the_act_dates_it(word: str, text: str) -> None:
    reading = read(text, word)
    assert without_named_years(reading).events == reading.events
    assert without_named_years(replace(reading, times=())).events == reading.events
