"""Relations of two sides: what they did to each other, period by period.

The unit is the happening (one act in the world however many reports tell of it); acts of single
reports, or happenings once for each report, can be counted instead. An act counts

- mutually where it goes both ways, or where both are actors of a meeting, an agreement or of
  cooperation;
- otherwise from A to B where one of A is among its actors and one of B among its recipients, but
  for an agreement between actors of several countries: whom that is about has no part in it;
- not at all where both only act side by side or are acted on together ("A and B condemned C"):
  `Relation.beside` tells how many those are.

Its period is that of the day the act began. An act without a day, or whose interval is wider than
a period can hold (`periods.WIDEST`), is in no period: `undated` and `wide` tell how many.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from foreigndesk.desk import periods
from foreigndesk.desk.select import Selector
from foreigndesk.desk.weights import WeightTable, goldstein_weight

COUNTS = ("happenings", "events", "reports")
DIRECTIONS = ("a_to_b", "b_to_a", "mutual")
BESIDE = "beside"
COUNTED = ("happened", "ongoing")
_T95 = (12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228)
"""Student's t, two-sided 95 %, for 1 to 10 degrees of freedom (any table of it)."""


class Question(Struct, frozen=True, kw_only=True):
    """Which acts between which sides, in what periods and units.

    `statuses` are PLOVER-style statuses; `historical` takes in what is told as history;
    `by_report_day` places an act on the day of the (first) report instead of its own;
    `min_confidence` leaves out what is less sure.
    """

    a: Selector
    b: Selector
    by: str = "month"
    since: date | None = None
    until: date | None = None
    count: str = "happenings"
    statuses: tuple[str, ...] = COUNTED
    historical: bool = False
    by_report_day: bool = False
    min_confidence: float | None = None


class Cell(Struct, frozen=True, kw_only=True):
    """Acts that are alike: `count` of them, in the period that begins on `start`.

    `start` is None for those without a day; `wide` is set where the interval is too wide.
    """

    direction: str
    type: str
    quad: int
    score: float
    count: int
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    start: date | None = None
    wide: bool = False


class Score(Struct, frozen=True, kw_only=True):
    """Sum and mean of a weight over `n` weighed acts, with the mean's 95 % interval.

    The interval is the mean plus and minus Student's t times its standard error; it is None where
    fewer than two acts are weighed.
    """

    n: int = 0
    total: float = 0.0
    mean: float | None = None
    low: float | None = None
    high: float | None = None


class Tally(Struct, frozen=True, kw_only=True):
    """How many acts, how many of each quad (1 to 4), and their scores."""

    count: int = 0
    quads: tuple[int, int, int, int] = (0, 0, 0, 0)
    plover: Score = Score()
    goldstein: Score = Score()
    own: Score | None = None


class Said(Struct, frozen=True, kw_only=True):
    """Statements of each side about the other, by the day of the report."""

    by_a: int = 0
    by_b: int = 0


class Period(Struct, frozen=True, kw_only=True):
    """A period: everything, the part in each direction, and what was said."""

    label: str
    starts: date
    ends: date
    all: Tally
    a_to_b: Tally
    b_to_a: Tally
    mutual: Tally
    said: Said


class Relation(Struct, frozen=True, kw_only=True):
    """The relation of two sides; `total` is over all periods shown.

    `undated` and `wide` acts lie in no period, `beside` is no act between the sides; see the
    module. `joined` is False where happenings were asked for but the desk has joined none yet.
    """

    a: str
    b: str
    by: str
    count: str
    statuses: tuple[str, ...]
    historical: bool
    by_report_day: bool
    since: date | None
    until: date | None
    weights: str | None
    periods: tuple[Period, ...]
    total: Period | None
    undated: int = 0
    wide: int = 0
    beside: int = 0
    joined: bool = True


def relate(
    question: Question,
    cells: Sequence[Cell],
    said: Mapping[date, Said],
    *,
    weights: WeightTable | None = None,
    joined: bool = True,
) -> Relation:
    """Return the relation that the cells, and statements by first day of period, amount to."""
    between = [cell for cell in cells if cell.direction != BESIDE]
    placed = defaultdict[date, list[Cell]](list)
    for cell in between:
        if cell.start is not None and not cell.wide:
            placed[cell.start].append(cell)
    found = _periods(question, placed, said, weights)
    return Relation(
        a=question.a.label,
        b=question.b.label,
        by=question.by,
        count=question.count,
        statuses=question.statuses,
        historical=question.historical,
        by_report_day=question.by_report_day,
        since=question.since,
        until=question.until,
        weights=weights.name if weights else None,
        periods=found,
        total=_total(found, [c for cells in placed.values() for c in cells], weights),
        undated=sum(c.count for c in between if c.start is None and not c.wide),
        wide=sum(c.count for c in between if c.wide),
        beside=sum(c.count for c in cells if c.direction == BESIDE),
        joined=joined,
    )


