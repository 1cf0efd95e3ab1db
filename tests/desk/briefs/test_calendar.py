"""Days in words."""

from datetime import date, datetime

import pytest

from foreigndesk.desk.briefs.calendar import day_in_words, in_words, is_relative, lacks_year
from foreigndesk.intake.report import Span
from foreigndesk.reading.marks import Interval, Precision, TimeKind
from foreigndesk.record.entries import TimeExpression

NEAR = date(2026, 3, 17)


def time(value: str, start: date, end: date, precision: Precision) -> TimeExpression:
    interval = Interval(
        start=datetime(start.year, start.month, start.day),
        end=datetime(end.year, end.month, end.day),
        precision=precision,
    )
    return TimeExpression(
        id="t1", span=Span(0, 1), kind=TimeKind.DATE, value=value, how="", interval=interval
    )


def test_a_day_has_its_year_unless_it_is_in_sight() -> None:
    assert day_in_words(date(2026, 3, 12), near=NEAR) == "March 12"
    assert day_in_words(date(2025, 3, 12), near=NEAR) == "March 12, 2025"
    assert day_in_words(date(2026, 3, 12), near=None) == "March 12, 2026"


@pytest.mark.parametrize(
    ("value", "days", "precision", "words", "expected"),
    [
        ("2026-03-16", ((3, 16), (3, 17)), Precision.DAY, "Monday", ("on", "March 16")),
        (
            "2026-03-16TNI",
            ((3, 16), (3, 17)),
            Precision.DAYPART,
            "Monday night",
            ("on", "the night of March 16"),
        ),
        ("2026-02", ((2, 1), (3, 1)), Precision.MONTH, "last month", ("in", "February")),
        ("2026-W11", ((3, 9), (3, 16)), Precision.WEEK, "last week", ("in", "the week of March 9")),
    ],
)
def test_relative_days_become_dates(
    value: str,
    days: tuple[tuple[int, int], tuple[int, int]],
    precision: Precision,
    words: str,
    expected: tuple[str, str],
) -> None:
    start, end = days
    found = time(value, date(2026, *start), date(2026, *end), precision)
    assert in_words(found, words, NEAR) == expected


def test_midnight_belongs_to_the_day_it_ends() -> None:
    found = time("2026-03-16T24:00", date(2026, 3, 17), date(2026, 3, 17), Precision.MINUTE)
    assert in_words(found, "Monday midnight", NEAR) == ("on", "March 16")


def test_the_past_year_is_no_calendar_year() -> None:
    found = time("2025", date(2025, 1, 1), date(2026, 1, 1), Precision.YEAR)
    assert in_words(found, "the past year", NEAR) is None
    assert in_words(found, "last year", NEAR) == ("in", "2025")


def test_what_needs_the_report_s_day_is_told_from_what_does_not() -> None:
    assert all(map(is_relative, ("Monday", "yesterday", "last November", "ten days ago")))
    assert not any(map(is_relative, ("March 3", "November 2023", "1966")))
    assert lacks_year("March 3")
    assert not lacks_year("March 3, 2026")
