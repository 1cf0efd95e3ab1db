"""How names are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.whoswho.keys import fold, is_acronym, name_key, person_key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Élysée Palace", "elysee palace"),
        ("U.N.", "un"),
        ("al-Qaeda", "al qaeda"),
        ("People's Daily", "people daily"),
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("  ", ""),
    ],
)
def test_a_name_key_leaves_accents_case_and_marks_away(text: str, key: str) -> None:
    assert name_key(text) == key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohammed Reza", "Muhammad Reza"),
        ("Hussein Roble", "Husein Roble"),
        ("Youssef", "Yusef"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
    ],
)
def test_romanisations_sound_alike(one: str, other: str) -> None:
    assert person_key(name_key(one)) == person_key(name_key(other))


def test_different_names_stay_apart() -> None:
    assert person_key("hassan rouhani") != person_key("hassan nasrallah")


@pytest.mark.parametrize("text", ["UN", "U.N.", "G-7", "NATO"])
def test_capitals_are_acronyms(text: str) -> None:
    assert is_acronym(text)


@pytest.mark.parametrize("text", ["Nato", "U", "TOOLONGNAME", "A B"])
def test_other_words_are_no_acronyms(text: str) -> None:
    assert not is_acronym(text)


@given(st.text(max_size=40))
def test_keys_are_stable_under_folding(text: str) -> None:
    assert name_key(name_key(text)) == name_key(text)
    assert fold(fold(text)) == fold(text)
