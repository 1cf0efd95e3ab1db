"""Acts and statements between two sides, counted in the desk file."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

import duckdb
from msgspec import Struct
from msgspec.structs import replace

from foreigndesk.desk import periods
from foreigndesk.desk.relations import Cell, Question, Said
from foreigndesk.store.filters import Conditions
from foreigndesk.store.selecting import (
    Side,
    actor_condition,
    one_condition,
    party_condition,
    resolve_apart,
)

_UNITS = {
    "happenings": """(select happening_id as id, h.first_report as report_id,
        h.first_published as published, h.* from happenings h)""",
    "events": """(select e.event_id as id, r.published, e.*, 1 as reports
        from current_events e join reports r using (report_id))""",
    "reports": """(select h.happening_id as id, t.report_id, r.published, h.*
        from happenings h join (select distinct happening_id, report_id from happening_events) t
        using (happening_id) join reports r on r.report_id = t.report_id)""",
}
JOINT = "('CONSULT', 'AGREE', 'COOPERATE')"
"""Types whose actors act on each other."""
SEVERAL = "len(list_distinct(u.actor_countries)) > 1"  # which leaves null out
_FLAGGED = """with flagged as materialized (select * from (
    select side, len(countries) > 1 as several, {a} as is_a, {b} as is_b from party_sides x
) where is_a or is_b)"""
_BY_SIDES = """select u.*, coalesce(does.several, false) as several,
    coalesce(does.is_a, false) as a_acts, coalesce(gets.is_a, false) as a_gets,
    coalesce(does.is_b, false) as b_acts, coalesce(gets.is_b, false) as b_gets
from {unit} u left join flagged does on does.side = u.actor_side
    left join flagged gets on gets.side = u.recipient_side{where}
    and (does.is_a or gets.is_a) and (does.is_b or gets.is_b)"""
_DIRECTION = f"""case when a_acts and b_gets and b_acts and a_gets then 'mutual'
    when a_acts and b_acts and type in {JOINT} then 'mutual'
    when type = 'AGREE' and several then 'beside'
    when a_acts and b_gets then 'a_to_b' when b_acts and a_gets then 'b_to_a'
    else 'beside' end"""


class RelationEvent(Struct, frozen=True, kw_only=True):
    """An act between two sides: `id` is that of a happening or event, which `why` opens.

    `day` is None where the act has none; `wide` is set where it is in no period for its width.
    """

    id: str
    day: date | None
    ends: date | None
    wide: bool
    direction: str
    type: str
    mode: str | None
    quad: int
    score: float
    status: str
    historical: bool
    actors: list[str]
    recipients: list[str]
    reports: int
    published: date
    evidence: str


class Behind(NamedTuple):
    """Which acts behind a relation are meant: one stretch's, quad's or direction's; all if None.

    Those in no period (of unknown day, or too wide) only if `unplaced` is set, and then only they;
    those "beside" only if that direction is asked for.
    """

    first: date | None = None
    last: date | None = None
    unplaced: bool = False
    quad: int | None = None
    direction: str | None = None
    limit: int | None = None


Sides = tuple[Side, Side]


class _Query(NamedTuple):
    sql: str
    values: list[Any]


def cells(
    connection: duckdb.DuckDBPyConnection, question: Question, sides: Sides | None = None
) -> list[Cell]:
    """Return the acts between the sides, those that are alike as one cell."""
    acts = _acts(question, *(sides or sides_of(connection, question)))
    sql = (
        f"select direction, type, quad, score, mode, contexts, wide, "  # noqa: S608  our own names
        f"date_trunc('{question.by}', day)::date as start, count(*) from ({acts.sql}) "
        "group by all order by all"
    )
    rows = connection.execute(sql, acts.values).fetchall()
    return [
        Cell(
            direction=direction,
            type=kind,
            quad=quad,
            score=score,
            mode=mode,
            contexts=tuple(contexts or ()),
            wide=wide,
            start=start,
            count=count,
        )
        for direction, kind, quad, score, mode, contexts, wide, start, count in rows
    ]


def behind(
    connection: duckdb.DuckDBPyConnection, question: Question, asked: Behind
) -> Iterator[RelationEvent]:
    """Yield the acts behind a relation, by day (unknown last) and id."""
    acts = _acts(question, *sides_of(connection, question))
    where = Conditions()
    if asked.direction is not None:
        where.add("direction = ?", asked.direction)
    else:
        where.add("direction <> 'beside'")
    if asked.quad is not None:
        where.add("quad = ?", asked.quad)
    if asked.direction != "beside":
        where.add("(day is null or wide) = ?", asked.unplaced)
    if asked.first is not None:
        where.add("day >= ?", asked.first)
    if asked.last is not None:
        where.add("day <= ?", asked.last)
    names = RelationEvent.__struct_fields__
    sql = (
        f"select {', '.join(names)} from ({acts.sql}){where.sql} "  # noqa: S608  our own names
        "order by day nulls last, id, published"
    )
    values = acts.values + where.values
    if asked.limit is not None:
        sql += " limit ?"
        values.append(asked.limit)
    for row in connection.execute(sql, values).fetchall():
        yield RelationEvent(**dict(zip(names, row, strict=True)))


def joined(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the desk has happenings, or no events to make them of."""
    sql = "select exists(from happenings) or not exists(from current_events)"
    row = connection.execute(sql).fetchone()
    return bool(row and row[0])


