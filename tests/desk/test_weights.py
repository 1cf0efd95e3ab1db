"""Tables of weights: read, looked up, refused with the row that is wrong."""

import pytest

from foreigndesk.desk.weights import goldstein_weight, read_weights
from foreigndesk.errors import WeightsUnusable


def test_a_mode_takes_its_own_row_or_its_types() -> None:
    table = read_weights("type\tmode\tscore\nASSAULT\t\t-8\nASSAULT\taerial\t-9.5\n", "own.tsv")
    assert table.weight("ASSAULT", "aerial") == -9.5
    assert table.weight("ASSAULT", "firearms") == -8
    assert table.weight("AID", None) is None


def test_a_table_of_types_alone_may_be_parted_by_commas_or_semicolons() -> None:
    assert read_weights("type,score\naid,7", "a.csv").weight("AID", None) == 7
    assert read_weights("\ufefftype;score\nAID;7", "a.csv").weight("AID", None) == 7


def test_a_cameo_code_takes_the_weight_of_the_nearest_code_it_is_a_case_of() -> None:
    table = read_weights("cameo,score\n18,-7\n195,-9.9\n", "codes.csv")
    assert table.weight("ASSAULT", "aerial") == -9.9
    assert table.weight("ASSAULT", "firearms") == -7
    assert table.weight("CONSULT", "phone") is None


def test_a_typographic_minus_is_a_minus() -> None:
    assert read_weights("type,score\nASSAULT,−9", "a.csv").weight("ASSAULT", None) == -9


def test_goldstein_weights_go_by_type_mode_and_contexts() -> None:
    assert goldstein_weight("CONSULT", None) == 1.0
    assert goldstein_weight("CONSULT", "visit") == 1.9
    assert goldstein_weight("ASSAULT", "unconventional") == -10.0


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("type,score", "no row"),
        ("kind,worth\nAID,3", "heading"),
        ("type,type,score\nAID,AID,3", "heading"),
        ("type,score\nHELP,3", "PLOVER type"),
        ("type,mode,score\nAID,phone,3", "no mode"),
        ("type,score\nAID,lots", "no number"),
        ("type,score\nAID,nan", "between"),
        ("type,score\nAID,1\nAID,2", "already"),
        ("type,score\nAID,1,2", "columns"),
        ("cameo,score\n99,1", "CAMEO"),
        ("type,score\nAID", "no number"),
    ],
)
def test_a_mistake_is_told_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(WeightsUnusable) as told:
        read_weights(text, "own.csv")
    assert reason in told.value.message
    assert "own.csv" in told.value.message
