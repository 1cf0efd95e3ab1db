"""`foreigndesk happenings`: one happening counted once, with who tells of it and who disagrees."""

from collections.abc import Iterator
from datetime import date, timedelta
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
from foreigndesk.desk.happening import Conflict
from foreigndesk.store.happenings import HappeningRow


@click.command("happenings")
@desk_option
@click.option("--actor", help='Who, among actors and recipients: IND, "India", EU, Modi, Q1058.')
@click.option("--country", help="ISO alpha-3 code of an actor or recipient.")
@click.option("--type", help="PLOVER type, such as CONSULT.")
@click.option("--mode", help="PLOVER mode, such as phone.")
@click.option("--status", help="happened, ongoing, planned, requested, hypothetical or denied.")
@click.option("--historical/--not-historical", default=None, help="Only past ones, or none.")
@click.option("--counted", is_flag=True, help="Happened or ongoing, not historical.")
@since_until("Day the happening's interval must touch; unknown dates are left out.")
@click.option("--reports", type=click.IntRange(1), help="At least so many reports tell of it.")
@click.option("--voices", type=click.IntRange(1), help="At least so many independent ones.")
@click.option("--text", help="Part of the evidence.")
@click.option("--conflict", is_flag=True, help="Only where accounts disagree.")
@click.option("--largest", is_flag=True, help="Those of most voices first, instead of by day.")
@limit_option
@ids_option
@format_option
def command(desk: str, form: str, *, ids: bool, **asked: Any) -> None:
    """List happenings: events of all reports, those that tell of the same act joined."""
    from foreigndesk.run.front import open_desk

    with open_desk(desk) as opened:
        rows = opened.happenings(**asked)
        waiting = opened.waiting()
    write_found(rows, form, happening_lines, ids="happening_id" if ids else None)
    if waiting:
        click.echo(
            f"{waiting} reports are not joined yet: foreigndesk join --desk {desk}", err=True
        )


def happening_lines(row: HappeningRow) -> Iterator[str]:
    """Yield a happening's lines: day, who did what to whom; the words; reports; disagreements."""
    code = row.type + (f"/{row.mode}" if row.mode else "")
    whom = f" → {'; '.join(row.recipients)}" if row.recipients else ""
    status = row.status + (", historical" if row.historical else "")
    who = "; ".join(row.actors) or "?"
    yield f"{days(row.starts, row.ends)}  {who}  {code}{whom}  ({status})"
    yield f"“{row.evidence}”"
    yield f"{told(row.reports, row.voices)}; first {first(row)}"
    for conflict in row.conflicts:
        yield f"accounts disagree on {versions(conflict)}"
    where = f", in {row.place}" if row.place else ""
    corrected = ", corrected" if row.corrected else ""
    yield f"{row.happening_id}{where}{corrected}"


def first(row: HappeningRow) -> str:
    """Return which report was the first: its day, publisher and title."""
    named = [part for part in (row.publisher, row.title) if part]
    return f"{row.first_published} {': '.join(named) or row.first_report}"


def days(starts: date | None, ends: date | None) -> str:
    """Return an interval as its day, or its first and last day."""
    if starts is None:
        return "date unknown"
    last = ends - timedelta(days=1) if ends else starts
    return str(starts) if last <= starts else f"{starts} to {last}"


def told(reports: int, voices: int) -> str:
    """Return how many reports tell of something, and how many independent ones."""
    if reports == 1:
        return "1 report"
    return f"{reports} reports, {voices} independent"


def versions(conflict: Conflict) -> str:
    """Return a field and its versions, each with who says so."""
    each = (f"{one.value} ({', '.join(one.says) or '?'})" for one in conflict.versions)
    return f"{conflict.field}: {' / '.join(each)}"
