"""What holds a story together, and where a report came from."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

import duckdb
from msgspec import Struct

from foreigndesk.errors import EntryAmbiguous, EntryUnknown
from foreigndesk.store.naming import ids_like
from foreigndesk.store.story_views import story_by_id

_REPORTS = """select report_id, published, publisher, title from reports
where report_id in (select unnest(?)) order by published, report_id"""
_TIES = """select l.one, l.other, l.weight,
    list_filter(a.terms, lambda x: list_contains(b.terms, x))
from story_links l join report_terms a on a.report_id = l.one
    join report_terms b on b.report_id = l.other
where l.one in (select unnest($1)) and l.other in (select unnest($1)) order by 1, 2"""
_SHARED = """select h.report_id, list(h.happening_id order by h.happening_id) from (
    select distinct report_id, happening_id from happening_events
    where report_id in (select unnest(?))) h group by 1"""
_OF = """select s.source_key, s.version, s.current, s.recorded from sources s
where s.report_id = ? order by 1, 2"""
_HEAD = "select published, publisher, title, url, reader, text[:400] from reports where report_id=?"
_ENTRIES = ("events", "statements", "actors", "times")


class Tie(Struct, frozen=True, kw_only=True):
    """Another report of the story, how near it is (0 to 1), and what both have."""

    report: str
    weight: float
    terms: tuple[str, ...]
    happenings: tuple[str, ...]


class StoryMember(Struct, frozen=True, kw_only=True):
    """A report of a story with the reports that it is tied to."""

    report: str
    published: date
    publisher: str | None
    title: str | None
    ties: tuple[Tie, ...]


class StoryAccount(Struct, frozen=True, kw_only=True):
    """A story with what holds it together: links between its reports, and what these share."""

    story: str
    title: str
    members: tuple[StoryMember, ...]


class ReportSource(Struct, frozen=True, kw_only=True):
    """Where a report came from: `current` tells whether that source still has this text."""

    key: str
    version: int
    current: bool
    recorded: datetime | None


class ReportAccount(Struct, frozen=True, kw_only=True):
    """A report: where it came from, how it begins, and how many entries were read in it."""

    report: str
    published: date
    publisher: str | None
    title: str | None
    url: str | None
    reader: str
    beginning: str
    sources: tuple[ReportSource, ...]
    entries: dict[str, int]


def story_account(connection: duckdb.DuckDBPyConnection, named: str) -> StoryAccount:
    """Return why a story stands, given its id or the beginning of one.

    Raises:
        EntryUnknown: there is no such story.
        EntryAmbiguous: several ids begin so.
    """
    story, title, reports = story_by_id(connection, named)
    ties = _ties(connection, reports)
    rows = connection.execute(_REPORTS, [reports]).fetchall()
    return StoryAccount(
        story=story,
        title=title,
        members=tuple(
            StoryMember(
                report=report,
                published=published,
                publisher=publisher,
                title=headline,
                ties=tuple(ties[report]),
            )
            for report, published, publisher, headline in rows
        ),
    )


def _ties(connection: duckdb.DuckDBPyConnection, reports: Sequence[str]) -> dict[str, list[Tie]]:
    """Return for each report the others that it is linked with."""
    told = dict(connection.execute(_SHARED, [reports]).fetchall())
    found: dict[str, list[Tie]] = defaultdict(list)
    for one, other, weight, terms in connection.execute(_TIES, [reports]).fetchall():
        both = tuple(name for name in told.get(one, ()) if name in set(told.get(other, ())))
        for mine, its in ((one, other), (other, one)):
            found[mine].append(
                Tie(report=its, weight=weight, terms=tuple(terms or ()), happenings=both)
            )
    return found


def report_account(connection: duckdb.DuckDBPyConnection, named: str) -> ReportAccount:
    """Return where a report came from, given its id or the beginning of one.

    Raises:
        EntryUnknown: there is no such report.
        EntryAmbiguous: several ids begin so.
    """
    ids = ids_like(connection, "reports", "report_id", named)
    if not ids:
        raise EntryUnknown(found=named, kind="report")
    if len(ids) > 1:
        raise EntryAmbiguous(found=named, count=len(ids), some=", ".join(ids[:5]))
    (head,) = connection.execute(_HEAD, ids).fetchall()
    sources = connection.execute(_OF, ids).fetchall()
    counts = {table: _count(connection, table, ids[0]) for table in _ENTRIES}
    names = ReportAccount.__struct_fields__[1:7]
    return ReportAccount(
        report=ids[0],
        **dict(zip(names, head, strict=True)),
        sources=tuple(
            ReportSource(**dict(zip(ReportSource.__struct_fields__, row, strict=True)))
            for row in sources
        ),
        entries=counts,
    )


def _count(connection: duckdb.DuckDBPyConnection, table: str, report: str) -> int:
    query = f"select count(*) from {table} where report_id = ?"  # noqa: S608  our own names
    ((count,),) = connection.execute(query, [report]).fetchall()
    return int(count)
