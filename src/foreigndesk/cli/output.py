"""Rows and explanations on a terminal, as JSON and as JSON lines."""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

import click
import msgspec

Command = TypeVar("Command", bound=Callable[..., Any])
FORMATS = ("table", "json", "jsonl")
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How to print.",
)
desk_option = click.option(
    "--desk",
    type=click.Path(dir_okay=False),
    envvar="FOREIGNDESK_DESK",
    default="foreigndesk.duckdb",
    show_default=True,
    help="The desk file.",
)


def write_rows(rows: Sequence[Any], form: str, columns: Mapping[str, str]) -> None:
    """Print rows (structs) in a format.

    `columns` maps a field's name to the column's heading in a table; JSON has every field.
    """
    if form == "table":
        cells = [[_cell(getattr(row, field)) for field in columns] for row in rows]
        write_table(list(columns.values()), cells)
    elif form == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(list(rows)), indent=1).decode())
    else:
        for row in rows:
            click.echo(msgspec.json.encode(row).decode())


def write_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table as wide as the terminal."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    count = 0
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
        count += 1
    if count:
        Console(file=sys.stdout).print(table)
    else:
        click.echo("nothing found")


def printable(text: str) -> str:
    """Return `text` without characters that would steer a terminal or reverse its direction."""
    return "".join(
        char if char.isprintable() or char == "\n" else "\N{REPLACEMENT CHARACTER}" for char in text
    )


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, list | tuple):
        return ", ".join(_cell(one) for one in value)
    return str(value)


limit_option = click.option("--limit", type=click.IntRange(1), help="At most so many rows.")
ids_option = click.option("--ids", is_flag=True, help="Print ids only, one a line.")


def since_until(meaning: str) -> Callable[[Command], Command]:
    """Return a decorator that adds --since and --until, both days included."""

    def add(command: Command) -> Command:
        day = click.DateTime(["%Y-%m-%d"])
        until = click.option("--until", type=day, callback=_day, help=f"{meaning} Last day.")
        since = click.option("--since", type=day, callback=_day, help=f"{meaning} First day.")
        return since(until(command))

    return add


def _day(context: click.Context, option: click.Parameter, value: datetime | None) -> date | None:
    del context, option
    return value.date() if value else None


def write_found(rows: Sequence[Any], form: str, columns: Mapping[str, str], *, ids: bool) -> None:
    """Print rows in a format, or only their ids (the last of the columns)."""
    if not ids:
        write_rows(rows, form, columns)
        return
    field = list(columns)[-1]
    for row in rows:
        click.echo(getattr(row, field))
