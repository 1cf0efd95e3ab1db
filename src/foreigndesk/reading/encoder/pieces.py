"""Word pieces: text cut as the BERT models cut it, in plain Python, with places in the text.

Devlin et al. 2019: lower case, accents dropped, marks apart, then the longest piece of the
vocabulary first. Words repeat, so every word is cut once and remembered.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from foreigndesk.intake.report import Span

UNKNOWN = "[UNK]"
LONGEST_WORD = 100  # characters; a longer one is unknown as a whole
REMEMBERED = 100_000  # words; then forgetting everything is cheap enough
CHUNK = re.compile(r"\S+")
IDEOGRAPHS = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B820, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)


class Piece(NamedTuple):
    """One word piece: its number, its place, and whether it goes on with the word before it."""

    id: int
    start: int
    end: int
    inner: bool


class _Letter(NamedTuple):
    """A character as the vocabulary knows it and the place of the character it comes from."""

    char: str
    place: int


class WordPieces:
    """Cuts text by a vocabulary, given as its pieces in the order of their numbers."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self._cut: dict[str, tuple[Piece, ...]] = {}

    @classmethod
    def from_lines(cls, vocabulary: str) -> "WordPieces":
        """Take a vocabulary, one piece a line."""
        return cls(vocabulary.removesuffix("\n").split("\n"))

    def cut(self, text: str, within: Span) -> Iterator[Piece]:
        """Yield the pieces of a stretch of the text, with places in the whole text."""
        for match in CHUNK.finditer(text, *within):
            at = match.start()
            for piece in self._pieces(match.group()):
                yield Piece(piece.id, piece.start + at, piece.end + at, piece.inner)

    def _pieces(self, chunk: str) -> tuple[Piece, ...]:
        known = self._cut.get(chunk)
        if known is None:
            if len(self._cut) >= REMEMBERED:
                self._cut.clear()
            known = tuple(piece for word in _words(chunk) for piece in self._longest_first(word))
            self._cut[chunk] = known
        return known

    def _longest_first(self, word: list[_Letter]) -> list[Piece]:
        text = "".join(letter.char for letter in word)
        pieces: list[Piece] = []
        start = 0
        while start < len(text):
            end = next(self._ends(text, start), None)
            if end is None or len(text) > LONGEST_WORD:
                unknown = self._numbers[UNKNOWN]
                return [Piece(unknown, word[0].place, word[-1].place + 1, inner=False)]
            number = self._numbers[("##" if start else "") + text[start:end]]
            places = word[start].place, word[end - 1].place + 1
            pieces.append(Piece(number, *places, inner=start > 0))
            start = end
        return pieces

    def _ends(self, text: str, start: int) -> Iterator[int]:
        prefix = "##" if start else ""
        ends = range(min(len(text), start + LONGEST_WORD), start, -1)
        return (end for end in ends if prefix + text[start:end] in self._numbers)


def _words(chunk: str) -> Iterator[list[_Letter]]:
    """Yield the words of a chunk without blanks; marks and ideographs are words of their own."""
    word: list[_Letter] = []
    for letter in _letters(chunk):
        if _stands_alone(letter.char):
            if word:
                yield word
            yield [letter]
            word = []
        else:
            word.append(letter)
    if word:
        yield word


def _letters(chunk: str) -> Iterator[_Letter]:
    for place, char in enumerate(chunk):
        if char == "\ufffd" or unicodedata.category(char).startswith("C"):
            continue
        for part in unicodedata.normalize("NFD", char):
            if unicodedata.category(part) != "Mn":
                yield from (_Letter(lower, place) for lower in part.lower())


def _stands_alone(char: str) -> bool:
    code = ord(char)
    if code < 128:
        return not char.isalnum()
    return unicodedata.category(char).startswith("P") or any(
        first <= code <= last for first, last in IDEOGRAPHS
    )
