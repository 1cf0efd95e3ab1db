"""What a name sounds like."""

from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.whoswho.likeness import likeness


def test_a_japanese_surname_sounds_japanese() -> None:
    assert likeness("Tanaka", "JPN") > 1 > likeness("Tanaka", "FRA")


def test_an_unknown_surname_is_told_by_its_ending() -> None:
    assert likeness("Zzukashvili", "GEO") > likeness("Zzukashvili", "GBR")


def test_nothing_is_said_of_what_is_no_name() -> None:
    assert likeness("", "JPN") == likeness("Xq", "JPN") == 0.0


@given(st.text(max_size=30), st.sampled_from(["USA", "TUV", "XXX", ""]))
def test_no_name_weighs_more_than_four(name: str, country: str) -> None:
    assert -4.0 <= likeness(name, country) <= 4.0
