"""Asking a desk for its happenings: what can be asked, the rows that answer, one by its id."""

from datetime import date
from typing import Any

import duckdb
import msgspec
from msgspec import Struct

from foreigndesk.desk.happening import Conflict, Happening
from foreigndesk.desk.select import parse_selector
from foreigndesk.errors import EntryAmbiguous, EntryUnknown
from foreigndesk.store.filters import Conditions, add_country
from foreigndesk.store.naming import ids_like
from foreigndesk.store.selecting import resolve, taking_part

_DECODER = msgspec.json.Decoder(Happening)
_OWN = {"title": "r.title", "publisher": "r.publisher", "conflicts": "e.happening"}
_ORDER = "e.starts nulls last, e.first_published, e.happening_id"
_LARGEST = "e.voices desc, e.reports desc, "
_OF_EVENT = "select distinct happening_id from happening_events where event_id = $1 order by 1"


class HappeningFilter(Struct, frozen=True, kw_only=True):
    """Which happenings: all conditions given must hold.

    `actor` is a selector (`desk.select`: IND, "India", EU, Modi), among actors or recipients;
    `country` ISO alpha-3; `since` and `until` are days the interval must touch (happenings of
    unknown date are then left out); `reports` and `voices` are the least number of reports or of
    independent voices; `text` a part of the evidence; `conflict` keeps those whose accounts
    disagree; `counted` keeps what happened or is going on and is not historical. `limit` None
    means all.
    """

    actor: str | None = None
    country: str | None = None
    type: str | None = None
    mode: str | None = None
    status: str | None = None
    historical: bool | None = None
    counted: bool = False
    since: date | None = None
    until: date | None = None
    reports: int | None = None
    voices: int | None = None
    text: str | None = None
    conflict: bool = False
    largest: bool = False
    limit: int | None = None


class HappeningRow(Struct, frozen=True, kw_only=True):
    """A happening as a row; `title` and `publisher` are those of its first report."""

    happening_id: str
    type: str
    mode: str | None
    status: str
    historical: bool
    quad: int
    score: float
    contexts: list[str]
    actors: list[str]
    actor_countries: list[str | None]
    recipients: list[str]
    recipient_countries: list[str | None]
    starts: date | None
    ends: date | None
    place: str | None
    events: int
    reports: int
    voices: int
    first_report: str
    first_published: date
    last_published: date
    title: str | None
    publisher: str | None
    best_event: str
    evidence: str
    confidence: float
    corrected: bool
    conflicts: tuple[Conflict, ...]


def find_happenings(
    connection: duckdb.DuckDBPyConnection, asked: HappeningFilter
) -> list[HappeningRow]:
    """Return happenings by day (unknown last), or the largest first.

    Raises:
        SelectorInvalid: the selector of the actor is none.
    """
    where = _conditions(connection, asked)
    names = HappeningRow.__struct_fields__
    columns = ", ".join(_OWN.get(name, f"e.{name}") for name in names)
    order = f"{_LARGEST if asked.largest else ''}{_ORDER}"
    chosen = f"select e.rowid from happenings e{where.sql}"  # noqa: S608  our own names
    if asked.limit is not None:  # rows as wide as these are sorted by their numbers, then read
        chosen += f" order by {order} limit ?"
        where.values.append(asked.limit)
    query = (
        f"select {columns} from happenings e left join reports r on r.report_id = e.first_report "  # noqa: S608  our own names
        f"where e.rowid in ({chosen}) order by {order}"
    )
    found = connection.execute(query, where.values).fetchall()
    return [_row(dict(zip(names, row, strict=True))) for row in found]


def find_happening(connection: duckdb.DuckDBPyConnection, named: str) -> Happening:
    """Return a happening by its id, the beginning of one, or the id of an event of it.

    Raises:
        EntryUnknown: there is none.
        EntryAmbiguous: several begin so.
    """
    if named.startswith("h"):
        found = ids_like(connection, "happenings", "happening_id", named)
    else:
        found = [row[0] for row in connection.execute(_OF_EVENT, [named]).fetchall()]
    if not found or not named:
        raise EntryUnknown(found=named, kind="happening")
    if len(found) > 1:
        raise EntryAmbiguous(found=named, count=len(found), some=", ".join(found[:5]))
    query = "select happening from happenings where happening_id = ?"
    ((data,),) = connection.execute(query, found).fetchall()
    return _DECODER.decode(data)


def _row(values: dict[str, Any]) -> HappeningRow:
    whole = _DECODER.decode(values.pop("conflicts"))
    return HappeningRow(**values, conflicts=whole.conflicts)


def _conditions(connection: duckdb.DuckDBPyConnection, asked: HappeningFilter) -> Conditions:
    found = Conditions()
    for column in ("type", "mode", "status"):
        found.add_equal(f"e.{column}", getattr(asked, column))
    _add_who(found, connection, asked)
    for column in ("reports", "voices"):
        if getattr(asked, column) is not None:
            found.add(f"e.{column} >= ?", getattr(asked, column))
    if asked.historical is not None:
        found.add("e.historical = ?", asked.historical)
    if asked.counted:
        found.add("e.status in ('happened', 'ongoing') and not e.historical")
    if asked.since is not None:
        found.add("e.ends > ?", asked.since)
    if asked.until is not None:
        found.add("e.starts <= ?", asked.until)
    found.add_part("e.evidence", asked.text)
    if asked.conflict:
        found.add("e.happening_id in (select happening_id from happening_conflicts)")
    return found


def _add_who(
    found: Conditions, connection: duckdb.DuckDBPyConnection, asked: HappeningFilter
) -> None:
    if asked.country is not None:
        add_country(found, asked.country)
    if asked.actor is not None:
        condition, values = taking_part(resolve(connection, parse_selector(asked.actor)))
        found.add(condition, *values)
