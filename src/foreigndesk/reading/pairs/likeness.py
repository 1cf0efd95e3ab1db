"""How alike the words of two mentions are, before anything is read: four numbers a pair.

Equal head stems, equal words, shared lemmas (Jaccard), and the cosine of the words' vectors in the
encoder's word table (less the table's mean).
"""

import re
from functools import lru_cache
from typing import Any

from foreigndesk.intake.report import Span
from foreigndesk.reading.encoder.pieces import WordPieces
from foreigndesk.reading.lemmas import lemma

WIDTH = 4
_ENDING = re.compile(r"(?:ations?|ings?|ed|es|s|ion|e)$")
_WORD = re.compile(r"[a-z0-9']+")
_EMPTY = frozenset(
    "a an the of in on to for at by into with from and up out off down over be been is was were "
    "has have had will would its his her their as".split()
)


@lru_cache(maxsize=1 << 14)
def head_stem(text: str) -> str:
    """Return the first six letters of the head word without inflection.

    The head is the last word of several, or the first where the last is no plain word.
    """
    words = text.lower().split() or [""]
    head = words[-1] if len(words) > 1 and words[-1].isalpha() else words[0]
    return _ENDING.sub("", head)[:6]


@lru_cache(maxsize=1 << 14)
def lemmas_of(text: str) -> frozenset[str]:
    """Return the lemmas of the words that carry meaning; the text itself where there are none."""
    found = frozenset(lemma(word) for word in _WORD.findall(text.lower()) if word not in _EMPTY)
    return found or frozenset({text.lower()})


class WordVectors:
    """Unit vectors of mentions from a table of word vectors, remembered by their words."""

    def __init__(self, np: Any, table: Any, cutter: WordPieces) -> None:
        """Take numpy, the table as float32 [pieces, width], and what cuts words into pieces."""
        self.np, self.table, self.cutter = np, table, cutter
        self._mean = table[1000:].mean(0)  # the first thousand are marks without meaning
        self._known: dict[str, Any] = {}

    def vector(self, text: str) -> Any:
        """Return the unit vector of a mention's words."""
        if text not in self._known:
            whole = (self.table[self._ids(text)] - self._mean).mean(0)
            self._known[text] = whole / (self.np.linalg.norm(whole) + 1e-6)
        return self._known[text]

    def _ids(self, text: str) -> list[int]:
        words = [word for word in text.lower().split() if word not in _EMPTY] or [text]
        pieces = (self.cutter.cut(word, Span(0, len(word))) for word in words)
        return [piece.id for cut in pieces for piece in cut] or [0]

    def likeness(self, one: tuple[str, ...], other: tuple[str, ...]) -> Any:
        """Return float32 [mentions of one, mentions of the other, 4]."""
        np = self.np
        found = np.zeros((len(one), len(other), WIDTH), np.float32)
        for i, a in enumerate(one):
            for j, b in enumerate(other):
                mine, theirs = lemmas_of(a), lemmas_of(b)
                found[i, j, 0] = head_stem(a) == head_stem(b)
                found[i, j, 1] = a.lower() == b.lower()
                found[i, j, 2] = len(mine & theirs) / len(mine | theirs)
                found[i, j, 3] = self.vector(a) @ self.vector(b)
        return found
