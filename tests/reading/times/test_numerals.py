"""Numbers as news text writes them."""

import pytest

from foreigndesk.reading.times.numerals import count_of, ordinal_of, plain, spelled_year


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("three", 3),
        ("forty-five", 45),
        ("a hundred", 100),
        ("two hundred and ten", 210),
        ("three thousand", 3000),
        ("1,500", 1500),
        ("2.5", 2.5),
        ("2 1/2", 2.5),
        ("three and a half", 3.5),
        ("a couple of", 2),
        ("a dozen", 12),
        ("half an", 0.5),
    ],
)
def test_numbers_are_counted(words: str, number: float) -> None:
    assert count_of(words) == pytest.approx(number)


@pytest.mark.parametrize("words", ["several", "a few", "many", "some", "dozens of", "umpteen"])
def test_what_names_no_number_counts_as_none(words: str) -> None:
    assert count_of(words) is None


def test_a_fraction_by_zero_is_no_number() -> None:
    assert count_of("1/0") is None


@pytest.mark.parametrize(
    ("words", "number"),
    [("80th", 80), ("third", 3), ("twenty-first", 21), ("eightieth", 80), ("101st", 101)],
)
def test_ordinals_are_counted(words: str, number: int) -> None:
    assert ordinal_of(words) == number


def test_other_words_are_no_ordinals() -> None:
    assert ordinal_of("anniversary") is None


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("nineteen ninety-six", 1996),
        ("eighteen twelve", 1812),
        ("two thousand", 2000),
        ("two thousand and five", 2005),
        ("twenty twenty-four", 2024),
    ],
)
def test_spelled_years_are_read(words: str, year: int) -> None:
    assert spelled_year(words) == year


def test_whole_numbers_are_written_without_a_fraction() -> None:
    assert (plain(3.0), plain(2.5)) == ("3", "2.5")
