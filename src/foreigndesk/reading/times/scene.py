"""What a rule may look at: the text, its day, the tense of the clause, and the marks before it."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property

from msgspec import Struct

from foreigndesk.reading.marks import Interval, Precision, TimeKind, TimeMark
from foreigndesk.reading.times.almanac import interval_of, unit_of
from foreigndesk.reading.times.tense import Tense, tense_around

_QUOTE = re.compile(r"``|''|[“”\"]")
_UNTIL = re.compile(r"\b(?:by|until|till)\s+(?:the\s+)?$")
_PUT_OFF = re.compile(
    r"\b(?:postpone[ds]?|extend(?:ed|s)?|delay(?:ed|s)?|adjourn(?:ed|s)?|deferred|rescheduled"
    r"|suspended|put off|moved|pushed back|remanded|recessed)\b[^.\n]{0,50}\b(?:until|till|to)\s+$"
)
_AHEAD_OF = re.compile(
    r"\b(?:run-up to|ahead of|in advance of|prepar\w+ for|on the eve of|starting|beginning"
    r"|effective|upcoming)\s+(?:on\s+|the\s+)?$"
)
_LOOKS_BACK = re.compile(
    r"(?:\b(?:had|was|were|not|no|lasted|ran|stayed|remained|continued|lived|worked|served"
    r"|ruled|reigned)\b[^.,\n]*|\bha(?:s|ve) been\b[^.\n]{0,40}|(?:^|[.\n]\s*)\w+\s+)$"
)
_REACH = 900  # how far back, in code points, an expression may lean on an earlier one
_NO_REFERENCE = frozenset({"feast", "anniversary"})

GRAIN_UNIT = {
    Precision.SECOND: "day",
    Precision.MINUTE: "day",
    Precision.HOUR: "day",
    Precision.DAYPART: "day",
    Precision.DAY: "day",
    Precision.WEEKEND: "weekend",
    Precision.WEEK: "week",
    Precision.MONTH: "month",
    Precision.QUARTER: "quarter",
    Precision.HALF: "half",
    Precision.YEAR: "year",
    Precision.DECADE: "decade",
    Precision.CENTURY: "century",
}


class Draft(Struct, frozen=True, kw_only=True):
    """What a rule makes of a match. `start` and `end` default to the match; `at` to the value's."""

    value: str
    how: str
    kind: TimeKind = TimeKind.DATE
    mod: str | None = None
    unresolved: str | None = None
    start: int | None = None
    end: int | None = None
    at: Interval | None = None


class Anchor(Struct, frozen=True):
    """The day something is reckoned from and where it comes from."""

    day: date
    how: str


class Scene:
    """One text while it is read: rules look, only `scan` adds marks."""

    def __init__(self, text: str, shadow: str, published: date) -> None:
        self.text = text
        self.shadow = shadow
        self.published = published
        self.marks: list[TimeMark] = []

    @cached_property
    def _quotes(self) -> list[int]:
        return [found.start() for found in _QUOTE.finditer(self.text)]

    def quoted(self, place: int) -> bool:
        """Whether `place` lies between an opening and a closing quotation mark, by counting."""
        start = self.text.rfind("\n", 0, place) + 1
        inside = bisect_left(self._quotes, place) - bisect_left(self._quotes, start)
        return inside % 2 == 1

    def tense(self, match: "re.Match[str]") -> Tense | None:
        """Return the tense of the clause around a match."""
        return tense_around(self.text, self.shadow, match.start(), match.end())

    def until(self, match: "re.Match[str]") -> bool:
        """Whether a date stands under "by" or "until" in a clause that looks ahead."""
        before = self.before(match.start(), 110)
        if _PUT_OFF.search(before) or _AHEAD_OF.search(before):
            return True
        return _UNTIL.search(before) is not None and _LOOKS_BACK.search(before) is None

    def before(self, place: int, length: int = 24) -> str:
        """Return the lower-case words that end at `place`."""
        return self.shadow[max(0, place - length) : place]

    def after(self, place: int, length: int = 24) -> str:
        """Return the lower-case words that begin at `place`."""
        return self.shadow[place : place + length]

    def reference(self, place: int, wanted: Callable[[TimeMark], bool]) -> TimeMark | None:
        """Return the latest earlier mark that a discourse expression at `place` may lean on.

        Marks inside quotations are passed over for an expression outside of one, and so are
        feasts and anniversaries, which name a day only in passing.
        """
        quoted = self.quoted(place)
        for mark in reversed(self.marks):
            if mark.span.start < place - _REACH:
                break
            if mark.interval is None or mark.how in _NO_REFERENCE:
                continue
            if wanted(mark) and (quoted or not self.quoted(mark.span.start)):
                return mark
        return None

    def day_before(self, place: int) -> Anchor:
        """Return the day that "a day earlier", "the next day" at `place` reckon from."""
        mark = self.reference(place, lambda mark: _names_day(mark) and self._is_past(mark))
        if mark is None or mark.interval is None:
            return Anchor(self.published, "published")
        return Anchor(mark.interval.start.date(), "discourse")

    def _is_past(self, mark: TimeMark) -> bool:
        return mark.interval is not None and mark.interval.start.date() <= self.published

    def unit_before(self, place: int, unit: str) -> Anchor:
        """Return a day in the unit (week, month, year ...) that was last spoken of."""
        fine = _at_most(unit)
        mark = self.reference(place, fine)
        if mark is None or mark.interval is None:
            return Anchor(self.published, "published")
        return Anchor(mark.interval.start.date(), "discourse")


_ORDER = ("day", "weekend", "week", "month", "quarter", "half", "year", "decade", "century")


def _at_most(unit: str) -> Callable[[TimeMark], bool]:
    """Return a test for marks whose grain is no coarser than a unit."""
    limit = _ORDER.index("week" if unit == "fortnight" else unit) if unit in _ORDER else 0

    def test(mark: TimeMark) -> bool:
        return mark.interval is not None and (
            _ORDER.index(GRAIN_UNIT[mark.interval.precision]) <= limit
        )

    return test


def _names_day(mark: TimeMark) -> bool:
    return mark.interval is not None and GRAIN_UNIT[mark.interval.precision] == "day"


def dated(day: date, unit: str, how: str, mod: str | None = None) -> Draft:
    """Draft the unit that contains `day`."""
    return Draft(value=unit_of(day, unit), how=how, mod=mod)


def unresolved(reason: str, value: str = "XXXX-XX-XX", kind: TimeKind = TimeKind.DATE) -> Draft:
    """Draft an expression that was found and can't be resolved."""
    return Draft(value=value, how="unresolved", kind=kind, unresolved=reason)


def checked(value: str, how: str, mod: str | None = None) -> Draft:
    """Draft a full date, or say that the calendar has no such day."""
    if interval_of(value) is None:
        return unresolved(f"the calendar has no {value}")
    return Draft(value=value, how=how, mod=mod)


Drafts = Sequence[Draft]
NOTHING: Drafts = ()
