"""How names are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.whoswho.keys import acronym_key, fold, is_acronym, name_key, person_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Élysée", "elysee"),
        ("Türkiye", "TURKIYE"),
        ("U.N.", "UN"),
        ("People's Daily", "People’s  Daily"),
        ("Côte d’Ivoire", "Cote d'Ivoire"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mohammed hussein", "mohamed husein"),
        ("muhammad yousuf", "mohammad yusuf"),
        ("sergey lavrov", "sergei lavrov"),
    ],
)
def test_romanisations_of_one_person_have_one_key(one: str, other: str) -> None:
    assert person_key(one) == person_key(other)


def test_different_persons_have_different_keys() -> None:
    assert person_key("sergei lavrov") != person_key("sergei shoigu")


@pytest.mark.parametrize("text", ["UN", "U.N.", "WHO", "ASEAN", "G7"])
def test_names_in_capitals_are_acronyms(text: str) -> None:
    assert is_acronym(text)


@pytest.mark.parametrize("text", ["Who", "I", "INTERNATIONAL", "Un", ""])
def test_words_and_shouting_are_no_acronyms(text: str) -> None:
    assert not is_acronym(text)


def test_an_acronym_has_one_key_with_and_without_dots() -> None:
    assert acronym_key("U.N.") == acronym_key("UN") == "=UN"


@given(st.text(max_size=80))
def test_any_text_has_a_key_and_folding_again_changes_nothing(text: str) -> None:
    assert name_key(name_key(text)) == name_key(text)
    assert fold(fold(text)) == fold(text)
