"""Life-cycles of announced events kept in step with a desk: only what changed is followed anew."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import duckdb
import msgspec

from foreigndesk.desk.acts import Act
from foreigndesk.desk.lifecycle import (
    REACH,
    Account,
    Cycle,
    DayWords,
    Filed,
    Word,
    accounts_of,
    grouped,
    is_moving,
    lifecycles,
    stated_after,
    tokens,
)
from foreigndesk.store.acts import acts, acts_by_id
from foreigndesk.store.bulk import insert_json, shape_of
from foreigndesk.store.filters import Conditions

_TABLES = ("lifecycle_tokens", "lifecycle_groups", "lifecycles", "lifecycle_stages")
_ENCODER = msgspec.json.Encoder()
_MEET = """with n as materialized (
    select * from lifecycle_tokens where report_id in (select unnest(?))
)
select distinct o.event_id from lifecycle_tokens o
join n on o.token = n.token and o.deed = n.deed
where o.token in (select token from n) and (o.announces or n.announces)
and o.report_id <> n.report_id and abs(date_diff('day', o.published, n.published)) <= ?"""
_DAYS = """select e.event_id, t.words,
    substr(r.text, greatest(t.start_offset - 29, 1), least(t.start_offset, 30)),
    t.starts::date, greatest(t.ends::date, t.starts::date + 1)
from events e join times t on t.report_id = e.report_id
    and t.start_offset between e.start_offset and e.end_offset + 40
join reports r on r.report_id = e.report_id
where e.event_id in (select unnest(?)) and t.starts is not null and t.kind in ('DATE', 'TIME')
order by e.event_id, t.start_offset"""
_FILED = """with asked as (
    select e.event_id, e.report_id, e.time_value, e.start_offset from events e
    where e.event_id in (select unnest(?))
), worded as (
    select a.event_id,
        arg_min(t.words, abs(2 * (t.start_offset - a.start_offset) + 1)) as words,
        arg_min(t.start_offset, abs(2 * (t.start_offset - a.start_offset) + 1)) as at
    from asked a join times t on t.report_id = a.report_id and t.value = a.time_value
    where t.report_id in (select report_id from asked)
    group by a.event_id
), known as (
    select report_id, min(recorded) as recorded, count(*) = count(recorded) as kept
    from sources where report_id in (select report_id from asked) group by report_id
)
select a.event_id, v.voice, case when k.kept then k.recorded end, w.words,
    substr(r.text, greatest(w.at - 19, 1), least(w.at, 20))
from asked a join (
    select report_id, text from reports where report_id in (select report_id from asked)
) r using (report_id) left join worded w using (event_id)
left join report_voices v using (report_id) left join known k using (report_id)"""


class LifecycleKeeper:
    """Keeps the life-cycles of a desk over a connection that may write."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._shapes = {table: shape_of(connection, table) for table in _TABLES}

    def tell(self, batch: Sequence[str]) -> int:
        """Follow the announced events that these reports touch anew; return how many they are."""
        reports = list(batch)
        touched = self._groups_of("report_id", reports)
        for table in ("lifecycle_tokens", "lifecycle_groups"):
            self._delete(table, "report_id", reports)
        where = Conditions()
        where.add("e.report_id in (select unnest(?))", reports)
        fresh = accounts_of(list(acts(self._connection, where)))
        self._insert("lifecycle_tokens", [row for one in fresh for row in _token_rows(one)])
        met = {row[0] for row in self._rows(_MEET, reports, REACH)}
        touched |= self._groups_of("event_id", sorted(met))
        members = self._members(touched) | met | {one.act for one in fresh}
        return self._follow(touched, members)

    def _follow(self, stale: set[str], events: set[str]) -> int:
        """Put the groups of these events, and their life-cycles, in the place of stale ones."""
        query = "select lifecycle_id from lifecycles where group_id in (select unnest(?))"
        self._delete("lifecycle_stages", "lifecycle_id", self._column(query, sorted(stale)))
        for table in ("lifecycle_groups", "lifecycles"):
            self._delete(table, "group_id", sorted(stale))
        told = accounts_by_id(self._connection, sorted(events))
        groups = {min(one.act for one in group): group for group in grouped(told)}
        announced = {name: group for name, group in groups.items() if _announces(group)}
        self._insert("lifecycle_groups", list(_group_rows(announced)))
        cycles = {
            name: [cycle for cycle in lifecycles(group) if cycle.announced]
            for name, group in announced.items()
        }
        every = [(name, cycle) for name, found in cycles.items() for cycle in found]
        self._insert("lifecycles", [cycle_row(cycle, name) for name, cycle in every])
        self._insert("lifecycle_stages", [row for _, cycle in every for row in _stage_rows(cycle)])
        return len(every)

    def _groups_of(self, column: str, values: list[str]) -> set[str]:
        query = (
            f"select distinct group_id from lifecycle_groups "  # noqa: S608  our own names
            f"where {column} in (select unnest(?))"
        )
        return set(self._column(query, values))

    def _members(self, groups: set[str]) -> set[str]:
        query = "select event_id from lifecycle_groups where group_id in (select unnest(?))"
        return set(self._column(query, sorted(groups)))

    def _insert(self, table: str, rows: list[dict[str, Any]]) -> None:
        if rows:
            insert_json(self._connection, table, self._shapes[table], [_ENCODER.encode(rows)])

    def _delete(self, table: str, column: str, values: list[str]) -> None:
        if values:
            query = f"delete from {table} where {column} in (select unnest(?))"  # noqa: S608  our own names
            self._connection.execute(query, [values])

    def _column(self, query: str, names: list[str]) -> list[Any]:
        return [row[0] for row in self._rows(query, names)]

    def _rows(self, query: str, names: list[str], *values: object) -> list[Any]:
        return self._connection.execute(query, [names, *values]).fetchall() if names else []


