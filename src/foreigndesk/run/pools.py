"""The same job with or without workers: pools that offer `submit`, one of them no pool at all."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Any, Protocol, TypeVar

from foreigndesk.errors import WorkerLost
from foreigndesk.intake import Report
from foreigndesk.run.parts import Outcome, ReadReport, read_part
from foreigndesk.store.workers import start_workers

Work = TypeVar("Work")
MANY = 3
"""Reports that each kill their worker, with none read between, after which a run gives up."""


class Pool(Protocol):
    """Whatever runs parts: submit one, shut down."""

    def submit(self, read_report: ReadReport, reports: Sequence[Report]) -> "Future[list[Outcome]]":
        """Start a part; the future holds its outcomes."""

    def shutdown(self) -> None:
        """Let the workers go."""


class AtOnce:
    """No pool: a part is read when it is submitted, in this process."""

    def submit(self, read_report: ReadReport, reports: Sequence[Report]) -> "Future[list[Outcome]]":
        """Read the part now."""
        future: Future[list[Outcome]] = Future()
        future.set_result(read_part(read_report, reports))
        return future

    def shutdown(self) -> None:
        """Nothing to let go."""


class Processes:
    """Worker processes, each with its own tables.

    A part whose worker died is tried once more, and then report by report.
    """

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._pool = self._start()

    def _start(self) -> ProcessPoolExecutor:
        return start_workers(self._workers)

    def submit(self, read_report: ReadReport, reports: Sequence[Report]) -> "Future[list[Outcome]]":
        """Start a part in a worker."""
        try:
            return self._pool.submit(read_part, read_report, reports)
        except BrokenProcessPool:
            self.restart()
            return self._pool.submit(read_part, read_report, reports)

    def restart(self) -> None:
        """Start new workers in the place of dead ones."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._start()

    def shutdown(self) -> None:
        """Let the workers go, without waiting for work that nobody needs any more."""
        self._pool.shutdown(wait=False, cancel_futures=True)


def ahead(workers: int) -> int:
    """Return how many parts may be under way: two a worker, one where this process reads."""
    return 2 * workers if workers > 1 else 1


def make_pool(workers: int) -> Pool:
    """Return the pool for a number of workers; one worker is this process itself."""
    return Processes(workers) if workers > 1 else AtOnce()


def in_order(
    pool: Pool, read_report: ReadReport, parts: Iterable[tuple[Work, Sequence[Report]]], limit: int
) -> Iterator[tuple[Work, list[Outcome]]]:
    """Yield each part's work with its outcomes, in the order of the parts, whatever the workers.

    At most `limit` parts are under way, so memory is bounded.

    Raises:
        WorkerLost: workers die whatever they read.
    """
    source = iter(parts)
    waiting: list[tuple[Work, Sequence[Report], Future[list[Outcome]]]] = []
    while True:
        for work, reports in islice(source, limit - len(waiting)):
            waiting.append((work, reports, pool.submit(read_report, reports)))
        if not waiting:
            return
        work, reports, future = waiting.pop(0)
        try:
            outcomes = future.result()
        except BrokenProcessPool:
            outcomes = _again(pool, read_report, reports)
            waiting = [(w, r, pool.submit(read_report, r)) for w, r, _ in waiting]
        yield work, outcomes


def _again(pool: Any, read_report: ReadReport, reports: Sequence[Report]) -> list[Outcome]:
    """Read a part whose worker died once more, on new workers."""
    pool.restart()
    try:
        outcomes: list[Outcome] = pool.submit(read_report, reports).result()
    except BrokenProcessPool:
        return _one_by_one(pool, read_report, reports)
    return outcomes


def _one_by_one(pool: Any, read_report: ReadReport, reports: Sequence[Report]) -> list[Outcome]:
    """Read the reports of a part alone, each on a living worker; a deadly one is refused."""
    outcomes: list[Outcome] = []
    deadly: list[WorkerLost] = []
    pool.restart()
    for report in reports:
        try:
            outcomes += pool.submit(read_report, [report]).result()
        except BrokenProcessPool:
            pool.restart()
            deadly.append(WorkerLost(reason=f"{report.title or report.id}, also when read alone"))
            outcomes.append(Outcome(report_id=report.id, error=deadly[-1]))
            if len(deadly) == len(outcomes) == MANY:  # not the reports' doing
                raise WorkerLost(reason=f"{MANY} reports in a row, each alone") from None
    return outcomes
