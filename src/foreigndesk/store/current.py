"""Which of a few reports are current, asked of their sources alone."""

from collections.abc import Sequence
from typing import Any

from foreigndesk.store.filters import among


def current_reports(columns: str, reports: Sequence[str]) -> tuple[str, list[Any]]:
    """Return the query for columns of those of these reports, at least one, that are current.

    The view of that name looks at the sources of all reports; this one at theirs.
    """
    where, given = among("report_id", reports)
    query = (
        f"select {columns} from reports where {where} and report_id in "  # noqa: S608  our own names
        f"(select report_id from sources where current and {where})"
    )
    return query, [*given, *given]
