"""One part of the work, as a pure function that a worker process can run."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from foreigndesk.errors import ForeigndeskError, ReadingError
from foreigndesk.intake import Report
from foreigndesk.record.entries import Record
from foreigndesk.store import FlatRecord, flatten

ReadReport = Callable[[Report], Record]
"""Reads one report; must be picklable to be sent to worker processes."""


class Outcome(Struct, frozen=True, kw_only=True):
    """What came of one report: its rows, or why there are none."""

    report_id: str
    flat: FlatRecord | None = None
    error: ForeigndeskError | None = None


def read_part(read_report: ReadReport, reports: Sequence[Report]) -> list[Outcome]:
    """Read reports; one that can't be read becomes an outcome with its error, the rest go on."""
    return [_read_one(read_report, report) for report in reports]


def _read_one(read_report: ReadReport, report: Report) -> Outcome:
    try:
        return Outcome(report_id=report.id, flat=flatten(read_report(report)))
    except ForeigndeskError as error:
        return Outcome(report_id=report.id, error=error)
    except Exception as error:  # noqa: BLE001  a fault in one report is recorded, the batch goes on
        reason = f"{type(error).__name__}: {error}"
        fault = ReadingError(report=report.title or report.id, step="read", reason=reason)
        return Outcome(report_id=report.id, error=fault)
