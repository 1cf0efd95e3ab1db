"""Words with their keys."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.reading.actors.tokens import is_shouting, tokens_of


def keys(text: str) -> list[str]:
    return [token.key for token in tokens_of(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("U.S. aid", ["us", "aid"]),
        ("Kenya's army", ["kenya", "'s", "army"]),
        ("the rebels' camp", ["the", "rebels", "'", "camp"]),
        ("al-Qaeda", ["al", "-", "qaeda"]),
        ("Élysée", ["elysee"]),
        ("O’Brien said", ["o'brien", "said"]),
    ],
)
def test_words_are_folded_and_parted_at_hyphens_and_owners(text: str, found: list[str]) -> None:
    assert keys(text) == found


def test_capitals_keep_an_acronym_key() -> None:
    (token,) = tokens_of("U.N.", 0, 4)
    assert token.capital == "=UN"


def test_a_headline_in_capitals_is_told_from_a_sentence() -> None:
    loud, calm = "POLICE ARREST TWO MEN IN ACCRA", "Police of the UN met in Accra"
    assert is_shouting(tokens_of(loud, 0, len(loud)))
    assert not is_shouting(tokens_of(calm, 0, len(calm)))


@given(st.text(max_size=60))
def test_tokens_lie_in_order_inside_the_text(text: str) -> None:
    tokens = tokens_of(text, 0, len(text))
    assert all(0 <= t.start < t.end <= len(text) for t in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))
