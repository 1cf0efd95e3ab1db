"""Relations and networks as lines and tables of text."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import click

from foreigndesk.cli.output import printable, write_json
from foreigndesk.desk.network import Network
from foreigndesk.desk.plots.frame import TELLING
from foreigndesk.desk.relations import Period, Relation, Score, Tally
from foreigndesk.store.relations import RelationEvent, RelationStatement

_MANY = 48  # rows from which on runs of empty periods are told in one line
_RUN = 3
_ARROWS = {"a_to_b": "A→B", "b_to_a": "B→A", "mutual": "both", "beside": "beside"}


def write_relation(relation: Relation, form: str, way: str | None = None) -> None:
    """Print a relation; `way` is a_to_b, b_to_a or mutual, None for all acts."""
    if form == "json":
        write_json([relation], "jsonl")
        return
    if form == "jsonl":
        write_json(relation.periods, form)
        return
    only = f", only {_ARROWS[way]}" if way else ""
    click.secho(printable(headline(relation) + only), bold=True)
    if relation.total is None:
        click.echo("nothing between them in any period")
    else:
        rows = [_headings(relation), *_rows(relation, way), _row(relation.total, way, relation)]
        for line in _aligned(rows):
            click.echo(printable(line))
        click.echo(
            "v+ m+ verbal and material cooperation, v- m- conflict; mean ± its 95 % interval\n"
            "and sum of scores; said: statements of A / of B about the other, by day of report"
        )
    for line in apart_lines(relation):
        click.echo(line)


def headline(relation: Relation) -> str:
    """Return what is counted, in words."""
    statuses = ", ".join(relation.statuses)
    history = ", history too" if relation.historical else ""
    day = "day of the first report" if relation.by_report_day else "their own day"
    return (
        f"{relation.a} (A) and {relation.b} (B) by {relation.by}: "
        f"{relation.count} ({statuses}{history}), by {day}"
    )


def apart_lines(relation: Relation) -> Iterator[str]:
    """Yield what is in no period, and what is no act between the sides."""
    if relation.undated or relation.wide:
        yield (
            f"in no period: {relation.undated} of unknown day, "
            f"{relation.wide} known less exactly than by {relation.by}"
        )
    if relation.beside:
        yield f"not counted: {relation.beside} in which both only take part side by side"


def _headings(relation: Relation) -> Sequence[str]:
    own = ("own", "sum") if relation.weights else ()
    ways = ("A→B", "B→A", "both", "said")
    scores = ("PLOVER", "sum", "Goldst.", "sum")
    return (relation.by, "acts", "v+", "m+", "v-", "m-", *scores, *own, *ways)


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield rows as lines, columns aligned, the first to the left and the others to the right."""
    whole = [row for row in rows if len(row) == len(rows[0])]
    widths = [max(map(len, column)) for column in zip(*whole, strict=True)]
    for row in rows:
        if len(row) < len(widths):
            yield "  ".join(row)
            continue
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        yield " ".join(cells).rstrip()


def _rows(relation: Relation, way: str | None) -> Iterator[Sequence[str]]:
    """Yield a row a period; long runs of empty ones are one row where there are many."""
    many = len(relation.periods) > _MANY
    for empty, run in groupby(relation.periods, key=_empty):
        found = list(run)
        if many and empty and len(found) > _RUN:
            first, last = found[0].label, found[-1].label
            yield (f"{first} to {last}:", "nothing")
        else:
            yield from (_row(period, way, relation) for period in found)


def _empty(period: Period) -> bool:
    return not (period.all.count or period.said.by_a or period.said.by_b)


def _row(period: Period, way: str | None, relation: Relation) -> Sequence[str]:
    tally: Tally = getattr(period, way) if way else period.all
    scores = [tally.plover, tally.goldstein]
    if relation.weights is not None:
        scores.append(tally.own or Score())
    counts = (period.a_to_b.count, period.b_to_a.count, period.mutual.count)
    return (
        period.label,
        str(tally.count),
        *map(str, tally.quads),
        *(cell for score in scores for cell in (_mean(score), _sum(score))),
        *map(str, counts),
        f"{period.said.by_a}/{period.said.by_b}",
    )


def _mean(score: Score) -> str:
    if score.mean is None:
        return "–"
    if score.n < TELLING or score.high is None:
        return f"{score.mean:+.1f}"
    return f"{score.mean:+.1f}±{score.high - score.mean:.1f}"


def _sum(score: Score) -> str:
    return f"{score.total:+.1f}" if score.n else "–"


def event_lines(row: RelationEvent) -> Iterator[str]:
    """Yield an act's lines: day, direction, who did what to whom; the words; the id."""
    code = row.type + (f"/{row.mode}" if row.mode else "")
    whom = f" → {'; '.join(row.recipients)}" if row.recipients else ""
    status = row.status + (", historical" if row.historical else "")
    day = f"{row.day or 'day unknown'}{' (about)' if row.wide else ''}"
    way = _ARROWS[row.direction]
    yield f"{day}  {way}  {'; '.join(row.actors) or '?'}  {code}{whom}  ({status}, {row.score:+g})"
    yield f"“{row.evidence}”"
    yield f"{row.id}, {row.reports} report{'s' * (row.reports != 1)}, first {row.published}"


def statement_lines(row: RelationStatement) -> Iterator[str]:
    """Yield a statement's lines: day of the report, who says it; the words; the id."""
    yield f"{row.published}  {row.side.upper()}  {row.source}"
    yield f"“{row.content}”"
    yield row.statement_id


def write_network(found: Network, form: str) -> None:
    """Print the pairs of a network, the busiest first."""
    if form != "table":
        write_json(found.edges if form == "jsonl" else [found], "jsonl")
        return
    names = {node.id: node.name for node in found.nodes}
    rows: list[Sequence[str]] = [
        ("A, B", "acts", "v+", "m+", "v-", "m-", "PLOVER", "Goldst.", "A→B", "B→A", "both")
    ]
    rows += [
        (
            f"{names[edge.a]}, {names[edge.b]}",
            *map(str, (edge.all.count, *edge.all.quads)),
            _mean(edge.all.plover),
            _mean(edge.all.goldstein),
            *map(str, (edge.a_to_b, edge.b_to_a, edge.mutual)),
        )
        for edge in found.edges
    ]
    for line in _aligned(rows) if found.edges else ("nothing found",):
        click.echo(printable(line))
    if found.undated:
        dated = found.since is not None or found.until is not None
        kept = "left out" if dated else "among them"
        click.echo(f"{found.undated} acts of two or more have no day and are {kept}")
