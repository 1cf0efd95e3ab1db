"""GDELT 2.0 mentions, 16 columns: one row an account of a happening, without a header.

Accounts are the events of reports that are joined in a happening; each stands for every pair of
actor and recipient that the events table has a row for, under the same GLOBALEVENTID.
"""

from collections.abc import Iterable, Iterator, Mapping

from foreigndesk.store.exports.cells import Cell, tab_line
from foreigndesk.store.exports.columns import columns
from foreigndesk.store.exports.details import Need
from foreigndesk.store.exports.told import Dyad, Side, Told, dyads, number_of

NEEDS = Need.ACTORS
ACCOUNTS = Need.WORDS | Need.TEXTS
COLUMNS = columns("""
GLOBALEVENTID | number of the pair in the events table
EventTimeDate | day of the first report, as YYYYMMDD000000
MentionTimeDate | day of this report, as YYYYMMDD000000
MentionType | 1 a page of the web, 2 a text without an address
MentionSourceName | publisher
MentionIdentifier | address, or id of the report
SentenceID | number of the sentence, from 1
Actor1CharOffset | where the actor is first named in the report; -1 where it is not
Actor2CharOffset | the same for the recipient
ActionCharOffset | where the clause that states the event begins
InRawText | 1
Confidence | percent, in tens as GDELT has it
MentionDocLen | length of the text in characters
MentionDocTone | blank
MentionDocTranslationInfo | blank
Extras | id of the account (`foreigndesk why` opens it); corrected, where an analyst changed it
""")


def lines(told: Iterable[tuple[Told, Mapping[str, Told]]]) -> Iterator[str]:
    """Yield a line an account and pair; each happening comes with its accounts by event id."""
    for one, accounts in told:
        for dyad in dyads(one):
            for event in one.members:
                if event in accounts:
                    yield tab_line(_row(dyad, accounts[event]))


def _row(dyad: Dyad, account: Told) -> list[Cell]:
    told, story = dyad.told, account.story
    return [
        number_of(told.id, dyad.number),
        f"{told.first_published:%Y%m%d}000000",
        f"{story.published:%Y%m%d}000000",
        1 if story.url else 2,
        story.publisher,
        story.url or story.id,
        account.sentence,
        _offset(dyad.actor, account),
        _offset(dyad.recipient, account),
        account.start,
        1,
        round(account.confidence * 10) * 10,
        story.length,
        None,
        None,
        account.event + (" corrected" if account.corrected else ""),
    ]


def _offset(side: Side | None, account: Told) -> int:
    """Return where the account's report first names an actor of the happening."""
    if side is not None:
        for other in (*account.actors, *account.recipients):
            if other.key == side.key and other.start is not None:
                return other.start
    return -1