def accounts_by_id(connection: duckdb.DuckDBPyConnection, events: Sequence[str]) -> list[Account]:
    """Return the accounts of announced deeds among events, with what the desk knows of each."""
    found: list[Act] = acts_by_id(connection, events) if events else []
    return accounts_of(found, _filed(connection, found))


def _filed(connection: duckdb.DuckDBPyConnection, told: list[Act]) -> Mapping[str, Filed]:
    events = [act.id for act in told]
    rows = connection.execute(_FILED, [events]).fetchall() if events else []
    days = _days_in(connection, [act.id for act in told if is_moving(act.evidence)])
    return {
        event: Filed(
            voice=voice,
            recorded=recorded,
            words=stated_after(before, words),
            days=days.get(event, ()),
        )
        for event, voice, recorded, words, before in rows
    }


def _days_in(
    connection: duckdb.DuckDBPyConnection, events: list[str]
) -> Mapping[str, tuple[DayWords, ...]]:
    """Return the words for days in the clauses of events."""
    found: dict[str, tuple[DayWords, ...]] = {}
    rows = connection.execute(_DAYS, [events]).fetchall() if events else []
    for event, words, before, starts, ends in rows:
        known = DayWords(words=words, before=before, starts=starts, ends=ends)
        found[event] = (*found.get(event, ()), known)
    return found


def _announces(group: Iterable[Account]) -> bool:
    return any(one.word is not Word.DONE for one in group)


def _group_rows(groups: Mapping[str, Sequence[Account]]) -> Iterator[dict[str, Any]]:
    for name, group in groups.items():
        for act, report in sorted((one.act, one.report) for one in group):
            yield {"group_id": name, "event_id": act, "report_id": report}


def _token_rows(account: Account) -> list[dict[str, Any]]:
    return [
        {
            "token": token,
            "deed": account.deed,
            "event_id": account.act,
            "report_id": account.report,
            "published": account.published,
            "announces": account.word is not Word.DONE,
        }
        for token in tokens(account.sides, account.place)
    ]


def cycle_row(cycle: Cycle, group: str) -> dict[str, Any]:
    """Return a life-cycle as a row; that its day has passed is left to whoever asks."""
    return {
        "lifecycle_id": cycle.id,
        "group_id": group,
        "deed": cycle.deed,
        "outcome": cycle.latest,
        "starts": cycle.starts,
        "ends": cycle.ends,
        "is_deadline": cycle.due,
        "stated": cycle.stated,
        "place": cycle.place,
        "parties": cycle.parties,
        "party_keys": cycle.keys,
        "countries": cycle.countries,
        "promised_by": [" ← ".join(reversed(says)) for says in cycle.promised_by],
        "confirmations": cycle.confirmations,
        "voices": cycle.voices,
        "first_event": cycle.first_event,
        "first_published": cycle.first_published,
        "last_published": cycle.last_published,
        "evidence": cycle.evidence,
    }


def _stage_rows(cycle: Cycle) -> list[dict[str, Any]]:
    return [
        {
            "lifecycle_id": cycle.id,
            "position": place,
            "stage": stage.kind,
            "event_id": stage.event,
            "report_id": stage.report,
            "published": stage.published,
            "recorded": stage.recorded,
            "starts": stage.starts,
            "ends": stage.ends,
            "stated": stage.stated,
            "says": stage.says,
            "evidence": stage.evidence,
            "note": stage.note or None,
        }
        for place, stage in enumerate(cycle.stages, start=1)
    ]
