"""A relation as an HTML page: the plot, and the same numbers as a table."""

from collections.abc import Iterator
from html import escape

from foreigndesk.desk.plots import frame
from foreigndesk.desk.plots.svg import to_svg
from foreigndesk.desk.relations import Period, Relation, Score, shown

_STYLE = """body { font: 15px/1.5 'Helvetica Neue', Helvetica, Arial, 'DejaVu Sans', sans-serif;
  color: #1a1a1a; background: #ffffff; max-width: 61rem; margin: 1.5rem auto; padding: 0 1rem }
figure { margin: 0 } svg { max-width: 100%; height: auto }
.wide { overflow-x: auto }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin: 1rem 0 }
caption { text-align: left; font-weight: 600; padding-bottom: .4rem }
th, td { padding: .25rem .6rem; border-bottom: 1px solid #dcdcdc; text-align: right;
  white-space: nowrap }
thead th { vertical-align: bottom; white-space: normal; border-bottom: 2px solid #5a5a5a }
tbody th, tfoot th { text-align: left; font-weight: 400 }
tfoot { font-weight: 600 }"""


def to_html(relation: Relation) -> str:
    """Return a page with the plot and the table; it needs nothing from elsewhere."""
    title = escape(frame.title(relation))
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            f'<head><meta charset="utf-8"><title>{title}</title>',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<style>{_STYLE}</style></head>",
            "<body>",
            f"<h1>{title}</h1>",
            f"<figure>{to_svg(relation).strip()}",
            f"<figcaption>{escape(_caption(relation))}</figcaption></figure>",
            *_table(relation),
            "</body>",
            "</html>",
            "",
        ]
    )


def _caption(relation: Relation) -> str:
    told = (
        "Lines: mean score of the acts of a period, with its 95 % interval. Bars: acts by quad. "
        "Statements are dated by their reports."
    )
    return f"{told} {frame.note(relation)}".strip()


def _table(relation: Relation) -> Iterator[str]:
    if relation.total is None:
        yield "<p>There is nothing between them in any period.</p>"
        return
    yield '<div class="wide"><table>'
    yield f"<caption>{escape(frame.subtitle(relation))}; empty periods left out</caption>"
    headings = "".join(f'<th scope="col">{escape(name)}</th>' for name in _headings(relation))
    yield f"<thead><tr>{headings}</tr></thead>"
    yield "<tbody>"
    for period in shown(relation):
        yield _row(period, relation)
    yield "</tbody>"
    yield f"<tfoot>{_row(relation.total, relation)}</tfoot>"
    yield "</table></div>"


def _headings(relation: Relation) -> tuple[str, ...]:
    own = (f"{relation.weights}, mean", "sum") if relation.weights is not None else ()
    return (
        relation.by,
        "acts",
        *(name for name, _ in frame.QUADS),
        "PLOVER, mean (95 %)",
        "sum",
        "Goldstein, mean (95 %)",
        "sum",
        *own,
        f"by {relation.a}",
        f"by {relation.b}",
        "by both",
        f"said by {relation.a}",
        f"said by {relation.b}",
    )


def _row(period: Period, relation: Relation) -> str:
    own: list[Score] = []
    if relation.weights is not None:
        own = [period.all.own or Score()]
    cells = [str(period.all.count), *map(str, period.all.quads)]
    for score in (period.all.plover, period.all.goldstein, *own):
        cells += [frame.mean(score), frame.signed(score.total)]
    ways = (period.a_to_b.count, period.b_to_a.count, period.mutual.count)
    cells += map(str, (*ways, period.said.by_a, period.said.by_b))
    values = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return f'<tr><th scope="row">{period.label}</th>{values}</tr>'
