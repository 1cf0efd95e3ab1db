"""A tokenizer whose pieces are words, and halves of long words."""

import re
from itertools import pairwise
from typing import NamedTuple


class Encoding(NamedTuple):
    ids: list[int]
    offsets: list[tuple[int, int]]
    word_ids: list[int]


class WordTokenizer:
    """Cuts at words and marks; a word of eight letters or more becomes two pieces."""

    def encode_batch(self, texts: list[str], add_special_tokens: bool) -> list[Encoding]:  # noqa: FBT001 # the real one's signature
        assert not add_special_tokens
        return [self._encode(text) for text in texts]

    def _encode(self, text: str) -> Encoding:
        offsets: list[tuple[int, int]] = []
        words: list[int] = []
        for number, match in enumerate(re.finditer(r"\w+|[^\w\s]", text)):
            start, end = match.span()
            cuts = [start, end] if end - start < 8 else [start, (start + end) // 2, end]
            for piece in pairwise(cuts):
                offsets.append(piece)
                words.append(number)
        ids = [1000 + sum(map(ord, text[s:e])) % 900 for s, e in offsets]
        return Encoding(ids, offsets, words)
