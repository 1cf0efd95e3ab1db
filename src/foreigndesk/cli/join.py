"""`foreigndesk join`: reports that wait to be joined, after `read --no-join` or a correction."""

import click

from foreigndesk.cli.output import desk_option
from foreigndesk.cli.progress import progress_bar


@click.command("join")
@desk_option
def command(desk: str) -> None:
    """Join the events of waiting reports into happenings.

    `read` does it by itself; this is for desks read with `--no-join` and for corrected ones.
    """
    from foreigndesk.run.front import open_desk

    with open_desk(desk, write=True) as opened, progress_bar() as advance:
        joined = opened.join(advance)
    click.echo(
        f"{joined.reports} reports joined: {joined.new} new happenings, "
        f"{joined.changed} changed, {joined.gone} gone"
    )
