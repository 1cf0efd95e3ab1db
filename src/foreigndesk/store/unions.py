"""Groups of things that links connect, kept in a table and mended where links come and go."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import duckdb

from foreigndesk.store.filters import among


class Union:
    """Things that are connected: which of them belong together, whatever the order of links."""

    def __init__(self, things: Iterable[str] = ()) -> None:
        self._parent = {thing: thing for thing in things}

    def link(self, left: str, right: str) -> None:
        """Connect two things."""
        first, second = self._root(left), self._root(right)
        if first != second:
            self._parent[second] = first

    def groups(self) -> Iterator[list[str]]:
        """Yield the groups; things that nothing connects are groups of one."""
        found: dict[str, list[str]] = defaultdict(list)
        for thing in self._parent:
            found[self._root(thing)].append(thing)
        yield from found.values()

    def _root(self, thing: str) -> str:
        parent = self._parent
        parent.setdefault(thing, thing)
        while parent[thing] != thing:
            parent[thing] = thing = parent[parent[thing]]
        return thing


class GroupTable:
    """A table of two columns that keeps for each thing the group it belongs to."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, table: str, *, thing: str, group: str
    ) -> None:
        self._connection = connection
        self._table = table
        self._thing = thing
        self._group = group

    def groups_of(self, things: Iterable[str]) -> dict[str, str]:
        """Return the groups of those things that are in the table."""
        return self._where(self._thing, things)

    def members(self, groups: Iterable[str]) -> dict[str, str]:
        """Return all things of groups, each with its group."""
        return self._where(self._group, groups)

    def _where(self, column: str, values: Iterable[str]) -> dict[str, str]:
        wanted = sorted(set(values))
        if not wanted:
            return {}
        where, given = among(column, wanted)
        query = f"select {self._thing}, {self._group} from {self._table} where {where}"  # noqa: S608  our own names
        return dict(self._connection.execute(query, given).fetchall())

    def take_out(self, things: Iterable[str]) -> dict[str, str]:
        """Take out all groups that have one of these things, and return what they were."""
        broken = self.members(self.groups_of(things).values())
        self._drop(broken)
        return broken

    def replace(self, before: Mapping[str, str], after: Mapping[str, str]) -> None:
        """Write groups that differ from those of `before`, which are in the table."""
        differ = {thing: group for thing, group in after.items() if before.get(thing) != group}
        self._drop(thing for thing in before if thing in differ or thing not in after)
        if differ:
            self._connection.execute(
                f"insert into {self._table} select unnest(?), unnest(?)",
                [list(differ), list(differ.values())],
            )

    def _drop(self, things: Iterable[str]) -> None:
        wanted = sorted(things)
        if wanted:
            where, given = among(self._thing, wanted)
            self._connection.execute(f"delete from {self._table} where {where}", given)  # noqa: S608  our own names
