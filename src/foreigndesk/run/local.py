"""Many reports into one desk file: read by workers, written by this process, in order of intake."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from msgspec import Struct

from foreigndesk.intake import Intaken, Refused, Report
from foreigndesk.run.parts import Outcome, ReadReport
from foreigndesk.run.pools import ahead, in_order, make_pool
from foreigndesk.store import Counts, DeskWriter, FlatRecord, Joiner, JoinSummary, Known, RefusalRow
from foreigndesk.store.responses import fill_responses
from foreigndesk.store.teller import Teller

Progress = Callable[[str, int], None]
"""Gets the step that is under way and how many reports it has done more."""
PART = 32
"""Reports a part, and a transaction: what a kill costs at most, and cheap enough to write."""
SHOWN = 25
"""Reports that a summary names."""


class Refusal(Struct, frozen=True, kw_only=True):
    """A source or report that was not recorded, and why."""

    place: str
    code: str
    message: str
    remedy: str


class RunSummary(Struct, frozen=True, kw_only=True):
    """What a run did; `first` holds ids of the first reports that it recorded or revised.

    `joined` says what became of happenings; None where the run did not join. `waiting` reports are
    not in happenings yet.
    """

    run: int
    recorded: int
    unchanged: int
    revised: int
    refusals: tuple[Refusal, ...] = ()
    first: tuple[str, ...] = ()
    joined: JoinSummary | None = None
    waiting: int = 0

    @property
    def read(self) -> int:
        """How many reports were taken in and are in the desk now."""
        return self.recorded + self.unchanged + self.revised

    @property
    def refused(self) -> int:
        """How many sources or reports were refused."""
        return len(self.refusals)


class RunSettings(Struct, frozen=True, kw_only=True):
    """How to run: `reader` names what `read_report` does, as its records do.

    `weights` is the digest of the reader's tables and weights, `note` the settings as JSON; both
    go into the ledger. No worker, or one, is this process itself. Without `join`, happenings are
    left as they are.
    """

    version: str
    reader: str
    workers: int = 1
    note: str = ""
    weights: str | None = None
    join: bool = True


class _Batch(Struct):
    """Intaken items of one part, in order, and those of their reports that must be read."""

    items: list[Intaken]
    unread: dict[str, Report]


def read_into_desk(
    intaken: Iterable[Intaken],
    read_report: ReadReport,
    desk: Path,
    settings: RunSettings,
    progress: Progress | None = None,
) -> RunSummary:
    """Read reports into a desk file, join their events into happenings and return what happened.

    `progress` gets the step ("reading", "joining") and counts of reports done. What is in the desk
    from the same source, with the same text, by the same reader, is left as it is. The result does
    not depend on the number of workers, nor on how often a run was cut off.

    Raises:
        StoreError: the desk can't be written.
        WorkerLost: workers die whatever they read; one report that kills them is refused.
    """
    with DeskWriter(desk) as writer:
        run = _Run(writer, settings)
        pool = make_pool(settings.workers)
        try:
            parts = ((batch, tuple(batch.unread.values())) for batch in run.batches(intaken))
            for batch, outcomes in in_order(pool, read_report, parts, ahead(settings.workers)):
                run.record(batch, outcomes)
                if progress:
                    progress("reading", len(batch.items))
        finally:
            pool.shutdown()
        return run.end(progress)


class _Run:
    """One run: its number in the ledger, its counts, its refusals."""

    def __init__(self, writer: DeskWriter, settings: RunSettings) -> None:
        self._writer = writer
        self._reader = settings.reader
        self._joins = settings.join
        self._workers = settings.workers
        self._counts = Counts()
        self._refusals: list[Refusal] = []
        self._first: list[str] = []
        self._number = writer.start_run(
            version=settings.version,
            reader=settings.reader,
            settings=settings.note,
            weights=settings.weights,
        )

    def batches(self, intaken: Iterable[Intaken]) -> Iterator[_Batch]:
        """Cut the intake into parts; a text that is already recorded is not read again."""
        batch = _Batch(items=[], unread={})
        for item in intaken:
            batch.items.append(item)
            if not isinstance(item, Refused) and not self._has(item.report):
                batch.unread[item.report.id] = item.report
            if len(batch.items) == PART:
                yield batch
                batch = _Batch(items=[], unread={})
        if batch.items:
            yield batch

    def _has(self, report: Report) -> bool:
        return self._writer.has_record(report.id, self._reader)

    def record(self, batch: _Batch, outcomes: list[Outcome]) -> None:
        """Write a part in one transaction: its records and its refusals."""
        errors = {outcome.report_id: outcome.error for outcome in outcomes}
        flats: list[FlatRecord] = [o.flat for o in outcomes if o.flat is not None]
        links: list[tuple[str, str]] = []
        refused: list[RefusalRow] = []
        for item in batch.items:
            origin = item.origin
            error = item.error if isinstance(item, Refused) else errors.get(item.report.id)
            if error is not None:
                refused.append(RefusalRow(self._number, origin.place, origin.key, error))
            elif not isinstance(item, Refused):
                self._count(origin.key, item.report.id)
                links.append((origin.key, item.report.id))
        self._writer.write(flats, links, refused)
        self._counts.refused += len(refused)
        self._refusals += map(_refusal, refused)

    def _count(self, key: str, report_id: str) -> None:
        known = self._writer.look_up(key=key, report_id=report_id, reader=self._reader)
        if known is not Known.UNCHANGED and len(self._first) < SHOWN:
            self._first.append(report_id)
        if known in (Known.NEW, Known.LINKED):
            self._counts.recorded += 1
        elif known is Known.REVISED:
            self._counts.revised += 1
        else:
            self._counts.unchanged += 1

    def end(self, progress: Progress | None) -> RunSummary:
        """Join what waits, close the ledger's entry and return the summary."""
        joiner = Joiner(self._writer.connection, self._writer.path, workers=self._workers)
        joined = joiner.join(progress and partial(progress, "joining")) if self._joins else None
        if self._joins:
            fill_responses(self._writer.connection, self._writer.path)
            Teller(self._writer.connection, self._writer.path).tell()
        self._writer.end_run(self._number, self._counts)
        return RunSummary(
            run=self._number,
            recorded=self._counts.recorded,
            unchanged=self._counts.unchanged,
            revised=self._counts.revised,
            refusals=tuple(self._refusals),
            first=tuple(dict.fromkeys(self._first)),
            joined=joined,
            waiting=joiner.waiting(),
        )


def _refusal(row: RefusalRow) -> Refusal:
    error = row.error
    return Refusal(place=row.place, code=error.code, message=error.message, remedy=error.advice)