def sides_of(connection: duckdb.DuckDBPyConnection, question: Question) -> Sides:
    """Return both sides of a question, with the names in it resolved on the desk."""
    return resolve_apart(connection, question.a, question.b)


def _acts(question: Question, a: Side, b: Side) -> _Query:
    """Return a query for every act in which both sides take part, with its direction and day."""
    met = (_in_events if question.count == "events" else _in_happenings)(question, a, b)
    day = "published" if question.by_report_day else "starts"
    wide = "false" if question.by_report_day else _wide(question.by)
    within = _within(question)
    sql = (
        f"select * from (select *, {_DIRECTION} as direction, {day} as day, {wide} as wide "  # noqa: S608  our own names
        f"from ({met.sql})){within.sql}"
    )
    return _Query(sql, met.values + within.values)


def _in_happenings(question: Question, a: Side, b: Side) -> _Query:
    """Return a query for happenings in which both sides take part, and who acts and who is met.

    Which sets of parties have one of a side is decided once for each (`store.sides`).
    """
    is_a, in_a = party_condition(a, prefix="x.party")
    is_b, in_b = party_condition(b, prefix="x.party")
    where = _admitted(question)
    flagged = _FLAGGED.format(a=is_a, b=is_b)
    sql = f"{flagged} {_BY_SIDES.format(unit=_UNITS[question.count], where=where.sql)}"
    return _Query(sql, in_a + in_b + where.values)


def _in_events(question: Question, a: Side, b: Side) -> _Query:
    roles = {
        "a_acts": party_condition(a, prefix="u.actor"),
        "a_gets": party_condition(a, prefix="u.recipient"),
        "b_acts": party_condition(b, prefix="u.actor"),
        "b_gets": party_condition(b, prefix="u.recipient"),
    }
    columns = ", ".join(f"{sql} as {name}" for name, (sql, _) in roles.items())
    where = _admitted(question)
    where.add("len(u.actors) + len(u.recipients) > 1")  # cheap, and spares the rest to most acts
    sql = (
        f"select * from (select u.*, {SEVERAL} as several, {columns} from {_UNITS['events']} u"  # noqa: S608  our own names
        f"{where.sql}) where (a_acts or a_gets) and (b_acts or b_gets)"
    )
    values = [value for _, found in roles.values() for value in found]
    return _Query(sql, values + where.values)


def _wide(grain: str) -> str:
    return f"coalesce(ends - starts > {periods.WIDEST[grain]}, false)"


