"""One report, all steps: bounded, sound and the same every time, whatever the text is."""

import time

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import foreigndesk
from foreigndesk.intake import Span
from foreigndesk.reading.marks import Reading
from foreigndesk.reading.reader import READER
from tests.reading.events.reports import read

NEWS = (
    "Turkish President Recep Tayyip Erdogan said on Monday that Greece had rejected the offer. "
    "Greek police arrested 12 protesters in Athens, and Italy condemned the arrests. "
)
SLOWEST = 20.0  # seconds of processor time on a slow machine; each takes one or two


def check_sound(reading: Reading) -> None:
    """Check that every span marks words of the text and every index an existing mark."""
    size = len(reading.report.text)
    entities, statements = range(len(reading.entities)), range(len(reading.statements))
    for span in spans_of(reading):
        assert 0 <= span.start < span.end <= size
    assert all(mention.entity in entities for mention in reading.mentions)
    for event in reading.events:
        assert event.clause.covers(event.anchor)
        assert set(event.actors + event.recipients) <= set(entities)
        assert set(event.per) <= set(statements)
        assert not set(event.actors) & set(event.recipients)
        assert 0 < event.confidence <= 1


def spans_of(reading: Reading) -> list[Span]:
    """Return the spans of all marks."""
    found = [mark.span for mark in (*reading.sentences, *reading.times, *reading.mentions)]
    for statement in reading.statements:
        found += [*statement.content, *statement.cue, *statement.source_spans]
    for event in reading.events:
        found += [event.anchor, event.clause, *event.also]
        found += [mark.span for mark in (*event.contexts, *event.counts)]
        found += [event.place.span] if event.place else []
    return found


def test_the_reader_names_itself_and_keeps_the_report() -> None:
    reading = read(NEWS)
    assert reading.reader == READER
    assert reading.report.text == NEWS
    check_sound(reading)
    assert len(reading.events) >= 3


def test_the_same_report_gives_the_same_bytes() -> None:
    assert msgspec.json.encode(read(NEWS * 3)) == msgspec.json.encode(read(NEWS * 3))


@pytest.mark.parametrize(
    "text",
    [
        "Condemned",
        NEWS.upper(),
        NEWS.replace(".", "").replace(",", ""),
        NEWS.replace(" ", "\u00a0"),
        NEWS.replace(" ", "\u202e \u200f"),
        NEWS.replace("on", "o\x00n\x07"),
        NEWS.replace("a", "\u0430"),
        "\ud800 France condemned \udfff the coup.",
        "\U0001f600" * 50 + NEWS,
        "((((([[[[[<<<<<" * 100,
        "и" * 20_000,
        "- - - -\n" * 200,
        "said " * 3_000,
    ],
    ids=[
        "one word",
        "capitals",
        "no punctuation",
        "hard spaces",
        "bidi",
        "control",
        "look-alike letters",
        "lone surrogates",
        "emoji",
        "brackets",
        "one long word",
        "dashes",
        "one word over and over",
    ],
)
def test_hostile_text_is_read_soundly(text: str) -> None:
    check_sound(read(text))


@pytest.mark.parametrize("mark", ['"', "“", "''", "‘", "("])
def test_ten_thousand_marks_are_read_in_bounded_time(mark: str) -> None:
    start = time.process_time()
    check_sound(read(f"Iran said {mark}no. " + mark * 10_000 + NEWS))
    assert time.process_time() - start < SLOWEST


def test_a_report_as_long_as_a_book_is_read_in_bounded_time() -> None:
    start = time.process_time()
    reading = read((NEWS + "\n\n") * 1_000)  # 26,000 words
    assert time.process_time() - start < SLOWEST
    assert len(reading.sentences) >= 2_000
    assert any(len(event.also) >= 900 for event in reading.events)


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1).filter(str.strip))
def test_any_text_is_read_soundly(text: str) -> None:
    check_sound(read(text))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*NEWS.split(), '"', ",", "\n\n", "not", "will"]), min_size=1))
def test_any_order_of_news_words_is_read_soundly(words: list[str]) -> None:
    text = " ".join(words)
    if text.strip():
        check_sound(read(text))


@pytest.mark.parametrize("day", ["0001-01-01", "0001-12-31", "9998-12-31", "9999-12-31"])
@pytest.mark.parametrize("reader", ["rules", "encoder"])
def test_the_ends_of_the_calendar_are_days_like_any_other(day: str, reader: str) -> None:
    text = (
        "Chad met Mali yesterday, last week, a year ago and three centuries ago. It will meet "
        "Niger tomorrow, next week, next year and in the next century. On Monday it had met Togo."
    )
    assert foreigndesk.read(text, published=day, reader=reader).events
