"""A relation as a PNG picture, drawn by matplotlib (extra `plots`)."""

from io import BytesIO
from typing import Any

from foreigndesk.desk.plots import frame
from foreigndesk.desk.plots.frame import QUADS, Line
from foreigndesk.desk.relations import Relation
from foreigndesk.errors import ExtraMissing


def to_png(relation: Relation) -> bytes:
    """Return a plot as the bytes of a PNG file.

    Raises:
        ExtraMissing: matplotlib is not installed.
    """
    try:
        from matplotlib.figure import Figure  # noqa: PLC0415  the extra `plots`, loaded only here
    except ImportError as error:
        raise ExtraMissing(part="a PNG plot", extra="plots") from error
    figure = Figure(figsize=(9.6, 6.2), dpi=150, layout="constrained")
    figure.suptitle(frame.title(relation), x=0.02, ha="left", fontsize=14, fontweight="bold")
    scores, counts = figure.subplots(2, 1, sharex=True)
    scores.set_title(frame.subtitle(relation), loc="left", fontsize=9)
    _draw_scores(scores, relation)
    _draw_counts(counts, relation)
    figure.supxlabel(frame.note(relation), x=0.02, ha="left", fontsize=8)
    buffer = BytesIO()
    figure.savefig(
        buffer, format="png", metadata={"Software": None, "Title": frame.title(relation)}
    )
    return buffer.getvalue()


def _draw_scores(axes: Any, relation: Relation) -> None:
    drawn = frame.lines(relation)
    low, high = frame.score_range(drawn)
    axes.set_ylim(low * 1.02, high * 1.02)
    axes.set_ylabel("mean score")
    axes.axhline(0, color="#9a9a9a", linewidth=0.8)
    axes.grid(axis="y", color="#dcdcdc", linewidth=0.6)
    for line in drawn:
        _draw_line(axes, line)
    axes.legend(loc="upper left", bbox_to_anchor=(0, 1.0), ncols=2, fontsize=8, frameon=False)


def _draw_line(axes: Any, line: Line) -> None:
    means = [float("nan") if score.mean is None else score.mean for score in line.values]
    places = range(len(means))
    style = "--" if line.dashed else "-"
    axes.plot(places, means, style, marker="o", markersize=3, color=line.colour, label=line.name)
    if not line.dashed:
        for place, score in enumerate(line.values):
            if score.low is not None and score.high is not None and score.n >= frame.TELLING:
                axes.vlines(place, score.low, score.high, color=line.colour, alpha=0.28)


def _draw_counts(axes: Any, relation: Relation) -> None:
    low, high = frame.count_range(relation)
    axes.set_ylim(low, high)
    axes.set_ylabel("acts")
    marks = frame.ticks(low, high, most=6, whole=True)
    axes.set_yticks(marks, [f"{abs(mark):g}" for mark in marks])
    axes.grid(axis="y", color="#dcdcdc", linewidth=0.6)
    axes.set_axisbelow(True)
    places = range(len(relation.periods))
    for quads, sign in (((0, 1), 1), ((2, 3), -1)):
        base = [0] * len(relation.periods)
        for quad in quads:
            heights = [sign * period.all.quads[quad] for period in relation.periods]
            name, colour = QUADS[quad]
            axes.bar(places, heights, bottom=base, color=colour, width=0.72, label=name)
            base = [under + height for under, height in zip(base, heights, strict=True)]
    axes.axhline(0, color="#9a9a9a", linewidth=0.8)
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, 1.16), ncols=4, fontsize=8, frameon=False)
    named = frame.labelled(relation, most=11)
    axes.set_xticks([number for number, _ in named], [name for _, name in named], fontsize=8)
    axes.set_xlim(-0.6, max(len(relation.periods), 12) - 0.4)
