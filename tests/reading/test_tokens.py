"""Words and marks with their places."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.intake import Span
from foreigndesk.reading.tokens import tokenize


def words(text: str) -> list[str]:
    return [token.text for token in tokenize(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("The U.S. envoy left.", ["The", "U.S.", "envoy", "left", "."]),
        ("at 5 p.m., he said", ["at", "5", "p.m.", ",", "he", "said"]),
        ("Iran's test-fire", ["Iran", "'s", "test-fire"]),
        ("Iran’s word", ["Iran", "’s", "word"]),
        ("They didn't go", ["They", "didn't", "go"]),
        ("1,200 killed, 3.5 percent", ["1,200", "killed", ",", "3.5", "percent"]),
        ("``No,'' he said", ["``", "No", ",", "''", "he", "said"]),
        ("“Go”…", ["“", "Go", "”", "…"]),
        ("wait... no", ["wait", "...", "no"]),
        ("Erdoğan à Zürich", ["Erdoğan", "à", "Zürich"]),
    ],
)
def test_words_marks_numbers_and_initials_are_tokens(text: str, tokens: list[str]) -> None:
    assert words(text) == tokens


def test_offsets_are_of_the_whole_text() -> None:
    text = "Oslo, Monday. Rome said no."
    tokens = tokenize(text, Span(14, len(text)))
    assert [token.span.of(text) for token in tokens] == ["Rome", "said", "no", "."]
    assert (tokens[0].start, tokens[0].low) == (14, "rome")


def test_letters_and_digits_begin_words_and_marks_do_not() -> None:
    text = "Ten 10 - “"
    assert [token.is_word for token in tokenize(text, Span(0, len(text)))] == [
        True,
        True,
        False,
        False,
    ]


@given(st.text())
def test_tokens_are_in_order_apart_and_leave_only_white_space(text: str) -> None:
    tokens = tokenize(text, Span(0, len(text)))
    assert all(token.text == text[token.start : token.end] != "" for token in tokens)
    assert all(a.end <= b.start for a, b in itertools.pairwise(tokens))
    assert "".join(token.text for token in tokens) == "".join(text.split())
