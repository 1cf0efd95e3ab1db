"""Why an entry, a happening, a story, an announced event or a report stands in the desk."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from foreigndesk.desk.lifecycle import Cycle, Stage
from foreigndesk.record.explain import Explanation, explain
from foreigndesk.record.wire import decode
from foreigndesk.run.happenings import HappeningAccount, account_of
from foreigndesk.store import DeskReader
from foreigndesk.store.reasons import (
    ReportAccount,
    StoryAccount,
    report_account,
    story_account,
)
from foreigndesk.store.upcoming import find_lifecycle

_RECORDS = "select report_id, record from reports where report_id in (select unnest(?))"


class StageAccount(Struct, frozen=True, kw_only=True):
    """A stage of an announced event with the words that tell it."""

    stage: Stage
    words: Explanation


class CycleAccount(Struct, frozen=True, kw_only=True):
    """An announced event with what defends each of its stages."""

    cycle: Cycle
    stages: tuple[StageAccount, ...]


Reasons = Explanation | HappeningAccount | StoryAccount | CycleAccount | ReportAccount
"""What defends an entry, a happening, a story, an announced event or a report."""


def reasons_for(desk: DeskReader, entry_id: str) -> Reasons | None:
    """Return why what has this id stands in the desk; None if it is an entry of a record.

    Raises:
        EntryUnknown: there is nothing with such an id.
        EntryAmbiguous: several ids begin so.
    """
    made = _ACCOUNTS.get(entry_id[:1])
    return made(desk, entry_id) if made is not None else None


def cycle_account(desk: DeskReader, named: str) -> CycleAccount:
    """Return why an announced event stands, given its id or the beginning of one.

    Raises:
        EntryUnknown: there is no such announced event.
        EntryAmbiguous: several ids begin so.
    """
    with desk.lent() as connection:
        cycle = find_lifecycle(connection, named)
        reports = sorted({stage.report for stage in cycle.stages})
        found = connection.execute(_RECORDS, [reports]).fetchall()
    records = {report: decode(data) for report, data in found}
    return CycleAccount(
        cycle=cycle,
        stages=tuple(
            StageAccount(stage=stage, words=explain(records[stage.report], stage.event))
            for stage in cycle.stages
        ),
    )


def _story(desk: DeskReader, named: str) -> StoryAccount:
    with desk.lent() as connection:
        return story_account(connection, named)


def _report(desk: DeskReader, named: str) -> ReportAccount:
    with desk.lent() as connection:
        return report_account(connection, named)


_ACCOUNTS: Mapping[str, Callable[[DeskReader, str], Reasons]] = {
    "h": account_of,
    "y": _story,
    "l": cycle_account,
    "r": _report,
}
