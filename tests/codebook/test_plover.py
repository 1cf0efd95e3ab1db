"""PLOVER's codes against the figures of the manual's tables (draft 0.8)."""

import pytest

from foreigndesk.codebook import (
    contexts,
    event_types,
    is_context,
    is_mode,
    is_sector,
    is_type,
    modes,
    modes_of,
    primary_first,
    quad,
    score,
    sectors,
)
from foreigndesk.errors import CodeUnknown

QUADS = {
    1: "AGREE CONSULT SUPPORT CONCEDE",
    2: "COOPERATE AID RETREAT",
    3: "REQUEST ACCUSE REJECT THREATEN",
    4: "PROTEST SANCTION MOBILIZE COERCE ASSAULT",
}
TYPE_SCORES = {
    "AGREE": 2.5, "CONSULT": 2.5, "SUPPORT": 5, "CONCEDE": 4.5, "COOPERATE": 9.5, "AID": 10,
    "RETREAT": 6.5, "REQUEST": 0, "ACCUSE": -3, "REJECT": -2, "THREATEN": -3.5, "PROTEST": -5,
    "SANCTION": -6, "MOBILIZE": -5.5, "COERCE": -7, "ASSAULT": -9,
}  # fmt: skip
MODE_SCORES = {
    ("CONSULT", "visit"): 4, ("CONSULT", "third-party"): 1, ("CONSULT", "multilateral"): 4,
    ("CONSULT", "phone"): 1.5, ("RETREAT", "withdraw"): 8, ("RETREAT", "disarm"): 10,
    ("RETREAT", "ceasefire"): 7.5, ("RETREAT", "resign"): 4.5, ("REQUEST", "assist"): 0.5,
    ("REQUEST", "meet"): 0, ("ACCUSE", "disapprove"): -2, ("ACCUSE", "allege"): -3.5,
    ("REJECT", "assist"): -1.5, ("THREATEN", "restrict"): -3, ("THREATEN", "territory"): -4,
    ("PROTEST", "riot"): -7, ("PROTEST", "hunger"): -4.5, ("SANCTION", "expel"): -5.5,
    ("MOBILIZE", "police"): -5.5, ("MOBILIZE", "militia"): -6, ("COERCE", "censor"): -6.5,
    ("COERCE", "martial-law"): -7.5, ("COERCE", "cyber"): -7, ("ASSAULT", "beat"): -7.5,
    ("ASSAULT", "targeted"): -9.5, ("ASSAULT", "primitive"): -8, ("ASSAULT", "firearms"): -9,
    ("ASSAULT", "drone"): -9.5, ("ASSAULT", "crowd-control"): -7.5,
    ("ASSAULT", "unconventional"): -10,
}  # fmt: skip
MODE_COUNTS = {
    "CONSULT": 4, "RETREAT": 6, "REQUEST": 4, "ACCUSE": 3, "REJECT": 4, "THREATEN": 6,
    "PROTEST": 7, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 10, "ASSAULT": 15,
}  # fmt: skip


def test_there_are_sixteen_types_in_four_quads() -> None:
    assert len(event_types()) == 16
    for number, types in QUADS.items():
        assert [kind for kind in event_types() if quad(kind) == number] == types.split()


def test_scores_are_those_of_the_january_2023_table() -> None:
    assert {kind: score(kind) for kind in event_types()} == TYPE_SCORES
    for (kind, mode), value in MODE_SCORES.items():
        assert score(kind, mode) == value


def test_accuse_has_the_sign_that_the_print_lost() -> None:
    assert score("ACCUSE") == -3


def test_a_mode_without_a_score_of_its_own_takes_that_of_its_type() -> None:
    assert modes()["PROTEST", "vandalize"].score is None
    assert score("PROTEST", "vandalize") == score("PROTEST")


def test_modes_are_counted_as_in_the_manual() -> None:
    assert {kind: len(modes_of(kind)) for kind in event_types() if modes_of(kind)} == MODE_COUNTS


def test_request_and_reject_share_their_modes() -> None:
    assert modes_of("REQUEST") == modes_of("REJECT") == ("assist", "change", "yield", "meet")


def test_only_three_types_need_a_recipient() -> None:
    needing = {kind for kind, row in event_types().items() if row.needs_recipient}
    assert needing == {"COOPERATE", "AID", "SANCTION"}


def test_the_general_contexts_are_all_there() -> None:
    assert len(contexts()) == 37
    for context in ("military", "pro_autocracy", "human_security", "cbrn", "illegal_drugs"):
        assert is_context(context)


def test_the_manual_s_sectors_are_all_there() -> None:
    frequent = "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK"
    rarer = "AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC"
    assert all(is_sector(code) for code in f"{frequent} {rarer}".split())
    assert [s.priority for s in sectors().values()] == sorted(
        (s.priority for s in sectors().values()), reverse=True
    )


def test_the_primary_sector_is_the_one_of_the_highest_priority() -> None:
    assert primary_first(["CVL", "GOV", "MIL", "GOV"]) == ("GOV", "MIL", "CVL")
    with pytest.raises(CodeUnknown, match="KING"):
        primary_first(["KING"])


def test_unknown_codes_are_named_with_the_known_ones() -> None:
    with pytest.raises(CodeUnknown, match="AGREE, CONSULT"):
        quad("CHAT")
    with pytest.raises(CodeUnknown, match="visit, third-party, multilateral, phone"):
        score("CONSULT", "letter")
    assert not is_type("YIELD")
    assert not is_mode("AGREE", "visit")
