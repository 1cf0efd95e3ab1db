"""Small English."""

import pytest

from foreigndesk.desk.english import (
    base_of,
    capital,
    gerund,
    is_plural,
    listed,
    present,
    with_article,
)


def test_lists_have_commas_and_an_and() -> None:
    assert listed([]) == ""
    assert listed(["A"]) == "A"
    assert listed(["A", "B"]) == "A and B"
    assert listed(["A", "B", "C"]) == "A, B and C"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Norwegian Foreign Ministry", "the Norwegian Foreign Ministry"),
        ("United States", "the United States"),
        ("The Hague", "The Hague"),
        ("India", "India"),
        ("Chad's government", "Chad's government"),
    ],
)
def test_institutions_get_their_article(name: str, expected: str) -> None:
    assert with_article(name) == expected


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("condemned", "condemn"),
        ("accuses", "accuse"),
        ("rejected", "reject"),
        ("met", "meet"),
        ("vetoed", "veto"),
        ("stopped", "stop"),
        ("denied", "deny"),
        ("table", None),
    ],
)
def test_forms_lead_back_to_their_verb(form: str, base: str | None) -> None:
    assert base_of(form) == base


def test_the_present_tense_agrees_with_its_subject() -> None:
    assert present("condemn", plural=False) == "condemns"
    assert present("deny", plural=False) == "denies"
    assert present("pass", plural=False) == "passes"
    assert present("have", plural=False) == "has"
    assert present("meet", plural=True) == "meet"


def test_gerunds_are_spelt() -> None:
    assert [gerund(verb) for verb in ("meet", "make", "stop", "die")] == [
        "meeting",
        "making",
        "stopping",
        "dying",
    ]


@pytest.mark.parametrize(
    ("phrase", "plural"),
    [
        ("Modi", False),
        ("Modi and Putin", True),
        ("Rebels", True),
        ("Sudanese rebels", True),
        ("Police", True),
        ("The leaders of Chad", True),
        ("United Nations", False),
        ("Serbs", True),
        ("Honduras", False),
    ],
)
def test_number_of_a_phrase(phrase: str, plural: bool) -> None:  # noqa: FBT001  a table's column
    assert is_plural(phrase) is plural


def test_capitals_pass_over_marks() -> None:
    assert capital("“we will”") == "“We will”"
    assert capital("…") == "…"
