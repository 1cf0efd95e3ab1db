"""Acts between all pairs of countries or actors, counted in the desk file.

Happenings of actors are counted by the numbers of their sides and kinds (`store.sides`): who is
paired with whom is worked out once for each two sides, and what weighs what once for each kind.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import duckdb
from msgspec import Struct

from foreigndesk.desk.network import Edge, PairCell
from foreigndesk.desk.relations import COUNTED, Cell, Score, Tally, score_of
from foreigndesk.desk.select import country_label
from foreigndesk.desk.weights import WeightTable, goldstein_weight
from foreigndesk.store.filters import Conditions
from foreigndesk.store.relations import JOINT, SEVERAL
from foreigndesk.whoswho import is_country

NODES = {"countries": "countries", "actors": "keys"}
_TABLES = {"happenings": "happenings", "events": "current_events"}
_PAIRS = """with alike as (
    select row_number() over () as id, * from (
        select u.actor_{nodes} as does, u.recipient_{nodes} as gets, {several} as several,
            u.type, u.quad, u.score, u.mode, u.contexts, count(*) as n
        from {table} u{where} group by all)
), ways as (
    select id, x, y from alike, unnest(does) d(x), unnest(gets) g(y)
    where x <> y and not (type = 'AGREE' and several)
    union select id, x, y from alike, unnest(does) d(x), unnest(does) g(y)
    where x <> y and type in {joint}
), pairs as (
    select id, least(x, y) as a, greatest(x, y) as b, case when count(*) = 2 then 'mutual'
        when min(x) = least(min(x), min(y)) then 'a_to_b' else 'b_to_a' end as direction
    from ways group by id, least(x, y), greatest(x, y)
)
select a, b, direction, type, quad, score, mode, contexts, sum(n)::bigint
from pairs join alike using (id) group by all order by all"""
_AGREE = 2  # the rule for agreements; 1: other joint acts, 0: all others
_QUADS = ", ".join(f"coalesce(sum(n) filter (quad = {quad}), 0)::bigint" for quad in (1, 2, 3, 4))
_SUMS = ", ".join(
    f"coalesce(sum(n) filter ({weight} is not null), 0)::bigint, "
    f"fsum(n * {weight}), fsum(n * {weight} * {weight})"
    for weight in ("plover", "goldstein", "own")
)
_SETS = {  # sides that are alike as a view counts them: the nodes of each, and whether several
    "countries": "select side, country_set as node_set, countries as nodes, "
    "len(countries) as size, countries[1] as only from party_sides",
    "actors": "select side, side as node_set, list_distinct(party_keys) as nodes, "
    "len(list_distinct(party_keys)) as size, party_keys[1] as only from party_sides",
}
_MATERIAL = """with met as materialized ({sets}),
sets as materialized (
    select m.node_set, any_value(m.nodes) as nodes, any_value(len(p.countries) > 1) as several
    from met m join party_sides p using (side) group by m.node_set),
kinds as materialized (select unnest($kind::ubigint[]) as kind, unnest($rule::tinyint[]) as rule,
    unnest($quad::tinyint[]) as quad, unnest($plover::double[]) as plover,
    unnest($goldstein::double[]) as goldstein, unnest($own::double[]) as own),
alike as materialized (
    select does.node_set as does, gets.node_set as gets, u.act_kind as kind, count(*) as n
    from happenings u join met does on does.side = u.actor_side and does.size > 0
        join met gets on gets.side = u.recipient_side{where}
        and (gets.size > 0 or does.size > 1) group by all)"""
_EDGES = f"""{{material}},
between as (select distinct does, gets, rule from alike join kinds using (kind)),
ways as (
    select does, gets, rule, x, y from between
        join sets d on d.node_set = does join sets g on g.node_set = gets,
        unnest(d.nodes) s(x), unnest(g.nodes) t(y)
    where x <> y and not (rule = {_AGREE} and d.several)
    union select does, gets, rule, x, y from between join sets d on d.node_set = does,
        unnest(d.nodes) s(x), unnest(d.nodes) t(y) where x <> y and rule > 0
), pairs as (
    select does, gets, rule, least(x, y) as a, greatest(x, y) as b,
        count(*) = 2 as mutual, min(x) = least(min(x), min(y)) as forth
    from ways group by does, gets, rule, least(x, y), greatest(x, y)
)
select a, b, sum(n) filter (not mutual and forth), sum(n) filter (not mutual and not forth),
    sum(n) filter (mutual), {_QUADS}, {_SUMS}
from pairs join alike using (does, gets) join kinds using (kind, rule)
group by a, b having sum(n) >= $least order by a, b"""  # noqa: S608  our own names
_UNDATED = """with met as materialized ({sets})
select coalesce(sum(n), 0)::bigint from (
    select actor_side, recipient_side, count(*) as n from happenings u{where}
    and u.starts is null group by all
) join met d on d.side = actor_side join met g on g.side = recipient_side
where d.size > 1 or g.size > 1 or d.size = 1 and g.size = 1 and d.only <> g.only"""
_NAMES = """select actor_key, first(name order by n desc, name) from (
    select actor_key, name, count(*) as n from current_actors
    where actor_key in (select unnest(?::varchar[])) group by all)
