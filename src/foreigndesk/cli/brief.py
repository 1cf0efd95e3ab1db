"""`foreigndesk brief`: a story, an actor, a pair of states or a day as a desk's report."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
import msgspec

from foreigndesk.cli.output import desk_option, printable, since_until
from foreigndesk.desk.briefs import Brief
from foreigndesk.errors import OutputUnwritable

FORMATS = ("text", "markdown", "html", "json")


def _day(context: click.Context, option: click.Parameter, value: datetime | None) -> date | None:
    del context, option
    return value.date() if value else None


@click.command("brief")
@desk_option
@click.option("--story", help="Id of a story, or of a report, event or happening of it, or words.")
@click.option("--actor", help='Who: IND, "India", EU, Modi, Q1058.')
@click.option("--pair", nargs=2, metavar="A B", help="Two sides, each as --actor takes it.")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), callback=_day, help="Publication day.")
@since_until("Publication day.")
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=_day,
    help="Only what had been published by then.",
)
@click.option("--sections", type=click.IntRange(1), default=5, show_default=True, help="At most.")
@click.option("--notes/--no-notes", default=None, help="Reference marks, sources and evidence.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How to write it.",
)
@click.option("--output", type=click.Path(dir_okay=False), help="Write to a file.")
def command(desk: str, form: str, *, notes: bool | None, output: str | None, **asked: Any) -> None:
    """Write a brief of one --story, --actor, --pair or --day.

    Date and headline, a label over the lead, then sections with kicker and heading. Every sentence
    is taken from a report or made of recorded fields; --notes lists what bears it out.
    """
    from foreigndesk.run.front import open_desk

    given = [name for name in ("story", "actor", "pair", "day") if asked[name]]
    if len(given) != 1:
        message = "name one subject: --story, --actor, --pair or --day"
        raise click.UsageError(message)
    asked["pair"] = asked["pair"] or None
    with open_desk(desk) as opened:
        brief = opened.brief(**asked)
    write_out(in_form(brief, form, notes=notes), output)


def in_form(brief: Brief, form: str, *, notes: bool | None) -> str:
    """Return a brief in one of the formats; HTML has notes unless they are switched off."""
    from foreigndesk.desk.briefs.page import to_html
    from foreigndesk.desk.briefs.prose import to_markdown, to_text

    if form == "json":
        return msgspec.json.format(msgspec.json.encode(brief), indent=1).decode() + "\n"
    if form == "html":
        return to_html(brief, notes=notes is not False)
    return (to_markdown if form == "markdown" else to_text)(brief, notes=bool(notes))


def write_out(text: str, output: str | None) -> None:
    """Print text, or write it to a file.

    Raises:
        OutputUnwritable: the file can't be written.
    """
    if output is None:
        click.echo(printable(text), nl=False)
        return
    try:
        Path(output).write_text(text, "utf-8")
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputUnwritable(place=output, reason=reason) from error
    click.echo(output, err=True)
