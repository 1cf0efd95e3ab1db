"""`foreigndesk export`: the current records as JSON lines or TimeML."""

from pathlib import Path
from typing import Any

import click

from foreigndesk.cli.output import desk_option
from foreigndesk.errors import OutputUnwritable


@click.command("export")
@desk_option
@click.option(
    "--format",
    "form",
    type=click.Choice(("jsonl", "timeml")),
    default="jsonl",
    show_default=True,
    help="JSON lines (one record a line) or TimeML (one document a report).",
)
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    help="File for jsonl, folder for timeml; standard output if left out.",
)
def command(desk: str, form: str, to: Path | None) -> None:
    """Write the current records as JSON lines or TimeML.

    The same records give the same bytes, whatever the order and the number of runs.
    """
    from foreigndesk.run.front import open_desk

    try:
        with open_desk(desk) as opened:
            _write(opened, form, to)
    except BrokenPipeError:
        raise  # the reader of standard output went away; `main` ends quietly
    except OSError as error:
        raise OutputUnwritable(place=str(to or "-"), reason=error.strerror) from error


def _write(opened: Any, form: str, to: Path | None) -> None:
    """Write a desk's records to a file, a folder or standard output."""
    if form == "timeml" and to is not None:
        to.mkdir(parents=True, exist_ok=True)
        for name, text in opened.export_timeml():
            (to / f"{name}.tml").write_text(text, "utf-8")
        return
    texts = opened.export_jsonl() if form == "jsonl" else (t for _, t in opened.export_timeml())
    with click.open_file(str(to) if to else "-", "w", encoding="utf-8") as out:
        for text in texts:
            out.write(text.rstrip("\n") + "\n")
