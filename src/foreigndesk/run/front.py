"""A desk as users hold it: read into it, ask it, export it."""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Self

import msgspec

from foreigndesk.desk.happening import Happening
from foreigndesk.errors import StoreError
from foreigndesk.intake import IntakeOptions, take_in
from foreigndesk.record.entries import Record
from foreigndesk.record.explain import Explanation, explain
from foreigndesk.record.wire import decode
from foreigndesk.run.digest import data_digest
from foreigndesk.run.local import Progress, RunSettings, RunSummary, read_into_desk
from foreigndesk.run.reader import RecordReader
from foreigndesk.settings import VERSION
from foreigndesk.store import (
    ActorFilter,
    ActorRow,
    DeskReader,
    EventFilter,
    EventRow,
    HappeningFilter,
    HappeningRow,
    Joiner,
    JoinSummary,
    StatementFilter,
    StatementRow,
)
from foreigndesk.store.timeml import to_timeml


def open_desk(path: str | Path, *, write: bool = False, join: bool = True) -> "NewsDesk":
    """Open a desk file; with `write`, `read` may be called and a missing file is made by it.

    Without `join`, `read` leaves happenings as they are, until `join` is called.

    Raises:
        DeskMissing: there is no such file and it is not to be made.
        StoreError: it is no desk, a newer one, or another process writes it.
    """
    return NewsDesk(Path(path), write=write, join=join)


class NewsDesk:
    """A desk file: every record ever read, and the questions one can ask of it.

    The file is opened for reading while it is asked and for writing only while `read` runs, so
    other readers are in the way of nobody. Use it as a context manager or call `close`.
    """

    def __init__(self, path: Path, *, write: bool = False, join: bool = True) -> None:
        self.path = path
        self._join = join
        self._write = write
        self._reader: DeskReader | None = None
        if not write:
            self._reader = DeskReader.open(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    def read(
        self,
        paths: Iterable[str | Path],
        *,
        options: IntakeOptions | None = None,
        workers: int = 1,
        read_report: RecordReader | None = None,
        progress: Progress | None = None,
    ) -> RunSummary:
        """Read files, folders, globs or "-" into the desk and return what happened.

        `read_report` says who reads (rules or encoder) and with which entries of the user's own;
        `progress` gets the step and counts of reports done. More than one worker means new Python
        processes: a script that asks for them does its work under `if __name__ == "__main__":`,
        as `multiprocessing` demands.

        Raises:
            StoreError: the desk was opened for reading only, or can't be written.
            OverrideInvalid: the file of the user's entries has a mistake.
            ExtraMissing: the encoder is asked for, but its packages are not installed.
        """
        self._let_write()
        chosen = options or IntakeOptions()
        read_report = read_report or RecordReader()
        settings = RunSettings(
            version=VERSION,
            reader=read_report.name,
            workers=workers,
            weights=data_digest(),
            join=self._join,
            note=msgspec.json.encode({"intake": chosen, "workers": workers}).decode(),
        )
        names = [str(path) for path in paths]
        intaken = take_in(names, chosen)
        return read_into_desk(intaken, read_report, self.path, settings, progress)

    def join(self, progress: Progress | None = None) -> JoinSummary:
        """Join reports that wait (after `read` without `join`, or a correction) into happenings.

        Raises:
            StoreError: the desk was opened for reading only, or can't be written.
        """
        self._let_write()
        with Joiner.open(self.path) as joiner:
            return joiner.join(progress and partial(progress, "joining"))

    def _let_write(self) -> None:
        if not self._write:
            reason = "this desk was opened for reading; open it with write=True"
            raise StoreError(place=str(self.path), reason=reason)
        self.close()

    @property
    def _asked(self) -> DeskReader:
        if self._reader is None:
            self._reader = DeskReader.open(self.path)
        return self._reader

    def events(self, **conditions: Any) -> list[EventRow]:
        """Return events; conditions are the fields of `store.EventFilter`."""
        return self._asked.events(EventFilter(**conditions))

    def statements(self, **conditions: Any) -> list[StatementRow]:
        """Return statements; conditions are the fields of `store.StatementFilter`."""
        return self._asked.statements(StatementFilter(**conditions))

    def actors(self, **conditions: Any) -> list[ActorRow]:
        """Return actors; conditions are the fields of `store.ActorFilter`."""
        return self._asked.actors(ActorFilter(**conditions))

    def happenings(self, **conditions: Any) -> list[HappeningRow]:
        """Return happenings; conditions are the fields of `store.HappeningFilter`."""
        return self._asked.happenings(HappeningFilter(**conditions))

    def happening(self, happening_id: str) -> Happening:
        """Return a happening by its id, the beginning of one, or the id of an event of it."""
        return self._asked.happening(happening_id)

    def waiting(self) -> int:
        """Return how many reports happenings do not reckon with yet."""
        return self._asked.waiting()

    def record(self, named: str) -> Record:
        """Return a report's record, by its id (or its beginning), source or a part of its title."""
        return self._asked.record(named)

    def why(self, entry_id: str) -> Explanation:
        """Return what defends an entry of a record, given its id or the beginning of one."""
        whole, record = self._asked.entry(entry_id)
        return explain(record, whole)

    def sql(self, query: str) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Return column names and rows of one reading statement."""
        return self._asked.sql(query)

    def tables(self) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Return every table and view with its columns."""
        return self._asked.tables()

    def frame(self, query: str) -> Any:
        """Return a pandas DataFrame of one reading statement (extra `frames`)."""
        return self._asked.frame(query)

    def export_jsonl(self) -> Iterator[str]:
        """Yield the current records, one JSON object a line; same records, same bytes."""
        for data in self._asked.records():
            yield data.decode()

    def export_timeml(self) -> Iterator[tuple[str, str]]:
        """Yield each current report's id and its TimeML document."""
        for data in self._asked.records():
            record = decode(data)
            yield record.report.id, to_timeml(record)
