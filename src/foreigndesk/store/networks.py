"""Acts between all pairs of countries or actors, counted in the desk file."""

from collections.abc import Iterator
from datetime import date

import duckdb
from msgspec import Struct

from foreigndesk.desk.network import PairCell
from foreigndesk.desk.relations import COUNTED, Cell
from foreigndesk.desk.select import country_label
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
    def dated(self) -> bool:
        """Whether a stretch of days is asked for."""
        return self.since is not None or self.until is not None


def pair_cells(
    connection: duckdb.DuckDBPyConnection, question: NetworkQuestion
) -> Iterator[PairCell]:
    """Yield the acts of each pair, in alphabetical order of pairs; nobody is paired with itself."""
    where = _admitted(question)
    if question.since is not None:
        where.add("u.starts >= ?", question.since)
    if question.until is not None:
        where.add("u.starts <= ?", question.until)
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


def undated(connection: duckdb.DuckDBPyConnection, question: NetworkQuestion) -> int:
    """Return how many acts of more than one country or actor have no day."""
    nodes = NODES[question.nodes]
    where = _admitted(question)
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
    where.add("list_contains(?::varchar[], u.status)", list(question.statuses))
    if not question.historical:
        where.add("not u.historical")
    return where
