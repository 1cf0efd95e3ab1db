"""Feasts, civic days and anniversaries."""

from datetime import date

import pytest

from foreigndesk.reading.times import find_times
from foreigndesk.reading.times.feasts import anniversaries, feast_day, holidays


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("easter", date(2025, 4, 20)),
        ("orthodox easter", date(2024, 5, 5)),
        ("good friday", date(2025, 4, 18)),
        ("thanksgiving", date(2025, 11, 27)),
        ("memorial day", date(2025, 5, 26)),
        ("labor day", date(2025, 9, 1)),
        ("election day", date(2024, 11, 5)),
        ("victory day", date(2025, 5, 9)),
    ],
)
def test_a_feast_falls_on_its_day(name: str, day: date) -> None:
    assert feast_day(name, day.year) == day


@pytest.mark.parametrize("name", sorted(holidays()))
def test_every_feast_of_the_table_has_a_day_in_every_year(name: str) -> None:
    assert {feast_day(name, year).year for year in range(2000, 2030)} == set(range(2000, 2030))


def test_every_remembered_event_has_a_plausible_day() -> None:
    assert all(date(1900, 1, 1) < day < date(2026, 1, 1) for day in anniversaries().values())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Crowds marked the 80th anniversary of Victory Day.", "2025-05-09"),
        ("It was the tenth anniversary of the Paris climate agreement.", "2025-12-12"),
        ("They recalled the 30th anniversary of the Srebrenica genocide.", "2025-07-11"),
    ],
)
def test_an_anniversary_falls_as_many_years_after_the_event(text: str, value: str) -> None:
    (mark,) = find_times(text, date(2025, 5, 5))
    assert (mark.value, mark.how) == (value, "anniversary")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The raid came on Christmas Eve.", "2024-12-24"),
        ("Talks will resume after Easter.", "2025-04-20"),
        ("It will open on Bastille Day.", "2025-07-14"),
        ("He was freed last Christmas.", "2024-12-25"),
        ("It burned on New Year's Day 2019.", "2019-01-01"),
    ],
)
def test_a_feast_without_year_is_the_near_one(text: str, value: str) -> None:
    (mark,) = find_times(text, date(2025, 1, 20))
    assert mark.value == value


def test_names_made_of_feasts_are_no_dates() -> None:
    assert find_times("The Good Friday Agreement holds.", date(2025, 1, 20)) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Hamas gunmen killed 1,200 people on October 7.", "2023-10-07"),
        ("The Sept. 11 terror attacks changed that.", "2001-09-11"),
        ("The budget passed on October 7.", "2025-10-07"),
        ("Hamas gunmen killed 1,200 people on October 7, 2024.", "2024-10-07"),
    ],
)
def test_days_that_everybody_remembers_need_no_year(text: str, value: str) -> None:
    (mark,) = find_times(text, date(2025, 11, 20))
    assert mark.value == value


def test_a_remembered_day_is_not_remembered_before_it_happened() -> None:
    (mark,) = find_times("Israeli troops left on October 7.", date(2022, 11, 20))
    assert mark.value == "2022-10-07"
