"""`foreigndesk story`: stories, and one with its timeline: what happened, what is planned."""

from collections.abc import Iterator
from typing import Any

import click

from foreigndesk.cli.happenings import days, told
from foreigndesk.cli.output import (
    as_of_options,
    desk_option,
    format_option,
    ids_option,
    limit_option,
    one_line,
    since_until,
    write_found,
    write_json,
)
from foreigndesk.cli.upcoming import cycle_lines, ending
from foreigndesk.desk.lifecycle import Cycle
from foreigndesk.desk.stories import Line
from foreigndesk.store.story_views import StoryRow, StoryView

_PARTS = (
    ("What happened", "happened"),
    ("Happened, day not known", "undated"),
    ("Planned", "planned"),
    ("Asked for, thought of or denied", "other"),
    ("Told as history", "historical"),
)


@click.command("story")
@click.argument("named", metavar="[ID|WORDS]", nargs=-1)
@desk_option
@as_of_options
@click.option("--actor", help='Main actor or country: IND, "India", EU, Modi, Q1058.')
@since_until("Publication day that a story must touch.")
@click.option("--reports", type=click.IntRange(1), help="At least so many reports tell of it.")
@click.option("--largest", is_flag=True, help="Those of most reports first, instead of the latest.")
@click.option("--voices", type=click.IntRange(1), default=1, help="Lines of so many voices.")
@limit_option
@ids_option
@format_option
def command(named: tuple[str, ...], desk: str, form: str, *, ids: bool, **asked: Any) -> None:
    """List stories; with ID or WORDS, show one with its timeline.

    ID is the id of a story (y...), or of a report, event, statement or happening of it; WORDS are
    words of its title or terms, and list the stories that have them where there are several.
    """
    from foreigndesk.run.front import open_desk

    when = {name: asked.pop(name) for name in ("as_of", "recorded_by")}
    voices = asked.pop("voices")
    with open_desk(desk) as opened:
        rows = [] if named else opened.stories(**asked)
        if named:
            rows = opened.stories(text=" ".join(named), **{"largest": True} | _given(asked))
        if named and len(rows) <= 1:
            shown = opened.story(rows[0].story_id if rows else " ".join(named), **when)
            write_story(shown, form, voices=voices)
            return
    write_found(rows, form, story_lines, ids="story_id" if ids else None)


def _given(asked: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in asked.items() if value}


def story_lines(row: StoryRow) -> Iterator[str]:
    """Yield a story's lines: days and title; who; how many reports and happenings; its id."""
    yield f"{span(row)}  {row.title}"
    about = [*row.actors, *row.countries]
    if about:
        yield f"about: {'; '.join(about)}"
    count = "1 report" if row.reports == 1 else f"{row.reports} reports"
    yield f"{count}, {row.happenings} happenings; words: {', '.join(row.terms)}"
    yield row.story_id


def span(row: StoryRow) -> str:
    """Return the first and last day of a story."""
    first, last = row.first_day, row.last_day
    return str(first) if first == last else f"{first} to {last}"


def write_story(shown: StoryView, form: str, *, voices: int = 1) -> None:
    """Print a story: title, reports, its timeline part by part, and its announced events."""
    if form != "table":
        write_json([shown], form)
        return
    story = shown.story
    click.secho(one_line(f"{story.title}"), bold=True)
    click.echo(f"    {story.id}, as known on {shown.as_of}; {len(story.reports)} reports")
    if story.actors or story.countries:
        click.echo(one_line(f"    about: {'; '.join((*story.actors, *story.countries))}"))
    for report in shown.reports:
        words = [str(report.published), report.publisher or "", report.title or "", report.report]
        click.echo(f"    {one_line(' '.join(words))}")
    outcomes = {stage.event: cycle for cycle in shown.announced for stage in cycle.stages}
    for heading, part in _PARTS:
        lines = [line for line in getattr(shown.timeline, part) if line.voices >= voices]
        if lines:
            click.secho(f"\n{heading}", bold=True)
        for line in lines:
            _write_line(line, outcomes.get(line.event))
    if shown.announced:
        click.secho("\nAnnounced, and what has become of it", bold=True)
    for cycle in shown.announced:
        head, *others = cycle_lines(cycle)
        click.echo(f"    {one_line(head)}")
        click.echo(f"        {one_line('; '.join(others[:1] + others[-2:]))}")


def _write_line(line: Line, cycle: Cycle | None) -> None:
    day = days(line.starts, line.ends) if line.starts else f"told {line.published}"
    status = "" if line.status == "happened" and not line.historical else f" ({line.status})"
    click.echo(one_line(f"{day}  “{line.text}”{status}"))
    says = " ← ".join(reversed(line.says)) or line.publisher or "the report"
    became = f"; {ending(cycle)}" if cycle is not None and line.status == "planned" else ""
    ids = " ".join(dict.fromkeys((line.happening, line.event, *line.also)))
    where = f"{says}; {told(line.reports, line.voices)}{became}; {ids}"
    click.echo(f"    {one_line(where)}")
