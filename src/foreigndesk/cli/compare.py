"""`foreigndesk compare`: what each account of a call or meeting has, leaves out, words apart."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click
import msgspec

from foreigndesk.cli.output import FORMATS, desk_option, one_line

if TYPE_CHECKING:  # the desk is loaded when the command runs
    from foreigndesk.desk.readouts.compare import Comparison, Difference, Topic
    from foreigndesk.desk.readouts.points import Point


@click.command("compare")
@click.argument("named", metavar="EVENT | REPORT REPORT...", nargs=-1, required=True)
@desk_option
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How to print.",
)
def command(named: tuple[str, ...], desk: str, form: str) -> None:
    """Compare accounts of one call, meeting or summit; nothing is merged.

    One name is the id of a happening or event, or words that find one; several are reports, by the
    beginning of an id or a part of a title.
    """
    from foreigndesk.run.front import open_desk

    with open_desk(desk) as opened:
        found = opened.compare(*named)
    if form == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(found), indent=1).decode())
    elif form == "jsonl":
        for topic in found.topics:
            click.echo(msgspec.json.encode(topic).decode())
    else:
        for line in _lines(found):
            click.echo(line)


def _lines(found: "Comparison") -> Iterator[str]:
    of = f"accounts of {found.happening}" if found.happening else "accounts"
    yield f"{len(found.accounts)} {of}"
    for account in found.accounts:
        copies = f", and {len(account.copies)} copies" if account.copies else ""
        title = f": {account.title}" if account.title else ""
        publisher = account.publisher or "publisher unknown"
        line = f"{account.label}  {account.published} {publisher}{title} ({account.report}{copies})"
        yield one_line(line)
    if len(found.accounts) == 1:
        yield "one account only in this desk: there is nothing to compare it with"
    yield from _part("in all accounts", found, [one for one in found.topics if one.everywhere])
    for account in found.accounts if len(found.accounts) > 1 else ():
        topics = list(found.left_out_by(account.label))
        yield from _part(f"{account.label} leaves out", found, topics)


def _part(heading: str, found: "Comparison", topics: "list[Topic]") -> Iterator[str]:
    if not topics:
        return
    yield ""
    yield click.style(heading, bold=True)
    for topic in topics:
        yield f"  {one_line(topic.about) or 'a point'}"
        for account, points in zip(found.accounts, topic.cells, strict=True):
            for point in points:
                yield f"    {account.label}: {_point(point)}"
        for difference in topic.differences:
            yield f"    {_difference(difference)}"


def _point(point: "Point") -> str:
    where = point.entry or f"{point.report} [{point.start}, {point.end})"
    return f"“{one_line(point.words)}” ({where})"


def _difference(difference: "Difference") -> str:
    versions = (f"{one.account}: {one.value or 'none'}" for one in difference.versions)
    return f"differ in {difference.field}: {one_line(' / '.join(versions))}"
