"""Contexts shown by words."""

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
