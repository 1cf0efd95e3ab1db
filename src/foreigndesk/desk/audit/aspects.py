"""Numbers and days of a sentence against the evidence: they agree, differ, or are silent."""

import re
from datetime import date, timedelta
from enum import StrEnum

from foreigndesk.desk.audit.numbers import Number
from foreigndesk.desk.audit.senses import Sense, days_of
from foreigndesk.record.entries import TimeExpression

_SLACK = timedelta(days=1)
_LONGEST = 45  # days: a longer stretch ("this year") is no date to be wrong about
_YEAR = re.compile(r"(?:in )?(?:1[5-9]|20)\d\d")
_NEWS_OF = ("published", "news of the day")


class Agreement(StrEnum):
    """What one sentence says of a value of another."""

    AGREES = "agrees"
    DIFFERS = "differs"
    SILENT = "silent"


def number_in(number: Number, sense: Sense) -> tuple[Agreement, Number | None]:
    """Return whether a sentence has a number, or another number of the same things."""
    for other in sense.numbers:
        if number.agrees(other) and (number.low == other.low or _alike(number, other)):
            return Agreement.AGREES, other
    for other in sense.numbers:
        if number.counts_same(other):
            return Agreement.DIFFERS, other
    if len(sense.numbers) == 1 and not (number.counts and sense.numbers[0].counts):
        return Agreement.DIFFERS, sense.numbers[0]
    return Agreement.SILENT, None


def _alike(number: Number, other: Number) -> bool:
    return number.counts_same(other) or not (number.counts and other.counts)


def checkable(time: TimeExpression, words: str, published: date) -> bool:
    """Whether an expression names days that a report could confirm or refute.

    "Today", "now" and the like, which only name the day of the report, are left out.
    """
    days = days_of(time)
    if days is None or (days[1] - days[0]).days > _LONGEST:
        year = days is not None and _YEAR.fullmatch(words) is not None
        return year and not (days is not None and days[0] <= published < days[1])
    return not (days[0] <= published < days[1] and time.how.startswith(_NEWS_OF))


def day_in(time: TimeExpression, sense: Sense) -> tuple[Agreement, TimeExpression | None]:
    """Return whether a sentence has the days of an expression, or only other days.

    The day of publication (and the one before) agrees where the sentence names no day itself.
    """
    days = days_of(time)
    if days is None:
        return Agreement.SILENT, None
    known = [(other, d) for other in sense.times if (d := days_of(other)) is not None]
    known = [(other, d) for other, d in known if _grain(d) <= max(_grain(days), 31) * 2]
    for other, found in known:
        if found[0] < days[1] and days[0] < found[1]:
            return Agreement.AGREES, other
    if known:
        return Agreement.DIFFERS, known[0][0]
    acts = [deed.event.when.interval for deed in sense.deeds if deed.event.when.interval]
    if any(one.start.date() < days[1] and days[0] < one.end.date() for one in acts):
        return Agreement.AGREES, None
    if any((one.end.date() - one.start.date()).days == 1 for one in acts):
        return Agreement.DIFFERS, None  # the day of the act is known from elsewhere in the report
    published = sense.report.published
    near = days[0] - _SLACK <= published < days[1] + _SLACK
    return (Agreement.AGREES if near else Agreement.SILENT), None


def _grain(days: tuple[date, date]) -> int:
    return (days[1] - days[0]).days
