"""Whether a clause looks back or ahead."""

import pytest

from foreigndesk.reading.times import shadow_of
from foreigndesk.reading.times.tense import Tense, is_past, sentence_bounds, tense_around


def tense_of(text: str) -> Tense | None:
    start = text.index("Monday")
    return tense_around(text, shadow_of(text), start, start + 6)


@pytest.mark.parametrize(
    "text",
    [
        "Guards fired on Monday.",
        "On Monday guards fired.",
        "The vote, the court ruled Monday, was void.",
        "Talks had been scheduled for Monday.",
        "He said Monday that they will go.",
        "The accord was signed in Oslo on Monday.",
        "The clerk didn't go to work on Monday.",
        "Guards used dogs to disperse a crowd Monday.",
        "Efforts to reach the clerk Monday were fruitless.",
        "The king's visit Monday was brief.",
    ],
)
def test_past_clauses(text: str) -> None:
    assert tense_of(text) is Tense.PAST


@pytest.mark.parametrize(
    "text",
    [
        "Guards will return on Monday.",
        "They plan to return on Monday.",
        "The accord is to be signed on Monday.",
        "The accord is expected on Monday.",
        "The summit opens on Monday.",
        "He said they will go on Monday.",
        "On Monday the league plans to march.",
        "The talks resume Monday.",
        "A verdict could come Monday.",
        "The envoy was to arrive Monday.",
        "We have to decide Monday, she said.",
        "I am leaving Monday, she said.",
        "They did not plan to leave Monday.",
        "The republic joins the union Monday.",
        "The envoy is meeting the king Monday.",
        "The governor will quit Monday.",
        "They'll be there Monday.",
        "The league expects a verdict Monday.",
    ],
)
def test_clauses_that_look_ahead(text: str) -> None:
    assert tense_of(text) is Tense.FUTURE


def test_a_clause_without_verbs_tells_nothing() -> None:
    assert tense_of("Weather for Monday: rain.") is None


def test_names_are_no_verbs() -> None:
    assert tense_of("Weather at Alfred Reed for Monday: rain") is None


def test_a_sentence_ends_before_the_next() -> None:
    text = "they left. monday came. they stayed."
    first, last = sentence_bounds(text, text, 11, 17)
    assert text[first:last].strip().startswith("monday")
    assert "stayed" not in text[first:last]


@pytest.mark.parametrize("word", ["fired", "sought", "met", "been"])
def test_past_forms(word: str) -> None:
    assert is_past(word)


@pytest.mark.parametrize("word", ["united", "need", "fire", "hundred", "red"])
def test_forms_that_only_look_past(word: str) -> None:
    assert not is_past(word)


@pytest.mark.parametrize(
    "text",
    [
        "On Monday, Governor Amos Reed, Jr. will host the envoy.",
        "The board will meet Mr. Reed on Monday.",
        "The union will sue Reed Corp. on Monday.",
    ],
)
def test_the_stop_of_a_short_form_ends_no_sentence(text: str) -> None:
    assert tense_of(text) is Tense.FUTURE


def test_a_sentence_may_end_in_a_short_form() -> None:
    assert tense_of("They will sue Reed Corp. Police came Monday.") is Tense.PAST
