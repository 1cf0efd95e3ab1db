"""`foreigndesk correct`: an analyst's word over what was read, kept with who and why."""

import click
import msgspec

from foreigndesk.cli.output import desk_option, format_option, printable, write_found
from foreigndesk.run.correcting import CorrectionSummary
from foreigndesk.store.corrections import CorrectionRow


@click.command("correct")
@click.argument("entries", metavar="[ID]...", nargs=-1)
@desk_option
@click.option("--set", "settings", multiple=True, metavar="FIELD=VALUE", help="A field's value.")
@click.option("--join", is_flag=True, help="The events named are one happening.")
@click.option("--split", is_flag=True, help="They are not.")
@click.option("--withdraw", type=int, metavar="N", help="Withdraw correction number N.")
@click.option("--list", "listed", is_flag=True, help="List corrections and what became of them.")
@click.option("--who", default="", help="Who makes the correction.")
@click.option("--why", default="", help="Why.")
@format_option
def command(  # noqa: PLR0913  options of one command
    entries: tuple[str, ...],
    desk: str,
    form: str,
    *,
    settings: tuple[str, ...],
    join: bool,
    split: bool,
    withdraw: int | None,
    listed: bool,
    who: str,
    why: str,
) -> None:
    """Correct fields of an event, statement or happening; join or split happenings.

    Nothing that was read is changed: a correction is an entry of its own, with who and why, it
    survives reading the report again, and --withdraw takes it back by a further entry. Of two that
    contradict each other the later holds. ID is an event, statement or happening, or the beginning
    of its id.

    Fields: type, mode, status, historical, contexts, score, cameo, actors, recipients, starts,
    ends (the day after the last), day, place, place_country; source of a statement. Nothing
    behind = means unknown. Actors are named by id, country, or name and country:
    --set "actors=IND; Asif Khan (PAK)".
    """
    from foreigndesk.run.correcting import values_of
    from foreigndesk.run.front import open_desk

    if listed:
        with open_desk(desk) as opened:
            rows = opened.corrections()
        write_found(rows, form, correction_lines, ids=None)
        return
    with open_desk(desk, write=True) as opened:
        done = opened.correct(
            *entries,
            who=who,
            why=why,
            values=values_of(settings),
            join=join,
            split=split,
            withdraw=withdraw,
        )
    if form == "table":
        write_summary(done)
    else:
        click.echo(msgspec.json.encode(done).decode())


def write_summary(done: CorrectionSummary) -> None:
    """Print what was added, whose state changed by it, and what became of happenings."""
    for row in done.added:
        click.secho(f"#{row.number} {printable(row.says)}", bold=True)
    for row in done.affected:
        click.echo(f"  #{row.number} ({printable(row.says)}): {printable(row.state)}")
    count = done.joined.reports
    click.echo(f"  happenings of {count} {'report' if count == 1 else 'reports'} joined anew")


def correction_lines(row: CorrectionRow) -> tuple[str, ...]:
    """Return a correction's lines: number, entry, what it says; who, when and why; its state."""
    about = "" if row.kind in ("join", "split") else ", ".join(row.entries)
    return (
        f"#{row.number} {about} {row.says}",
        f"{row.who}, {row.made:%Y-%m-%d %H:%M} UTC: {row.why}",
        row.state,
    )
