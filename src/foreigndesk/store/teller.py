"""After the join: stories and life-cycles of the reports that are not told of yet."""

from collections.abc import Callable
from pathlib import Path
from typing import Self

import duckdb
from msgspec import Struct

from foreigndesk.store.bulk import whole
from foreigndesk.store.connect import errors_of, open_file
from foreigndesk.store.lifecycles import LifecycleKeeper
from foreigndesk.store.stories import StoryKeeper

BATCH = 5000
"""Reports told in one transaction."""
_WAITING = """select w.report_id from (select distinct report_id from untold_reports) w
left join reports r using (report_id) order by r.published, w.report_id limit ?"""


class TellSummary(Struct, frozen=True, kw_only=True):
    """How many reports were told, and how many stories and announced events that touched."""

    reports: int = 0
    stories: int = 0
    lifecycles: int = 0


class Teller:
    """Keeps stories and life-cycles in step with happenings, over a connection that may write."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path) -> None:
        self._connection = connection
        self._path = path
        with errors_of(path):
            self._stories = StoryKeeper(connection)
            self._lifecycles = LifecycleKeeper(connection)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a desk file for telling alone; use as a context manager.

        Raises:
            StoreError: as `connect.open_file`.
        """
        return cls(open_file(path, write=True), path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def tell(self, progress: Callable[[int], None] | None = None) -> TellSummary:
        """Tell of all reports that wait for it; `progress` gets counts of reports.

        Raises:
            StoreError: the desk can't be written; what is told so far is kept.
        """
        reports = stories = cycles = 0
        while batch := self._waiting():
            with whole(self._connection, self._path):
                stories += self._stories.tell(batch)
                cycles += self._lifecycles.tell(batch)
                self._connection.execute(
                    "delete from untold_reports where report_id in (select unnest(?))", [batch]
                )
            reports += len(batch)
            if progress:
                progress(len(batch))
        return TellSummary(reports=reports, stories=stories, lifecycles=cycles)

    def _waiting(self) -> list[str]:
        with errors_of(self._path):
            return [row[0] for row in self._connection.execute(_WAITING, [BATCH]).fetchall()]
