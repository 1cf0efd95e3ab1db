"""Asking a desk for its stories: lists, and one with its reports and timeline as of a day."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import duckdb
from msgspec import Struct

from foreigndesk.desk.acts import Act
from foreigndesk.desk.lifecycle import Cycle
from foreigndesk.desk.select import parse_selector
from foreigndesk.desk.stories import Story, Timeline, timeline, words
from foreigndesk.errors import EntryAmbiguous, EntryUnknown
from foreigndesk.reading.sentences import split_sentences
from foreigndesk.record.wire import decode
from foreigndesk.store.acts import acts
from foreigndesk.store.filters import Conditions
from foreigndesk.store.naming import begins, ids_like, looks_like_id
from foreigndesk.store.selecting import resolve
from foreigndesk.store.stories import linked_with, links_among, stories_of
from foreigndesk.store.upcoming import cycles_of, end_of, last_day

_TOLD = {  # columns of a story, with the names that they have in `Story`
    "central_report": "central",
    **{name: name for name in ("title", "first_day", "last_day", "actors", "actor_keys")},
    **{name: name for name in ("countries", "terms")},
}
_SENTENCE = 400  # characters of a sentence that still is one line
_COUNTED = """select m.story_id, count(distinct h.happening_id)
from story_reports m join happening_events h using (report_id)
where m.story_id in (select unnest(?)) group by 1"""
_OF_STORY = "select report_id from story_reports where story_id = ? order by published, report_id"
_STORIES = "select distinct story_id from story_reports where"
_IN = f"{_STORIES} report_id in (select report_id from"
_NAMED = {  # by the letter that ids of a sort begin with
    "y": f"{_STORIES} {begins('story_id')} order by 1",
    "r": f"{_STORIES} {begins('report_id')} order by 1",
    "e": f"{_IN} events where {begins('event_id')}) order by 1",
    "s": f"{_IN} statements where {begins('statement_id')}) order by 1",
    "h": f"{_IN} happening_events where {begins('happening_id')}) order by 1",
}
_KNOWN = """select r.report_id, r.published, r.publisher, r.title from current_reports r
where r.report_id in (select unnest($1)) and r.published <= $2
and ($3 is null or r.report_id in (
    select report_id from sources where recorded is null or recorded <= $3))
