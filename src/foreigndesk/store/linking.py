"""Finding which events are one act: those that share a key are compared, on several processes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import islice
from typing import Self, TypeVar

import duckdb

from foreigndesk.desk.acts import Act
from foreigndesk.desk.happenings import Trait, link_keys, pair, trait
from foreigndesk.store.acts import acts_by_id
from foreigndesk.store.filters import sought
from foreigndesk.store.workers import start_workers

T = TypeVar("T")
Row = tuple[int, list[int]]
"""An event's place in a list, and the places of those later in the list to compare it with."""

_MANY = 40_000  # comparisons from which processes are worth their start
_REMEMBERED = 40_000  # events of the desk that are kept at hand: those of the last days
_AMONG = """with n as (select unnest(?) as place, unnest(?) as key)
select a.place, list(distinct b.place) from n a join n b using (key) where a.place < b.place
group by 1 order by 1"""
_BETWEEN = """with n as (select unnest(?) as place, unnest(?) as key)
select k.event_id, list(distinct n.place) from n join {keys} k using (key)
where k.event_id not in (select unnest(?)) group by 1 order by 1"""


class Events:
    """The events of a desk by id, those asked for last at hand, and what of them is compared."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._acts: dict[str, Act] = {}
        self._traits: dict[str, Trait] = {}

    def load(self, events: Iterable[str]) -> dict[str, Act]:
        """Return those of the events that are current."""
        return _known(self._acts, events, self._load)

    def traits(self, events: Iterable[str]) -> list[Trait]:
        """Return what is compared of those of the events that are current, in order of ids."""
        found = _known(self._traits, events, self._load_traits)
        return [known for _, known in sorted(found.items())]

    def _load(self, missing: list[str]) -> dict[str, Act]:
        return {act.id: act for act in acts_by_id(self._connection, missing)}

    def _load_traits(self, missing: list[str]) -> dict[str, Trait]:
        found = acts_by_id(self._connection, missing, compared=True)
        return {act.id: trait(act) for act in found}

    def remember(self, events: Iterable[Act]) -> list[Trait]:
        """Keep events at hand and return what of them is compared."""
        known = {act.id: act for act in events}
        traits = {event: trait(act) for event, act in known.items()}
        _remember(self._acts, known)
        _remember(self._traits, traits)
        return [*traits.values()]

    def forget(self, events: Iterable[str] | None = None) -> None:
        """Forget events that are in the desk no more, or not as they were; all if none is named."""
        for event in [*self._acts, *self._traits] if events is None else events:
            self._acts.pop(event, None)
            self._traits.pop(event, None)


def _known(
    at_hand: dict[str, T], events: Iterable[str], load: Callable[[list[str]], dict[str, T]]
) -> dict[str, T]:
    """Return what is at hand of events, and of the others what is loaded, which is remembered."""
    wanted = set(events)
    missing = sorted(wanted - at_hand.keys())
    found = {event: at_hand[event] for event in wanted - {*missing}}
    if missing:
        loaded = load(missing)
        _remember(at_hand, loaded)
        found |= loaded
    return found


def _remember(at_hand: dict[str, T], known: dict[str, T]) -> None:
    at_hand |= known
    excess = len(at_hand) - _REMEMBERED
    for event in list(islice(at_hand, max(0, excess))):
        del at_hand[event]


class Linker:
    """Compares events with each other and with those in the desk; use as a context manager.

    With more than one worker, many comparisons are made by as many other processes.
    """

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, events: Events, *, workers: int = 1
    ) -> None:
        self._connection = connection
        self._events = events
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=kind is None, cancel_futures=True)
            self._pool = None

    def link(self, events: Sequence[Act], *, new: AbstractSet[str]) -> list[tuple[str, str]]:
        """Return pairs of ids that are one act; one of each is among `events`.

        The keys of those that are new are put into the desk.
        """
        return self.begin(events, new=new)()

    def begin(
        self, events: Sequence[Act], *, new: AbstractSet[str]
    ) -> Callable[[], list[tuple[str, str]]]:
        """Start what `link` does and return what ends it: other processes work in between."""
        traits = sorted(self._events.remember(events), key=_order)
        keys = [(place, key) for place, known in enumerate(traits) for key in link_keys(known)]
        if not keys:
            return list
        columns = [[place for place, _ in keys], [key for _, key in keys]]
        among: list[Row] = self._connection.execute(_AMONG, columns).fetchall()
        compared = self._compared(traits, among)
        with_stored = self._with_stored(traits, columns)
        self._keep_keys([(key, traits[place].id) for place, key in keys if traits[place].id in new])
        return lambda: [
            *with_stored(),
            *((traits[left].id, traits[right].id) for left, right in compared()),
        ]

    def _keep_keys(self, rows: list[tuple[int, str]]) -> None:
        if rows:
            self._connection.execute(
                "insert into event_keys select unnest(?), unnest(?)",
                [[key for key, _ in rows], [event for _, event in rows]],
            )

    def _with_stored(
        self, traits: list[Trait], columns: list[list[int]]
    ) -> Callable[[], Iterator[tuple[str, str]]]:
        ids = [known.id for known in traits]
        table, given = sought("event_keys", "key", sorted({*columns[1]}))
        query = _BETWEEN.format(keys=table)
        rows = self._connection.execute(query, [*columns, *given, ids]).fetchall()
        stored = self._events.traits(event for event, _ in rows)
        everyone = [*traits, *stored]
        place = {known.id: at for at, known in enumerate(stored, start=len(traits))}
        wanted = [(place[event], places) for event, places in rows if event in place]
        compared = self._compared(everyone, wanted)
        return lambda: ((everyone[mine].id, everyone[other].id) for other, mine in compared())

    def _compared(
        self, traits: list[Trait], rows: list[Row]
    ) -> Callable[[], list[tuple[int, int]]]:
        """Return what returns the pairs of places that are one act."""
        total = sum(len(others) for _, others in rows)
        if self._workers < 2 or total < _MANY:
            return partial(compare, traits, rows)
        if self._pool is None:
            self._pool = start_workers(self._workers)
        parts = _parts(rows, total, self._workers)
        futures = [self._pool.submit(compare, traits, part) for part in parts]
        return lambda: [two for future in futures for two in future.result()]


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


def _order(known: Trait) -> tuple[int, str, int, str]:
    return known.published, known.report, known.start, known.id
