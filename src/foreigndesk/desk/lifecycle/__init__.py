"""What becomes of announced events: planned, confirmed, moved, and then happened or lapsed."""

from foreigndesk.desk.lifecycle.account import (
    Account,
    DayWords,
    Filed,
    Word,
    account_of,
    accounts_of,
)
from foreigndesk.desk.lifecycle.cycle import OPEN, Cycle, Stage, StageKind, State
from foreigndesk.desk.lifecycle.follow import follow
from foreigndesk.desk.lifecycle.pairs import REACH, REMEMBERED, linked
from foreigndesk.desk.lifecycle.sides import tokens
from foreigndesk.desk.lifecycle.tell import grouped, known_on, lifecycles
from foreigndesk.desk.lifecycle.wording import is_moving, stated_after

__all__ = [
    "OPEN",
    "REACH",
    "REMEMBERED",
    "Account",
    "Cycle",
    "DayWords",
    "Filed",
    "Stage",
    "StageKind",
    "State",
    "Word",
    "account_of",
    "accounts_of",
    "follow",
    "grouped",
    "is_moving",
    "known_on",
    "lifecycles",
    "linked",
    "stated_after",
    "tokens",
]
