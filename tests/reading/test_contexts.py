"""Contexts shown by words."""

import time

import pytest

from foreigndesk.codebook import is_context
from foreigndesk.intake import Span
from foreigndesk.reading import contexts
from foreigndesk.reading.contexts import find_contexts


def contexts_of(text: str) -> dict[str, str]:
    return {m.context: m.span.of(text) for m in find_contexts(text, Span(0, len(text)))}


def test_a_context_comes_with_the_words_that_show_it() -> None:
    text = "The foreign ministers agreed to lift tariffs and to fight terrorism."
    assert contexts_of(text) == {
        "diplomatic": "foreign ministers",
        "economic": "tariffs",
        "terrorism": "terrorism",
    }


def test_a_part_of_a_word_shows_nothing() -> None:
    assert contexts_of("The tradesman spied a boiler.") == {}


def test_only_the_span_asked_for_is_read() -> None:
    text = "Troops left. The court sat."
    assert [m.context for m in find_contexts(text, Span(13, len(text)))] == ["legal"]


def test_every_context_of_the_lexicon_is_one_of_the_codebook() -> None:
    _, meaning = contexts._lexicon()
    assert all(is_context(context) for found in meaning.values() for context in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The hunger strike in the prison entered its tenth day.", {}),
        ("The fire brigade put out the blaze.", {}),
        ("The political climate soured.", {}),
        ("The climate summit opened.", {"environment": "climate", "diplomatic": "summit"}),
        ("Hunger spread in the camps.", {"human_security": "Hunger"}),
        ("Artificial intelligence was on the agenda.", {"technology": "Artificial intelligence"}),
        ("The army\u2019s chief resigned.", {"military": "army"}),
        ("They marched for women\u2019s rights.", {"gender": "women\u2019s rights"}),
        ("A counter-military slogan", {}),
    ],
)
def test_the_longest_phrase_decides_what_a_word_shows(text: str, expected: dict[str, str]) -> None:
    assert contexts_of(text) == expected


def test_letters_that_change_length_in_lower_case_move_no_span() -> None:
    assert contexts_of("In İzmir İnönü met the ambassador.") == {"diplomatic": "ambassador"}


def test_letters_of_other_alphabets_are_not_taken_for_latin_ones() -> None:
    assert contexts_of("The m\u0131litary \u017foldiers") == {}


def test_a_context_is_marked_once_at_its_first_words() -> None:
    text = "The army said that troops left."
    assert [m.span.of(text) for m in find_contexts(text, Span(0, len(text)))] == ["army"]


def test_a_sentence_takes_microseconds() -> None:
    text = "The foreign ministers of both states met on Monday to speak about the border dispute."
    span = Span(0, len(text))
    find_contexts(text, span)
    start = time.process_time()
    for _ in range(500):
        find_contexts(text, span)
    assert (time.process_time() - start) / 500 < 200e-6  # about 10e-6 where nothing else runs
