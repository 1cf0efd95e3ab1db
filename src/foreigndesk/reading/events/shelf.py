"""Things with spans, laid out so that those in a stretch of text are found quickly."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, TypeVar

from foreigndesk.intake.report import Span

Thing = TypeVar("Thing")


class Shelf(Generic[Thing]):
    """Things in the order of their spans; spans may overlap and nest."""

    def __init__(self, things: Iterable[tuple[Span, Thing]]) -> None:
        self._things = sorted(things, key=lambda pair: pair[0])
        self._starts = [span.start for span, _ in self._things]
        self._reach = list(accumulate((span.end for span, _ in self._things), max))

    def meeting(self, span: Span) -> list[Thing]:
        """Return the things whose span shares a code point with `span`, in order."""
        first = bisect_left(self._reach, span.start + 1)
        last = bisect_left(self._starts, span.end)
        return [thing for place, thing in self._things[first:last] if place.end > span.start]
