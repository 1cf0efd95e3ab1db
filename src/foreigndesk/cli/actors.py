"""`foreigndesk actors`: who is in the reports, with country, sector and role."""

from collections.abc import Iterator
from typing import Any

import click

from foreigndesk.cli.output import (
    desk_option,
    format_option,
    ids_option,
    limit_option,
    write_found,
)
from foreigndesk.store.answers import ActorRow


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
    write_found(rows, form, actor_lines, ids="actor_id" if ids else None)


def actor_lines(row: ActorRow) -> Iterator[str]:
    """Yield an actor's lines: name, country, sectors, role; id, what resolved it, report."""
    who = f"{row.country or 'country unknown'} {'+'.join(row.sectors) or 'sector unknown'}"
    role = f", {row.role}" if row.role else ""
    yield f"{row.name}  ({who}{role}, {row.kind})"
    yield f"{row.actor_id}, named {row.mentions}×, report of {row.published}; {row.resolved}"
