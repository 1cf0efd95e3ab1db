"""A relation as SVG: self-contained, readable by eye, by hover and by screen readers."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import wrap
from xml.sax.saxutils import escape

from foreigndesk.desk.plots import frame
from foreigndesk.desk.plots.frame import QUADS, Line, Scale
from foreigndesk.desk.relations import Period, Relation

WIDTH = 960
_LEFT, _RIGHT = 64, 936
_SCORES = (112, 300)
"""Top and bottom of the panel of scores."""
_COUNTS = (346, 540)
_BOTTOM = 620
_GREY, _PALE, _INK = "#5a5a5a", "#dcdcdc", "#1a1a1a"
_FONT = "font-family=\"'Helvetica Neue', Helvetica, Arial, 'DejaVu Sans', sans-serif\""
_LABEL = 74  # pixels that the name of a period takes under the axis


def to_svg(relation: Relation, *, prefix: str = "relation") -> str:
    """Return a plot as an SVG document; `prefix` begins its ids."""
    if not relation.periods:
        body = [_text(WIDTH / 2, 320, "nothing between them in any period", size=16, at="middle")]
    else:
        body = [*_score_panel(relation), *_count_panel(relation), *_axis(relation)]
        body += _hovers(relation)
    return "\n".join([*_head(relation, prefix), *_titles(relation), *body, "</svg>", ""])


def _head(relation: Relation, prefix: str) -> Iterator[str]:
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {_BOTTOM}" '
        f'width="{WIDTH}" height="{_BOTTOM}" role="img" {_FONT} '
        f'aria-labelledby="{prefix}-title {prefix}-desc">'
    )
    yield f'<title id="{prefix}-title">{_clean(frame.title(relation))}</title>'
    yield f'<desc id="{prefix}-desc">{_clean(_description(relation))}</desc>'
    yield f'<rect width="{WIDTH}" height="{_BOTTOM}" fill="#ffffff"/>'


def _description(relation: Relation) -> str:
    what = f"Mean scores as lines, acts by quad as bars: {frame.subtitle(relation)}."
    if relation.total is None:
        return f"{what} There is nothing in any period. {frame.note(relation)}".strip()
    whole = frame.words(relation.total, relation).removeprefix("all: ")
    return f"{what} In all {whole}. {frame.note(relation)}".strip()


def _titles(relation: Relation) -> Iterator[str]:
    name = _shortened(frame.title(relation), 78)
    yield _text(_LEFT, 32, name, size=20, weight="600", colour=_INK)
    yield _text(_LEFT, 54, _shortened(frame.subtitle(relation), 128), size=13)
    at = 80
    yield from _legend(relation, at)
    note = wrap(frame.note(relation), 140)[:2]
    for number, line in enumerate(note):
        yield _text(_LEFT, _BOTTOM - 22 + 15 * number, line, size=11.5)


def _legend(relation: Relation, y: float) -> Iterator[str]:
    x = float(_LEFT)
    for line in frame.lines(relation):
        name = _shortened(line.name, 30)
        dash = ' stroke-dasharray="6 4"' if line.dashed else ""
        yield (
            f'<line x1="{x}" y1="{y - 4}" x2="{x + 24}" y2="{y - 4}" '
            f'stroke="{line.colour}" stroke-width="2"{dash}/>'
        )
        yield _text(x + 30, y, name, size=12.5, colour=_INK)
        x += 30 + _wide(name) + 20
    for name, colour in QUADS:
        yield f'<rect x="{x}" y="{y - 10}" width="12" height="12" fill="{colour}"/>'
        yield _text(x + 17, y, name, size=12.5, colour=_INK)
        x += 17 + _wide(name) + 16


def _score_panel(relation: Relation) -> Iterator[str]:
    drawn = frame.lines(relation)
    low, high = frame.score_range(drawn)
    scale = Scale(low, high, _SCORES[1], _SCORES[0])
    yield from _grid(scale, frame.ticks(low, high, most=5), signed=True)
    yield _sideways("mean score", sum(_SCORES) / 2)
    for line in reversed(drawn):  # the main line lies on top
        yield from _curve(line, scale, relation.periods)


def _count_panel(relation: Relation) -> Iterator[str]:
    low, high = frame.count_range(relation)
    scale = Scale(low, high, _COUNTS[1], _COUNTS[0])
    yield from _grid(scale, frame.ticks(low, high, most=6, whole=True), signed=False)
    yield _sideways("acts", sum(_COUNTS) / 2)
    width = _step(relation.periods)
    bar = max(width * 0.72, min(width, 1.0))
    for number, period in enumerate(relation.periods):
        left = _middle(number, relation.periods) - bar / 2
        yield from _bars(period, scale, left, bar)


def _bars(period: Period, scale: Scale, left: float, width: float) -> Iterator[str]:
    """Yield a period's bars: quads 1 and 2 stacked upwards, 3 and 4 downwards."""
    for quads, sign in (((0, 1), 1), ((2, 3), -1)):
        base = 0
        for quad in quads:
            count = period.all.quads[quad]
            if count:
                top, bottom = sorted((scale(sign * base), scale(sign * (base + count))))
                yield (
                    f'<rect x="{left:.2f}" y="{top:.2f}" width="{width:.2f}" '
                    f'height="{bottom - top:.2f}" fill="{QUADS[quad][1]}"/>'
                )
            base += count


