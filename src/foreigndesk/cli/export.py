"""`foreigndesk export`: the current records as JSON lines or TimeML."""

from pathlib import Path

import click

from foreigndesk.cli.output import desk_option


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

    with open_desk(desk) as opened:
        if form == "timeml" and to is not None:
            to.mkdir(parents=True, exist_ok=True)
            for name, text in opened.export_timeml():
                (to / f"{name}.tml").write_text(text, "utf-8")
            return
        lines = (
            opened.export_jsonl()
            if form == "jsonl"
            else (text for _, text in opened.export_timeml())
        )
        with click.open_file(str(to) if to else "-", "w", encoding="utf-8") as out:
            for line in lines:
                out.write(line.rstrip("\n") + "\n")
