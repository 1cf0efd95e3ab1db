"""Finding which events are one act: those that share a key are compared, on several processes."""

import multiprocessing
import signal
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from concurrent.futures import ProcessPoolExecutor
from typing import Self

import duckdb

from foreigndesk.desk.acts import Act
from foreigndesk.desk.happenings import Trait, link_keys, pair, trait
from foreigndesk.store.acts import acts_by_id

Row = tuple[int, list[int]]
"""An event's place in a list, and the places of those later in the list to compare it with."""

_MANY = 40_000  # comparisons from which processes are worth their start
_CACHED = 40_000  # traits kept of events that later reports may share a key with
_AMONG = """with n as (select unnest(?) as place, unnest(?) as key)
select a.place, list(distinct b.place) from n a join n b using (key) where a.place < b.place
group by 1 order by 1"""
_BETWEEN = """with n as (select unnest(?) as place, unnest(?) as key)
select k.event_id, list(distinct n.place) from n join event_keys k using (key)
where k.event_id not in (select unnest(?)) group by 1 order by 1"""


class Linker:
    """Compares events with each other and with those in the desk; use as a context manager.

    With more than one worker, many comparisons are made by as many other processes.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, workers: int = 1) -> None:
        self._connection = connection
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None
        self._traits: dict[str, Trait] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    def forget(self, events: Iterable[str]) -> None:
        """Forget events that are in the desk no more, or not as they were."""
        for event in events:
            self._traits.pop(event, None)

    def link(self, events: Sequence[Act], *, new: AbstractSet[str]) -> list[tuple[str, str]]:
        """Return pairs of ids that are one act; one of each is among `events`.

        The keys of those that are new are put into the desk.
        """
        traits = sorted(map(trait, events), key=_order)
        keys = [(place, key) for place, known in enumerate(traits) for key in link_keys(known)]
        if not keys:
            return []
        columns = [[place for place, _ in keys], [key for _, key in keys]]
        among: list[Row] = self._connection.execute(_AMONG, columns).fetchall()
        found = [
            (traits[left].id, traits[right].id) for left, right in self._compared(traits, among)
        ]
        found += self._with_stored(traits, columns)
        self._keep_keys([(key, traits[place].id) for place, key in keys if traits[place].id in new])
        self._remember(traits)
        return found

    def _keep_keys(self, rows: list[tuple[int, str]]) -> None:
        if rows:
            self._connection.execute(
                "insert into event_keys select unnest(?), unnest(?)",
                [[key for key, _ in rows], [event for _, event in rows]],
            )

    def _with_stored(
        self, traits: list[Trait], columns: list[list[int]]
    ) -> Iterator[tuple[str, str]]:
        ids = [known.id for known in traits]
        rows = self._connection.execute(_BETWEEN, [*columns, ids]).fetchall()
        stored = self._stored([event for event, _ in rows])
        everyone = [*traits, *stored.values()]
        place = {event: at for at, event in enumerate(stored, start=len(traits))}
        wanted = [(place[event], places) for event, places in rows]
        for other, mine in self._compared(everyone, wanted):
            yield everyone[mine].id, everyone[other].id

    def _stored(self, events: list[str]) -> dict[str, Trait]:
        """Return the traits of events in the desk."""
        missing = [event for event in events if event not in self._traits]
        loaded = acts_by_id(self._connection, missing) if missing else []
        fresh = {act.id: trait(act) for act in loaded}
        found = {event: fresh.get(event) or self._traits[event] for event in events}
        self._remember(fresh.values())
        return found

    def _remember(self, traits: Iterable[Trait]) -> None:
        self._traits |= {known.id: known for known in traits}
        excess = len(self._traits) - _CACHED
        for event in list(self._traits)[: max(0, excess)]:
            del self._traits[event]

    def _compared(self, traits: list[Trait], rows: list[Row]) -> list[tuple[int, int]]:
        """Return the pairs of places that are one act."""
        total = sum(len(others) for _, others in rows)
        if self._workers < 2 or total < _MANY:
            return compare(traits, rows)
        if self._pool is None:
            spawn = multiprocessing.get_context("spawn")  # no locks or open files of this process
            self._pool = ProcessPoolExecutor(self._workers, spawn, initializer=_leave_interrupts)
        parts = _parts(rows, total, self._workers)
        futures = [self._pool.submit(compare, traits, part) for part in parts]
        return [two for future in futures for two in future.result()]


def compare(traits: Sequence[Trait], rows: Iterable[Row]) -> list[tuple[int, int]]:
    """Return which of the pairs of places are one act, as (place, one of those beside it)."""
    found = []
    for place, others in rows:
        known = traits[place]
        for other in others:
            first, second = sorted((known, traits[other]), key=_order)
            if pair(first, second):
                found.append((place, other))
    return found


def _parts(rows: list[Row], total: int, count: int) -> Iterator[list[Row]]:
    """Cut rows into so many parts of about as many comparisons each."""
    part: list[Row] = []
    size = 0
    for row in rows:
        part.append(row)
        size += len(row[1])
        if size * count >= total:
            yield part
            part, size = [], 0
    if part:
        yield part


def _leave_interrupts() -> None:
    """Leave Ctrl-C to the process that started the workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _order(known: Trait) -> tuple[int, str, int, str]:
    return known.published, known.report, known.start, known.id
