"""`foreigndesk relations`: what two sides did to each other, period by period; the network."""

from pathlib import Path
from typing import Any

import click

from foreigndesk.cli.output import (
    desk_option,
    format_option,
    ids_option,
    limit_option,
    since_until,
    write_found,
)
from foreigndesk.cli.relation_lines import (
    event_lines,
    statement_lines,
    write_network,
    write_relation,
)
from foreigndesk.desk.network import Network, gexf, graphml
from foreigndesk.desk.periods import GRAINS
from foreigndesk.desk.relations import COUNTED, COUNTS, Relation
from foreigndesk.desk.weights import WeightTable, read_weights
from foreigndesk.errors import OutputUnwritable, WeightsUnusable

STATUSES = ("happened", "ongoing", "planned", "requested", "hypothetical", "denied")
WAYS = {"all": None, "a-to-b": "a_to_b", "b-to-a": "b_to_a", "mutual": "mutual", "beside": "beside"}


@click.command("relations")
@click.argument("sides", metavar="[A B]", nargs=-1)
@desk_option
@click.option("--by", type=click.Choice(GRAINS), default="month", show_default=True, help="Period.")
@since_until("Day the act began.")
@click.option(
    "--count",
    type=click.Choice(COUNTS),
    default="happenings",
    show_default=True,
    help="Count each act once, each report's events, or each act once a report.",
)
@click.option(
    "--status",
    "statuses",
    type=click.Choice(STATUSES),
    multiple=True,
    default=COUNTED,
    show_default=True,
    help="Status to count; may be given several times.",
)
@click.option("--historical", is_flag=True, help="Count what is told as history too.")
@click.option("--by-report-day", is_flag=True, help="Place acts on the day of the first report.")
@click.option("--min-confidence", type=click.FloatRange(0, 1), help="Leave out what is less sure.")
@click.option(
    "--weights",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Table of your own: type[,mode],score or cameo,score.",
)
@click.option(
    "--direction",
    type=click.Choice(tuple(WAYS)),
    default="all",
    show_default=True,
    help="Only acts that go this way; beside: those not counted, with --events.",
)
@click.option("--events", is_flag=True, help="List the acts behind the numbers.")
@click.option("--statements", is_flag=True, help="List the statements of each about the other.")
@ids_option
@click.option(
    "--period",
    help="With these three: of 2001, 2001-03, 2001-W10 or 2001-03-05, or unknown: in no period.",
)
@click.option("--quad", type=click.IntRange(1, 4), help="With --events or --ids: of this quad.")
@limit_option
@click.option(
    "--plot", type=click.Path(path_type=Path), help="Draw it: a file named .svg, .html or .png."
)
@click.option("--network", is_flag=True, help="All pairs instead of two sides.")
@click.option(
    "--nodes",
    type=click.Choice(("countries", "actors")),
    default="countries",
    show_default=True,
    help="With --network: what the nodes are.",
)
@click.option(
    "--min", "least", type=click.IntRange(1), default=1, help="With --network: acts of a pair."
)
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    help="With --network: a file named .graphml or .gexf.",
)
@format_option
def command(sides: tuple[str, ...], desk: str, form: str, **options: Any) -> None:
    """Count what two sides did to each other and said about each other.

    A and B are countries (IND, India), blocs (EU, NATO, G7, "Arab League"; EU@1999-06-01 as it was
    that day), neighbours:IND, actors by name, key or Wikidata id, or a list of these with commas;
    /SECTOR narrows one (IND/MIL). Acts without a day, or too wide for a period, are told apart.
    """
    weights = options.pop("weights")
    options["weights"] = _weights(weights) if weights else None
    if options.pop("network"):
        _check_sides(sides, wanted=0)
        _network(desk, form, options)
        return
    _check_sides(sides, wanted=2)
    if options["statements"]:
        _statements(sides, desk, form, options)
    elif options["events"] or options["ids"]:
        _events(sides, desk, form, options)
    else:
        _relation(sides, desk, form, options)


def _check_sides(sides: tuple[str, ...], *, wanted: int) -> None:
    if len(sides) != wanted:
        reason = "--network takes no sides" if not wanted else "name two sides, A and B"
        raise click.UsageError(f"{reason}; {len(sides)} given")


def _weights(path: Path) -> WeightTable:
    try:
        return read_weights(path.read_text("utf-8"), path.name)
    except UnicodeDecodeError:
        raise WeightsUnusable(place=str(path), reason="it is not UTF-8 text") from None


def _question(options: dict[str, Any]) -> dict[str, Any]:
    names = "by since until count statuses historical by_report_day min_confidence".split()
    return {name: options[name] for name in names}


def _relation(sides: tuple[str, ...], desk: str, form: str, options: dict[str, Any]) -> None:
    from foreigndesk.run.front import open_desk

    way = WAYS[options["direction"]]
    if way == "beside":
        raise click.UsageError("--direction beside goes with --events or --ids")
    with open_desk(desk) as opened:
        relation = opened.relations(*sides, weights=options["weights"], **_question(options))
    if options["plot"]:
        _plot(relation, options["plot"])
    write_relation(relation, form, way)
    if not relation.joined:
        click.echo(f"no happenings yet: foreigndesk join --desk {desk}", err=True)


def _events(sides: tuple[str, ...], desk: str, form: str, options: dict[str, Any]) -> None:
    from foreigndesk.run.front import open_desk
    from foreigndesk.store.relations import Behind

    way = WAYS[options["direction"]]
    behind = Behind(quad=options["quad"], direction=way, limit=options["limit"])
    with open_desk(desk) as opened:
        rows = opened.relation_events(
            *sides, period=options["period"], behind=behind, **_question(options)
        )
    write_found(rows, form, event_lines, ids="id" if options["ids"] else None)


def _statements(sides: tuple[str, ...], desk: str, form: str, options: dict[str, Any]) -> None:
    from foreigndesk.run.front import open_desk

    asked = {name: options[name] for name in ("by", "since", "until", "period", "limit")}
    with open_desk(desk) as opened:
        rows = opened.relation_statements(*sides, **asked)
    write_found(rows, form, statement_lines, ids="statement_id" if options["ids"] else None)


def _network(desk: str, form: str, options: dict[str, Any]) -> None:
    from foreigndesk.run.front import open_desk

    if options["count"] == "reports":
        raise click.UsageError("--network counts happenings or events")
    names = ("since", "until", "count", "statuses", "historical", "nodes", "least", "weights")
    with open_desk(desk) as opened:
        found = opened.network(**{name: options[name] for name in names})
    if options["to"]:
        _write_graph(found, options["to"])
    else:
        write_network(found, form)


def _write_graph(found: Network, path: Path) -> None:
    writers = {".graphml": graphml, ".gexf": gexf}
    if path.suffix.lower() not in writers:
        raise click.UsageError(f"--to {path}: its name must end in .graphml or .gexf")
    _write(path, writers[path.suffix.lower()](found).encode())
    click.echo(f"{path}: {len(found.nodes)} nodes, {len(found.edges)} edges")


def _plot(relation: Relation, path: Path) -> None:
    from foreigndesk.desk.plots import PLOTS

    if path.suffix.lower() not in PLOTS:
        raise click.UsageError(f"--plot {path}: its name must end in {', '.join(PLOTS)}")
    _write(path, PLOTS[path.suffix.lower()](relation))
    click.echo(f"drawn: {path}", err=True)


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise OutputUnwritable(place=str(path), reason=error.strerror) from error
