"""Numbers in whatever form."""

import pytest

from foreigndesk.desk.audit.numbers import Number, numbers_in
from foreigndesk.intake.report import Span


def number(words: str) -> Number:
    (found,) = numbers_in(words, Span(0, len(words)))
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("26 miners died", "twenty-six miners died"),
        ("1.5 million pesos", "1,500,000 pesos"),
        ("more than 40 soldiers", "43 soldiers"),
        ("at least eight officers", "9 officers"),
        ("about 3,000 people", "3,000 people"),
        ("12 to 15 dead", "13 dead"),
        ("a tax of 25 percent", "a tax of 25%"),
        ("$900 million", "$900 million"),
    ],
)
def test_numbers_of_one_size_agree_in_any_form(one: str, other: str) -> None:
    assert number(one).agrees(number(other))
    assert number(other).agrees(number(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [("17 people", "71 people"), ("about 3,000 people", "30,000 people"), ("25 %", "35 %")],
)
def test_numbers_of_other_sizes_differ(one: str, other: str) -> None:
    assert not number(one).agrees(number(other))


def test_days_years_and_reference_marks_are_no_numbers() -> None:
    text = "On May 5, 2025 one man left [12] in 1999."
    assert numbers_in(text, Span(0, len(text))) == ()


def test_what_is_counted_is_known_by_the_words_behind() -> None:
    assert number("54 protesters were held").counts_same(number("45 protesters"))
    assert not number("54 protesters were held").counts_same(number("45 officers"))
