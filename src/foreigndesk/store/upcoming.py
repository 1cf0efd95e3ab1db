"""Asking a desk for announced events: what was still to come on a day, and how others ended."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

import duckdb
from msgspec import Struct

from foreigndesk.desk.acts import Party
from foreigndesk.desk.lifecycle import REMEMBERED, Account, Cycle, known_on, lifecycles
from foreigndesk.desk.select import Selector, parse_selector
from foreigndesk.errors import EntryAmbiguous, EntryUnknown
from foreigndesk.store.lifecycles import accounts_by_id
from foreigndesk.store.naming import begins, looks_like_id

_LAST_DAY = "select max(published) from current_reports"
_OPEN = """select distinct l.group_id from lifecycles l join lifecycle_stages s using (lifecycle_id)
where s.published <= $1 and s.stage <> 'happened' and (s.ends > $1 or s.published >= $2)"""
_EVERY = """select distinct l.group_id
from lifecycles l join lifecycle_stages s using (lifecycle_id)
where s.published <= $1 and (s.published >= $2 or s.ends > $2)"""
_EVENTS = """select event_id from lifecycle_groups
where group_id in (select unnest(?)) order by event_id"""
_STAGED = "select distinct l.group_id, l.lifecycle_id from lifecycles l where"
_STAGE = f"{_STAGED} l.lifecycle_id in (select s.lifecycle_id from lifecycle_stages s where"  # noqa: S608  our own names
_NAMED = {  # by the letter that ids of a sort begin with
    "l": f"{_STAGED} {begins('l.lifecycle_id')} order by all",
    "e": f"{_STAGE} {begins('s.event_id')}) order by all",
    "h": f"{_STAGE} s.event_id in (select event_id from happening_events "  # noqa: S608  the same
    f"where {begins('happening_id')})) order by all",
}


class UpcomingFilter(Struct, frozen=True, kw_only=True):
    """Which announced events, as known at the end of the day `as_of` (default: the last report's).

    `recorded_by` leaves out what was recorded later (record time) whatever its publication day.
    `actor` is a selector (IND, "India", Modi); `since` and `until` are days of the event. `undated`
    keeps those without a stated day; `every` adds those that ended. `limit` None means all.
    """

    as_of: date | None = None
    recorded_by: date | None = None
    actor: str | None = None
    deed: str | None = None
    since: date | None = None
    until: date | None = None
    undated: bool = False
    every: bool = False
    limit: int | None = None


def find_upcoming(connection: duckdb.DuckDBPyConnection, asked: UpcomingFilter) -> list[Cycle]:
    """Return announced events, soonest first, those without a day last.

    Raises:
        SelectorInvalid: the selector of the actor is none.
    """
    day = asked.as_of or last_day(connection)
    if day is None:
        return []
    selector = parse_selector(asked.actor) if asked.actor is not None else None
    told = _told(connection, _candidates(connection, asked, day), day, asked.recorded_by)
    found = [cycle for cycle in told if _wanted(cycle, asked, selector)]
    return sorted(found, key=_soonest)[: asked.limit]


def find_lifecycle(
    connection: duckdb.DuckDBPyConnection,
    named: str,
    *,
    as_of: date | None = None,
    recorded_by: date | None = None,
) -> Cycle:
    """Return a life-cycle by its id, or that of an event or happening which is a stage of it.

    Raises:
        EntryUnknown: there is none, or none was known then.
        EntryAmbiguous: several answer to it.
    """
    day = as_of or last_day(connection)
    query = _NAMED.get(named[:1]) if looks_like_id(named) else None
    rows = connection.execute(query, [named]).fetchall() if query and day else []
    if not rows or day is None:
        raise EntryUnknown(found=named, kind="announced event")
    told = _told(connection, [group for group, _ in rows], day, recorded_by)
    names = {cycle for _, cycle in rows}
    found = [cycle for cycle in told if cycle.id in names or _has(cycle, named)]
    if not found:
        raise EntryUnknown(found=named, kind=f"announced event known on {day}")
    if len(found) > 1:
        some = ", ".join(cycle.id for cycle in found[:5])
        raise EntryAmbiguous(found=named, count=len(found), some=some)
    return found[0]


def cycles_of(
    connection: duckdb.DuckDBPyConnection, events: Iterable[str], *, day: date
) -> list[Cycle]:
    """Return the life-cycles that events are stages of, as known on a day."""
    query = "select distinct group_id from lifecycle_groups where event_id in (select unnest(?))"
    wanted = sorted(set(events))
    rows = connection.execute(query, [wanted]).fetchall() if wanted else []
    told = _told(connection, [row[0] for row in rows], day, None)
    known = set(wanted)
    return [cycle for cycle in told if known & {stage.event for stage in cycle.stages}]


def last_day(connection: duckdb.DuckDBPyConnection) -> date | None:
    """Return the publication day of the latest report; None where there is none."""
    row = connection.execute(_LAST_DAY).fetchone()
    return row[0] if row else None


def end_of(day: date | None) -> datetime | None:
    """Return the last moment of a day (UTC)."""
    return None if day is None else datetime.combine(day, time.max)


def _candidates(
    connection: duckdb.DuckDBPyConnection, asked: UpcomingFilter, day: date
) -> list[str]:
    """Return the groups in which there may be something that is wanted."""
    if asked.every:
        rows = connection.execute(_EVERY, [day, asked.since or date.min]).fetchall()
    else:
        remembered = day - timedelta(days=REMEMBERED)
        rows = connection.execute(_OPEN, [day, remembered]).fetchall()
    return [row[0] for row in rows]


def _told(
    connection: duckdb.DuckDBPyConnection, groups: list[str], day: date, recorded_by: date | None
) -> list[Cycle]:
    events = connection.execute(_EVENTS, [groups]).fetchall() if groups else []
    accounts: list[Account] = accounts_by_id(connection, [row[0] for row in events])
    known = known_on(accounts, day, end_of(recorded_by))
    return [cycle for cycle in lifecycles(known, day) if cycle.announced]


def _wanted(cycle: Cycle, asked: UpcomingFilter, selector: Selector | None) -> bool:
    if not (asked.every or cycle.open) or (asked.deed and cycle.deed != asked.deed):
        return False
    if cycle.starts is None or cycle.ends is None:
        if not asked.undated:
            return False
    elif (asked.until and cycle.starts > asked.until) or (
        asked.since and cycle.ends <= asked.since
    ):
        return False
    return selector is None or any(map(selector.matches, _parties(cycle)))


def _parties(cycle: Cycle) -> list[Party]:
    return [
        *(Party(id="", key=key, name="") for key in cycle.keys),
        *(Party(id="", key="", name=name) for name in cycle.parties),
        *(Party(id="", key=code, name=code, country=code) for code in cycle.countries),
    ]


def _has(cycle: Cycle, named: str) -> bool:
    return any(stage.event.startswith(named) for stage in cycle.stages)


def _soonest(cycle: Cycle) -> tuple[bool, date, date, str]:
    first = cycle.first_published
    return cycle.starts is None, cycle.ends or first, cycle.starts or first, cycle.id
