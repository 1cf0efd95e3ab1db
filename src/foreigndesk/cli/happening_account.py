"""How a happening is explained in print: what is agreed, who disagrees, each event's words."""

from collections.abc import Iterator

import click

from foreigndesk.cli.happenings import days, told, versions
from foreigndesk.cli.output import printable
from foreigndesk.cli.why_lines import marked
from foreigndesk.desk.acts import Party
from foreigndesk.run.happenings import HappeningAccount, Member


def write_account(account: HappeningAccount) -> None:
    """Print why a happening stands in the desk."""
    happening = account.happening
    click.echo(f"happening {happening.id}")
    code = happening.type + (f" {happening.mode}" if happening.mode else "")
    whom = f" → {_names(happening.recipients)}" if happening.recipients else ""
    status = happening.status + (", historical" if happening.historical else "")
    who = _names(happening.actors) or "(nobody named)"
    click.secho(f"  {printable(f'{who}: {code}{whom} ({status})')}", bold=True)
    for name, value in _fields(account):
        click.echo(f"  {name}: {printable(value)}")
    for conflict in happening.conflicts:
        click.echo(f"  accounts disagree on {printable(versions(conflict))}")
    for number, member in enumerate(account.members, start=1):
        write_member(member, number)
    click.echo()


def _names(parties: tuple[Party, ...]) -> str:
    return ", ".join(
        f"{party.name} ({party.country})" if party.country else party.name for party in parties
    )


def _fields(account: HappeningAccount) -> Iterator[tuple[str, str]]:
    happening = account.happening
    yield "when", days(happening.starts, happening.ends)
    if happening.place:
        yield "where", happening.place
    if happening.contexts:
        yield "contexts", ", ".join(happening.contexts)
    yield "codes", f"quad {happening.quad}, score {happening.score:+g}"
    yield "told by", told(len(happening.reports), happening.voices)
    yield "best told by", happening.best
    yield "confidence", f"{happening.confidence:.2f}"
    if happening.corrected:
        yield "corrected", "a correction touched it"


def write_member(member: Member, number: int) -> None:
    """Print one event of a happening: its report, its words, why it belongs to it."""
    act = member.act
    named = ": ".join(part for part in (act.publisher, member.title) if part)
    copy = "" if member.voice == act.report else f", a copy or rewrite of {member.voice}"
    head = f"  {number}. {act.id}, {act.status}, report of {act.published} {named or act.report}"
    click.echo(printable(f"{head}{copy}"))
    for passage in member.passages:
        click.echo(f"     │ {marked(passage)}")
    if member.chain:
        sources = " ← ".join(link.source for link in reversed(member.chain))
        click.echo(f"     according to: {printable(sources)}")
    join = member.join
    if join.other is not None:
        click.echo(
            f"     joined to {join.other}: {printable(join.reason)} (score {join.score:.2f})"
        )
