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

    ID is the id of a happening, event, statement, actor or time expression, or the beginning of
    one. Of a happening, each event is shown with its words and why it belongs to it.
    """
    from foreigndesk.cli.happening_account import write_account
    from foreigndesk.cli.why_lines import write_explanation
    from foreigndesk.record.explain import Explanation
    from foreigndesk.run.front import open_desk

    with open_desk(desk) as opened:
        found = [
            opened.account(entry) if entry.startswith("h") else opened.why(entry)
            for entry in entries
        ]
    if form == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(found), indent=1).decode())
        return
    for one in found:
        if isinstance(one, Explanation):
            write_explanation(one)
        else:
            write_account(one)
