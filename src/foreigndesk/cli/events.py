"""`foreigndesk events`: who did what to whom, when, with which status, according to whom."""

from collections.abc import Iterator
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
from foreigndesk.store.answers import EventRow


@click.command("events")
@desk_option
@click.option("--actor", help="Id or part of a name, among actors and recipients.")
@click.option("--country", help="ISO alpha-3 code of an actor or recipient.")
@click.option("--type", help="PLOVER type, such as CONSULT.")
@click.option("--mode", help="PLOVER mode, such as phone.")
@click.option("--status", help="happened, ongoing, planned, requested, hypothetical or denied.")
@click.option("--historical/--not-historical", default=None, help="Only past events, or none.")
@click.option("--counted", is_flag=True, help="Happened or ongoing, not historical.")
@click.option("--min-confidence", type=click.FloatRange(0, 1), help="Leave out what is less sure.")
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
    write_found(rows, form, event_lines, ids="event_id" if ids else None)


def event_lines(row: EventRow) -> Iterator[str]:
    """Yield an event's lines: day, who did what to whom, status; the words; who says so."""
    code = row.type + (f"/{row.mode}" if row.mode else "")
    whom = f" → {'; '.join(row.recipients)}" if row.recipients else ""
    status = row.status + (", historical" if row.historical else "")
    day = row.time_value or (f"from {row.starts}" if row.starts else "date unknown")
    yield f"{day}  {'; '.join(row.actors) or '?'}  {code}{whom}  ({status})"
    yield f"“{row.evidence}”"
    if row.per_sources:
        yield f"according to: {' ← '.join(reversed(row.per_sources))}"
    yield from (f"corrected: {note}" for note in row.corrections or ())
    where = f", in {row.place}" if row.place else ""
    yield f"{row.event_id}, report of {row.published}{where}"
