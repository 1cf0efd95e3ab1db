"""`foreigndesk audit`: anyone's brief, sentence by sentence, and what bears it out."""

import sys
from datetime import date
from pathlib import Path

import click
import msgspec

from foreigndesk.cli.brief import write_out
from foreigndesk.cli.output import desk_option
from foreigndesk.desk.audit import Audit, Verdict

_VERDICTS = [verdict.value for verdict in Verdict]
FAILED = 4


@click.command("audit")
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True))
@desk_option
@click.option(
    "--against",
    default="desk",
    show_default=True,
    help='"desk", the id of a report or story, or "itself": form alone, no desk needed.',
)
@click.option("--date", "day", help="Publication day of the brief, where the file has none.")
@click.option(
    "--fail-on", help=f"Exit with {FAILED} if there is any of these (commas between): {_VERDICTS}."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "html", "json")),
    default="text",
    show_default=True,
    help="How to write it.",
)
@click.option("--output", type=click.Path(dir_okay=False), help="Write to a file.")
def command(  # noqa: PLR0913  one parameter an option
    *,
    file: str,
    desk: str,
    against: str,
    day: str | None,
    fail_on: str | None,
    form: str,
    output: str | None,
) -> None:
    """Mark each sentence of a brief: supported, unsupported, contradicted, misattributed ...

    FILE is a text brief ("-": standard input). Wrong days and statuses, labels and headings that
    don't fit their section, and quotations that speak of their own speaker are marked too.
    """
    kinds = _kinds(fail_on)
    audit = _audited(file, desk, against, _day(day))
    write_out(in_form(audit, form), output)
    if audit.faults(kinds):
        sys.exit(FAILED)


def _audited(file: str, desk: str, against: str, day: date | None) -> Audit:
    from foreigndesk.run.briefs import audit_text
    from foreigndesk.run.front import open_desk

    text = sys.stdin.read() if file == "-" else _text_of(file)
    try:
        if against == "itself":
            return audit_text(text, published=day)
        with open_desk(desk) as opened:
            return opened.audit(text, against=against, published=day)
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def _text_of(file: str) -> str:
    from foreigndesk.errors import SourceMissing
    from foreigndesk.intake.decode import encoding_of

    path = Path(file)
    if not path.is_file():
        raise SourceMissing(place=file)
    data = path.read_bytes()
    return data.decode(encoding_of(data, file))


def in_form(audit: Audit, form: str) -> str:
    """Return an audit in one of the formats."""
    from foreigndesk.desk.audit.report import to_html, to_text

    if form == "json":
        data = {"counts": audit.counts, **msgspec.to_builtins(audit)}
        return msgspec.json.format(msgspec.json.encode(data), indent=1).decode() + "\n"
    return to_html(audit) if form == "html" else to_text(audit)


def _kinds(words: str | None) -> tuple[Verdict, ...]:
    names = [name.strip() for name in (words or "").split(",") if name.strip()]
    unknown = [name for name in names if name not in _VERDICTS]
    if unknown:
        message = f"{', '.join(unknown)}: no verdict; use {', '.join(_VERDICTS)}"
        raise click.UsageError(message)
    return tuple(Verdict(name) for name in names)


def _day(words: str | None) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError as error:
        message = f"--date {words}: write YYYY-MM-DD"
        raise click.UsageError(message) from error
