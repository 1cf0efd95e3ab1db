"""What an analyst overrides: added entries with who and why, applied to what was read.

A correction never changes a record. It is an entry of its own that is applied, in order of number,
to what the record says; the later of two that contradict each other holds, and a withdrawal is a
further entry. Entries are known by id and by where they stand in their report, so that a
correction finds its entry again after a newer reader has read the report.
"""

from foreigndesk.desk.corrections.apply import correct_act, correct_happening, correct_said
from foreigndesk.desk.corrections.entries import (
    AnyCorrection,
    Correction,
    Entry,
    FieldCorrection,
    JoinCorrection,
    SplitCorrection,
    Spot,
    Withdrawal,
    find_again,
)
from foreigndesk.desk.corrections.fields import (
    EVENT_FIELDS,
    HAPPENING_FIELDS,
    STATEMENT_FIELDS,
    Known,
    Value,
    parse_value,
)
from foreigndesk.desk.corrections.judge import Ledger, Pair, judge

__all__ = [
    "EVENT_FIELDS",
    "HAPPENING_FIELDS",
    "STATEMENT_FIELDS",
    "AnyCorrection",
    "Correction",
    "Entry",
    "FieldCorrection",
    "JoinCorrection",
    "Known",
    "Ledger",
    "Pair",
    "SplitCorrection",
    "Spot",
    "Value",
    "Withdrawal",
    "correct_act",
    "correct_happening",
    "correct_said",
    "find_again",
    "judge",
    "parse_value",
]
