from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.intake.report import Span
from foreigndesk.reading.encoder.layout import PIECE_BREAK, PIECE_START, PIECE_START_POLNEAR
from foreigndesk.reading.encoder.windows import (
    LONGEST,
    NOWHERE,
    cut_pieces,
    join_pieces,
    pack_windows,
)
from tests.reading.encoder.words import small_cutter

TEXT = "Ministers met in Oslo. They signed nothing. Rain fell."
SENTENCES = [(Span(0, 22), 0), (Span(23, 43), 0), (Span(44, 54), 1)]


def test_places_point_at_the_words_of_the_report() -> None:
    (window,) = pack_windows(cut_pieces(small_cutter(), TEXT, SENTENCES))
    words = [place.of(TEXT) for place in window.places if place != NOWHERE]
    assert words[:3] == ["Ministers", "met", "in"]
    assert words[-2:] == ["fell", "."]


def test_only_the_second_half_of_a_word_goes_on_with_it() -> None:
    (window,) = pack_windows(cut_pieces(small_cutter(), "yesterday.", [(Span(0, 10), 0)]))
    assert window.inner == (False, False, True, False, False)


def test_a_break_stands_between_blocks_and_at_the_end() -> None:
    (window,) = pack_windows(cut_pieces(small_cutter(), TEXT, SENTENCES))
    breaks = [i for i, piece in enumerate(window.ids) if piece == PIECE_BREAK]
    assert len(breaks) == 2
    assert window.places[breaks[0] + 1].of(TEXT) == "Rain"


def test_the_first_piece_says_whose_rules_are_followed() -> None:
    pieces = cut_pieces(small_cutter(), TEXT, SENTENCES)
    assert pack_windows(pieces)[0].ids[0] == PIECE_START
    assert pack_windows(pieces, PIECE_START_POLNEAR)[0].ids[0] == PIECE_START_POLNEAR


def test_a_window_ends_with_its_paragraph_once_it_is_long_enough() -> None:
    text = "word " * 70 + "next"
    pieces = cut_pieces(small_cutter(), text, [(Span(0, 349), 0), (Span(350, 354), 1)])
    assert len(pack_windows(pieces)) == 2


def test_no_sentences_make_no_windows() -> None:
    assert pack_windows(cut_pieces(small_cutter(), "", [])) == []


@given(st.lists(st.integers(1, 400), min_size=1, max_size=12), st.lists(st.booleans()))
def test_every_word_is_read_once_and_no_window_is_too_long(
    lengths: list[int], turns: list[bool]
) -> None:
    text, sentences, block = "", [], 0
    for number, length in enumerate(lengths):
        block += number < len(turns) and turns[number]
        sentences.append((Span(len(text), len(text) + 3 * length - 1), block))
        text += "ab " * length
    windows = pack_windows(cut_pieces(small_cutter(), text, sentences))
    places = [place for window in windows for place in window.places if place != NOWHERE]
    assert places == [Span(3 * i, 3 * i + 2) for i in range(sum(lengths))]
    assert all(len(window.ids) <= LONGEST + 2 for window in windows)


def test_joining_keeps_ids_places_and_inner_alike_in_length() -> None:
    window = join_pieces(cut_pieces(small_cutter(), TEXT, SENTENCES))
    assert len(window.ids) == len(window.places) == len(window.inner)
