"""CAMEO's codes, weights and mapping against the tables' figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.codebook import (
    cameo_code,
    cameo_codes,
    cameo_for,
    contexts,
    event_types,
    goldstein,
    is_context,
    is_mode,
    modes_of,
    types_of_cameo,
)
from foreigndesk.errors import CodeUnknown

WEIGHTS = {"040": 1.0, "042": 1.9, "111": -2.0, "19": -10.0, "057": 8.0}
MAPPED = {
    "041": ("CONSULT", "phone", ()),
    "036": ("AGREE", None, ("diplomatic",)),
    "0871": ("RETREAT", "ceasefire", ("military",)),
    "1012": ("REQUEST", "assist", ("military",)),
    "1121": ("ACCUSE", "allege", ("crime", "corruption")),
    "163": ("COERCE", "restrict", ("diplomatic",)),
    "1724": ("COERCE", "martial-law", ("pro_autocracy",)),
    "186": ("ASSAULT", "targeted", ()),
    "2042": ("ASSAULT", "unconventional", ("cbrn",)),
}


def test_the_weights_are_those_of_the_icews_table() -> None:
    assert len(cameo_codes()) == 312
    for code, weight in WEIGHTS.items():
        assert cameo_code(code).goldstein == weight


def test_codes_map_as_in_the_2021_table() -> None:
    for code, mapped in MAPPED.items():
        row = cameo_code(code)
        assert (row.type, row.mode, row.contexts) == mapped


def test_statements_and_appeals_have_no_home_in_plover() -> None:
    dropped = [code for code, row in cameo_codes().items() if row.type is None]
    assert {code[:2] for code in dropped if code[:2] in ("01", "02")} == {"01", "02"}
    assert types_of_cameo("0233") == ()


def test_every_mapping_names_codes_of_the_manual() -> None:
    for row in cameo_codes().values():
        if row.type is not None:
            assert row.mode is None or is_mode(row.type, row.mode), row
            assert all(is_context(context) for context in row.contexts), row


def test_the_way_back_says_as_much_as_is_known() -> None:
    assert cameo_for("CONSULT", "phone") == "041"
    assert cameo_for("CONSULT", None) == "04"
    assert cameo_for("REQUEST", "assist", ["legal"]) == "1013"
    assert cameo_for("REQUEST", "meet", ["diplomatic"]) == "106"
    assert cameo_for("ACCUSE", "allege", ["human_rights"]) == "1122"
    assert cameo_for("ACCUSE", "investigate", ["military", "legal"]) == "094"
    assert cameo_for("THREATEN", "violence", ["military"]) == "138"
    assert cameo_for("AID", None, ["human_security"]) == "073"
    assert cameo_for("ASSAULT", "drone", ["military"]) == "195"
    assert cameo_for("RETREAT", None) == "08"


def test_a_mode_is_enough_for_its_code() -> None:
    assert cameo_for("RETREAT", "ceasefire") == "0871"
    assert cameo_for("RETREAT", "release") == "0841"
    assert cameo_for("COERCE", "arrest") == "173"
    assert cameo_for("REQUEST", "yield") == "105"
    assert cameo_for("ACCUSE", "allege") == "112"


def test_the_way_back_says_no_more_than_is_known() -> None:
    assert cameo_for("CONSULT", None, ["diplomatic"]) == "04"  # mediation or negotiation?
    assert cameo_for("REQUEST", "assist", ["economic"]) == "10"  # cooperation or aid?
    assert cameo_for("PROTEST", "demo", ["executive"]) == "141"  # a leader or a policy?
    assert cameo_for("ASSAULT", None, ["military", "legal"]) == "190"  # no broken ceasefire
    assert cameo_for("ACCUSE", "disapprove", ["legal"]) == "110"  # no verdict
    assert cameo_for("SANCTION", "discontinue", ["economic"]) == "16"  # no stopped aid
    assert cameo_for("RETREAT", "resign", ["economic"]) == "08"  # no eased sanctions


@st.composite
def coded(draw: st.DrawFn) -> tuple[str, str | None, list[str]]:
    kind = draw(st.sampled_from(sorted(event_types())))
    mode = draw(st.sampled_from([None, *modes_of(kind)]))
    return kind, mode, draw(st.lists(st.sampled_from(sorted(contexts())), max_size=4))


@given(event=coded())
def test_every_answer_maps_back_to_the_same_type(event: tuple[str, str | None, list[str]]) -> None:
    kind, mode, present = event
    code = cameo_for(kind, mode, present)
    assert kind in types_of_cameo(code)
    assert event_types()[kind].cameo_root == code[:2] or cameo_code(code).mode is not None


@given(event=coded())
def test_a_known_mode_is_that_of_the_code_or_of_its_cases(
    event: tuple[str, str | None, list[str]],
) -> None:
    kind, mode, present = event
    code = cameo_for(kind, mode, present)
    cases = {row.mode for row in cameo_codes().values() if row.code.startswith(code)}
    by_meaning = code in {"106", "125", "181", "195", "204", "1712"}
    assert mode in cases or len(code) == 2 or by_meaning or (mode is None and code[2] == "0")


def test_unknown_codes_are_refused() -> None:
    with pytest.raises(CodeUnknown):
        cameo_code("999")
    with pytest.raises(CodeUnknown):
        cameo_for("CHAT", None)


def test_a_code_weighs_what_the_table_says_or_what_its_nearest_general_code_does() -> None:
    assert goldstein("190") == -10.0
    assert goldstein("1909") == -10.0
    assert goldstein("99") is None
    assert goldstein(None) is None
