"""Feasts, civic days and anniversaries, and the day they fall on.

`holidays.tsv` and `anniversaries.tsv` hold common knowledge, as printed in any almanac; the movable
feasts of the churches are computed by `dateutil.easter`.
"""

import re
from datetime import date, timedelta
from functools import cache

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter
from msgspec import Struct

from foreigndesk.reading.times.lexicon import table

_MOVABLE = re.compile(r"(easter|orthodox)([+-]\d+)")
_NTH = re.compile(r"nth:(\d+):(\d):(-?\d)")


@cache
def holidays() -> dict[str, str]:
    """Return the rule of each feast by its lower-case name."""
    return {row[0]: row[1] for row in table("holidays.tsv")}


@cache
def anniversaries() -> dict[str, date]:
    """Return the day of each remembered event by its lower-case words."""
    return {row[0]: date.fromisoformat(row[1]) for row in table("anniversaries.tsv")}


class Remembered(Struct, frozen=True):
    """A day that the news names without its year, and the words that show it is meant."""

    day: date
    words: frozenset[str]


@cache
def remembered() -> dict[str, Remembered]:
    """Return the remembered days by month and day ("10-07")."""
    return {
        row[0]: Remembered(day=date.fromisoformat(row[1]), words=frozenset(row[2].split()))
        for row in table("remembered.tsv")
    }


def feast_day(name: str, year: int) -> date:
    """Return the day a feast of the table falls on in a year.

    Raises:
        ValueError: the year has no such day (years outside the calendar).
    """
    rule = holidays()[name]
    movable = _MOVABLE.fullmatch(rule)
    if movable:
        western = movable[1] == "easter"
        sunday = easter(year, EASTER_WESTERN) if western else easter(year, EASTER_ORTHODOX)
        return sunday + timedelta(days=int(movable[2]))
    nth = _NTH.fullmatch(rule)
    if nth:
        return nth_weekday(year, int(nth[1]), weekday=int(nth[2]), count=int(nth[3]))
    if rule == "uselection":
        return nth_weekday(year, 11, weekday=1, count=1) + timedelta(days=1)
    return date(year, int(rule[:2]), int(rule[3:]))


def nth_weekday(year: int, month: int, *, weekday: int, count: int) -> date:
    """Return the n-th weekday of a month (-1 the last), which may run into the next month.

    Raises:
        OverflowError, ValueError: beyond the calendar.
    """
    if count > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (count - 1))
    after = date(year + month // 12, month % 12 + 1, 1)
    back = (after - timedelta(days=1)).isoweekday()
    return after - timedelta(days=1 + (back - weekday) % 7)
