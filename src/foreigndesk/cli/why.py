"""`foreigndesk why`: the fact, its sentences with the words marked, its chain, how it was found."""

import click
import msgspec

from foreigndesk.cli.output import desk_option


@click.command("why")
@click.argument("entries", metavar="ID...", nargs=-1, required=True)
@desk_option
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="How to print.",
)
def command(entries: tuple[str, ...], desk: str, form: str) -> None:
    """Explain entries: their words, their chain, how date and actors were found.

    ID is any id that a view prints, or the beginning of one: of a happening (h...), event (e...),
    statement (s...), actor (a...), time expression (t...), story (y...), announced event (l...) or
    report (r...). Of a happening, each event is shown with its words and why it belongs to it; of
    an announced event, each stage; of a story, what ties its reports to each other.
    """
    from foreigndesk.cli.why_more import write_reasons
    from foreigndesk.run.front import open_desk

    with open_desk(desk) as opened:
        found = [opened.reasons(entry) for entry in entries]
    if form == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(found), indent=1).decode())
        return
    for one in found:
        write_reasons(one)
