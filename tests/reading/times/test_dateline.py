"""The day that the words of a report are reckoned from."""

from datetime import date

import pytest

from foreigndesk.reading.times import find_times, shadow_of
from foreigndesk.reading.times.dateline import local_day

FRIDAY = date(2026, 3, 13)


def day_of(text: str, published: date = FRIDAY) -> date:
    return local_day(text, shadow_of(text), published)


@pytest.mark.parametrize(
    "dateline",
    [
        "NAIROBI, March 12 (Wire) -- ",
        "NAIROBI, Kenya, March 12 (Wire) -- ",
        "ADDIS ABABA, Mar. 12 — ",
        "\nADEN, MARCH 12 (WIRE) -- ",
    ],
)
def test_the_datelines_day_goes_before_the_stamp(dateline: str) -> None:
    assert day_of(dateline + "Guards fired today.") == date(2026, 3, 12)


def test_today_is_the_datelines_day() -> None:
    marks = find_times("NAIROBI, March 12 (Wire) -- Guards fired today.", FRIDAY)
    assert [mark.value for mark in marks] == ["2026-03-12", "2026-03-12"]


def test_a_dateline_far_from_the_stamp_is_not_believed() -> None:
    assert day_of("NAIROBI, January 2 (Wire) -- Guards fired today.") == FRIDAY


def test_a_dateline_around_new_year_belongs_to_the_year_before() -> None:
    assert day_of("ADEN, Dec. 31 (Wire) -- Guards fired.", date(2026, 1, 1)) == date(2025, 12, 31)


def test_a_day_the_calendar_lacks_is_passed_over() -> None:
    assert day_of("ADEN, February 31 (Wire) -- Guards fired.", date(2026, 3, 1)) == date(2026, 3, 1)


def test_said_here_saturday_in_a_report_stamped_friday_is_a_zone_further_east() -> None:
    text = "The president said here Saturday that guards had fired."
    assert day_of(text) == date(2026, 3, 14)
    assert [mark.value for mark in find_times(text, FRIDAY)] == ["2026-03-14"]


def test_other_weekdays_of_the_lead_change_nothing() -> None:
    assert day_of("The president said here Thursday that guards had fired.") == FRIDAY


def test_without_dateline_the_stamp_counts() -> None:
    assert day_of("Guards fired on the crowd.") == FRIDAY
