"""Publication days as sources write them, read only where there is one way to read them."""

import re
from datetime import UTC, date, datetime

from foreigndesk.errors import DateInvalid
from foreigndesk.intake.datelines import MONTHS

_MONTH_NUMBERS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_TIME = (
    r"(?:[T\s,]+(?:at\s+)?\d{1,2}(?::\d{2}){1,2}(?:[.,]\d+)?\s*(?:[ap]\.?m\.?)?"
    r"\s*(?:\(?[A-Za-z]{1,5}\)?|(?:GMT|UTC)?[+-]\d{2}:?\d{2})?)?"
)
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_MONTH = rf"(?P<month>{MONTHS})\.?"
_NAMED = (r"(?P<y>\d{4})", r"(?P<d>\d{1,2})(?:st|nd|rd|th)?")
_FORMS = tuple(
    re.compile(_WEEKDAY + form + _TIME, re.IGNORECASE)
    for form in (
        r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})",
        r"(?P<y>\d{4})/(?P<m>\d{1,2})/(?P<d>\d{1,2})",
        r"(?P<y>\d{4})\.(?P<m>\d{1,2})\.(?P<d>\d{1,2})",
        r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?:T?\d{6}Z?)?",
        rf"{_MONTH}\s+{_NAMED[1]},?\s+{_NAMED[0]}",
        rf"{_NAMED[1]}(?:\s+of)?[\s\-]+{_MONTH},?[\s\-]+{_NAMED[0]}",
    )
)
_SLASHED = re.compile(
    r"(?P<a>\d{1,2})(?P<sep>[/.\-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4})" + _TIME, re.IGNORECASE
)
_EARLIEST, _LATEST = 1800, 2100
_MILLISECONDS = 100_000_000_000  # a Unix time beyond the year 5138 is in milliseconds
_LATEST_UNIX = 4_102_444_800  # 2100
_SHORTEST_UNIX = 100_000_000  # before 1973; smaller numbers are YYYYMMDD or no date


def parse_day(found: date | str | float, place: str) -> date:
    """Return the calendar day that a source wrote, in the time zone in which it wrote it.

    Read are ISO 8601 and RFC 822 dates and datetimes, days with the month's name, Unix times (as a
    day of UTC), and day and month in figures where only one order makes a date.

    Raises:
        DateInvalid: it is no date, or can be read in two ways.
    """
    if isinstance(found, datetime):
        return found.date()
    if isinstance(found, date):
        return found
    if not isinstance(found, str) and not 1e7 <= found < 1e8:
        return _unix_day(found, place)
    words = str(int(found)) if not isinstance(found, str) else " ".join(found.split())
    for form in _FORMS:
        match = form.fullmatch(words)
        if match:
            return _day(match, words, place)
    slashed = _SLASHED.fullmatch(words)
    if slashed:
        return _slashed_day(slashed, words, place)
    if words.isascii() and words.isdigit() and len(words) in (10, 13):
        return _unix_day(int(words), place)
    reason = "no day, month and year can be read from it"
    raise DateInvalid(place=place, found=_shown(found), reason=reason)


def _shown(found: str | float) -> str | float:
    """Return what was found, short enough for a message."""
    return f"{found[:60]}…" if isinstance(found, str) and len(found) > 60 else found


def _day(match: re.Match[str], words: str, place: str) -> date:
    parts = match.groupdict()
    month = _MONTH_NUMBERS[parts["month"][:3].lower()] if parts.get("month") else int(parts["m"])
    return _checked(int(parts["y"]), month, int(parts["d"]), (words, place))


def _slashed_day(match: re.Match[str], words: str, place: str) -> date:
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    if first != second and first <= 12 and second <= 12:
        reason = "day and month could be either way round"
        raise DateInvalid(place=place, found=words, reason=reason)
    day, month = (first, second) if second <= 12 else (second, first)
    return _checked(year, month, day, (words, place))


def _unix_day(seconds: float, place: str) -> date:
    if abs(seconds) >= _MILLISECONDS:
        seconds /= 1000
    if not _SHORTEST_UNIX <= seconds < _LATEST_UNIX:  # so too for what is not a number
        reason = "a number that is no Unix time"
        raise DateInvalid(place=place, found=seconds, reason=reason)
    moment = datetime.fromtimestamp(seconds, UTC)
    return _checked(moment.year, moment.month, moment.day, (str(seconds), place))


def _checked(year: int, month: int, day: int, source: tuple[str, str]) -> date:
    words, place = source
    if not _EARLIEST <= year <= _LATEST:
        reason = f"the year is not between {_EARLIEST} and {_LATEST}"
        raise DateInvalid(place=place, found=words, reason=reason)
    try:
        return date(year, month, day)
    except ValueError:
        reason = "there is no such day in the calendar"
        raise DateInvalid(place=place, found=words, reason=reason) from None


_DATELINE_DAY = re.compile(
    rf"(?:(?P<month>{MONTHS})\.?\s+(?P<d>\d{{1,2}})|(?P<d2>\d{{1,2}})\w*\s+(?P<month2>{MONTHS}))\.?"
)


def day_near(found: str, near: date) -> date | None:
    """Return the day "May 5" in the year that brings it nearest to `near`, or None."""
    match = _DATELINE_DAY.fullmatch(found)
    if match is None:
        return None
    month = _MONTH_NUMBERS[(match["month"] or match["month2"])[:3].lower()]
    number = int(match["d"] or match["d2"])
    days = []
    for year in (near.year - 1, near.year, near.year + 1):
        try:
            days.append(date(year, month, number))
        except ValueError:  # 29 February of an ordinary year, or "May 45"
            continue
    return min(days, key=lambda day: abs(day - near), default=None)
