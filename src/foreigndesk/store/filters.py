"""What can be asked of a desk, as frozen structs, and the SQL conditions they stand for."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from foreigndesk.store.naming import looks_like_id

_NAMES = "array_to_string(e.actors || e.recipients, chr(10))"


class EventFilter(Struct, frozen=True, kw_only=True):
    """Which events: all conditions given must hold.

    `actor` is an id or a part of a name, among actors or recipients; `country` (ISO alpha-3) the
    same; `since` and `until` are days the event's interval must touch (events of unknown date are
    then left out); `text` a part of the evidence; `counted` keeps what happened or is going on and
    is not historical. `limit` None means all.
    """

    actor: str | None = None
    country: str | None = None
    type: str | None = None
    mode: str | None = None
    status: str | None = None
    historical: bool | None = None
    counted: bool = False
    min_confidence: float | None = None
    since: date | None = None
    until: date | None = None
    text: str | None = None
    report: str | None = None
    limit: int | None = None


class StatementFilter(Struct, frozen=True, kw_only=True):
    """Which statements: `source` is an id or part of a name; `since`, `until` publication days."""

    source: str | None = None
    country: str | None = None
    kind: str | None = None
    since: date | None = None
    until: date | None = None
    text: str | None = None
    report: str | None = None
    limit: int | None = None


class ActorFilter(Struct, frozen=True, kw_only=True):
    """Which actors: `actor` is an id or a part of a name."""

    actor: str | None = None
    country: str | None = None
    sector: str | None = None
    kind: str | None = None
    report: str | None = None
    limit: int | None = None


class Conditions:
    """SQL conditions with their parameters, joined by `and`."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.values: list[Any] = []

    def add(self, sql: str, *values: Any) -> None:
        """Add a condition with a `?` for each value."""
        self.parts.append(sql)
        self.values.extend(values)

    def add_equal(self, column: str, value: str | None) -> None:
        """Add an equality that holds whatever the case, unless there is nothing to compare."""
        if value is not None:
            self.add(f"lower({column}) = lower(?)", value)

    def add_part(self, column: str, value: str | None) -> None:
        """Add "contains, whatever the case", unless there is nothing to look for."""
        if value is not None:
            self.add(f"contains(lower({column}), lower(?))", value)

    @property
    def sql(self) -> str:
        """The `where` clause, empty where there is no condition."""
        return f" where {' and '.join(self.parts)}" if self.parts else ""


_FEW = 1000  # values that are worth writing out


def among(column: str, values: Sequence[Any]) -> tuple[str, list[Any]]:
    """Return the condition that a column has one of these values, at least one, and its values.

    A few are written out: those DuckDB looks up in an index where there is one; others it joins.
    """
    if len(values) <= _FEW:
        return f"{column} in ({', '.join('?' * len(values))})", list(values)
    return f"{column} in (select unnest(?))", [list(values)]


def sought(table: str, column: str, values: Sequence[Any]) -> tuple[str, list[Any]]:
    """Return a table to join with these values, at least one: if they are few, their rows alone."""
    if len(values) > _FEW:
        return table, []
    where, given = among(column, values)
    return f"(from {table} where {where})", given  # our own names


def event_conditions(asked: EventFilter) -> Conditions:
    """Return the conditions on `current_events` (alias e) joined with its report (alias r)."""
    found = Conditions()
    for column in ("type", "mode", "status"):
        found.add_equal(f"e.{column}", getattr(asked, column))
    if asked.country is not None:
        add_country(found, asked.country)
    if asked.actor is not None:
        names, given = f"contains(lower({_NAMES}), lower(?))", [asked.actor]
        if looks_like_id(asked.actor):
            names = f"(list_contains(e.actor_ids || e.recipient_ids, ?) or {names})"
            given *= 2
        found.add(names, *given)
    if asked.historical is not None:
        found.add("e.historical = ?", asked.historical)
    if asked.min_confidence is not None:
        found.add("e.confidence >= ?", asked.min_confidence)
    if asked.counted:
        found.add("e.status in ('happened', 'ongoing') and not e.historical")
    if asked.since is not None:
        found.add("e.ends > ?", asked.since)
    if asked.until is not None:
        found.add("e.starts <= ?", asked.until)
    found.add_part("e.evidence", asked.text)
    _add_report(found, asked.report)
    return found


def add_country(found: Conditions, country: str) -> None:
    """Add that an actor or recipient is of a country; quicker than on both lists joined."""
    found.add(
        "(list_contains(e.actor_countries, upper(?)) "
        "or list_contains(e.recipient_countries, upper(?)))",
        *[country] * 2,
    )


def statement_conditions(asked: StatementFilter) -> Conditions:
    """Return the conditions on `current_statements` (alias e) joined with its report (alias r)."""
    found = Conditions()
    if asked.source is not None:
        found.add("(e.source_id = ? or contains(lower(e.source), lower(?)))", *[asked.source] * 2)
    found.add_equal("e.source_country", asked.country)
    found.add_equal("e.kind", asked.kind)
    if asked.since is not None:
        found.add("r.published >= ?", asked.since)
    if asked.until is not None:
        found.add("r.published <= ?", asked.until)
    found.add_part("e.content", asked.text)
    _add_report(found, asked.report)
    return found


def actor_conditions(asked: ActorFilter) -> Conditions:
    """Return the conditions on `current_actors` (alias e) joined with its report (alias r)."""
    found = Conditions()
    if asked.actor is not None:
        found.add("(e.actor_id = ? or contains(lower(e.name), lower(?)))", *[asked.actor] * 2)
    found.add_equal("e.country", asked.country)
    found.add_equal("e.kind", asked.kind)
    if asked.sector is not None:
        found.add("list_contains(e.sectors, upper(?))", asked.sector)
    _add_report(found, asked.report)
    return found


def _add_report(found: Conditions, report: str | None) -> None:
    if report is not None:
        found.add(
            "(starts_with(r.report_id, ?) or contains(lower(r.title), lower(?)))", *[report] * 2
        )
