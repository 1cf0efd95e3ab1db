"""Days in words: "November 25", "the week of March 2", "on the night of June 3, 2024"."""

import re
from datetime import date

from foreigndesk.reading.marks import Interval, Precision, TimeKind
from foreigndesk.record.entries import TimeExpression

MONTHS = (
    "January February March April May June July August September October November December".split()
)
_DAYPART = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night", "MI": "middle"}
_RELATIVE = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tomorrow|tonight|last|next"
    r"|this|overnight|ago|earlier|coming|past|previous|following)\b",
    re.IGNORECASE,
)
_SAME_DAY = re.compile(r"\b(?:the|that|same) (?:same )?day\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MONTH = rf"(?:{'|'.join(MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)"
_MONTH_DAY = re.compile(rf"{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}} {_MONTH}")
_CALENDAR_YEAR = re.compile(r"(?:last|this|next) year")
_SIGHT = 200  # days within which a day needs no year
_DAYS = frozenset({Precision.DAY, Precision.HOUR, Precision.MINUTE, Precision.DAYPART})


def day_in_words(day: date, *, near: date | None) -> str:
    """Return "November 25", with the year unless it is that of a day nearby."""
    words = f"{MONTHS[day.month - 1]} {day.day}"
    return words if near is not None and _in_sight(day, near) else f"{words}, {day.year}"


def _in_sight(day: date, near: date) -> bool:
    return day.year == near.year and abs((day - near).days) <= _SIGHT


def is_relative(words: str) -> bool:
    """Whether an expression only has a meaning on the day of its report."""
    named = _YEAR.search(words) or _MONTH_DAY.search(words) or _SAME_DAY.search(words)
    return bool(_RELATIVE.search(words)) and not named


def lacks_year(words: str) -> bool:
    """Whether an expression is a day of a month without its year."""
    return bool(_MONTH_DAY.fullmatch(words))


def in_words(time: TimeExpression, words: str, near: date) -> tuple[str, str] | None:
    """Return the preposition and other words for the days that some words name.

    None where it is no stretch of the calendar that has a short name of its own.
    """
    if time.interval is None or time.kind not in (TimeKind.DATE, TimeKind.TIME):
        return None
    start = _first_day(time.interval, time.value)
    if time.interval.precision in _DAYS:
        part = _DAYPART.get(time.value.rpartition("T")[2]) if "T" in time.value else None
        day = day_in_words(start, near=near)
        return ("on", f"the {part} of {day}" if part and part != "middle" else day)
    if time.interval.precision is Precision.WEEK and _in_sight(start, near):
        return "in", f"the week of {day_in_words(start, near=near)}"
    if time.interval.precision is Precision.MONTH:
        month = MONTHS[start.month - 1]
        return "in", month if _in_sight(start, near) else f"{month} {start.year}"
    if time.interval.precision is Precision.YEAR and _CALENDAR_YEAR.fullmatch(words.lower()):
        return "in", str(start.year)
    return None


def _first_day(interval: Interval, value: str) -> date:
    """Return the day an expression names; midnight at its end belongs to it."""
    if value[10:11] == "T" and value[:4].isdigit():
        return date.fromisoformat(value[:10])
    return interval.start.date()
