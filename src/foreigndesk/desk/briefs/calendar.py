"""Days in words: "November 25", "the week of March 2", "on the night of June 3, 2024"."""

import re
from datetime import date

from foreigndesk.reading.marks import Precision, TimeKind
from foreigndesk.record.entries import TimeExpression

MONTHS = (
    "January February March April May June July August September October November December".split()
)
_DAYPART = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night", "MI": "middle"}
_RELATIVE = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tomorrow|tonight|last|next"
    r"|this|overnight|earlier|coming|past|previous|following)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MONTH = rf"(?:{'|'.join(MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)"
_MONTH_DAY = re.compile(rf"{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}} {_MONTH}")
_DAYS = frozenset({Precision.DAY, Precision.HOUR, Precision.MINUTE, Precision.DAYPART})


def day_in_words(day: date, *, year: int | None) -> str:
    """Return "November 25", with the year unless it is the one given."""
    words = f"{MONTHS[day.month - 1]} {day.day}"
    return words if day.year == year else f"{words}, {day.year}"


def is_relative(words: str) -> bool:
    """Whether an expression only has a meaning on the day of its report."""
    named = _YEAR.search(words) or _MONTH_DAY.search(words)
    return bool(_RELATIVE.search(words)) and not named


def lacks_year(words: str) -> bool:
    """Whether an expression is a day of a month without its year."""
    return bool(_MONTH_DAY.fullmatch(words))


def in_words(time: TimeExpression, year: int) -> tuple[str, str] | None:
    """Return the preposition and the words for the days an expression names.

    None where it is no stretch of the calendar that has a short name of its own.
    """
    if time.interval is None or time.kind not in (TimeKind.DATE, TimeKind.TIME):
        return None
    start = time.interval.start.date()
    if time.interval.precision in _DAYS:
        part = _DAYPART.get(time.value.rpartition("T")[2]) if "T" in time.value else None
        day = day_in_words(start, year=year)
        return ("on", f"the {part} of {day}" if part and part != "middle" else day)
    if time.interval.precision is Precision.WEEK:
        return "in", f"the week of {day_in_words(start, year=year)}"
    if time.interval.precision is Precision.MONTH:
        month = MONTHS[start.month - 1]
        return "in", month if start.year == year else f"{month} {start.year}"
    if time.interval.precision is Precision.YEAR:
        return "in", str(start.year)
    return None
