"""Calendar arithmetic on TIMEX3 values: units, shifts, and the interval that a value names.

A value is the text of TIMEX3's `value` attribute (TimeML 1.2.1; ISO 24617-1). Weeks are ISO
weeks, seasons those of the northern hemisphere (spring is March to May, a winter is named after
the year of its December).
"""

import re
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta

from foreigndesk.reading.marks import Interval, Precision, TimeKind

_DAY = timedelta(days=1)

_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
# Hours by convention: [first hour, length in hours).
_PART_HOURS = {
    "MO": (5, 7),
    "MI": (12, 1),
    "AF": (12, 6),
    "EV": (17, 5),
    "NI": (20, 8),
    "DT": (6, 12),
}

_DATE_FORM = re.compile(
    r"(?P<ref>PAST_REF|PRESENT_REF|FUTURE_REF)"
    r"|(?P<century>\d\d)|(?P<decade>\d{3})"
    r"|(?P<year>\d{4})(?:"
    r"-W(?P<week>\d\d)(?:-(?P<weekday>[1-7])|-(?P<weekend>WE))?"
    r"|-Q(?P<quarter>[1-4])|-H(?P<half>[12])|-(?P<season>SP|SU|FA|WI)"
    r"|-(?P<month>\d\d)(?:-(?P<day>\d\d))?"
    r")?"
    r"|(?P<vague>[\dX]{4}(?:-[\dX]{2}(?:-[\dX]{2})?|-WXX(?:-(?:[1-7X]|WE))?|-W\d\d|-Q[1-4X]"
    r"|-H[12X]|-(?:SP|SU|FA|WI))?)"
)
_CLOCK = r"T(?:MO|MI|AF|EV|NI|DT|(?:[01]\d|2[0-4]|XX)(?::[0-5X][\dX](?::[0-5X][\dX])?)?)"
_TIME_FORM = re.compile(
    r"(?:[\dX]{4}-[\dX]{2}-[\dX]{2}|[\dX]{4}-W(?:\d\d|XX)-(?:[1-7X]|WE))?"
    + _CLOCK
    + r"(?:Z|[+-]\d\d(?::\d\d)?)?"
)
_COUNT = r"(?:\d+(?:\.\d+)?|X)"
_DURATION_FORM = re.compile(
    rf"P(?=[\dXT])(?:{_COUNT}(?:CE|DE|ML|WE|[YQMWDX]))*"
    rf"(?:T(?:{_COUNT}[HMS])+)?|PXX"
)
_CLOCK_PARTS = re.compile(r"T(\d\d)(?::(\d\d)(?::(\d\d))?)?")


def is_value(value: str, kind: TimeKind) -> bool:
    """Tell whether `value` is a well-formed TIMEX3 value for an expression of this kind."""
    forms = {
        TimeKind.DATE: (_DATE_FORM,),
        TimeKind.TIME: (_TIME_FORM,),
        TimeKind.DURATION: (_DURATION_FORM,),
        TimeKind.SET: (_DATE_FORM, _TIME_FORM, _DURATION_FORM),
    }[kind]
    return any(form.fullmatch(value) for form in forms)


def add_months(day: date, months: int) -> date:
    """Return the day `months` later, held inside the month that is reached.

    Raises:
        OverflowError: the calendar (years 1 to 9999) ends before.
    """
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError(year)
    return date(year, month + 1, min(day.day, _month_length(year, month + 1)))


def _month_length(year: int, month: int) -> int:
    if month == 12:
        return 31
    return (date(year, month + 1, 1) - _DAY).day


def shift(day: date, count: int, unit: str) -> date:
    """Return the day `count` units later (earlier where negative).

    Raises:
        OverflowError: the calendar (years 1 to 9999) ends before.
    """
    days = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}.get(unit)
    if days:
        return day + timedelta(days=days * count)
    months = {
        "month": 1,
        "quarter": 3,
        "half": 6,
        "year": 12,
        "season": 12,
        "decade": 120,
        "century": 1200,
        "millennium": 12000,
    }[unit]
    return add_months(day, months * count)