order by r.published, r.report_id"""


class StoryFilter(Struct, frozen=True, kw_only=True):
    """Which stories: all conditions given must hold.

    `actor` is a selector (IND, "India", Modi) among its main actors and countries; `since` and
    `until` are publication days that it must touch; `reports` the least number of reports; `text`
    words of its title or terms, all of them. `largest` puts those of most reports first, instead
    of the latest. `limit` None means all.
    """

    actor: str | None = None
    since: date | None = None
    until: date | None = None
    reports: int | None = None
    text: str | None = None
    largest: bool = False
    limit: int | None = None


class StoryRow(Struct, frozen=True, kw_only=True):
    """A story as a row; `happenings` counts what its reports tell of."""

    story_id: str
    title: str
    first_day: date
    last_day: date
    reports: int
    happenings: int
    actors: list[str]
    countries: list[str]
    terms: list[str]
    central_report: str


class StoryReport(Struct, frozen=True, kw_only=True):
    """A report of a story."""

    report: str
    published: date
    publisher: str | None
    title: str | None


class StoryView(Struct, frozen=True, kw_only=True):
    """A story with its reports, its timeline, and the announced events that it tells of.

    `as_of` is the day whose knowledge it shows.
    """

    story: Story
    as_of: date
    reports: tuple[StoryReport, ...]
    timeline: Timeline
    announced: tuple[Cycle, ...]


def find_stories(connection: duckdb.DuckDBPyConnection, asked: StoryFilter) -> list[StoryRow]:
    """Return stories, the latest or the largest first.

    Raises:
        SelectorInvalid: the selector of the actor is none.
    """
    where = _conditions(connection, asked)
    names = StoryRow.__struct_fields__
    columns = ", ".join("0" if name == "happenings" else f"e.{name}" for name in names)
    first = "e.reports desc, " if asked.largest else ""
    query = (
        f"select {columns} from stories e{where.sql} "  # noqa: S608  our own names
        f"order by {first}e.last_day desc, e.reports desc, e.story_id"
    )
    if asked.limit is not None:
        query += " limit ?"
        where.values.append(asked.limit)
    rows = connection.execute(query, where.values).fetchall()
    counts = dict(connection.execute(_COUNTED, [[row[0] for row in rows]]).fetchall())
    return [
        StoryRow(**dict(zip(names, row, strict=True)) | {"happenings": counts.get(row[0], 0)})
        for row in rows
    ]


def find_story(
    connection: duckdb.DuckDBPyConnection,
    named: str,
    *,
    as_of: date | None = None,
    recorded_by: date | None = None,
) -> StoryView:
    """Return a story by id, by a report, event, statement or happening of it, or by words.

    `as_of` shows it by what had been published then, `recorded_by` by what had been recorded.

    Raises:
        EntryUnknown: there is none, or nothing of it was known then.
        EntryAmbiguous: several answer to it.
    """
    story = _story_named(connection, named)
    day = as_of or last_day(connection) or date.max
    own = [row[0] for row in connection.execute(_OF_STORY, [story]).fetchall()]
    known = connection.execute(_KNOWN, [own, day, end_of(recorded_by)]).fetchall()
    now = as_of is None and recorded_by is None and len(known) == len(own)
    if not now:
        around = sorted(linked_with(connection, set(own)))
        known = connection.execute(_KNOWN, [around, day, end_of(recorded_by)]).fetchall()
    days = {report: published for report, published, _, _ in known}
    mine = next((report for report in own if report in days), None)
    if mine is None:
        raise EntryUnknown(found=named, kind=f"story known on {day}")
    if now:
        found = _as_told(connection, story, own)
    else:
        told = stories_of(connection, days, links_among(connection, sorted(days)))
        found = next(one for one in told if mine in one.reports)
    lines, announced = _told(connection, found.reports, day)
    return StoryView(
        story=found,
        as_of=day,
        reports=tuple(
            StoryReport(report=report, published=published, publisher=publisher, title=title)
            for report, published, publisher, title in known
            if report in set(found.reports)
        ),
        timeline=lines,
        announced=announced,
    )


def _as_told(connection: duckdb.DuckDBPyConnection, story: str, reports: list[str]) -> Story:
    """Return a story as the teller left it."""
    query = f"select {', '.join(_TOLD)} from stories where story_id = ?"  # noqa: S608  our own names
    (row,) = connection.execute(query, [story]).fetchall()
    kept = (tuple(value) if isinstance(value, list) else value for value in row)
    fields: dict[str, Any] = dict(zip(_TOLD.values(), kept, strict=True))
    return Story(id=story, reports=tuple(reports), **fields)


def story_by_id(connection: duckdb.DuckDBPyConnection, named: str) -> tuple[str, str, list[str]]:
    """Return a story's whole id, title and reports, given its id or the beginning of it.

    Raises:
        EntryUnknown: there is none.
        EntryAmbiguous: several begin so.
    """
    ids = ids_like(connection, "stories", "story_id", named)
    if not ids:
        raise EntryUnknown(found=named, kind="story")
    if len(ids) > 1:
        raise EntryAmbiguous(found=named, count=len(ids), some=", ".join(ids[:5]))
    ((title,),) = connection.execute("select title from stories where story_id = ?", ids).fetchall()
    reports = [row[0] for row in connection.execute(_OF_STORY, ids).fetchall()]
    return ids[0], title, reports


def _told(
    connection: duckdb.DuckDBPyConnection, reports: Sequence[str], day: date
) -> tuple[Timeline, tuple[Cycle, ...]]:
    where = Conditions()
    where.add("e.report_id in (select unnest(?))", list(reports))
    found = list(acts(connection, where))
    lines = timeline(
        found,
        _pairs(connection, "event_id, happening_id", "happening_events", reports),
        _pairs(connection, "report_id, voice", "report_voices", reports),
        _sentences(connection, found, reports),
    )
    cycles = cycles_of(connection, [act.id for act in found], day=day)
    return lines, tuple(cycles)


def _sentences(
    connection: duckdb.DuckDBPyConnection, told: Sequence[Act], reports: Sequence[str]
) -> dict[str, str]:
    """Return the sentence in which each act is told; one that runs on is left at its clause."""
    query = "select report_id, record from reports where report_id in (select unnest(?))"
    spans: dict[str, list[tuple[int, int, str]]] = {}
    for report, record in connection.execute(query, [list(reports)]).fetchall():
        read = decode(record).report
        spans[report] = [
            (one.span.start, one.span.end, one.span.of(read.text)) for one in split_sentences(read)
        ]
    return {
        act.id: text
        for act in told
        for start, end, text in spans.get(act.report, ())
        if start <= act.start < end and len(text) <= _SENTENCE
    }


def _pairs(
    connection: duckdb.DuckDBPyConnection, columns: str, table: str, reports: Sequence[str]
) -> dict[str, str]:
    query = f"select {columns} from {table} where report_id in (select unnest(?))"  # noqa: S608  our own names
    return dict(connection.execute(query, [list(reports)]).fetchall())


def _story_named(connection: duckdb.DuckDBPyConnection, named: str) -> str:
    query = _NAMED.get(named[:1]) if looks_like_id(named) else None
    found = [row[0] for row in connection.execute(query, [named]).fetchall()] if query else []
    if not found and named:
        rows = find_stories(connection, StoryFilter(text=named, largest=True))
        found = [row.story_id for row in rows]
        if len(found) > 1:
            some = "; ".join(f"{row.story_id} {row.title}" for row in rows[:5])
            raise EntryAmbiguous(found=named, count=len(found), some=some)
    if not found:
        raise EntryUnknown(found=named, kind="story")
    if len(found) > 1:
        raise EntryAmbiguous(found=named, count=len(found), some=", ".join(found[:5]))
    return str(found[0])


def _conditions(connection: duckdb.DuckDBPyConnection, asked: StoryFilter) -> Conditions:
    found = Conditions()
    if asked.reports is not None:
        found.add("e.reports >= ?", asked.reports)
    if asked.since is not None:
        found.add("e.last_day >= ?", asked.since)
    if asked.until is not None:
        found.add("e.first_day <= ?", asked.until)
    for word in words(asked.text or ""):
        found.add("(list_contains(e.terms, ?) or contains(lower(e.title), ?))", word, word)
    if asked.text is not None and not words(asked.text):
        found.add_part("e.title", asked.text)
    if asked.actor is not None:
        _add_actor(found, connection, asked.actor)
    return found


def _add_actor(found: Conditions, connection: duckdb.DuckDBPyConnection, actor: str) -> None:
    side: Any = resolve(connection, parse_selector(actor))
    countries = [country for part in side.parts for country in part.countries]
    keys = [key for part in side.parts for key in part.keys]
    found.add(
        "(list_has_any(e.countries, ?::varchar[]) or list_has_any(e.actor_keys, ?::varchar[]))",
        countries,
        keys,
    )
