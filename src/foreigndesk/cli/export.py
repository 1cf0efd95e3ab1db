"""`foreigndesk export`: the desk in the formats that event-data users and newsrooms load."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from foreigndesk.cli.output import desk_option, since_until
from foreigndesk.run.exporting import FORMATS, Exported
from foreigndesk.store.exports.asked import COUNTED, UNDATED

STATUSES = ("happened", "ongoing", "planned", "requested", "hypothetical", "denied")


@click.command("export")
@desk_option
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(FORMATS)),
    default="jsonl",
    show_default=True,
    help="Format; docs/exports.md lists the columns of each.",
)
@click.option(
    "--output",
    "--to",
    "output",
    type=click.Path(path_type=Path),
    help="File, or folder (parquet, timeml); standard output if left out.",
)
@click.option(
    "--unit",
    type=click.Choice(("happenings", "events")),
    default="happenings",
    show_default=True,
    help="One row a happening, or one an event of each report.",
)
@since_until("Day the interval must touch; unknown days are left out.")
@click.option(
    "--status",
    "statuses",
    type=click.Choice(STATUSES),
    multiple=True,
    default=COUNTED,
    show_default=True,
    help="Status to take; may be given several times.",
)
@click.option(
    "--counted/--all",
    default=True,
    show_default=True,
    help="What happened or goes on and is no history, or everything.",
)
@click.option("--historical", is_flag=True, help="Take what is told as history too.")
@click.option(
    "--undated",
    type=click.Choice(UNDATED),
    default="blank",
    show_default=True,
    help="Rows of unknown day: leave it blank, give the report's day, or drop them.",
)
def command(  # noqa: PLR0913  options of one command
    desk: str,
    form: str,
    output: Path | None,
    *,
    unit: str,
    since: date | None,
    until: date | None,
    statuses: tuple[str, ...],
    counted: bool,
    historical: bool,
    undated: str,
) -> None:
    """Write the desk in another format.

    The same desk gives the same bytes, whatever the order and the number of runs that made it.
    Rows that an analyst corrected say so; where a format has no place for it (gdelt, icews) or has
    what was read (jsonl, timeml), a file named like the output with .corrected.tsv lists them.
    """
    from foreigndesk.run.front import open_desk

    asked = {
        "unit": unit,
        "since": since,
        "until": until,
        "statuses": statuses if counted else None,
        "historical": historical or not counted,
        "undated": undated,
    }
    with open_desk(desk) as opened:
        if output is None:
            for line in opened.export(form, **asked):
                click.echo(line, nl=False)
            return
        done = opened.export_to(form, output, **asked)
    click.echo(", ".join(summary(done, unit)), err=True)


def summary(done: Exported, unit: str) -> Iterator[str]:
    """Yield what an export wrote, in words."""
    yield f"{done.written} lines or files written"
    if done.told:
        yield f"{done.told} {unit}"
    if done.undated:
        yield f"{done.undated} of unknown day (--undated)"
    if done.corrected:
        yield f"{done.corrected} corrected" + (f" ({done.beside})" if done.beside else "")
