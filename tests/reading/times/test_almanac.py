"""Values, units and the intervals they name."""

from datetime import date, datetime

import pytest

from foreigndesk.reading.marks import Precision, TimeKind
from foreigndesk.reading.times.almanac import add_months, interval_of, is_value, shift, unit_of


@pytest.mark.parametrize(
    ("value", "start", "end", "precision"),
    [
        ("2024-02-29", datetime(2024, 2, 29), datetime(2024, 3, 1), Precision.DAY),
        ("2020-W53", datetime(2020, 12, 28), datetime(2021, 1, 4), Precision.WEEK),
        ("2020-W53-WE", datetime(2021, 1, 2), datetime(2021, 1, 4), Precision.WEEKEND),
        ("2024-12", datetime(2024, 12, 1), datetime(2025, 1, 1), Precision.MONTH),
        ("2024-Q4", datetime(2024, 10, 1), datetime(2025, 1, 1), Precision.QUARTER),
        ("2024-H1", datetime(2024, 1, 1), datetime(2024, 7, 1), Precision.HALF),
        ("2024-WI", datetime(2024, 12, 1), datetime(2025, 3, 1), Precision.QUARTER),
        ("2024", datetime(2024, 1, 1), datetime(2025, 1, 1), Precision.YEAR),
        ("199", datetime(1990, 1, 1), datetime(2000, 1, 1), Precision.DECADE),
        ("19", datetime(1900, 1, 1), datetime(2000, 1, 1), Precision.CENTURY),
        ("2024-05-04TNI", datetime(2024, 5, 4, 20), datetime(2024, 5, 5, 4), Precision.DAYPART),
        ("2024-05-04T17", datetime(2024, 5, 4, 17), datetime(2024, 5, 4, 18), Precision.HOUR),
        ("2024-05-04T17:30", datetime(2024, 5, 4, 17, 30), datetime(2024, 5, 4, 17, 31), "minute"),
    ],
)
def test_a_value_names_its_interval(
    value: str, start: datetime, end: datetime, precision: Precision
) -> None:
    interval = interval_of(value)
    assert interval is not None
    assert (interval.start, interval.end, interval.precision) == (start, end, precision)


@pytest.mark.parametrize("value", ["PAST_REF", "P3D", "XXXX-WXX-1", "2025-02-30", "2025-W54", "x"])
def test_other_values_name_no_interval(value: str) -> None:
    assert interval_of(value) is None


def test_the_last_year_of_the_calendar_has_an_interval() -> None:
    interval = interval_of("9999")
    assert interval is not None
    assert interval.end == datetime.max


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("2025-05-04", TimeKind.DATE),
        ("XXXX-XX-XX", TimeKind.DATE),
        ("FUTURE_REF", TimeKind.DATE),
        ("2025-05-04T07:35Z", TimeKind.TIME),
        ("T07:35", TimeKind.TIME),
        ("P2Y6M", TimeKind.DURATION),
        ("PT1H30M", TimeKind.DURATION),
        ("PXX", TimeKind.DURATION),
        ("XXXX-WXX-2TNI", TimeKind.SET),
        ("P1D", TimeKind.SET),
    ],
)
def test_well_formed_values_are_known(value: str, kind: TimeKind) -> None:
    assert is_value(value, kind)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("2025-5-4", TimeKind.DATE),
        ("yesterday", TimeKind.DATE),
        ("P3D", TimeKind.DATE),
        ("P", TimeKind.DURATION),
        ("PT", TimeKind.DURATION),
        ("2025-05-04", TimeKind.DURATION),
        ("2025-05-04T99", TimeKind.TIME),
    ],
)
def test_malformed_values_are_refused(value: str, kind: TimeKind) -> None:
    assert not is_value(value, kind)


def test_months_are_held_inside_the_month_reached() -> None:
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert add_months(date(2024, 3, 31), -13) == date(2023, 2, 28)


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [
        (-1, "week", "2025-W52"),
        (1, "month", "2026-02"),
        (-1, "quarter", "2025-Q4"),
        (-2, "decade", "200"),
        (1, "weekend", "2026-W02-WE"),
    ],
)
def test_shifting_by_a_unit_reaches_the_neighbouring_unit(
    count: int, unit: str, value: str
) -> None:
    assert unit_of(shift(date(2026, 1, 1), count, unit), unit) == value


def test_shifting_beyond_the_calendar_overflows() -> None:
    with pytest.raises(OverflowError):
        shift(date(9999, 6, 1), 1, "year")
