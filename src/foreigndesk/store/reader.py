"""Asking a desk: filters, single reports and entries, SQL, frames."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import msgspec

from foreigndesk.desk.acts import Act
from foreigndesk.desk.happening import Happening
from foreigndesk.errors import EntryAmbiguous, EntryUnknown, ExtraMissing, QueryRefused
from foreigndesk.record.entries import Record
from foreigndesk.record.wire import decode
from foreigndesk.store.acts import acts_by_id
from foreigndesk.store.answers import ActorRow, EventRow, StatementRow
from foreigndesk.store.connect import errors_of, open_file
from foreigndesk.store.filters import (
    ActorFilter,
    Conditions,
    EventFilter,
    StatementFilter,
    actor_conditions,
    event_conditions,
    statement_conditions,
)
from foreigndesk.store.happenings import (
    HappeningFilter,
    HappeningRow,
    find_happening,
    find_happenings,
)
from foreigndesk.store.naming import begins, looks_like_id

Answer = TypeVar("Answer", EventRow, StatementRow, ActorRow)
_READING = {
    duckdb.StatementType.SELECT,
    duckdb.StatementType.EXPLAIN,
    duckdb.StatementType.RELATION,
}
_ENTRY_TABLES = {
    "events": "event_id",
    "statements": "statement_id",
    "actors": "actor_id",
    "times": "time_id",
}
_AT_ONCE = 500  # records in memory; each batch scans the ids of the whole table once
_RECORDS = "select report_id, record from reports where report_id in (select unnest(?))"
_REPORTS_BY_ID = "select report_id, coalesce(title, '') from current_reports where {} order by 1"
_REPORTS_BY_WORDS = """select report_id, coalesce(title, '') from current_reports
where contains(lower(title), lower($1))
    or report_id in (select report_id from sources where source_key = $1) order by 1"""
_FROM_REPORT = " e join reports r using (report_id)"


class DeskReader:
    """Answers questions about a desk file over one connection."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path) -> None:
        self._connection = connection
        self._path = path

    @classmethod
    def open(cls, path: Path) -> "DeskReader":
        """Open a desk file for reading.

        Raises:
            StoreError: as `connect.open_file`.
        """
        return cls(open_file(path, write=False), path)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def lent(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Lend the connection to a view; errors of DuckDB inside become ours.

        Raises:
            StoreError: as `connect.errors_of`.
        """
        with errors_of(self._path):
            yield self._connection

    def events(self, asked: EventFilter) -> list[EventRow]:
        """Return events of current reports, by day of event (unknown last), then by report."""
        order = "e.starts nulls last, r.published, e.report_id, e.start_offset, e.event_id"
        return self._rows(EventRow, "current_events", event_conditions(asked), order, asked.limit)

    def statements(self, asked: StatementFilter) -> list[StatementRow]:
        """Return statements of current reports, by publication day and place in the text."""
        order = "r.published, e.report_id, e.start_offset, e.statement_id"
        where = statement_conditions(asked)
        return self._rows(StatementRow, "current_statements", where, order, asked.limit)

    def actors(self, asked: ActorFilter) -> list[ActorRow]:
        """Return actors of current reports, by name."""
        order = "e.name, r.published, e.report_id, e.actor_id"
        return self._rows(ActorRow, "current_actors", actor_conditions(asked), order, asked.limit)

    def happenings(self, asked: HappeningFilter) -> list[HappeningRow]:
        """Return happenings, by day (unknown last), or the largest first."""
        with errors_of(self._path):
            return find_happenings(self._connection, asked)

    def happening(self, named: str) -> Happening:
        """Return a happening by its id, the beginning of one, or the id of an event of it."""
        with errors_of(self._path):
            return find_happening(self._connection, named)

    def waiting(self) -> int:
        """Return how many reports wait to be joined (`store.joiner`)."""
        query = "select count(distinct report_id) from waiting_reports"
        return int(self._fetch(query)[0][0])

    def acts(self, event_ids: Sequence[str]) -> list[Act]:
        """Return events as the desk joins them, by publication day, report and place."""
        with errors_of(self._path):
            return acts_by_id(self._connection, event_ids)

    def _rows(
        self, kind: type[Answer], view: str, where: Conditions, order: str, limit: int | None
    ) -> list[Answer]:
        fields = msgspec.structs.fields(kind)
        own = {"report_id", "published", "title"}
        names = ", ".join(f"{'r' if f.name in own else 'e'}.{f.name}" for f in fields)
        values = list(where.values)
        if limit is None:
            query = f"select {names} from {view}{_FROM_REPORT}{where.sql} order by {order}"  # noqa: S608  our own names
        else:  # rows as wide as these are sorted by their ids, then read
            key = _ENTRY_TABLES[view.removeprefix("current_")]
            query = (
                f"with c as materialized (select e.report_id, e.{key} from {view}{_FROM_REPORT}"  # noqa: S608  our own names
                f"{where.sql} order by {order} limit ?) select {names} from {view}{_FROM_REPORT} "
                f"where e.report_id in (select report_id from c) and e.{key} in "
                f"(select {key} from c) order by {order}"
            )
            values.append(limit)
        rows = self._fetch(query, values)
        return [kind(**dict(zip(kind.__struct_fields__, row, strict=True))) for row in rows]

    def _fetch(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        with errors_of(self._path):
            return self._connection.execute(query, values).fetchall()

    def record(self, named: str) -> Record:
        """Return the record of a report, by its id (or its beginning), source or title part.

        Raises:
            EntryUnknown: no current report is named so.
            EntryAmbiguous: several are.
        """
        by_id = _REPORTS_BY_ID.format(begins("report_id", named))
        found = self._fetch(by_id, [named]) if looks_like_id(named) else []
        found = found or self._fetch(_REPORTS_BY_WORDS, [named])
        if not found:
            raise EntryUnknown(found=named, kind="report")
        if len(found) > 1:
            titles = "; ".join(f"{report} {title}".strip() for report, title in found[:5])
            raise EntryAmbiguous(found=named, count=len(found), some=titles)
        return self._record(found[0][0])

    def _record(self, report_id: str) -> Record:
        ((data,),) = self._fetch("select record from reports where report_id = ?", [report_id])
        return decode(data)

    def entry(self, entry_id: str) -> tuple[str, Record]:
        """Return an entry's whole id and the record that holds it, given an id or its beginning.

        Raises:
            EntryUnknown: no entry of the desk has such an id.
            EntryAmbiguous: several begin so.
        """
        parts = (
            f"select {column}, report_id from {table} where {begins(column, entry_id)}"  # noqa: S608  our own names
            for table, column in _ENTRY_TABLES.items()
            if looks_like_id(entry_id) and entry_id[0] == column[0]
        )
        found = [row for query in parts for row in self._fetch(query, [entry_id])]
        if not found:
            raise EntryUnknown(found=entry_id, kind="entry")
        if len(found) > 1:
            some = ", ".join(sorted(row[0] for row in found)[:5])
            raise EntryAmbiguous(found=entry_id, count=len(found), some=some)
        whole, report_id = found[0]
        return whole, self._record(report_id)

    def records(self) -> Iterator[bytes]:
        """Yield the current records as JSON, by publication day and id: same desk, same bytes."""
        query = "select report_id from current_reports order by published, report_id"
        ids = [row[0] for row in self._fetch(query)]
        for at in range(0, len(ids), _AT_ONCE):
            some = ids[at : at + _AT_ONCE]
            found = dict(self._fetch(_RECORDS, [some]))
            yield from (found[report_id].encode() for report_id in some)

    def sql(self, query: str) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Return column names and rows of one reading statement.

        Raises:
            QueryRefused: it fails, writes, or is more than one statement.
        """
        statement = self._reading(query)
        try:
            result = self._connection.execute(statement)
            return [column[0] for column in result.description or []], result.fetchall()
        except duckdb.Error as error:
            raise QueryRefused(reason=str(error).splitlines()[0]) from error

    def frame(self, query: str) -> Any:
        """Return a pandas DataFrame (through Arrow) of one reading statement.

        Raises:
            ExtraMissing: pandas and pyarrow are not installed.
            QueryRefused: as `sql`.
        """
        try:
            import pandas as pd  # noqa: F401, PLC0415  the extra `frames`, loaded only here
            import pyarrow as pa  # noqa: F401, PLC0415  the same
        except ImportError as error:
            raise ExtraMissing(part="a DataFrame", extra="frames") from error
        statement = self._reading(query)
        try:
            table: Any = self._connection.cursor().sql(statement).to_arrow_table()
        except duckdb.Error as error:
            raise QueryRefused(reason=str(error).splitlines()[0]) from error
        return table.to_pandas()

    @staticmethod
    def _reading(query: str) -> duckdb.Statement:
        """Return the one reading statement of a query, or refuse it."""
        try:
            statements = duckdb.extract_statements(query)
        except duckdb.Error as error:
            raise QueryRefused(reason=str(error).splitlines()[0]) from error
        if len(statements) != 1:
            raise QueryRefused(reason=f"{len(statements)} statements, one is wanted")
        if statements[0].type not in _READING:
            raise QueryRefused(reason=f"{statements[0].type.name} is no reading statement")
        return statements[0]

    def tables(self) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Return every table and view with its columns and what they mean."""
        return self.sql(
            'select c.table_name as "table", c.column_name as "column", c.data_type as type, '
            "c.comment as meaning from duckdb_columns() c where not c.internal "
            "order by c.table_name, c.column_index"
        )
