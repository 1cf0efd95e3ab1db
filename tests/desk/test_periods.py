"""Periods: where they begin, what they are called, which follow."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.desk.periods import GRAINS, days_of, floor, following, label, stretch
from foreigndesk.errors import PeriodInvalid


@pytest.mark.parametrize(
    ("grain", "first", "name"),
    [
        ("day", date(2021, 1, 3), "2021-01-03"),
        ("week", date(2020, 12, 28), "2020-W53"),
        ("month", date(2021, 1, 1), "2021-01"),
        ("year", date(2021, 1, 1), "2021"),
    ],
)
def test_a_day_lies_in_one_period_of_each_grain(grain: str, first: date, name: str) -> None:
    start = floor(date(2021, 1, 3), grain)
    assert start == first
    assert label(start, grain) == name


@given(st.dates(date(1800, 1, 1), date(2200, 1, 1)), st.sampled_from(GRAINS))
def test_a_periods_name_stands_for_its_days(day: date, grain: str) -> None:
    start = floor(day, grain)
    first, last = days_of(label(start, grain))
    assert first == start
    assert first <= day <= last
    assert last + timedelta(days=1) == following(start, grain)
    assert floor(last, grain) == start


def test_a_stretch_has_every_period_once() -> None:
    months = list(stretch(date(2024, 11, 30), date(2025, 2, 1), "month"))
    assert months == [date(2024, 11, 1), date(2024, 12, 1), date(2025, 1, 1), date(2025, 2, 1)]
    assert len(list(stretch(date(2024, 1, 1), date(2024, 12, 31), "week"))) == 53
    assert list(stretch(date(2025, 2, 1), date(2024, 2, 1), "day")) == []


def test_the_calendar_ends_without_an_error() -> None:
    assert list(stretch(date(9998, 5, 1), date.max, "year")) == [
        date(9998, 1, 1),
        date(9999, 1, 1),
    ]
    assert days_of("9999-12-31") == (date.max, date.max)


@pytest.mark.parametrize(
    "name", ["", "May", "2021-13", "2021-W54", "2021-02-30", "2021-1-1-1", "x"]
)
def test_what_is_no_period_is_refused(name: str) -> None:
    with pytest.raises(PeriodInvalid):
        days_of(name)