def _curve(line: Line, scale: Scale, periods: Sequence[Period]) -> Iterator[str]:
    """Yield a line's intervals, its strokes between neighbouring periods, and its points."""
    points = [
        (_middle(number, periods), score)
        for number, score in enumerate(line.values)
        if score.mean is not None
    ]
    size = 2.6 if len(periods) <= 150 else 1.5
    for x, score in points:
        if score.low is None or score.high is None or line.dashed:
            continue
        if score.n >= frame.TELLING:
            yield (
                f'<line x1="{x:.2f}" x2="{x:.2f}" y1="{scale(score.low):.2f}" '
                f'y2="{scale(score.high):.2f}" stroke="{line.colour}" stroke-opacity="0.28" '
                f'stroke-width="{size}"/>'
            )
    dash = ' stroke-dasharray="6 4"' if line.dashed else ""
    numbers = [number for number, score in enumerate(line.values) if score.mean is not None]
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        whole = [number for _, number in run]
        path = " ".join(
            f"{_middle(n, periods):.2f},{scale(line.values[n].mean or 0.0):.2f}" for n in whole
        )
        if len(whole) > 1:
            yield (
                f'<polyline points="{path}" fill="none" stroke="{line.colour}" '
                f'stroke-width="1.8"{dash}/>'
            )
    for x, score in points:
        yield (
            f'<circle cx="{x:.2f}" cy="{scale(score.mean or 0.0):.2f}" r="{size}" '
            f'fill="{line.colour}"/>'
        )


def _grid(scale: Scale, marks: Sequence[float], *, signed: bool) -> Iterator[str]:
    for value in marks:
        y = scale(value)
        colour = "#9a9a9a" if value == 0 else _PALE
        yield f'<line x1="{_LEFT}" x2="{_RIGHT}" y1="{y:.2f}" y2="{y:.2f}" stroke="{colour}"/>'
        name = f"{abs(value):g}" if not signed or value == 0 else f"{value:+g}"
        yield _text(_LEFT - 8, y + 4, name.replace("-", "\N{MINUS SIGN}"), size=11.5, at="end")


def _axis(relation: Relation) -> Iterator[str]:
    most = int((_RIGHT - _LEFT) / _LABEL)
    for number, name in frame.labelled(relation, most=most):
        x = _middle(number, relation.periods)
        yield (
            f'<line x1="{x:.2f}" x2="{x:.2f}" y1="{_COUNTS[1]}" y2="{_COUNTS[1] + 5}" '
            f'stroke="{_GREY}"/>'
        )
        yield _text(x, _COUNTS[1] + 20, name, size=11.5, at="middle")
    yield _text(
        _RIGHT, _COUNTS[0] - 8, "cooperation upwards, conflict downwards", size=11.5, at="end"
    )


def _hovers(relation: Relation) -> Iterator[str]:
    """Yield a see-through strip for each period that has something, with all it holds in words."""
    width = _step(relation.periods)
    for number, period in enumerate(relation.periods):
        if period.all.count or period.said.by_a or period.said.by_b:
            left = _middle(number, relation.periods) - width / 2
            yield (
                f'<rect x="{left:.2f}" y="{_SCORES[0]}" width="{width:.2f}" '
                f'height="{_COUNTS[1] - _SCORES[0]}" fill="#000000" fill-opacity="0">'
                f"<title>{_clean(frame.words(period, relation))}</title></rect>"
            )


def _step(periods: Sequence[Period]) -> float:
    return (_RIGHT - _LEFT) / max(len(periods), 12)  # few periods make no giant bars


def _middle(number: int, periods: Sequence[Period]) -> float:
    return _LEFT + _step(periods) * (number + 0.5)


def _sideways(name: str, y: float) -> str:
    return (
        f'<text transform="translate(18 {y}) rotate(-90)" text-anchor="middle" font-size="12.5" '
        f'fill="{_GREY}">{name}</text>'
    )


def _text(x: float, y: float, text: str, *, size: float, at: str = "start", **style: str) -> str:
    colour = style.get("colour", _GREY)
    weight = f' font-weight="{style["weight"]}"' if "weight" in style else ""
    return (
        f'<text x="{x:.2f}" y="{y:.2f}" font-size="{size}" text-anchor="{at}" '
        f'fill="{colour}"{weight}>{_clean(text)}</text>'
    )


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _wide(text: str) -> float:
    """Return about how many pixels a legend's word takes."""
    return len(text) * 6.6


def _clean(text: str) -> str:
    return escape("".join(c for c in text if c.isprintable()))
