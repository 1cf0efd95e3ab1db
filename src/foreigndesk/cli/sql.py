"""`foreigndesk sql`: ask the desk in SQL, reading only."""

import click
import msgspec

from foreigndesk.cli.output import desk_option, format_option, write_table


@click.command("sql")
@click.argument("query", required=False)
@desk_option
@format_option
@click.option("--tables", is_flag=True, help="List tables, views and columns instead.")
def command(query: str | None, desk: str, form: str, *, tables: bool) -> None:
    """Ask the desk in SQL (reading only).

    The tables are described in docs/tables.md; --tables lists them.
    """
    from foreigndesk.run.front import open_desk

    if tables == (query is not None):
        message = "give a query or --tables"
        raise click.UsageError(message)
    with open_desk(desk) as opened:
        columns, rows = opened.tables() if query is None else opened.sql(query)
    if form == "table":
        write_table(columns, [["" if cell is None else str(cell) for cell in row] for row in rows])
        return
    objects = [dict(zip(columns, row, strict=True)) for row in rows]
    if form == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(objects), indent=1).decode())
    else:
        for one in objects:
            click.echo(msgspec.json.encode(one).decode())
