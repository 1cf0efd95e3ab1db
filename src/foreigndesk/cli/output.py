"""Rows and explanations on a terminal, as JSON and as JSON lines."""

import sys
from collections.abc import Callable, Iterable, Sequence
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


def write_json(rows: Sequence[Any], form: str) -> None:
    """Print rows (structs) as one JSON array, or as JSON lines."""
    if form == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(list(rows)), indent=1).decode())
        return
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


def as_of_options(command: Command) -> Command:
    """Add --as-of and --recorded-by: what had been published, or recorded, by the end of a day."""
    day = click.DateTime(["%Y-%m-%d"])
    words = {
        "--recorded-by": "Only what this desk had recorded by the end of that day (UTC).",
        "--as-of": "Only what had been published by then (default: day of the last report).",
    }
    for name, meaning in words.items():
        command = click.option(name, type=day, callback=_day, help=meaning)(command)
    return command


def _day(context: click.Context, option: click.Parameter, value: datetime | None) -> date | None:
    del context, option
    return value.date() if value else None


def write_found(
    rows: Sequence[Any], form: str, lines: Callable[[Any], Iterable[str]], *, ids: str | None
) -> None:
    """Print rows: each as the lines that `lines` makes of it, as JSON, or only the field `ids`."""
    if ids is not None:
        for row in rows:
            click.echo(getattr(row, ids))
        return
    if form != "table":
        write_json(rows, form)
        return
    for row in rows:
        head, *others = lines(row)
        click.secho(one_line(head), bold=True)
        for line in others:
            click.echo(f"    {one_line(line)}")
    if not rows:
        click.echo("nothing found")


def one_line(text: str) -> str:
    """Return printable text on one line."""
    return " ".join(printable(text).split())