def _periods(
    question: Question,
    placed: Mapping[date, list[Cell]],
    said: Mapping[date, Said],
    weights: WeightTable | None,
) -> tuple[Period, ...]:
    """Return every period from the first to the last that was asked for or has something."""
    starts = sorted({*placed, *said})
    first = question.since or (starts[0] if starts else None)
    last = question.until or (starts[-1] if starts else None)
    if first is None or last is None:
        return ()
    return tuple(
        _period(question.by, start, placed.get(start, []), said.get(start, Said()), weights)
        for start in periods.stretch(first, last, question.by)
    )


def _period(
    grain: str, start: date, cells: Sequence[Cell], said: Said, weights: WeightTable | None
) -> Period:
    return Period(
        label=periods.label(start, grain),
        starts=start,
        ends=periods.following(start, grain),
        said=said,
        all=tally(cells, weights),
        **{name: tally(_going(cells, name), weights) for name in DIRECTIONS},
    )


def _total(
    found: Sequence[Period], cells: Sequence[Cell], weights: WeightTable | None
) -> Period | None:
    if not found:
        return None
    return Period(
        label="all",
        starts=found[0].starts,
        ends=found[-1].ends,
        said=Said(
            by_a=sum(period.said.by_a for period in found),
            by_b=sum(period.said.by_b for period in found),
        ),
        all=tally(cells, weights),
        **{name: tally(_going(cells, name), weights) for name in DIRECTIONS},
    )


def _going(cells: Iterable[Cell], direction: str) -> list[Cell]:
    return [cell for cell in cells if cell.direction == direction]


def tally(cells: Sequence[Cell], weights: WeightTable | None = None) -> Tally:
    """Return counts and scores of the acts in these cells."""
    if not cells:  # as most days of a relation are
        return Tally(own=None if weights is None else Score())
    quads = [0, 0, 0, 0]
    for cell in cells:
        quads[cell.quad - 1] += cell.count
    own = None
    if weights is not None:
        own = _score((weights.weight(c.type, c.mode, c.contexts), c.count) for c in cells)
    return Tally(
        count=sum(quads),
        quads=(quads[0], quads[1], quads[2], quads[3]),
        plover=_score((c.score, c.count) for c in cells),
        goldstein=_score((goldstein_weight(c.type, c.mode, c.contexts), c.count) for c in cells),
        own=own,
    )


def _score(weighed: Iterable[tuple[float | None, int]]) -> Score:
    """Return mean, sum and interval of weights that come with how often each is met."""
    known = sorted((weight, count) for weight, count in weighed if weight is not None)
    n = sum(count for _, count in known)
    if not n:
        return Score()
    total = math.fsum(weight * count for weight, count in known)
    mean = total / n
    margin = _margin(known, n, mean)
    return Score(
        n=n,
        total=round(total, 6),
        mean=round(mean, 6),
        low=None if margin is None else round(mean - margin, 6),
        high=None if margin is None else round(mean + margin, 6),
    )


def score_of(n: int, total: float, squares: float) -> Score:
    """Return the score of `n` weighed acts, given the sum of their weights and of the squares."""
    if not n:
        return Score()
    mean = total / n
    margin = None
    if n > 1:
        variance = max(0.0, (squares - n * mean**2) / (n - 1))
        margin = _student(n - 1) * math.sqrt(variance / n)
    return Score(
        n=n,
        total=round(total, 6),
        mean=round(mean, 6),
        low=None if margin is None else round(mean - margin, 6),
        high=None if margin is None else round(mean + margin, 6),
    )


def _margin(known: Iterable[tuple[float, int]], n: int, mean: float) -> float | None:
    if n < 2:
        return None
    variance = math.fsum(count * (weight - mean) ** 2 for weight, count in known) / (n - 1)
    return _student(n - 1) * math.sqrt(variance / n)


def _student(freedom: int) -> float:
    """Return Student's t, two-sided 95 %; beyond the table by Cornish and Fisher's expansion."""
    if freedom <= len(_T95):
        return _T95[freedom - 1]
    z = 1.959964
    first = (z**3 + z) / (4 * freedom)
    second = (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
    return z + first + second


def shown(relation: Relation) -> Iterator[Period]:
    """Yield the periods in which something happened or was said."""
    for period in relation.periods:
        if period.all.count or period.said.by_a or period.said.by_b:
            yield period
