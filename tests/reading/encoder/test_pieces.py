import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.intake.report import Span
from foreigndesk.reading.encoder.pieces import REMEMBERED, WordPieces
from tests.reading.encoder.words import small_cutter

VOCABULARY = ["[PAD]", "[UNK]", "un", "##able", "##a", "naive", "i", "##s", "100", "€", "##€", "中"]


def words_of(text: str, cutter: WordPieces | None = None) -> list[str]:
    cutter = cutter or WordPieces(VOCABULARY)
    return [VOCABULARY[piece.id] for piece in cutter.cut(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Unable", ["un", "##able"]),
        ("una", ["un", "##a"]),
        ("naïve", ["naive"]),
        ("nai\u0308ve", ["naive"]),
        ("\u0130s", ["i", "##s"]),  # a capital I with a dot is two characters in lower case
        ("100€", ["100", "##€"]),  # a currency sign is no mark of its own
        ("中中", ["中", "中"]),
        ("zebra", ["[UNK]"]),
        ("un\u200bable", ["un", "##able"]),
        ("", []),
        (" \n\t", []),
    ],
)
def test_text_is_cut_as_the_models_cut_it(text: str, pieces: list[str]) -> None:
    assert words_of(text) == pieces


def test_places_are_those_of_the_text_though_characters_vanish() -> None:
    text = "x nai\u0308ve un\u200bable"
    pieces = list(WordPieces(VOCABULARY).cut(text, Span(2, len(text))))
    assert [text[p.start : p.end] for p in pieces] == ["nai\u0308ve", "un", "able"]


def test_marks_stand_alone() -> None:
    text = "Oslo's raid (said)"
    cut = small_cutter().cut(text, Span(0, len(text)))
    assert [text[p.start : p.end] for p in cut] == ["Oslo", "'", "s", "raid", "(", "said", ")"]


def test_a_word_too_long_is_unknown_as_a_whole() -> None:
    (piece,) = small_cutter().cut("a" * 101, Span(0, 101))
    assert (piece.id, piece.start, piece.end) == (1, 0, 101)
    assert len(list(small_cutter().cut("a" * 100, Span(0, 100)))) == 100


def test_a_vocabulary_has_one_piece_a_line_whatever_else_breaks_lines() -> None:
    cutter = WordPieces.from_lines("\n".join(["[PAD]", "\u2028", *VOCABULARY[2:]]) + "\n")
    assert words_of("unable", cutter) == ["un", "##able"]


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("foreigndesk.reading.encoder.pieces.REMEMBERED", 3)
    cutter = small_cutter()
    for word in ("raid", "rain", "rome", "oslo", "raid"):
        assert len(list(cutter.cut(word, Span(0, 4)))) == 1
    assert len(cutter._cut) <= 3 < REMEMBERED


@given(st.text(max_size=60))
def test_any_text_is_cut_in_order_and_inside_itself(text: str) -> None:
    cutter = small_cutter()
    pieces = list(cutter.cut(text, Span(0, len(text))))
    assert pieces == list(cutter.cut(text, Span(0, len(text))))  # from memory
    last = 0
    for piece in pieces:
        # two pieces share a character where its lower case is two characters
        assert last - 1 <= piece.start < piece.end <= len(text)
        last = piece.end
