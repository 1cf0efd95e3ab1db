"""`foreigndesk show`: the whole record of one report."""

import click

from foreigndesk.cli.output import desk_option, printable
from foreigndesk.record.entries import Event, Record, Statement
from foreigndesk.record.wire import encode


@click.command("show")
@click.argument("report")
@desk_option
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="How to print.",
)
def command(report: str, desk: str, form: str) -> None:
    """Print the whole record of one report.

    REPORT is a report's id (or its beginning), its source, or a part of its title.
    """
    from foreigndesk.run.front import open_desk

    with open_desk(desk) as opened:
        record = opened.record(report)
    if form == "json":
        click.echo(encode(record).decode())
    else:
        write_record(record)


def write_record(record: Record) -> None:
    """Print a record: head, actors, times, statements, events, each with its id and words."""
    report = record.report
    click.secho(printable(report.title or "(no title)"), bold=True)
    head = (report.published.isoformat(), report.publisher, report.dateline, report.url, report.id)
    click.echo("  " + printable(" · ".join(part for part in head if part)))
    names = {actor.id: actor.name for actor in record.actors}
    _write_actors(record)
    _write_times(record)
    _write_list("statements", [statement_line(one, record, names) for one in record.statements])
    _write_list("events", [event_line(one, record, names) for one in record.events])


def _write_actors(record: Record) -> None:
    lines = []
    for actor in record.actors:
        who = " ".join((actor.country or "?", "+".join(actor.sectors) or "?"))
        role = f", {actor.role}" if actor.role else ""
        lines.append(f"{actor.id}  {actor.name} [{who}]{role} ×{len(actor.mentions)}")
    _write_list("actors", lines)


def _write_times(record: Record) -> None:
    text = record.report.text
    lines = [f"{time.id}  “{time.span.of(text)}” = {time.value}" for time in record.times]
    _write_list("times", lines)


def _write_list(heading: str, lines: list[str]) -> None:
    click.secho(f"{heading} ({len(lines)})", underline=True)
    for line in lines:
        click.echo("  " + printable(line).replace("\n", " "))


def statement_line(statement: Statement, record: Record, names: dict[str, str]) -> str:
    """Return a statement on one line: who says what, and who relays it."""
    text = record.report.text
    named = ", ".join(span.of(text) for span in statement.source_spans)
    source = names.get(statement.source or "") or named or "(source not named)"
    content = " … ".join(span.of(text) for span in statement.content)
    via = f" via {statement.via or names.get(statement.via_actor or '', '')}"
    relayed = via if statement.via or statement.via_actor else ""
    return f"{statement.id}  {source}{relayed} ({statement.kind.value}): {content}"


def event_line(event: Event, record: Record, names: dict[str, str]) -> str:
    """Return an event on one line: who did what to whom, when, status, chain and words."""
    who = ", ".join(names[actor] for actor in event.actors) or "?"
    whom = ", ".join(names[actor] for actor in event.recipients)
    code = event.type + (f"/{event.mode}" if event.mode else "")
    when = event.when.value or "date unknown"
    marks = event.status.value + (", historical" if event.historical else "")
    per = f" per {' > '.join(event.per)}" if event.per else ""
    words = event.evidence[0].of(record.report.text)
    return f"{event.id}  {who} {code} {whom} [{when}, {marks}]{per}: “{words}”"
