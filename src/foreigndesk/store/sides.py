"""Parties and kinds of happenings by number: written with them, in the same transaction.

A happening holds the numbers of its actors, its recipients and its kind; what a number stands for
is in `party_sides` and `act_kinds`. Numbers are hashes of what they stand for, so nothing has to be
looked up to give one; what no happening has any more stays there and is found by nobody. A view
then decides once for each set of parties whether it belongs to a side, and once for each kind what
it weighs, whatever the weights.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import duckdb
import msgspec

from foreigndesk.desk.acts import Party
from foreigndesk.desk.happening import Happening

NUMBERS: Mapping[str, str] = {
    "actor_side": "hash(actor_countries, actor_keys, actor_sectors)",
    "recipient_side": "hash(recipient_countries, recipient_keys, recipient_sectors)",
    "act_kind": "hash(type, mode, contexts, quad, score)",
}
"""Columns of `happenings` as SQL of its other columns."""
_LIST = '["VARCHAR"]'
_SIDES = f"""insert into party_sides
select hash(c, k, s) as side, c, k, s, each, hash(each)
from (select *, list_sort(list_distinct(c)) as each from (select unnest(from_json_strict($1::json,
    '[{{"c": {_LIST}, "k": {_LIST}, "s": {_LIST}}}]'), recursive := true)))
where side not in (select side from party_sides) order by side"""  # noqa: S608  our own names
_KINDS = f"""insert into act_kinds
select hash(type, mode, contexts, quad, score) as kind, type, mode, contexts, quad, score
from (select unnest(from_json_strict($1::json, '[{{"type": "VARCHAR", "mode": "VARCHAR",
    "contexts": {_LIST}, "quad": "INTEGER", "score": "DOUBLE"}}]'), recursive := true))
where kind not in (select kind from act_kinds) order by kind"""  # noqa: S608  the same


def keep_sides(connection: duckdb.DuckDBPyConnection, happenings: Iterable[Happening]) -> None:
    """Keep what the numbers of happenings stand for, as far as it is not kept yet."""
    kinds, sides = set(), set()
    for one in happenings:
        kinds.add((one.type, one.mode, one.contexts, one.quad, one.score))
        sides |= {_side(one.actors), _side(one.recipients)}
    names = ("type", "mode", "contexts", "quad", "score")
    _keep(connection, _KINDS, [dict(zip(names, kind, strict=True)) for kind in kinds])
    _keep(connection, _SIDES, [dict(zip("cks", side, strict=True)) for side in sides])


def _side(parties: Iterable[Party]) -> tuple[tuple[str | None, ...], ...]:
    rows = [(party.country, party.key, party.sector) for party in parties]
    return tuple(zip(*rows, strict=True)) if rows else ((), (), ())


def _keep(connection: duckdb.DuckDBPyConnection, query: str, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(query, [msgspec.json.encode(rows).decode()])
