"""`foreigndesk statements`: who says what, relayed by whom."""

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
from foreigndesk.store.answers import StatementRow


@click.command("statements")
@desk_option
@click.option("--source", help="Id or part of the source's name.")
@click.option("--country", help="ISO alpha-3 code of the source.")
@click.option("--kind", help="direct, indirect or mixed.")
@since_until("Publication day.")
@click.option("--text", help="Part of the content.")
@click.option("--report", help="Beginning of a report's id, or part of its title.")
@limit_option
@ids_option
@format_option
def command(desk: str, form: str, *, ids: bool, **asked: Any) -> None:
    """List statements: who says what, according to whom."""
    from foreigndesk.run.front import open_desk

    with open_desk(desk) as opened:
        rows = opened.statements(**asked)
    write_found(rows, form, statement_lines, ids="statement_id" if ids else None)


def statement_lines(row: StatementRow) -> Iterator[str]:
    """Yield a statement's lines: who says it and who relays it; the content; id and report."""
    relayed = f", relayed by {row.via_source}" if row.via_source else ""
    venue = f", {row.venue}" if row.venue else ""
    yield f"{row.source or '(source not named)'}{relayed}  ({row.kind}{venue})"
    yield f"“{row.content}”"
    yield from (f"corrected: {note}" for note in row.corrections or ())
    yield f"{row.statement_id}, report of {row.published}"
