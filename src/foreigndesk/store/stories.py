"""Stories kept in step with the reports of a desk: only what changed is gathered anew."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import duckdb
import msgspec

from foreigndesk.desk.stories import (
    COMMON,
    KEYS,
    REACH,
    Link,
    Member,
    Named,
    Story,
    Terms,
    Told,
    focus_of,
    gather,
    links_of,
    story_of,
    terms_of,
)
from foreigndesk.store.bulk import insert_json, shape_of

_TABLES = ("report_terms", "story_links", "stories", "story_reports")
_SALIENT = 5  # actors of a report that count as terms of it
_NAMED_TWICE = 2
_REPORTS = """select report_id, published, title, text from current_reports
where report_id in (select unnest(?)) order by published, report_id"""
_ACTORS = """select report_id, actor_key, name, country, kind, mentions from actors
where report_id in (select unnest(?)) and actor_key is not null
order by report_id, mentions desc, actor_key, actor_id"""
_HAPPENINGS = """select report_id, happening_id from happening_events
where report_id in (select unnest(?)) order by all"""
_NEAR = """select report_id, published, terms, weights, focus from report_terms
where published between ?::date - ? and ?::date + ? order by published, report_id"""
_COMMON = """select published, key from (
    select published, unnest(terms[1:$2]) as key from report_terms
    where published in (select unnest($1::date[]))
) group by all having count(*) > $3"""
_HAVING = """select distinct t.report_id from report_terms t
join (select unnest(?) as published, unnest(?) as key) k on t.published = k.published
where list_contains(t.terms[1:?], k.key) order by 1"""
_ENCODER = msgspec.json.Encoder()


class StoryKeeper:
    """Keeps the stories of a desk over a connection that may write."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._shapes = {table: shape_of(connection, table) for table in _TABLES}

    def tell(self, batch: Sequence[str]) -> int:
        """Gather the stories that these reports touch anew; return how many there are now."""
        reports = list(batch)
        touched = self._linked_with(self._mates(reports) | set(reports))
        common = self._common(self._days_of(reports))
        self._delete("report_terms", "report_id", reports)
        fresh = self._keep_terms(reports)
        days = sorted({day for day, _ in common} | self._days_of(fresh))
        crossed = self._having(common ^ self._common(days))
        again = sorted({*fresh, *crossed})
        touched |= self._linked_with(set(crossed))
        for column in ("one", "other"):
            self._delete("story_links", column, sorted({*reports, *crossed}))
        links = self._link(again)
        touched |= {name for link in links for name in (link.one, link.other)} | set(again)
        return self._gather(self._linked_with(touched))

    def _days_of(self, reports: list[str]) -> set[date]:
        query = "select distinct published from report_terms where report_id in (select unnest(?))"
        return {row[0] for row in self._rows(query, reports)}

    def _common(self, days: Iterable[date]) -> set[tuple[date, str]]:
        """Return the keys that too many reports of a day have for them to tell of a story."""
        wanted = sorted(days)
        rows = self._connection.execute(_COMMON, [wanted, KEYS, COMMON]).fetchall()
        return set(rows)

    def _having(self, keys: set[tuple[date, str]]) -> list[str]:
        """Return the reports of a day that have a key of these."""
        if not keys:
            return []
        columns = [list(column) for column in zip(*sorted(keys), strict=True)]
        return [row[0] for row in self._connection.execute(_HAVING, [*columns, KEYS]).fetchall()]

    def _keep_terms(self, reports: list[str]) -> list[str]:
        """Keep the terms of those of the reports that are current, and return these."""
        rows = self._rows(_REPORTS, reports)
        actors = actors_of(self._connection, [row[0] for row in rows])
        kept = [_terms_row(row, actors[row[0]]) for row in rows]
        self._insert("report_terms", kept)
        return [row[0] for row in rows]

    def _link(self, fresh: list[str]) -> list[Link]:
        """Link fresh reports with those near them in time."""
        near = [row for first, last in self._stretches(fresh) for row in self._near(first, last)]
        names = [row[0] for row in near]
        happenings: dict[str, set[str]] = defaultdict(set)
        for report, happening in self._rows(_HAPPENINGS, names):
            happenings[report].add(happening)
        told = [_told(row, happenings[row[0]]) for row in near]
        links = links_of(told, set(fresh))
        self._insert("story_links", [msgspec.structs.asdict(link) for link in links])
        return links

    def _stretches(self, fresh: list[str]) -> list[tuple[date, date]]:
        """Return the days of fresh reports as stretches that lie out of each other's reach."""
        query = (
            "select distinct published from report_terms "
            "where report_id in (select unnest(?)) order by 1"
        )
        found: list[tuple[date, date]] = []
        for (day,) in self._rows(query, fresh):
            if found and (day - found[-1][1]).days <= 2 * REACH:
                found[-1] = (found[-1][0], day)
            else:
                found.append((day, day))
        return found

    def _near(self, first: date, last: date) -> list[Any]:
        asked = [first, REACH, last, REACH]
        return self._connection.execute(_NEAR, asked).fetchall()

    def _gather(self, reports: set[str]) -> int:
        names = sorted(reports)
        stale = [row[0] for row in self._rows(_STORIES_OF, names)]
        for table in ("stories", "story_reports"):
            self._delete(table, "story_id", stale)
        days = dict(
            self._rows(
                "select report_id, published from report_terms "
                "where report_id in (select unnest(?))",
                names,
            )
        )
        links = links_among(self._connection, sorted(days))
        found = stories_of(self._connection, days, links)
        self._insert("stories", [_story_row(story) for story in found])
        self._insert(
            "story_reports",
            [
                {"story_id": story.id, "report_id": report, "published": days[report]}
                for story in found
                for report in story.reports
            ],
        )
        return len(found)

    def _mates(self, reports: list[str]) -> set[str]:
        query = (
            "select distinct o.report_id from story_reports s join story_reports o using (story_id)"
            " where s.report_id in (select unnest(?))"
        )
        return {row[0] for row in self._rows(query, reports)}

    def _linked_with(self, reports: set[str]) -> set[str]:
        """Return reports with all that chains of links connect them with."""
        return linked_with(self._connection, reports)

    def _insert(self, table: str, rows: list[dict[str, Any]]) -> None:
        if rows:
            insert_json(self._connection, table, self._shapes[table], [_ENCODER.encode(rows)])

    def _delete(self, table: str, column: str, values: list[str]) -> None:
        if values:
            query = f"delete from {table} where {column} in (select unnest(?))"  # noqa: S608  our own names
            self._connection.execute(query, [values])

    def _rows(self, query: str, names: list[str]) -> list[Any]:
        return self._connection.execute(query, [names]).fetchall() if names else []


