"""`foreigndesk events`: who did what to whom, when, with which status, according to whom."""

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

COLUMNS = {
    "starts": "day",
    "actors": "actors",
    "type": "type",
    "mode": "mode",
    "recipients": "recipients",
    "status": "status",
    "per_sources": "according to",
    "evidence": "words",
    "event_id": "id",
}


@click.command("events")
@desk_option
@click.option("--actor", help="Id or part of a name, among actors and recipients.")
@click.option("--country", help="ISO alpha-3 code of an actor or recipient.")
@click.option("--type", help="PLOVER type, such as CONSULT.")
@click.option("--mode", help="PLOVER mode, such as phone.")
@click.option("--status", help="happened, ongoing, planned, requested, hypothetical or denied.")
@click.option("--historical/--not-historical", default=None, help="Only past events, or none.")
@click.option("--counted", is_flag=True, help="Happened or ongoing, not historical.")
@since_until("Day the event's interval must touch; unknown dates are left out.")
@click.option("--text", help="Part of the evidence.")
@click.option("--report", help="Beginning of a report's id, or part of its title.")
@limit_option
@ids_option
@format_option
def command(desk: str, form: str, *, ids: bool, **asked: Any) -> None:
    """List events: who did what to whom, when, with which status."""
    from foreigndesk.run.front import open_desk

    with open_desk(desk) as opened:
        rows = opened.events(**asked)
    write_found(rows, form, COLUMNS, ids=ids)
