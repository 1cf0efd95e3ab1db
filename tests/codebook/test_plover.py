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
    "CONSULT": "visit 4 third-party 1 multilateral 4 phone 1.5",
    "RETREAT": "withdraw 8 release 6.5 disarm 10 ceasefire 7.5 access 6.5 resign 4.5",
    "REQUEST": "assist 0.5 change -1 yield -1 meet 0",
    "ACCUSE": "disapprove -2 investigate -3.5 allege -3.5",
    "REJECT": "assist -1.5 change -2 yield -2 meet -2",
    "THREATEN": "restrict -3 arrest -3.5 relations -3.5 expel -3.5 territory -4 violence -3.5",
    "PROTEST": "demo -5 riot -7 strike -5 hunger -4.5 boycott -4.5 obstruct -4.5",
    "SANCTION": "convict -6 expel -5.5 withdraw -6 discontinue -6",
    "MOBILIZE": "troops -6.5 weapons -6.5 police -5.5 militia -6",
    "COERCE": "seize -7 restrict -7 censor -6.5 curfew -6.5 martial-law -7.5 arrest -7 "
    "deport -7 withhold -7 misinformation -6.5 cyber -7",
    "ASSAULT": "abduct -8.5 beat -7.5 torture -8.5 sexual -8.5 targeted -9.5 "
    "destroy -8.5 primitive -8 firearms -9 explosives -9 "
    "suicide-attack -9.5 aerial -9.5 drone -9.5 heavy-weapons -9.5 crowd-control -7.5 "
    "unconventional -10",
}
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
    for kind, row in MODE_SCORES.items():
        words = row.split()
        for mode, value in zip(words[::2], words[1::2], strict=True):
            assert score(kind, mode) == float(value), (kind, mode)
    assert sum(len(row.split()) // 2 for row in MODE_SCORES.values()) == 66


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