group by actor_key order by actor_key"""


class NetworkQuestion(Struct, frozen=True, kw_only=True):
    """Which acts make the network; without days, those of unknown day are in it too."""

    nodes: str = "countries"
    count: str = "happenings"
    since: date | None = None
    until: date | None = None
    statuses: tuple[str, ...] = COUNTED
    historical: bool = False

    @property
    def by_numbers(self) -> bool:
        """Whether `edges` counts it quicker than `pair_cells`: actors make very many lists.

        Measured (`benchmarks.desk_views`): actors 1.1 s of processor time a million events instead
        of 1.8 s, but countries 0.3 s a million happenings instead of 0.17 s.
        """
        return self.nodes == "actors" and self.count == "happenings"

    @property
    def dated(self) -> bool:
        """Whether a stretch of days is asked for."""
        return self.since is not None or self.until is not None


def pair_cells(
    connection: duckdb.DuckDBPyConnection, question: NetworkQuestion
) -> Iterator[PairCell]:
    """Yield the acts of each pair, in alphabetical order of pairs; nobody is paired with itself."""
    where = _within(question)
    sql = _PAIRS.format(
        nodes=NODES[question.nodes],
        several=SEVERAL,
        joint=JOINT,
        table=_TABLES[question.count],
        where=where.sql,
    )
    for a, b, direction, kind, quad, score, mode, contexts, count in connection.execute(
        sql, where.values
    ).fetchall():
        yield PairCell(
            a=a,
            b=b,
            cell=Cell(
                direction=direction,
                type=kind,
                quad=quad,
                score=score,
                mode=mode,
                contexts=tuple(contexts or ()),
                count=count,
            ),
        )


def edges(
    connection: duckdb.DuckDBPyConnection,
    question: NetworkQuestion,
    *,
    least: int = 1,
    weights: WeightTable | None = None,
) -> list[Edge]:
    """Return the happenings between each pair with at least so many, in order of pairs."""
    where = _within(question)
    material = _MATERIAL.format(sets=_SETS[question.nodes], where=_numbered(where))
    values = {**_kinds(connection, weights), **_named(where), "least": least}
    rows = connection.execute(_EDGES.format(material=material), values).fetchall()
    return [_edge(row, own=weights is not None) for row in rows]


def _kinds(
    connection: duckdb.DuckDBPyConnection, weights: WeightTable | None
) -> dict[str, list[Any]]:
    """Return every kind of act with the rule that pairs its sides, and what it weighs."""
    query = "select kind, type, mode, contexts, quad, score from act_kinds order by kind"
    found: dict[str, list[Any]] = {
        name: [] for name in ("kind", "rule", "quad", "plover", "goldstein", "own")
    }
    for kind, sort, mode, contexts, quad, score in connection.execute(query).fetchall():
        told = (sort, mode, tuple(contexts or ()))
        found["kind"].append(kind)
        found["rule"].append(_AGREE if sort == "AGREE" else int(sort in JOINT))
        found["quad"].append(quad)
        found["plover"].append(score)
        found["goldstein"].append(goldstein_weight(*told))
        found["own"].append(weights.weight(*told) if weights is not None else None)
    return found


def _edge(row: Sequence[Any], *, own: bool) -> Edge:
    a, b, forth, back, mutual, *quads = row[:9]
    plover, goldstein, given = (_score(row[at : at + 3]) for at in (9, 12, 15))
    return Edge(
        a=a,
        b=b,
        all=Tally(
            count=sum(quads),
            quads=(quads[0], quads[1], quads[2], quads[3]),
            plover=plover,
            goldstein=goldstein,
            own=given if own else None,
        ),
        a_to_b=int(forth or 0),
        b_to_a=int(back or 0),
        mutual=int(mutual or 0),
    )


def _score(row: Sequence[Any]) -> Score:
    n, total, squares = row
    return score_of(int(n), float(total or 0), float(squares or 0))


def _within(question: NetworkQuestion) -> Conditions:
    where = _admitted(question)
    if question.since is not None:
        where.add("u.starts >= ?", question.since)
    if question.until is not None:
        where.add("u.starts <= ?", question.until)
    return where


def _numbered(where: Conditions) -> str:
    """Return the conditions with a name in the place of each question mark."""
    parts = where.sql.split("?")
    return "".join(f"{part}$v{at}" for at, part in enumerate(parts[:-1])) + parts[-1]


def _named(where: Conditions) -> dict[str, Any]:
    return {f"v{at}": value for at, value in enumerate(where.values)}


def undated(connection: duckdb.DuckDBPyConnection, question: NetworkQuestion) -> int:
    """Return how many acts of more than one country or actor have no day."""
    nodes = NODES[question.nodes]
    where = _admitted(question)
    if question.count == "happenings":
        query = _UNDATED.format(sets=_SETS[question.nodes], where=where.sql)
        return int(connection.execute(query, where.values).fetchall()[0][0])
    where.add("u.starts is null")
    where.add(f"len(list_distinct(u.actor_{nodes} || u.recipient_{nodes})) > 1")
    sql = f"select count(*) from {_TABLES[question.count]} u{where.sql}"  # noqa: S608  our own names
    row = connection.execute(sql, where.values).fetchone()
    return int(row[0]) if row else 0


def node_names(
    connection: duckdb.DuckDBPyConnection, nodes: str, keys: list[str]
) -> dict[str, str]:
    """Return a name for each node: a country's own, or the one that most reports use."""
    countries = {key: country_label(key) for key in keys if is_country(key)}
    others = dict(connection.execute(_NAMES, [keys]).fetchall()) if nodes == "actors" else {}
    return {**others, **countries}


def _admitted(question: NetworkQuestion) -> Conditions:
    where = Conditions()
    marks = ", ".join("?" for _ in question.statuses) or "null"
    where.add(f"u.status in ({marks})", *question.statuses)
    if not question.historical:
        where.add("not u.historical")
    return where
