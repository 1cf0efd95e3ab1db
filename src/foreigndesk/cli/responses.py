"""`foreigndesk responses`: who answered a happening, when, how, in which words, and who has not."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click
import msgspec

from foreigndesk.cli.happenings import days, told
from foreigndesk.cli.output import FORMATS, desk_option, one_line

if TYPE_CHECKING:  # the desk is loaded when the command runs
    from foreigndesk.desk.responses.rows import Absent, Response
    from foreigndesk.run.responses import Responses


@click.command("responses")
@click.argument("what", metavar="EVENT", nargs=-1, required=True)
@desk_option
@click.option(
    "--among",
    help='Say who of a set has not: P5, EU, neighbours:IND, "FRA, DEU, Hamas".',
)
@click.option("--all", "every", is_flag=True, help="Print every response, not the strongest only.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How to print.",
)
def command(what: tuple[str, ...], desk: str, among: str | None, form: str, *, every: bool) -> None:
    """Print who responded to a happening, the strongest response first.

    EVENT is the id of a happening or of an event, or words that find one.
    """
    from foreigndesk.run.front import open_desk

    with open_desk(desk) as opened:
        found = opened.responses(" ".join(what), among=among)
    if form == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(found), indent=1).decode())
    elif form == "jsonl":
        for row in (*found.rows, *found.absent):
            click.echo(msgspec.json.encode(row).decode())
    else:
        _write(found, every=every)


def _write(found: "Responses", *, every: bool) -> None:
    for line in _heading(found):
        click.echo(one_line(line))
    for row in found.rows:
        head, *others = _lines(row, every=every)
        click.secho(one_line(head), bold=True)
        for line in others:
            click.echo(f"    {one_line(line)}")
    if not found.rows:
        click.echo(f"no response in the record as of {found.as_of}")
    for absent in found.absent:
        click.echo(one_line(_absence(absent)))


def _heading(found: "Responses") -> Iterator[str]:
    happening = found.happening
    who = "; ".join(party.name for party in happening.actors) or "?"
    whom = "; ".join(party.name for party in happening.recipients)
    code = happening.type + (f"/{happening.mode}" if happening.mode else "")
    yield (
        f"responses to {happening.id}: {days(happening.starts, happening.ends)}  {who}  {code}"
        + (f" → {whom}" if whom else "")
    )
    yield f"“{happening.evidence}” ({told(len(happening.reports), happening.voices)})"
    for other, evidence in found.others:
        yield f"the words also find {other}: “{evidence}”"


def _lines(row: "Response", *, every: bool) -> Iterator[str]:
    """Yield a responder's lines: who, rungs, when and how; the words; per whom; ids."""
    from foreigndesk.desk.responses.ladder import rungs

    who = f"{row.who}, an open-ended set" if row.open_set else row.who
    titles = ", ".join(rungs()[code].title for code in row.rungs)
    yield f"{who}: {titles}"
    day = str(row.first_day) if row.first_day else "day not told"
    channel = f", by {row.channel}" if row.channel else ""
    yield f"first {day} (published {row.first_published}){channel}; {_confirmed(row)}"
    shown = row.utterances if every else row.utterances[:1]
    for one in shown:
        per = f", per {' ← '.join(reversed(one.link.per))}" if one.link.per else ""
        yield f"“{one.link.words}” ({one.link.account}{per})"
        yield f"{one.rung}: {one.reason}; {one.link.entry}, report {one.link.report}"
    if row.members:
        yield f"named of it: {', '.join(row.members)}"


def _confirmed(row: "Response") -> str:
    return f"{row.voices} independent voices" if row.confirmed else "one voice"


def _absence(absent: "Absent") -> str:
    others = f" (but not its government: {', '.join(absent.others)})" if absent.others else ""
    return f"{absent.who}: {absent.says}{others}"
