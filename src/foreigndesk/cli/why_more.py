"""How everything that has an id is explained in print: stories, announced events, reports."""

from collections.abc import Iterator

import click

from foreigndesk.cli.happening_account import write_account
from foreigndesk.cli.happenings import days
from foreigndesk.cli.output import one_line, printable
from foreigndesk.cli.upcoming import day_of, ending
from foreigndesk.cli.why_lines import marked, write_explanation
from foreigndesk.record.explain import Explanation
from foreigndesk.run.reasons import CycleAccount, Reasons, StageAccount
from foreigndesk.store.reasons import ReportAccount, StoryAccount, StoryMember

_TERMS = 8  # of those that two reports share


def write_reasons(found: Reasons) -> None:
    """Print what defends anything that has an id."""
    if isinstance(found, Explanation):
        write_explanation(found)
    elif isinstance(found, StoryAccount):
        write_story(found)
    elif isinstance(found, CycleAccount):
        write_cycle(found)
    elif isinstance(found, ReportAccount):
        write_report(found)
    else:
        write_account(found)


def write_story(account: StoryAccount) -> None:
    """Print why the reports of a story are one."""
    click.echo(f"story {account.story}")
    click.secho(f"  {printable(one_line(account.title))}", bold=True)
    if len(account.members) == 1:
        click.echo("  no other report takes it up")
    for number, member in enumerate(account.members, start=1):
        for line in _member(member, number):
            click.echo(f"  {printable(line)}")
    click.echo()


def _member(member: StoryMember, number: int) -> Iterator[str]:
    named = ": ".join(part for part in (member.publisher, member.title) if part)
    yield one_line(f"{number}. {member.report}, report of {member.published} {named}".rstrip())
    for tie in member.ties:
        shared = ", ".join(tie.terms[:_TERMS]) or "no words"
        told = f"; both tell of {', '.join(tie.happenings)}" if tie.happenings else ""
        yield f"   tied to {tie.report} (nearness {tie.weight:.2f}): {shared}{told}"


def write_cycle(account: CycleAccount) -> None:
    """Print why an announced event stands: each of its stages with its words."""
    cycle = account.cycle
    click.echo(f"announced event {cycle.id}")
    who = "; ".join(cycle.parties) or "?"
    fact = f"{day_of(cycle)}  {cycle.deed}: {who} ({ending(cycle)})"
    click.secho(f"  {printable(one_line(fact))}", bold=True)
    for number, stage in enumerate(account.stages, start=1):
        _write_stage(stage, number)
    click.echo()


def _write_stage(account: StageAccount, number: int) -> None:
    stage = account.stage
    day = f", for {days(stage.starts, stage.ends)}" if stage.starts else ""
    recorded = f", recorded {stage.recorded:%Y-%m-%d}" if stage.recorded else ""
    head = f"{number}. {stage.kind}{day}: {stage.event}, report of {stage.published}{recorded}"
    click.echo(printable(f"  {head}"))
    for passage in account.words.passages:
        click.echo(f"     │ {marked(passage)}")
    if stage.says:
        click.echo(f"     according to: {printable(' ← '.join(reversed(stage.says)))}")
    if stage.note:
        click.echo(f"     {printable(stage.note)}")


def write_report(account: ReportAccount) -> None:
    """Print where a report came from, how it begins and what was read in it."""
    click.echo(f"report {account.report}")
    named = ": ".join(part for part in (account.publisher, account.title) if part)
    click.secho(f"  {printable(one_line(f'{account.published} {named}'.rstrip()))}", bold=True)
    click.echo(f"  │ {printable(one_line(account.beginning))}")
    for source in account.sources:
        now = "" if source.current else ", replaced since by another text"
        when = f", recorded {source.recorded:%Y-%m-%d %H:%M}" if source.recorded else ""
        click.echo(printable(f"  from {source.key}, version {source.version}{when}{now}"))
    if account.url:
        click.echo(printable(f"  at {account.url}"))
    counts = ", ".join(f"{count} {name}" for name, count in account.entries.items())
    click.echo(f"  read by {printable(account.reader)}: {counts}")
    click.echo()
