"""Happenings kept in step with the reports of a desk: only what changed is joined anew.

Events that share no key (`link_keys`) are never one happening, so a report touches only the events
that it is connected with through keys. Those are clustered anew, and what comes out differs from a
join of the whole desk in nothing, whatever the order in which reports arrived.
"""

from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any, Self

import duckdb
from msgspec import Struct

from foreigndesk.desk.acts import Act
from foreigndesk.desk.grouping import cluster, link_keys
from foreigndesk.desk.happening import Happening
from foreigndesk.store.acts import acts, acts_by_id
from foreigndesk.store.bulk import insert_json, shape_of, whole
from foreigndesk.store.connect import errors_of, open_file
from foreigndesk.store.filters import Conditions
from foreigndesk.store.happening_rows import HAPPENING_TABLES, encode_happening, happening_rows

BATCH = 5000
"""Reports joined in one transaction: what a kill costs at most."""


class JoinSummary(Struct, frozen=True, kw_only=True):
    """What a join did: reports joined, happenings that are new, changed or gone."""

    reports: int = 0
    new: int = 0
    changed: int = 0
    gone: int = 0

    def __add__(self, other: "JoinSummary") -> "JoinSummary":
        names = self.__struct_fields__
        return JoinSummary(**{name: getattr(self, name) + getattr(other, name) for name in names})


class Joiner:
    """Joins the events of waiting reports over a connection that may write."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path) -> None:
        self._connection = connection
        self._path = path
        with errors_of(path):
            self._shapes = {table: shape_of(connection, table) for table in HAPPENING_TABLES}

    @classmethod
    def open(cls, path: Path) -> "Joiner":
        """Open a desk file for joining alone; use as a context manager.

        Raises:
            StoreError: as `connect.open_file`.
        """
        return cls(open_file(path, write=True), path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def waiting(self) -> int:
        """Return how many reports wait to be joined."""
        query = "select count(distinct report_id) from waiting_reports"
        with errors_of(self._path):
            return int(self._column(query)[0])

    def join(self, progress: Callable[[int], None] | None = None) -> JoinSummary:
        """Join all waiting reports; `progress` gets counts of reports.

        Raises:
            StoreError: the desk can't be written; what is joined so far is kept.
        """
        done = JoinSummary()
        query = "select distinct report_id from waiting_reports order by 1 limit ?"
        while True:
            with errors_of(self._path):
                batch: list[str] = self._column(query, BATCH)
            if not batch:
                return done
            with whole(self._connection, self._path):
                done += self._join(batch)
            if progress:
                progress(len(batch))

    def _join(self, batch: list[str]) -> JoinSummary:
        touched = self._rows_of_reports("key", "event_keys", batch)
        stale = self._rows_of_reports("happening_id", "happening_events", batch)
        self._delete("event_keys", "report_id", batch)
        found = {act.id: act for act in self._current_acts(batch)}
        touched |= self._keep_keys(found.values())
        members = self._connected(touched)
        found |= {act.id: act for act in acts_by_id(self._connection, sorted(members - {*found}))}
        stale |= set(self._in_list("happening_id", "happening_events", "event_id", [*found]))
        done = self._replace(stale, cluster(_sorted(found.values()), voices={}), found)
        self._delete("waiting_reports", "report_id", batch)
        return JoinSummary(reports=len(batch), new=done[0], changed=done[1], gone=done[2])

    def _current_acts(self, batch: list[str]) -> Iterable[Act]:
        where = Conditions()
        where.add("e.report_id in (select unnest(?))", batch)
        return acts(self._connection, where)

    def _keep_keys(self, found: Iterable[Act]) -> set[int]:
        """Keep the keys of events and return them."""
        rows = [(_number(key), act.id, act.report) for act in found for key in link_keys(act)]
        if rows:
            self._connection.execute(
                "insert into event_keys select unnest(?), unnest(?), unnest(?)",
                [list(column) for column in zip(*rows, strict=True)],
            )
        return {row[0] for row in rows}

    def _connected(self, keys: set[int]) -> set[str]:
        """Return the events that keys connect, directly or through other events."""
        members: set[str] = set()
        seen: set[int] = set()
        while new := keys - seen:
            seen |= new
            met = set(self._in_list("event_id", "event_keys", "key", sorted(new))) - members
            members |= met
            keys = set(self._in_list("key", "event_keys", "event_id", sorted(met)))
        return members

    def _replace(
        self, stale: set[str], fresh: Sequence[Happening], found: dict[str, Act]
    ) -> tuple[int, int, int]:
        """Put happenings in the place of stale ones; count what is new, changed and gone."""
        query = (
            "select happening_id, happening from happenings "
            "where happening_id in (select unnest(?))"
        )
        old = dict(self._connection.execute(query, [sorted(stale)]).fetchall()) if stale else {}
        encoded = [(happening, encode_happening(happening)) for happening in fresh]
        written = [(one, data) for one, data in encoded if old.get(one.id) != data]
        gone = set(old) - {happening.id for happening in fresh}
        changed = {one.id for one, _ in written} & set(old)
        for table in HAPPENING_TABLES:
            self._delete(table, "happening_id", sorted(gone | changed))
        reports = {act.id: act.report for act in found.values()}
        for table, rows in happening_rows(written, reports).items():
            insert_json(self._connection, table, self._shapes[table], [rows])
        return len(written) - len(changed), len(changed), len(gone)

    def _rows_of_reports(self, column: str, table: str, batch: list[str]) -> set[Any]:
        return set(self._in_list(column, table, "report_id", batch))

    def _in_list(self, column: str, table: str, where: str, values: list[Any]) -> list[Any]:
        if not values:
            return []
        query = f"select distinct {column} from {table} where {where} in (select unnest(?))"  # noqa: S608  our own names
        return self._column(query, values)

    def _delete(self, table: str, where: str, values: list[str]) -> None:
        if values:
            query = f"delete from {table} where {where} in (select unnest(?))"  # noqa: S608  our own names
            self._connection.execute(query, [values])

    def _column(self, query: str, *values: object) -> list[Any]:
        return [row[0] for row in self._connection.execute(query, list(values)).fetchall()]


def _number(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)


def _sorted(found: Iterable[Act]) -> list[Act]:
    return sorted(found, key=lambda act: (act.published, act.report, act.start, act.id))