def _admitted(question: Question) -> Conditions:
    where = Conditions()
    marks = ", ".join("?" for _ in question.statuses) or "null"
    where.add(f"u.status in ({marks})", *question.statuses)
    if not question.historical:
        where.add("not u.historical")
    if question.min_confidence is not None:
        where.add("u.confidence >= ?", question.min_confidence)
    return where


def _within(question: Question) -> Conditions:
    """Return what keeps acts to the stretch asked for; those without a day are kept."""
    where = Conditions()
    if question.since is not None:
        where.add("(day is null or day >= ? or wide and ends > ?)", *[question.since] * 2)
    if question.until is not None:
        where.add("(day is null or day <= ?)", question.until)
    return where


_SAID = """with about as (
    select distinct statement_id from statement_subjects x where {target}
), told as (
    select s.statement_id, s.report_id, s.source, s.content, r.published,
        s.source_key || chr(10) || lower(s.content) as words
    from current_statements s join reports r using (report_id)
    where {source}{days} and s.statement_id in (from about)
)
select words, coalesce(v.voice, t.report_id) as voice, min(t.published) as published,
    first(struct_pack(statement_id, source, content) order by t.published, statement_id) as best
from told t left join report_voices v using (report_id) group by all"""


class RelationStatement(Struct, frozen=True, kw_only=True):
    """A statement of one side about the other; `side` is "a" or "b", the side that speaks."""

    statement_id: str
    side: str
    published: date
    source: str
    content: str


def said(
    connection: duckdb.DuckDBPyConnection, question: Question, sides: Sides | None = None
) -> dict[date, Said]:
    """Return how many statements each side made about the other, by first day of the period.

    A statement is about the other side where its words name one of that side, or where an event
    that it reports has one among its actors or recipients (`store.subjects`). Its day is that of
    the report. The same words of the same source in copies of one text count once.
    """
    a, b = sides or sides_of(connection, question)
    counts = []
    for source, target in ((a, b), (b, a)):
        query = _said(question, source, target)
        sql = (
            f"select date_trunc('{question.by}', published)::date, count(*) "  # noqa: S608  ours
            f"from ({query.sql}) group by 1 order by 1"
        )
        counts.append(dict(connection.execute(sql, query.values).fetchall()))
    by_a, by_b = counts
    return {
        start: Said(by_a=by_a.get(start, 0), by_b=by_b.get(start, 0))
        for start in sorted({*by_a, *by_b})
    }


def statements(
    connection: duckdb.DuckDBPyConnection, question: Question, asked: Behind
) -> list[RelationStatement]:
    """Return the statements that `said` counts, by day of the report and id."""
    a, b = sides_of(connection, question)
    first = max(filter(None, (question.since, asked.first)), default=None)
    last = min(filter(None, (question.until, asked.last)), default=None)
    within = replace(question, since=first, until=last)
    found = []
    for side, source, target in (("a", a, b), ("b", b, a)):
        query = _said(within, source, target)
        sql = f"select published, best from ({query.sql})"  # noqa: S608  our own names
        for published, best in connection.execute(sql, query.values).fetchall():
            found.append(RelationStatement(side=side, published=published, **best))
    found.sort(key=lambda row: (row.published, row.statement_id))
    return found[: asked.limit]


def _said(question: Question, source: Side, target: Side) -> _Query:
    days = Conditions()
    if question.since is not None:
        days.add("r.published >= ?", question.since)
    if question.until is not None:
        days.add("r.published <= ?", question.until)
    parts = {
        "target": actor_condition(target, ("x.country", "x.actor_key", "x.sector")),
        "source": one_condition(source, prefix="s.source"),
        "days": ("".join(f" and {part}" for part in days.parts), days.values),
    }
    sql = _SAID.format(**{name: part for name, (part, _) in parts.items()})
    return _Query(sql, [value for _, found in parts.values() for value in found])
