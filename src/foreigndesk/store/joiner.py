"""Happenings kept in step with the reports of a desk: only what changed is joined anew.

Whether two events are linked depends on these two alone (`desk.happenings`), and happenings on
the group of events that links connect. So the joiner compares the events of new reports with those
that share a key, and makes anew the happenings of the groups that this touches: what comes out
differs in nothing from a join of the whole desk, whatever the order in which reports arrived.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Self

import duckdb
from msgspec import Struct
from msgspec.structs import replace

from foreigndesk.desk.acts import Act
from foreigndesk.desk.happening import Happening
from foreigndesk.desk.happenings import (
    build_happening,
    cluster,
    happening_id,
    joins,
)
from foreigndesk.store.acts import act_order, acts, acts_of_reports
from foreigndesk.store.bulk import insert_json, shape_of, whole
from foreigndesk.store.connect import errors_of, open_file
from foreigndesk.store.corrections import JoinRules, join_rules
from foreigndesk.store.filters import Conditions, among
from foreigndesk.store.happening_rows import HAPPENING_TABLES, encode_happening, happening_rows
from foreigndesk.store.linking import Events, Linker
from foreigndesk.store.sides import NUMBERS, keep_sides
from foreigndesk.store.unions import GroupTable, Union
from foreigndesk.store.voices import Voices

VERSION = "2"
"""Of the rules that make happenings: a desk that another version joined is joined anew."""
BATCH = 2000
"""Reports joined in one transaction: what a kill costs at most."""
_FEW = 50  # reports whose events are looked up in the index

_WAITING = "select distinct report_id from waiting_reports order by 1 limit ?"
_WAITING_BY_DAY = """select w.report_id from (select distinct report_id from waiting_reports) w
left join reports r using (report_id) order by r.published, w.report_id limit ?"""
_KNOWN = """select distinct report_id from waiting_reports
where report_id in (select report_id from report_voices) order by 1"""
_JOINED = "select event_id, happening_id from happening_events where "
_JOINED_OF = """select event_id from current_events where event_id in (select unnest(?))
and report_id not in (select report_id from waiting_reports)"""
_STORED = "select happening_id, happening from happenings where "


class JoinSummary(Struct, frozen=True, kw_only=True):
    """What a join did: reports joined, happenings that are new, changed or gone."""

    reports: int = 0
    new: int = 0
    changed: int = 0
    gone: int = 0

    def __add__(self, other: "JoinSummary") -> "JoinSummary":
        """Return what two joins did together."""
        names = self.__struct_fields__
        return JoinSummary(**{name: getattr(self, name) + getattr(other, name) for name in names})


class Joiner:
    """Joins the events of waiting reports over a connection that may write.

    With more than one worker, large joins are done by as many other processes.
    """

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, path: Path, *, workers: int = 1
    ) -> None:
        self._connection = connection
        self._events = Events(connection)
        self._linker = Linker(connection, self._events, workers=workers)
        self._path = path
        self._voices = Voices(connection)
        self._rules = JoinRules()
        self._groups = GroupTable(connection, "event_groups", thing="event_id", group="group_id")
        with errors_of(path):
            self._shapes = {table: shape_of(connection, table) for table in HAPPENING_TABLES}

    @classmethod
    def open(cls, path: Path, *, workers: int = 1) -> Self:
        """Open a desk file for joining alone; use as a context manager.

        Raises:
            StoreError: as `connect.open_file`.
        """
        return cls(open_file(path, write=True), path, workers=workers)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def waiting(self) -> int:
        """Return how many reports wait to be joined."""
        with errors_of(self._path):
            return int(self._column("select count(distinct report_id) from waiting_reports")[0])

    def join(self, progress: Callable[[int], None] | None = None) -> JoinSummary:
        """Join all waiting reports, by publication day; `progress` gets counts of reports.

        Raises:
            StoreError: the desk can't be written; what is joined so far is kept.
        """
        self._start_anew_after_another_version()
        with errors_of(self._path):
            self._rules = join_rules(self._connection)
        done = self._take_out()
        waiting = self.waiting()
        with self._linker:
            while waiting > 0:
                with whole(self._connection, self._path):
                    batch = self._column(_WAITING if waiting <= BATCH else _WAITING_BY_DAY, BATCH)
                    done += self._take_in(batch)
                waiting -= len(batch)
                if progress:
                    progress(len(batch))
        return done

    def _start_anew_after_another_version(self) -> None:
        with errors_of(self._path):
            if self._column("select version from join_versions") == [VERSION]:
                return
        self._events.forget()
        tables = ("join_versions", "event_keys", "event_groups", "report_sketches", "sketch_keys")
        with whole(self._connection, self._path):
            for table in (*tables, "report_voices", "waiting_reports", *HAPPENING_TABLES):
                self._connection.execute(f"delete from {table}")  # noqa: S608  our own names
            self._connection.execute("insert into join_versions values (?)", [VERSION])
            self._connection.execute(
                "insert into waiting_reports select report_id from current_reports"
            )

    def _take_out(self) -> JoinSummary:
        """Take out waiting reports that were joined before: revised, read again or corrected."""
        with errors_of(self._path):
            known: list[str] = self._column(_KNOWN)
        if not known:
            return JoinSummary()
        with whole(self._connection, self._path):
            changed = self._voices.take_out(known)
            old = self._events_of(known)
            broken = self._groups.take_out(old)
            self._delete("event_keys", "event_id", sorted(old))
            self._events.forget(old)
            left = self._events.load({*broken} - {*old})
            pairs = self._linker.link([*left.values()], new=set())
            return self._settle(left, pairs, changed, gone={*old.values()})

    def _take_in(self, batch: list[str]) -> JoinSummary:
        """Join reports that are not joined yet; those that are not current wait no more."""
        fresh = {act.id: act for act in self._current_acts(batch)}
        pairs = self._linker.begin([*fresh.values()], new={*fresh})
        changed = self._voices.take_in(batch)
        done = self._settle(fresh, pairs(), changed, gone=set())
        self._delete("waiting_reports", "report_id", batch)
        self._let_tell(batch)
        return replace(done, reports=len(batch))

    def _settle(
        self,
        renewed: dict[str, Act],
        pairs: list[tuple[str, str]],
        changed: set[str],
        *,
        gone: set[str],
    ) -> JoinSummary:
        """Group events by the pairs that are one act, and make the happenings of these groups anew.

        So with groups that have an event of a report whose voice changed. `gone` happenings go.
        """
        union = Union(renewed)
        met = {*self._groups.groups_of(self._events_of(changed))}
        for left, right in pairs + self._ruled(renewed):
            union.link(left, right)
            met |= {left, right}
        met -= {*renewed}
        before = self._groups.members(self._groups.groups_of(met).values())
        for event, group in before.items():
            union.link(event, group)
        known = renewed | self._events.load({*met, *before})
        groups = [sorted(map(known.__getitem__, group), key=act_order) for group in union.groups()]
        after = {act.id: group[0].id for group in groups if len(group) > 1 for act in group}
        self._groups.replace(before, after)
        return self._replace(gone | {happening_id(act) for act in known.values()}, groups)

    def _ruled(self, renewed: dict[str, Act]) -> list[tuple[str, str]]:
        """Return the pairs that corrections join, of these events and those that don't wait."""
        pairs = self._rules.must(renewed)
        others = sorted({event for two in pairs for event in two} - {*renewed})
        joined = {*renewed, *(self._column(_JOINED_OF, others) if others else ())}
        return [two for two in pairs if joined.issuperset(two)]

    def _replace(self, stale: set[str], groups: list[list[Act]]) -> JoinSummary:
        """Put the happenings of groups in the place of stale ones, as far as these are there."""
        old = self._two(_STORED, "happening_id", sorted(stale))
        made = [(one, encode_happening(one)) for one in self._happenings(groups)]
        written = [(one, data) for one, data in made if old.get(one.id) != data]
        gone = {*old} - {one.id for one, _ in made}
        changed = {one.id for one, _ in written} & {*old}
        for table in HAPPENING_TABLES:
            self._delete(table, "happening_id", sorted(gone | changed))
        reports = {act.id: act.report for group in groups for act in group}
        for table, rows in happening_rows(written, reports).items():
            also = NUMBERS if table == "happenings" else None
            insert_json(self._connection, table, self._shapes[table], [rows], also=also)
        keep_sides(self._connection, (one for one, _ in written))
        self._let_tell(sorted({report for one, _ in written for report in one.reports}))
        return JoinSummary(new=len(written) - len(changed), changed=len(changed), gone=len(gone))

    def _let_tell(self, reports: list[str]) -> None:
        """Have stories and life-cycles reckon anew with reports (`store.teller`)."""
        if reports:
            self._connection.execute("insert into untold_reports select unnest(?)", [reports])

    def _happenings(self, groups: list[list[Act]]) -> Iterator[Happening]:
        together = {act.report for group in groups if len(group) > 1 for act in group}
        voices = self._voices.of(together)
        for group in groups:
            ids = [act.id for act in group]
            must, cannot = self._rules.must(ids), self._rules.cannot(ids)
            for found in cluster(group, must, cannot) if len(group) > 1 else (group,):
                built = build_happening(found, joins(found, must), voices)
                yield self._rules.correct(built, found)

    def _current_acts(self, batch: list[str]) -> Iterable[Act]:
        if len(batch) <= _FEW:
            return acts_of_reports(self._connection, batch)
        where = Conditions()
        where.add("e.report_id in (select unnest(?))", batch)
        return acts(self._connection, where)

    def _events_of(self, reports: Iterable[str]) -> dict[str, str]:
        """Return the joined events of reports, each with its happening."""
        return self._two(_JOINED, "report_id", sorted(reports))

    def _two(self, query: str, column: str, values: list[str]) -> dict[str, str]:
        """Return two columns of a query, of those rows whose column has one of the values."""
        if not values:
            return {}
        where, given = among(column, values)
        return dict(self._connection.execute(query + where, given).fetchall())

    def _delete(self, table: str, column: str, values: list[str]) -> None:
        if values:
            where, given = among(column, values)
            self._connection.execute(f"delete from {table} where {where}", given)  # noqa: S608  our own names

    def _column(self, query: str, *values: object) -> list[Any]:
        return [row[0] for row in self._connection.execute(query, list(values)).fetchall()]