def unit_of(day: date, unit: str) -> str:
    """Return the value of the unit (day, week, month ...) that this day lies in."""
    year, week, _ = day.isocalendar()
    forms = {
        "day": day.isoformat(),
        "week": f"{year:04}-W{week:02}",
        "fortnight": f"{year:04}-W{week:02}",
        "weekend": f"{year:04}-W{week:02}-WE",
        "month": f"{day.year:04}-{day.month:02}",
        "quarter": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "half": f"{day.year:04}-H{1 if day.month < 7 else 2}",
        "decade": f"{day.year:04}"[:3],
        "century": f"{day.year:04}"[:2],
    }
    return forms.get(unit, f"{day.year:04}")


def interval_of(value: str) -> Interval | None:
    """Return the calendar interval that a DATE or TIME value names; None if it names none."""
    head, _, clock = value.partition("T")
    form = _DATE_FORM.fullmatch(head)
    if form is None or form["ref"] or form["vague"]:
        return None
    try:
        whole = _stretch(form)
        return _within(whole, "T" + clock) if clock else whole
    except (ValueError, OverflowError):
        return None


def _stretch(form: "re.Match[str]") -> Interval:
    if form["century"]:
        return _years(int(form["century"]) * 100, 100, Precision.CENTURY)
    if form["decade"]:
        return _years(int(form["decade"]) * 10, 10, Precision.DECADE)
    year = int(form["year"])
    if form["week"]:
        return _week(year, form)
    if form["day"]:
        return _days(date(year, int(form["month"]), int(form["day"])), 1, Precision.DAY)
    return _part_of_year(year, form)


def _part_of_year(year: int, form: "re.Match[str]") -> Interval:
    if form["quarter"]:
        return _months(year, int(form["quarter"]) * 3 - 2, 3, Precision.QUARTER)
    if form["half"]:
        return _months(year, int(form["half"]) * 6 - 5, 6, Precision.HALF)
    if form["season"]:
        return _months(year, _SEASON_MONTH[form["season"]], 3, Precision.QUARTER)
    if form["month"]:
        return _months(year, int(form["month"]), 1, Precision.MONTH)
    return _years(year, 1, Precision.YEAR)


def _week(year: int, form: "re.Match[str]") -> Interval:
    monday = date.fromisocalendar(year, int(form["week"]), 1)
    if form["weekday"]:
        return _days(monday + (int(form["weekday"]) - 1) * _DAY, 1, Precision.DAY)
    if form["weekend"]:
        return _days(monday + 5 * _DAY, 2, Precision.WEEKEND)
    return _days(monday, 7, Precision.WEEK)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # local time of the report


def _days(first: date, count: int, precision: Precision) -> Interval:
    start = _midnight(first)
    return Interval(start=start, end=start + count * _DAY, precision=precision)


def _months(year: int, month: int, count: int, precision: Precision) -> Interval:
    first = date(year, month, 1)
    start, end = _midnight(first), _midnight(add_months(first, count))
    return Interval(start=start, end=end, precision=precision)


def _years(first: int, count: int, precision: Precision) -> Interval:
    return _months_long(max(first, MINYEAR), first + count, precision)


def _months_long(first: int, after: int, precision: Precision) -> Interval:
    start = _midnight(date(first, 1, 1))
    if after > MAXYEAR:  # the calendar's own end
        return Interval(start=start, end=datetime.max, precision=precision)
    return Interval(start=start, end=_midnight(date(after, 1, 1)), precision=precision)


def _within(day: Interval, clock: str) -> Interval | None:
    part = _PART_HOURS.get(clock[1:3])
    if part:
        start = day.start + timedelta(hours=part[0])
        end = start + timedelta(hours=part[1])
        return Interval(start=start, end=end, precision=Precision.DAYPART)
    found = _CLOCK_PARTS.match(clock)
    if found is None:
        return None
    hour, minute, second = found.groups()
    start = day.start + timedelta(
        hours=int(hour), minutes=int(minute or 0), seconds=int(second or 0)
    )
    if second:
        return Interval(start=start, end=start + timedelta(seconds=1), precision=Precision.SECOND)
    if minute:
        return Interval(start=start, end=start + timedelta(minutes=1), precision=Precision.MINUTE)
    return Interval(start=start, end=start + timedelta(hours=1), precision=Precision.HOUR)