_STORIES_OF = "select distinct story_id from story_reports where report_id in (select unnest(?))"


def linked_with(connection: duckdb.DuckDBPyConnection, reports: Iterable[str]) -> set[str]:
    """Return reports with all that chains of links connect them with."""
    found: set[str] = set()
    new = set(reports)
    query = """select other from story_links where one in (select unnest($1))
        union select one from story_links where other in (select unnest($1))"""
    while new:
        found |= new
        new = {row[0] for row in connection.execute(query, [sorted(new)]).fetchall()} - found
    return found


def links_among(connection: duckdb.DuckDBPyConnection, reports: list[str]) -> list[Link]:
    """Return the links of which both reports are among these."""
    query = """select one, other, weight from story_links
        where one in (select unnest($1)) and other in (select unnest($1)) order by one, other"""
    rows = connection.execute(query, [reports]).fetchall() if reports else []
    return [Link(one=one, other=other, weight=weight) for one, other, weight in rows]


def stories_of(
    connection: duckdb.DuckDBPyConnection, days: dict[str, date], links: list[Link]
) -> list[Story]:
    """Return the stories of reports, given their days and the links among them."""
    members = _members(connection, sorted(days))
    told = gather(days, links)
    place = {report: at for at, group in enumerate(told) for report in group}
    within: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        if place[link.one] == place[link.other]:
            within[place[link.one]].append(link)
    return [
        story_of([members[report] for report in group], within[at]) for at, group in enumerate(told)
    ]


def actors_of(
    connection: duckdb.DuckDBPyConnection, reports: list[str]
) -> dict[str, tuple[Named, ...]]:
    """Return the actors of reports, the most often named first."""
    found: dict[str, list[Named]] = defaultdict(list)
    rows = connection.execute(_ACTORS, [reports]).fetchall() if reports else []
    for report, key, name, country, kind, mentions in rows:
        found[report].append(
            Named(
                key=key,
                name=name,
                country=country,
                is_state=kind == "state",
                mentions=max(mentions or 1, 1),
            )
        )
    return defaultdict(tuple, {report: tuple(actors) for report, actors in found.items()})


def _members(connection: duckdb.DuckDBPyConnection, reports: list[str]) -> dict[str, Member]:
    query = """select r.report_id, r.published, r.title, t.terms, r.text[:200] from reports r
        join report_terms t using (report_id) where r.report_id in (select unnest(?))"""
    rows = connection.execute(query, [reports]).fetchall() if reports else []
    actors = actors_of(connection, reports)
    return {
        report: Member(
            report=report,
            published=published,
            title=title,
            actors=actors[report],
            terms=tuple(terms),
            lead=lead,
        )
        for report, published, title, terms, lead in rows
    }


def _terms_row(row: Sequence[Any], actors: tuple[Named, ...]) -> dict[str, Any]:
    report, published, title, text = row
    salient = [
        one.key
        for one in actors
        if one.key.startswith("Q") and one.mentions >= _NAMED_TWICE and not one.is_state
    ]
    terms = terms_of(report, title=title, text=text, actors=salient[:_SALIENT])
    mentions: dict[str, int] = defaultdict(int)
    for one in actors:
        if one.country:
            mentions[one.country] += one.mentions
    return {
        "report_id": report,
        "published": published,
        "terms": terms.terms,
        "weights": terms.weights,
        "focus": sorted(focus_of(mentions)),
    }


def _told(row: Sequence[Any], happenings: Iterable[str]) -> Told:
    report, published, terms, weights, focus = row
    return Told(
        report=report,
        published=published,
        terms=Terms(report=report, terms=tuple(terms), weights=tuple(weights)),
        focus=frozenset(focus),
        happenings=frozenset(happenings),
    )


def _story_row(story: Story) -> dict[str, Any]:
    row = msgspec.structs.asdict(story)
    return row | {
        "story_id": row.pop("id"),
        "reports": len(story.reports),
        "central_report": row.pop("central"),
    }
