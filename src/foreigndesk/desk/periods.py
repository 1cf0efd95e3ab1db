"""Days, ISO weeks, months and years that a view counts by."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from foreigndesk.errors import PeriodInvalid

GRAINS = ("day", "week", "month", "year")
WIDEST = {"day": 3, "week": 10, "month": 31, "year": 366}
"""The most days an act's interval may have to be placed in a period of that grain.

A visit of three days is counted on its first; "in March" is no day at all.
"""
_WEEK = re.compile(r"(\d{4})-W(\d{2})")


def floor(day: date, grain: str) -> date:
    """Return the first day of the period that a day is in; weeks begin on Mondays."""
    if grain == "week":
        return day - timedelta(days=day.weekday())
    if grain == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if grain == "year" else day


def following(start: date, grain: str) -> date:
    """Return the first day of the next period; the last day there is at the calendar's end."""
    try:
        if grain == "month":
            return date(start.year + start.month // 12, start.month % 12 + 1, 1)
        if grain == "year":
            return date(start.year + 1, 1, 1)
        return start + timedelta(days=7 if grain == "week" else 1)
    except (ValueError, OverflowError):
        return date.max


def label(start: date, grain: str) -> str:
    """Return what a period is called: 2001-03-05, 2001-W10, 2001-03 or 2001."""
    if grain == "week":
        year, week, _ = start.isocalendar()
        return f"{year:04}-W{week:02}"
    return start.isoformat()[: {"month": 7, "year": 4}.get(grain, 10)]


def stretch(first: date, last: date, grain: str) -> Iterator[date]:
    """Yield the first days of all periods from that of `first` to that of `last`."""
    at, end = floor(first, grain), floor(last, grain)
    while at <= end:
        yield at
        after = following(at, grain)
        if after <= at:
            return
        at = after


def days_of(text: str) -> tuple[date, date]:
    """Return the first and last day of a period by its name, such as "2001-W10".

    Raises:
        PeriodInvalid: it names none.
    """
    try:
        start, grain = _named(text.strip().upper())
    except ValueError as error:
        raise PeriodInvalid(found=text, reason=str(error)) from None
    return start, max(start, following(start, grain) - timedelta(days=1))


def _named(text: str) -> tuple[date, str]:
    week = _WEEK.fullmatch(text)
    if week:
        return date.fromisocalendar(int(week[1]), int(week[2]), 1), "week"
    parts = text.split("-")
    grain = {1: "year", 2: "month", 3: "day"}.get(len(parts))
    if grain is None or not all(part.isdecimal() for part in parts):
        raise ValueError("it has another form")
    year, month, day = (*map(int, parts), 1, 1)[:3]
    return date(year, month, day), grain
