from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.errors import DateInvalid
from foreigndesk.intake.dates import day_near, parse_day

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    "found",
    [
        "2025-05-06",
        "2025/05/06",
        "2025.05.06",
        "20250506",
        20250506,
        "2025-05-06T10:00:00Z",
        "2025-05-06 23:59:59.123456+05:30",
        "20250506T101500Z",
        "Tue, 06 May 2025 10:00:00 GMT",
        "6 May 2025 10:15:00 -0400",
        "May 6, 2025",
        "May 6th, 2025 at 10:15 a.m. ET",
        "Tuesday, 6 May 2025",
        "6-May-2025",
        " 6  May\n2025 ",
        1746526500,
        1746526500000,
        "1746526500",
        date(2025, 5, 6),
        datetime(2025, 5, 6, 12, tzinfo=UTC),
    ],
)
def test_the_usual_forms_of_a_day_are_read(found: date | str | float) -> None:
    assert parse_day(found, "a") == date(2025, 5, 6)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ("25/12/2025", date(2025, 12, 25)),
        ("12/25/2025", date(2025, 12, 25)),
        ("5.5.2025", date(2025, 5, 5)),
    ],
)
def test_figures_are_read_where_only_one_order_makes_a_date(found: str, expected: date) -> None:
    assert parse_day(found, "a") == expected


@pytest.mark.parametrize("found", ["1/2/2025", "01-02-2025", "3.4.2025 10:00"])
def test_figures_that_can_be_read_in_two_orders_are_refused(found: str) -> None:
    with pytest.raises(DateInvalid, match="either way round"):
        parse_day(found, "wire.csv:3")


@pytest.mark.parametrize(
    "found",
    ["2025-02-30", "2025-13-01", "30 February 2025", "32/13/2025", "0000-01-01", "May 2025", "2025",
     "yesterday", "", "5/6/25", "9" * 400, 12, -1, float("nan"), float("inf"), 1e300],
)  # fmt: skip
def test_what_is_no_day_is_refused_with_place_and_remedy(found: str | float) -> None:
    with pytest.raises(DateInvalid) as refusal:
        parse_day(found, "wire.csv:3")
    assert str(refusal.value).startswith("FD-106: wire.csv:3: ")
    assert "YYYY-MM-DD" in str(refusal.value)


@given(DAYS)
def test_every_day_comes_back_from_every_form(day: date) -> None:
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    for form in (day.isoformat(), noon.isoformat(), format_datetime(noon), f"{day:%B %d, %Y}"):
        assert parse_day(form, "a") == day


@given(st.one_of(st.text(max_size=40), st.floats(), st.integers()))
def test_anything_else_gives_a_day_or_a_refusal(found: str | float) -> None:
    try:
        day = parse_day(found, "a")
    except DateInvalid:
        return
    assert 1800 <= day.year <= 2100


@given(DAYS, st.integers(-150, 150))
def test_a_day_without_its_year_takes_the_nearest(near: date, apart: int) -> None:
    day = near + timedelta(days=apart)
    found = day_near(f"{day:%B} {day.day}", near)
    assert found == day or (day.month, day.day) == (2, 29)


@pytest.mark.parametrize("found", ["May 45", "Ramadan 3", "May 5, 2025", ""])
def test_what_is_no_day_of_a_year_is_none(found: str) -> None:
    assert day_near(found, date(2025, 5, 5)) is None
