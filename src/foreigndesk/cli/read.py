"""`foreigndesk read`: reports into a desk file."""

import os
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
import msgspec

from foreigndesk.cli.output import FORMATS, desk_option, one_line, printable, write_table
from foreigndesk.cli.progress import progress_bar

REFUSED = 3
"""Exit code when sources were refused."""


@click.command("read")
@click.argument("paths", nargs=-1, required=True)
@desk_option
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Day of undated reports.")
@click.option("--text-field", help="Field that holds the text (JSONL, JSON, CSV).")
@click.option("--title-field", help="Field that holds the title.")
@click.option("--date-field", help="Field that holds the publication date.")
@click.option("--url-field", help="Field that holds the URL.")
@click.option("--publisher-field", help="Field that holds the publisher.")
@click.option("--id-field", help="Field that identifies a report.")
@click.option("--encoding", help="Encoding of the files, where it can't be told.")
@click.option("--any-language", is_flag=True, help="Read texts that are plainly not English, too.")
@click.option(
    "--whoswho",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="File of your own who's-who entries (TOML).",
)
@click.option(
    "--reader",
    type=click.Choice(("auto", "rules", "encoder")),
    default="auto",
    show_default=True,
    help="Who reads; auto is the encoder where its extra is installed, else the rules.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=min(2, os.cpu_count() or 1),
    help="Worker processes; the result is the same. Default: two, or one on a single core.",
)
@click.option("--join/--no-join", default=True, help="Join events into happenings, or later.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How to print the summary.",
)
def command(paths: tuple[str, ...], desk: str, form: str, **asked: Any) -> None:
    """Read reports into a desk file and print what was found.

    PATHS are files, folders, globs or "-" (standard input): text briefs, wire stories with a
    dateline, JSONL, JSON, CSV, HTML, feeds, each also as .gz or .zst. What can't be read is refused
    with the reason; the rest is read (exit code 3).
    """
    from foreigndesk.run.front import open_desk
    from foreigndesk.run.reader import ReaderKind, RecordReader

    with open_desk(desk, write=True, join=asked["join"]) as opened:
        with progress_bar() as advance:
            summary = opened.read(
                paths,
                options=_intake_options(asked),
                workers=asked["workers"],
                read_report=RecordReader(asked["whoswho"], ReaderKind(asked["reader"])),
                progress=advance,
            )
        totals = opened.sql(_TOTALS)[1][0]
        shown = [opened.sql(_SHOWN.format(report))[1][0] for report in summary.first]
    if form == "table":
        _write_shown(shown, summary.recorded + summary.revised)
        _write_summary(summary, desk, totals)
    else:
        data = msgspec.json.encode(summary)
        click.echo(msgspec.json.format(data, indent=1 if form == "json" else -1).decode())
    if summary.refusals:
        sys.exit(REFUSED)


_TOTALS = """select (select count(*) from current_reports), (select count(*) from current_events),
(select count(*) from current_statements), (select count(*) from current_actors),
(select count(*) from happenings)"""


_SHOWN = """select published, coalesce(title, left(text, 60)),
(select count(*) from events e where e.report_id = r.report_id),
(select count(*) from statements s where s.report_id = r.report_id)
from reports r where report_id = '{}'"""  # filled with ids of our own making


def _write_shown(rows: list[tuple[Any, ...]], total: int) -> None:
    for day, title, events, statements in rows:
        click.echo(f"{day}  {one_line(title)}  ({events} events, {statements} statements)")
    if total > len(rows):
        click.echo(f"… and {total - len(rows)} more")


def _intake_options(asked: dict[str, Any]) -> Any:
    from foreigndesk.intake import IntakeOptions

    day: datetime | None = asked["day"]
    names = ("text", "title", "date", "url", "publisher", "id")
    fields = {f"{name}_field": asked[f"{name}_field"] for name in names}
    default: date | None = day.date() if day else None
    return IntakeOptions(
        **fields,
        default_date=default,
        encoding=asked["encoding"],
        any_language=asked["any_language"],
    )


def _write_summary(summary: Any, desk: str, totals: tuple[int, ...]) -> None:
    click.echo(
        f"{summary.recorded} recorded, {summary.unchanged} unchanged, {summary.revised} revised, "
        f"{summary.refused} refused"
    )
    if summary.refusals:
        rows = [(one.place, one.code, one.message, one.remedy) for one in summary.refusals]
        write_table(("refused", "code", "why", "what to do"), rows)
    if summary.joined is not None:
        joined = summary.joined
        click.echo(f"happenings: {joined.new} new, {joined.changed} changed, {joined.gone} gone")
    if summary.waiting:
        click.echo(f"{summary.waiting} reports are not joined yet: foreigndesk join")
    reports, events, statements, actors, happenings = totals
    click.echo(
        printable(f"{desk}: {reports} reports, {events} events, ")
        + f"{statements} statements, {actors} actors, {happenings} happenings"
    )
