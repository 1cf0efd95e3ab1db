"""What becomes of announced events: planned, confirmed, moved, and then happened or lapsed."""

from foreigndesk.desk.lifecycle.account import Account, Filed, Word, account_of, accounts_of
from foreigndesk.desk.lifecycle.cycle import OPEN, Cycle, Stage, StageKind, State
from foreigndesk.desk.lifecycle.follow import follow
from foreigndesk.desk.lifecycle.pairs import REACH, REMEMBERED, linked
from foreigndesk.desk.lifecycle.sides import tokens
from foreigndesk.desk.lifecycle.tell import grouped, known_on, lifecycles
from foreigndesk.desk.lifecycle.wording import stated_after

__all__ = [
    "OPEN",
    "REACH",
    "REMEMBERED",
    "Account",
    "Cycle",
    "Filed",
    "Stage",
    "StageKind",
    "State",
    "Word",
    "account_of",
    "accounts_of",
    "follow",
    "grouped",
    "known_on",
    "lifecycles",
    "linked",
    "stated_after",
    "tokens",
]
