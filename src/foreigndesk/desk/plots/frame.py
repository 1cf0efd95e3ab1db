"""What every drawing of a relation shares: series, colours, scales, ticks, words.

The colours are Okabe and Ito's, which people with any kind of colour vision can tell apart:
cooperation is blue and stands above the line, conflict is orange and hangs below it.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from foreigndesk.desk.relations import Period, Relation, Score

QUADS = (
    ("verbal cooperation", "#56B4E9"),
    ("material cooperation", "#0072B2"),
    ("verbal conflict", "#E69F00"),
    ("material conflict", "#D55E00"),
)
"""Name and colour of quads 1 to 4; the first two are drawn upwards."""
_STEPS = {
    "day": (1, 2, 7, 14, 28, 91, 182, 364, 728, 1820, 3640),
    "week": (1, 2, 4, 8, 13, 26, 52, 104, 260, 520),
    "month": (1, 2, 3, 6, 12, 24, 60, 120, 240, 600),
    "year": (1, 2, 5, 10, 20, 50, 100),
}


class Line(NamedTuple):
    """A line of mean scores: its name, colour, whether it is dashed, and its values."""

    name: str
    colour: str
    dashed: bool
    values: tuple[Score, ...]


TELLING = 3
"""From so many acts on the interval of a mean is drawn; of fewer it says next to nothing."""


class Scale(NamedTuple):
    """A straight scale from values to places, such as pixels."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Return the place of a value; beyond the ends it is the end's."""
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def lines(relation: Relation) -> tuple[Line, ...]:
    """Return the lines to draw: PLOVER's and Goldstein's means, or those of the user's weights."""
    tallies = [period.all for period in relation.periods]
    plover = Line("PLOVER score", "#000000", dashed=False, values=tuple(t.plover for t in tallies))
    if relation.weights is not None:
        own = tuple(t.own or Score() for t in tallies)
        return Line(f"score of {relation.weights}", "#CC79A7", dashed=False, values=own), plover
    weights = tuple(t.goldstein for t in tallies)
    return plover, Line("Goldstein score", "#009E73", dashed=True, values=weights)


def score_range(drawn: Sequence[Line]) -> tuple[float, float]:
    """Return the ends of the score axis: −10 to 10, or wider where a mean lies beyond."""
    means = [abs(score.mean) for line in drawn for score in line.values if score.mean is not None]
    widest = max([10.0, *means])
    return -widest, widest


def count_range(relation: Relation) -> tuple[float, float]:
    """Return how far bars hang below and stand above the line, with some room at both ends."""
    below = max([1, *(sum(p.all.quads[2:]) for p in relation.periods)])
    above = max([1, *(sum(p.all.quads[:2]) for p in relation.periods)])
    room = 0.04 * (below + above)
    return -below - room, above + room


def ticks(low: float, high: float, *, most: int, whole: bool = False) -> list[float]:
    """Return round values between the ends, at most about `most` of them, zero among them."""
    rough = (high - low) / max(most, 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(s * power for s in (1, 2, 2.5, 5, 10) if s * power >= rough * 0.999)
    if whole:
        step = max(1.0, math.ceil(step))
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return [round(number * step, 9) + 0.0 for number in range(first, last + 1)]


def labelled(relation: Relation, *, most: int) -> list[tuple[int, str]]:
    """Return numbers and names of the periods whose names fit under the axis, evenly apart.

    Months are named so that Januaries are among them (by their year, if nothing else is named),
    years so that round ones are.
    """
    shown = relation.periods
    steps = _STEPS[relation.by]
    step = next((s for s in steps if len(shown) / s <= most), steps[-1])
    short = relation.by == "month" and step % 12 == 0
    return [
        (number, period.label[:4] if short else period.label)
        for number, period in enumerate(shown)
        if _ordinal(period, relation.by, number) % step == 0
    ]


def _ordinal(period: Period, grain: str, number: int) -> int:
    if grain == "month":
        return period.starts.year * 12 + period.starts.month - 1
    return period.starts.year if grain == "year" else number


def title(relation: Relation) -> str:
    """Return the title of a plot."""
    return f"{relation.a} and {relation.b}"


def subtitle(relation: Relation) -> str:
    """Return what is drawn, in words."""
    span = ""
    if relation.periods:
        span = f", {relation.periods[0].label} to {relation.periods[-1].label}"
    day = "day of the first report" if relation.by_report_day else "day of the act"
    history = ", told as history too" if relation.historical else ""
    statuses = " or ".join(relation.statuses)
    return f"{relation.count} ({statuses}{history}) by {relation.by}, {day}{span}"


def note(relation: Relation) -> str:
    """Return what is not drawn."""
    left = [
        (relation.undated, "of unknown day"),
        (relation.wide, f"known less exactly than by {relation.by}"),
        (relation.beside, "in which both only take part side by side"),
    ]
    told = "; ".join(f"{count} {what}" for count, what in left if count)
    return f"Not drawn: {told}." if told else ""


def words(period: Period, relation: Relation) -> str:
    """Return all that a period holds, as one line for those who hover or listen."""
    quads = ", ".join(
        f"{count} {name}" for (name, _), count in zip(QUADS, period.all.quads, strict=True) if count
    )
    parts = [f"{period.label}: {period.all.count} acts" + (f" ({quads})" if quads else "")]
    parts += [f"{name} mean {mean(score)}" for name, score in _scores(period, relation) if score.n]
    if period.all.count:
        ways = (period.a_to_b.count, period.b_to_a.count, period.mutual.count)
        parts.append(
            f"{ways[0]} by {relation.a}, {ways[1]} by {relation.b}, {ways[2]} by both together"
        )
    said = period.said
    if said.by_a or said.by_b:
        parts.append(f"statements about the other: {said.by_a} and {said.by_b}")
    return "; ".join(parts)


def _scores(period: Period, relation: Relation) -> list[tuple[str, Score]]:
    found = [("PLOVER", period.all.plover), ("Goldstein", period.all.goldstein)]
    if relation.weights is not None and period.all.own is not None:
        found.append((relation.weights, period.all.own))
    return found


def mean(score: Score) -> str:
    """Return a mean with its interval: "+1.2 (−0.3 to +2.7)"; a dash where there is none."""
    if score.mean is None:
        return "–"
    if score.low is None or score.high is None:
        return signed(score.mean)
    return f"{signed(score.mean)} ({signed(score.low)} to {signed(score.high)})"


def signed(value: float) -> str:
    """Return a value with one decimal and a real minus sign."""
    text = f"{value:+.1f}"
    return "0.0" if float(text) == 0 else text.replace("-", "\N{MINUS SIGN}")
