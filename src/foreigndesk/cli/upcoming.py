"""`foreigndesk upcoming`: announced events still to come, and how earlier ones ended."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import click

from foreigndesk.cli.happenings import days
from foreigndesk.cli.output import (
    as_of_options,
    desk_option,
    format_option,
    ids_option,
    limit_option,
    since_until,
    write_found,
)
from foreigndesk.desk.lifecycle import Cycle, Stage, State

_LAPSED = "not reported to have happened"
_ENDINGS = {
    State.HAPPENED: "happened",
    State.CANCELLED: "called off",
    State.POSTPONED: "postponed, no new day stated",
    State.LAPSED: _LAPSED,
}


@click.command("upcoming")
@click.argument("named", metavar="[ID]", required=False)
@desk_option
@as_of_options
@click.option("--actor", help='Who takes part: IND, "India", EU, Modi, Q1058.')
@click.option("--deed", help="Kind of deed: meet, call, sign, withdraw, release, vote ...")
@since_until("Day of the event.")
@click.option("--undated", is_flag=True, help="Also those for which no day is stated.")
@click.option("--all", "every", is_flag=True, help="Also those that happened, moved or lapsed.")
@limit_option
@ids_option
@format_option
def command(named: str | None, desk: str, form: str, *, ids: bool, **asked: Any) -> None:
    """List announced events that are still to come, soonest first; with ID, one in all its stages.

    ID is the id of an announced event (l...), or of an event or happening that is a stage of it.
    """
    from foreigndesk.run.front import open_desk

    with open_desk(desk) as opened:
        if named is None:
            rows = opened.upcoming(**asked)
        else:
            when = {name: asked[name] for name in ("as_of", "recorded_by")}
            rows = [opened.lifecycle(named, **when)]
    lines = cycle_lines if named is None else stage_lines
    write_found(rows, form, lines, ids="id" if ids else None)


def cycle_lines(cycle: Cycle) -> Iterator[str]:
    """Yield an announced event's lines: day, who; what has become of it; words; who promised."""
    who = "; ".join(cycle.parties) or "?"
    where = f", in {cycle.place}" if cycle.place else ""
    yield f"{day_of(cycle)}  {cycle.deed}: {who}{where}  ({ending(cycle)})"
    yield f"“{cycle.evidence}”"
    for says in cycle.promised_by:
        yield f"according to: {' ← '.join(reversed(says))}"
    stated = f"; stated as “{cycle.stated}”" if cycle.stated else ""
    yield f"announced {cycle.first_published}, {repeated(cycle)}{stated}"
    yield " ".join(dict.fromkeys((cycle.id, cycle.event, cycle.first_event)))


def stage_lines(cycle: Cycle) -> Iterator[str]:
    """Yield the lines of an announced event with a line for every stage."""
    yield from cycle_lines(cycle)
    for stage in cycle.stages:
        yield stage_line(stage)


def stage_line(stage: Stage) -> str:
    """Return a stage on one line: report day, what it adds, day of the deed, words, who, id."""
    parts = [f"{stage.published} {stage.kind}"]
    if stage.starts is not None:
        stated = f" (“{stage.stated}”)" if stage.stated else ""
        parts.append(f"for {days(stage.starts, stage.ends)}{stated}")
    parts.append(f"“{stage.evidence}”")
    if stage.says:
        parts.append(f"— {' ← '.join(reversed(stage.says))}")
    if stage.note:
        parts.append(f"[{stage.note}]")
    return f"{' '.join(parts)} {stage.event}"


def ending(cycle: Cycle) -> str:
    """Return in words what has become of an announced event."""
    if cycle.state is State.LAPSED and cycle.starts is None:
        return f"no day was stated; {_LAPSED}"
    if cycle.state is State.LAPSED and cycle.latest is State.MOVED:
        return f"moved; {_LAPSED}"
    return _ENDINGS.get(cycle.state, cycle.state.value)


def day_of(cycle: Cycle) -> str:
    """Return the day that holds for an announced event, or that none is stated."""
    if cycle.starts is None or cycle.ends is None:
        return "day not stated"
    last = date.fromordinal(cycle.ends.toordinal() - 1)
    return f"by {last}" if cycle.due else days(cycle.starts, cycle.ends)


def repeated(cycle: Cycle) -> str:
    """Return how often an announcement was confirmed."""
    times = cycle.confirmations
    if not times:
        return "not repeated since"
    return f"confirmed by {times} later {'account' if times == 1 else 'accounts'}"
