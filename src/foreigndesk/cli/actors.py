"""`foreigndesk actors`: who is in the reports, with country, sector and role."""

from typing import Any

import click

from foreigndesk.cli.output import (
    desk_option,
    format_option,
    ids_option,
    limit_option,
    write_found,
)

COLUMNS = {
    "name": "name",
    "country": "country",
    "sectors": "sectors",
    "role": "role",
    "kind": "kind",
    "mentions": "mentions",
    "published": "report of",
    "actor_id": "id",
}


@click.command("actors")
@desk_option
@click.option("--actor", help="Id or part of a name.")
@click.option("--country", help="ISO alpha-3 code.")
@click.option("--sector", help="PLOVER sector, such as GOV.")
@click.option("--kind", help="person, state, organisation, group or people.")
@click.option("--report", help="Beginning of a report's id, or part of its title.")
@limit_option
@ids_option
@format_option
def command(desk: str, form: str, *, ids: bool, **asked: Any) -> None:
    """List actors with country, sector and role."""
    from foreigndesk.run.front import open_desk

    with open_desk(desk) as opened:
        rows = opened.actors(**asked)
    write_found(rows, form, COLUMNS, ids=ids)
