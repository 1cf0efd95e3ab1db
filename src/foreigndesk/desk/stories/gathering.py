"""Stories: groups of linked reports, the two nearest joined again and again (average linkage).

Reports that no chain of links connects never meet, so a new report changes only the stories of
what it is connected with. Ties go to the earlier report ids: the order of arrival is of no account.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from heapq import heapify, heappop, heappush

from foreigndesk.desk.stories.linking import Link

JOINED = 0.1
"""Mean nearness of the reports of two groups, near in time, that makes them one story."""
NEAR = 12
"""Days between reports that ought to be linked if they are of one story; others only may be."""


def gather(days: Mapping[str, date], links: Iterable[Link]) -> list[tuple[str, ...]]:
    """Return the stories of reports, each with its reports by day and id, in the order of these.

    `days` has the publication day of every report; what is linked to nothing is a story alone.
    """
    groups = _Groups(days)
    for link in links:
        groups.link(link)
    groups.join()
    return groups.told()


class _Groups:
    """Groups of reports, by number (order of their first report), and the links between them."""

    def __init__(self, days: Mapping[str, date]) -> None:
        ordered = sorted((day, report) for report, day in days.items())
        self._number = {report: at for at, (_, report) in enumerate(ordered)}
        self._reports = {at: [report] for at, (_, report) in enumerate(ordered)}
        self._days = {at: [day.toordinal()] for at, (day, _) in enumerate(ordered)}
        self._weights: dict[int, dict[int, float]] = defaultdict(dict)
        self._far: dict[int, dict[int, int]] = defaultdict(dict)  # links of reports not near

    def link(self, link: Link) -> None:
        one, other = self._number[link.one], self._number[link.other]
        self._weights[one][other] = self._weights[other][one] = link.weight
        far = int(abs(self._days[one][0] - self._days[other][0]) > NEAR)
        self._far[one][other] = self._far[other][one] = far

    def join(self) -> None:
        """Join the two nearest groups until no two are near enough."""
        heap = [
            (-self._mean(one, other), one, other)
            for one, others in self._weights.items()
            for other in others
            if one < other
        ]
        heapify(heap)
        while heap:
            distance, one, other = heappop(heap)
            if -distance < JOINED:
                return
            if other in self._weights.get(one, {}) and self._mean(one, other) == -distance:
                for third in self._merge(one, other):
                    low, high = sorted((one, third))
                    heappush(heap, (-self._mean(low, high), low, high))

    def told(self) -> list[tuple[str, ...]]:
        order = self._number.__getitem__
        return [tuple(sorted(self._reports[at], key=order)) for at in sorted(self._reports)]

    def _mean(self, one: int, other: int) -> float:
        pairs = _near_pairs(self._days[one], self._days[other]) + self._far[one][other]
        return round(self._weights[one][other] / pairs, 6) if pairs else 0.0

    def _merge(self, one: int, other: int) -> list[int]:
        """Let the first group take in the other; return the groups it is linked with now."""
        self._reports[one] += self._reports.pop(other)
        self._days[one] = sorted(self._days[one] + self._days.pop(other))
        mine, far = self._weights[one], self._far[one]
        del mine[other], far[other]
        apart = self._far.pop(other)
        for third, weight in self._weights.pop(other).items():
            if third != one:
                mine[third] = mine.get(third, 0.0) + weight
                far[third] = far.get(third, 0) + apart[third]
                del self._weights[third][other], self._far[third][other]
                self._weights[third][one], self._far[third][one] = mine[third], far[third]
        return sorted(mine)


def _near_pairs(one: list[int], other: list[int]) -> int:
    """Return how many pairs of days are near."""
    return sum(bisect_right(other, day + NEAR) - bisect_left(other, day - NEAR) for day in one)
