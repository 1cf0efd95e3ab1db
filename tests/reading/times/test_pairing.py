"""How likely an expression dates an event of its sentence."""

from datetime import date

import pytest

from foreigndesk.intake.report import Span
from foreigndesk.reading.times import find_times, shadow_of
from foreigndesk.reading.times.binding import Place
from foreigndesk.reading.times.pairing import Option, features, odds

WEDNESDAY = date(2026, 3, 11)


def pair(text: str, anchor: str, time: str) -> tuple[Place, Option]:
    start = text.index(anchor)
    place = Place(shadow_of(text), 0, Span(start, start + len(anchor)))
    marks = find_times(text, WEDNESDAY)
    mark = next(mark for mark in marks if mark.span.of(text) == time)
    return place, Option(mark=mark, span=mark.span, rank=0, options=len(marks))


def odds_of(text: str, anchor: str, time: str = "Monday") -> float:
    return odds(*pair(text, anchor, time), WEDNESDAY)


def test_a_time_beside_its_verb_dates_it_more_likely_than_not() -> None:
    assert odds_of("Guards raided a camp on Monday.", "raided") > 0


def test_a_time_beside_another_verb_dates_that_one() -> None:
    text = "The mayor said on Monday that guards had fled the camp."
    assert odds_of(text, "said") > 0 > odds_of(text, "fled")


def test_a_time_before_an_event_noun_dates_the_noun() -> None:
    text = "Envoys condemned the March 3 attack on the port."
    assert odds_of(text, "attack", "March 3") > 0 > odds_of(text, "condemned", "March 3")


def test_the_farther_of_two_verbs_is_less_likely() -> None:
    text = "Guards raided a camp and, after a chase that crossed two rivers, fled on Monday."
    assert odds_of(text, "fled") > odds_of(text, "raided")


@pytest.mark.parametrize("word", ["Narva", "Zalim"])
def test_names_of_the_report_are_no_features(word: str) -> None:
    text = f"In {word} guards raided the {word} camp on Monday."
    names = features(*pair(text, "raided", "Monday"), WEDNESDAY)
    assert not any(word.lower() in name.lower() for name in names)


def test_the_same_pair_has_the_same_odds() -> None:
    text = "On Monday guards raided a camp."
    assert odds_of(text, "raided") == odds_of(text, "raided")
