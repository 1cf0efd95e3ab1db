"""The one writer of a desk file: records in, each whole or not at all, and the ledger of runs."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple, Self

import msgspec

from foreigndesk.errors import ForeigndeskError
from foreigndesk.store.bulk import insert_json, shape_of, whole
from foreigndesk.store.connect import errors_of, open_file
from foreigndesk.store.corrected import apply_corrections
from foreigndesk.store.rows import FlatRecord

_FLAT_TABLES = (
    "actors",
    "mentions",
    "times",
    "statements",
    "statement_spans",
    "statement_subjects",
    "events",
    "event_spans",
    "event_contexts",
    "event_counts",
    "response_links",
    "response_reports",
    "reports",
)


class Known(StrEnum):
    """What the desk already has of a report."""

    NEW = "new"  # neither the source nor the text
    UNCHANGED = "unchanged"  # the same text from the same source, read by the same reader
    LINKED = "linked"  # the text is recorded, but under another source
    REVISED = "revised"  # the source is known with another text, or another reader read it


class Counts(msgspec.Struct, kw_only=True):
    """How many reports of a run were recorded, left as they were, revised and refused."""

    recorded: int = 0
    unchanged: int = 0
    revised: int = 0
    refused: int = 0


class RefusalRow(NamedTuple):
    """A refusal as the ledger keeps it: of which run, what, and why."""

    run: int
    place: str
    source_key: str
    error: ForeigndeskError


class DeskWriter:
    """Writes a desk file; use as a context manager. One process writes at a time.

    Raises:
        StoreError: as `connect.open_file`.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.connection = open_file(path, write=True)
        # Every report costs some 300 bytes here; asking the file instead would scan it for each.
        self._readers: dict[str, str] = {}
        self._versions: dict[str, tuple[str, ...]] = {}
        self._corrected: set[str] = set()
        try:
            self._load()
        except BaseException:
            self.close()
            raise

    def _load(self) -> None:
        """Learn what the file has: columns, reports, sources."""
        sources = "select source_key, report_id from sources order by version"
        with errors_of(self.path):
            self._columns = {table: shape_of(self.connection, table) for table in _FLAT_TABLES}
            self._readers |= dict(self._all("select report_id, reader from reports"))
            for key, report_id in self._all(sources):
                self._versions[key] = (*self._versions.get(key, ()), report_id)
            corrected = self._all("select distinct unnest(reports) from corrections")
        self._corrected |= {row[0] for row in corrected}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Write what is pending to the file and let go of it."""
        self.connection.close()

    def look_up(self, *, key: str, report_id: str, reader: str) -> Known:
        """Return what the desk has of a report from the source `key`."""
        versions = self._versions.get(key, ())
        read_by = self._readers.get(report_id)
        if read_by is not None and read_by != reader:
            return Known.REVISED
        if report_id in versions:
            return Known.UNCHANGED
        if versions:
            return Known.REVISED
        return Known.NEW if read_by is None else Known.LINKED

    def has_record(self, report_id: str, reader: str) -> bool:
        """Whether the text's record by this reader is already there."""
        return self._readers.get(report_id) == reader

    def write(
        self,
        records: Sequence[FlatRecord],
        links: Sequence[tuple[str, str]],
        refusals: Sequence[RefusalRow] = (),
    ) -> None:
        """Write records, (source key, report id) links and refusals in one transaction.

        A record that is already there by another reader is replaced; nothing is ever half written.

        Raises:
            StoreError: the file can't be written (disk full, ...); nothing of the call is kept.
        """
        fresh = {
            one.report_id: one for one in records if not self.has_record(one.report_id, one.reader)
        }
        with whole(self.connection, self.path):
            self._drop([report for report in fresh if report in self._readers])
            for table in _FLAT_TABLES:
                self._insert(
                    table, [one.tables[table] for one in fresh.values() if table in one.tables]
                )
            added = self._link(links)
            changed = [*fresh, *self._changed(added)]
            self._let_wait([*changed, *self._correct(changed)])
            self._refuse(refusals)
        self._readers |= {report_id: one.reader for report_id, one in fresh.items()}
        for key, report_id, _ in added:
            self._versions[key] = (*self._versions.get(key, ()), report_id)

    def _drop(self, report_ids: list[str]) -> None:
        if report_ids:
            for table in _FLAT_TABLES:
                statement = f"delete from {table} where report_id in (select unnest(?))"  # noqa: S608  our own names
                self.connection.execute(statement, [report_ids])

    def _insert(self, table: str, arrays: list[bytes]) -> None:
        """Insert many JSON arrays of rows at once: one statement a table and transaction."""
        insert_json(self.connection, table, self._columns[table], arrays)

    def _link(self, links: Iterable[tuple[str, str]]) -> list[tuple[str, str, int]]:
        added: dict[str, tuple[str, ...]] = {}
        rows: list[tuple[str, str, int]] = []
        for key, report_id in links:
            known = added.get(key) or self._versions.get(key, ())
            if report_id not in known:
                added[key] = (*known, report_id)
                rows.append((key, report_id, len(added[key])))
        if rows:
            keys = [row[0] for row in rows]
            self.connection.execute(
                "update sources set current = false where source_key in (select unnest(?))", [keys]
            )
            self.connection.execute(
                "insert into sources (source_key, version, report_id, current, recorded) "
                "select unnest($1), unnest($2), unnest($3), unnest($4), $5",
                [
                    *(keys, [row[2] for row in rows], [row[1] for row in rows]),
                    *(self._current(rows), _now()),
                ],
            )
        return rows

    def _changed(self, added: list[tuple[str, str, int]]) -> list[str]:
        """Return the reports that became current with their links, or no longer are."""
        older = (report for key, _, _ in added for report in self._versions.get(key, ()))
        return [*older, *(report_id for _, report_id, _ in added)]

    def _correct(self, report_ids: Iterable[str]) -> list[str]:
        """Apply corrections anew where reports that they speak of were read again."""
        if self._corrected.isdisjoint(report_ids):
            return []
        return sorted(apply_corrections(self.connection))

    def _let_wait(self, report_ids: Iterable[str]) -> None:
        """Have happenings made anew for these reports, or without them (`store.joiner`)."""
        waiting = list(dict.fromkeys(report_ids))
        if waiting:
            self.connection.execute("insert into waiting_reports select unnest(?)", [waiting])

    @staticmethod
    def _current(rows: list[tuple[str, str, int]]) -> list[bool]:
        last = {key: number for key, _, number in rows}
        return [last[key] == number for key, _, number in rows]

    def start_run(
        self, *, version: str, reader: str, settings: str, weights: str | None = None
    ) -> int:
        """Enter a run in the ledger and return its number."""
        number: int = self._all("select coalesce(max(run_id), 0) + 1 from runs")[0][0]
        with whole(self.connection, self.path):
            self.connection.execute(
                "insert into runs (run_id, started, version, reader, settings, weights) "
                "values (?, ?, ?, ?, ?, ?)",
                [number, _now(), version, reader, settings, weights],
            )
        return number

    def end_run(self, run: int, counts: Counts) -> None:
        """Close a run in the ledger with its counts."""
        with whole(self.connection, self.path):
            self.connection.execute(
                "update runs set ended = ?, recorded = ?, unchanged = ?, revised = ?, refused = ? "
                "where run_id = ?",
                [_now(), counts.recorded, counts.unchanged, counts.revised, counts.refused, run],
            )

    def refuse(self, run: int, *, place: str, key: str, error: ForeigndeskError) -> None:
        """Enter a refusal in the ledger."""
        self.write((), (), [RefusalRow(run, place, key, error)])

    def _refuse(self, refusals: Sequence[RefusalRow]) -> None:
        if refusals:
            errors = [row.error for row in refusals]
            self.connection.execute(
                "insert into refusals select unnest(?), unnest(?), unnest(?), unnest(?), "
                "unnest(?), unnest(?)",
                [
                    [row.run for row in refusals],
                    [row.place for row in refusals],
                    [row.source_key for row in refusals],
                    [error.code for error in errors],
                    [error.message for error in errors],
                    [error.advice for error in errors],
                ],
            )

    def _all(self, query: str) -> list[Any]:
        return self.connection.execute(query).fetchall()


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
