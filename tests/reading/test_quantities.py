"""Numbers as news writes them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.reading.quantities import QUANTITY, value_of


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("26", (26, False)),
        ("1,200", (1200, False)),
        ("1.5 million", (1_500_000, False)),
        ("twenty-five", (25, False)),
        ("ninety five", (95, False)),
        ("a hundred", (100, False)),
        ("two hundred and forty", (240, False)),
        ("three thousand", (3000, False)),
        ("a dozen", (12, False)),
        ("half a dozen", (6, False)),
        ("half a million", (500_000, False)),
        ("two dozen", (24, False)),
        ("dozens", (24, True)),
        ("several", (3, True)),
        ("several dozen", (24, True)),
        ("a few thousand", (2000, True)),
        ("hundreds of thousands", (200_000, True)),
    ],
)
def test_a_number_has_the_value_that_its_words_say(words: str, expected: tuple[int, bool]) -> None:
    match = re.fullmatch(QUANTITY, words, re.IGNORECASE | re.ASCII)
    assert match is not None
    assert value_of(match["low"]) == expected


@given(number=st.integers(min_value=0, max_value=999_999))
def test_digits_with_and_without_commas_say_the_same(number: int) -> None:
    for words in (str(number), f"{number:,}"):
        match = re.fullmatch(QUANTITY, words, re.IGNORECASE | re.ASCII)
        assert match is not None
        assert value_of(match["low"]) == (number, False)


@pytest.mark.parametrize("words", ["26%", "$26", "10:26", "26-year", "-26"])
def test_what_is_no_number_of_people_does_not_match(words: str) -> None:
    match = re.search(rf"{QUANTITY}", words, re.IGNORECASE | re.ASCII)
    assert match is None or match["low"] != "26"
