"""Which happenings or events an export takes, as conditions in SQL."""

from datetime import date

from msgspec import Struct

from foreigndesk.store.filters import Conditions

UNDATED = ("blank", "report-day", "drop")
"""What becomes of rows whose day is unknown: left blank, given the report's day, left out."""
COUNTED = ("happened", "ongoing")


class ExportAsked(Struct, frozen=True, kw_only=True):
    """What to export: `unit` is happenings or events (one report's accounts).

    `statuses` None means any; `since` and `until` are days the interval must touch (rows of unknown
    day are then left out); `undated` says what becomes of unknown days otherwise.
    """

    unit: str = "happenings"
    since: date | None = None
    until: date | None = None
    statuses: tuple[str, ...] | None = COUNTED
    historical: bool = False
    undated: str = "blank"


def conditions(asked: ExportAsked) -> Conditions:
    """Return the conditions on the table of the unit (alias e)."""
    found = Conditions()
    if asked.statuses is not None:
        found.add("list_contains(?, e.status)", list(asked.statuses))
    if not asked.historical:
        found.add("not coalesce(e.historical, false)")
    if asked.since is not None:
        found.add("e.ends > ?", asked.since)
    if asked.until is not None:
        found.add("e.starts <= ?", asked.until)
    if asked.undated == "drop":
        found.add("e.starts is not null")
    return found
