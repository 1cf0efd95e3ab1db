"""The comparison of accounts of one call, meeting or summit, out of a desk file."""

from collections.abc import Sequence

from foreigndesk.desk.happening import Happening
from foreigndesk.desk.readouts.compare import Comparison, compare_accounts
from foreigndesk.desk.responses.telling import Telling
from foreigndesk.errors import EntryUnknown
from foreigndesk.run.responses import happening_for
from foreigndesk.store import DeskReader
from foreigndesk.store.responses import other_accounts, voices_of


def comparison_of(reader: DeskReader, named: Sequence[str]) -> Comparison:
    """Return accounts side by side: of a happening, or of the reports that are named.

    One name is a happening's or event's id, or words that find a happening; what its reports say is
    compared, copies of one voice as one account. Several names are reports, by id, source or part
    of a title.

    Raises:
        EntryUnknown: nothing is named so.
        EntryAmbiguous: several are.
    """
    if len(named) > 1:
        return _of_reports(reader, [reader.record(name).report.id for name in named], None)
    if not named or not named[0].strip():
        raise EntryUnknown(found="", kind="happening")
    happening = happening_for(reader, named[0])[0]
    return _of_reports(reader, _reports(reader, happening), happening.id)


def _reports(reader: DeskReader, happening: Happening) -> list[str]:
    """Return the reports of a happening and those that tell of the same contact on the same day."""
    with reader.lent() as connection:
        return list(dict.fromkeys((*happening.reports, *other_accounts(connection, happening))))


def _of_reports(reader: DeskReader, reports: Sequence[str], happening: str | None) -> Comparison:
    tellings = [Telling(reader.record(report)) for report in dict.fromkeys(reports)]
    if happening is None:  # who names reports wants each of them
        return compare_accounts(tellings, {})
    with reader.lent() as connection:
        return compare_accounts(tellings, voices_of(connection, reports), happening)
