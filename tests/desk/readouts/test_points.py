"""The points of an account: where sentences are cut, and what is known of each piece."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.desk.readouts.points import points_of, verb_class
from tests.desk.reports import telling_of

READOUT = (
    "Norwegian Prime Minister Jonas Gahr Store met Indian Prime Minister Narendra Modi on Monday. "
    "Store urged a ceasefire in Gaza, and welcomed 30 new ships. They discussed fishing on June 3."
)


def test_a_sentence_that_says_two_things_is_cut_at_the_second_verb() -> None:
    points = points_of(telling_of(READOUT))
    assert [point.words for point in points[1:]] == [
        "Store urged a ceasefire in Gaza",
        "welcomed 30 new ships.",
        "They discussed fishing on June 3.",
    ]


def test_every_point_stands_where_it_says() -> None:
    for point in points_of(telling_of(READOUT)):
        assert READOUT[point.start : point.end].strip() == point.words


def test_numbers_and_days_are_kept_apart() -> None:
    ships, fishing = points_of(telling_of(READOUT))[2:]
    assert (ships.numbers, ships.dates) == (("30",), ())
    assert (fishing.numbers, fishing.dates) == ((), ("2025-06-03",))


def test_those_who_met_are_no_number() -> None:
    text = "The two leaders spoke of trade. The three prime ministers agreed to send 1,500 tents."
    assert [point.numbers for point in points_of(telling_of(text))] == [(), ("1500",)]


@pytest.mark.parametrize(
    ("words", "verb"),
    [
        ("she urged an end to the war", "urged"),
        ("they exchanged views on trade", "discussed"),
        ("both agreed on a date", "agreed"),
        ("he promised 20 lorries", "promised"),
        ("she rejected the offer", "rejected"),
        ("it is late", None),
    ],
)
def test_the_first_verb_gives_the_class(words: str, verb: str | None) -> None:
    assert verb_class(words) == verb


def test_the_first_point_of_a_readout_is_the_contact() -> None:
    assert points_of(telling_of(READOUT))[0].contact


@given(st.text(alphabet="aAbB ,;.'“”\"\nmet andurged", max_size=120))
def test_any_text_is_cut_into_points_in_order(text: str) -> None:
    points = points_of(telling_of(text + " x."))
    assert all(one.start < one.end for one in points)
    assert [one.start for one in points] == sorted(one.start for one in points)
