"""What a brief is made of, out of a desk file: happenings, acts, records when they are needed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import duckdb
import msgspec
from msgspec import Struct, structs

from foreigndesk.desk.acts import Act
from foreigndesk.desk.briefs.material import Material
from foreigndesk.desk.happening import Happening
from foreigndesk.desk.select import Selector
from foreigndesk.record.entries import Record
from foreigndesk.record.wire import decode
from foreigndesk.store.acts import acts, acts_by_id
from foreigndesk.store.filters import Conditions
from foreigndesk.store.selecting import party_condition, resolve, taking_part

_DECODER = msgspec.json.Decoder(Happening)
_ACCOUNTS = 6  # of a happening, among which one that can be told is sought
_MOST = 500  # happenings looked at, those of most voices and of the latest reports first
_HAPPENINGS = """with best as (
    select e.happening_id, e.voices, e.last_published, abs(e.score) as force
    from happenings e{where}
    order by e.voices desc, e.last_published desc, force desc, e.happening_id limit ?)
select h.happening from happenings h join best using (happening_id)
    order by best.voices desc, best.last_published desc, best.force desc, happening_id"""
_RECORDS = """select report_id, record from reports
    where report_id in (select unnest(?::varchar[])) order by report_id"""
_OF_REPORTS = """e.happening_id in (select h.happening_id from happening_events h
    join reports r using (report_id) where {condition})"""


class Wanted(Struct, frozen=True, kw_only=True):
    """Which happenings a brief draws on: all that is given must hold.

    `sides` are actors (all must take part), `reports` ids of the reports that tell of it; `since`,
    `until` and `as_of` are publication days, of which `as_of` also leaves out what later reports
    tell of the same happening.
    """

    sides: tuple[Selector, ...] = ()
    reports: tuple[str, ...] | None = None
    since: date | None = None
    until: date | None = None
    as_of: date | None = None


class Records(Mapping[str, Record]):
    """The records of some reports: fetched at once, each decoded when it is asked for."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> None:
        self._data = dict(connection.execute(_RECORDS, [list(ids)]).fetchall())
        self._kept: dict[str, Record] = {}

    def __getitem__(self, report: str) -> Record:
        if report not in self._kept:
            self._kept[report] = decode(self._data[report])
        return self._kept[report]

    def __contains__(self, report: object) -> bool:
        return report in self._data

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)


def material(connection: duckdb.DuckDBPyConnection, wanted: Wanted) -> Material:
    """Return the happenings that are wanted, with what tells of them."""
    joined = _is_joined(connection)
    found = _happenings(connection, wanted) if joined else _alone(connection, wanted)
    ids = [act for one in found for act in (_telling(one) if wanted.as_of is None else one.acts)]
    told = acts_by_id(connection, ids)
    kept = {act.id: act for act in told if _in_time(act.published, wanted.as_of)}
    known = found
    if wanted.as_of is not None:
        known = [one for happening in found if (one := _as_known(happening, kept)) is not None]
    reports = sorted({act.report for act in kept.values()})
    return Material(happenings=known, acts=kept, records=Records(connection, reports))


def _telling(happening: Happening) -> list[str]:
    """Return the acts that a brief may need: the best, the first, and one of each version."""
    versions = (one.acts[0] for two in happening.conflicts for one in two.versions if one.acts)
    return list(dict.fromkeys((happening.best, *happening.acts[:_ACCOUNTS], *versions)))


def last_day(connection: duckdb.DuckDBPyConnection, wanted: Wanted) -> date | None:
    """Return the publication day of the latest report, up to the days wanted."""
    query = "select max(published) from current_reports where published <= coalesce(?, published)"
    ((day,),) = connection.execute(query, [wanted.as_of or wanted.until]).fetchall()
    found: date | None = day
    return found


def _is_joined(connection: duckdb.DuckDBPyConnection) -> bool:
    return bool(connection.execute("select 1 from happenings limit 1").fetchall())


def _happenings(connection: duckdb.DuckDBPyConnection, wanted: Wanted) -> list[Happening]:
    where = Conditions()
    for side in wanted.sides:
        told, parties = taking_part(resolve(connection, side))
        where.add(told, *parties)
    condition, values = _of_reports(wanted)
    if condition:
        where.add(_OF_REPORTS.format(condition=condition), *values)
    query = _HAPPENINGS.format(where=where.sql)
    rows = connection.execute(query, [*where.values, _MOST]).fetchall()
    return [_DECODER.decode(row[0]) for row in rows]


def _taking_part(connection: duckdb.DuckDBPyConnection, selector: Selector) -> tuple[Any, ...]:
    side = resolve(connection, selector)
    acting, values = party_condition(side, prefix="e.actor")
    facing, others = party_condition(side, prefix="e.recipient")
    return (f"({acting} or {facing})", *values, *others)


def _of_reports(wanted: Wanted) -> tuple[str, list[Any]]:
    """Return the condition on reports (alias r) and its values; "" where any will do."""
    parts, values = [], []
    until = min((day for day in (wanted.until, wanted.as_of) if day), default=None)
    for sql, value in (
        ("r.published >= ?", wanted.since),
        ("r.published <= ?", until),
        ("r.report_id in (select unnest(?::varchar[]))", wanted.reports),
    ):
        if value is not None:
            parts.append(sql)
            values.append(list(value) if isinstance(value, tuple) else value)
    return " and ".join(parts), values


def _alone(connection: duckdb.DuckDBPyConnection, wanted: Wanted) -> list[Happening]:
    """Return each event as a happening of its own, where a desk isn't joined."""
    where = Conditions()
    for side in wanted.sides:
        where.add(*_taking_part(connection, side))
    condition, values = _of_reports(wanted)
    if condition:
        where.add(condition, *values)
    found = sorted(acts(connection, where), key=lambda act: (-act.published.toordinal(), act.id))
    return [alone(act) for act in found[:_MOST]]


def alone(act: Act) -> Happening:
    """Return an event as a happening of its own."""
    return Happening(
        **{name: getattr(act, name) for name in _SHARED},
        acts=(act.id,),
        reports=(act.report,),
        voices=1,
        first_report=act.report,
        first_published=act.published,
        last_published=act.published,
        best=act.id,
    )


_SHARED = (
    *("id", "type", "mode", "status", "historical", "quad", "score", "actors", "recipients"),
    *("starts", "ends", "place", "place_country", "evidence", "contexts", "confidence"),
)


def _in_time(published: date, as_of: date | None) -> bool:
    return as_of is None or published <= as_of


def _as_known(happening: Happening, acts: Mapping[str, Act]) -> Happening | None:
    """Return a happening as far as the given acts tell of it; None where none does."""
    told = [acts[one] for one in happening.acts if one in acts]
    if not told:
        return None
    if len(told) == len(happening.acts):
        return happening
    reports = tuple(dict.fromkeys(act.report for act in told))
    best = happening.best if happening.best in acts else told[0].id
    return structs.replace(
        happening,
        acts=tuple(act.id for act in told),
        reports=reports,
        voices=min(happening.voices, len(reports)),
        status=told[-1].status,
        best=best,
        evidence=acts[best].evidence,
        last_published=told[-1].published,
        conflicts=(),
    )
