"""All forms of a word meet in one key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.reading.lemmas import lemma


@pytest.mark.parametrize(
    "forms",
    [
        "condemn condemns condemned condemning",
        "deny denies denied denying",
        "visit visits visited visiting",
        "accuse accuses accused accusing",
        "expel expels expelled expelling",
        "meet meets met meeting",
        "withdraw withdraws withdrew withdrawn withdrawing",
        "strike strikes struck",
        "bomb bombs bombed bombing",
        "attack attacks attacked attacking",
        "impose imposes imposed imposing",
        "crush crushes crushed crushing",
    ],
)
def test_forms_of_a_word_share_a_key(forms: str) -> None:
    assert len({lemma(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("condemn", "condone"), ("deny", "deploy"), ("arrest", "arm"), ("visit", "invite")],
)
def test_different_words_have_different_keys(one: str, other: str) -> None:
    assert lemma(one) != lemma(other)


@pytest.mark.parametrize("word", ["us", "thus", "crisis", "press", "", "s", "ing"])
def test_short_words_and_false_endings_are_left_whole(word: str) -> None:
    assert lemma(word) == word


@given(st.text())
def test_any_text_has_a_key_that_is_hardly_longer_than_itself(word: str) -> None:
    assert len(lemma(word)) <= max(len(word) + 1, 12)
