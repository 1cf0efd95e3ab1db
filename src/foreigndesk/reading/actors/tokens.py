"""Words of a stretch of text with their keys; hyphens and dashes divide words."""

import re
from typing import NamedTuple

from foreigndesk.whoswho.keys import acronym_key, fold

_TOKEN = re.compile(
    r"(?P<dotted>(?:\b[A-Za-z]\.){2,}|\b(?:[A-Z]\.)+[A-Z]\b)"
    r"|(?P<owner>(?<=[^\W_])['’]s\b|(?<=s)['’](?=\s))"
    r"|(?P<word>[^\W_]+(?:['’](?!s\b)[^\W\d_]+)*)"
    r"|(?P<mark>[^\w\s]|_)"
)


class Token(NamedTuple):
    """A word, a possessive ending or a punctuation mark, with offsets into the report's text.

    `key` is the folded word; `capital` is the acronym key if it stands in capitals ("=UN"), else
    ""; `kind` is word, owner or mark; `big` tells a capital first letter.
    """

    start: int
    end: int
    key: str
    kind: str
    big: bool
    capital: str


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens of `text[start:end]`."""
    return [_token(found) for found in _TOKEN.finditer(text, start, end)]


def _token(found: re.Match[str]) -> Token:
    kind = found.lastgroup or "mark"
    word = found[0]
    first, last = found.span()
    if kind == "word":
        capital = acronym_key(word) if len(word) > 1 and word.isupper() else ""
        return Token(
            first, last, fold(word), "word", not word[0].islower() and word[0].isalpha(), capital
        )
    if kind == "dotted":
        return Token(
            first,
            last,
            fold(word.replace(".", "")),
            "word",
            word[0].isupper(),
            acronym_key(word.upper()),
        )
    return Token(first, last, word, kind, big=False, capital="")


def is_shouting(tokens: list[Token]) -> bool:
    """Whether the stretch is written in capitals throughout, as some headlines are."""
    words = [t for t in tokens if t.kind == "word" and len(t.key) > 1]
    return len(words) > 3 and sum(bool(t.capital) for t in words) > 0.8 * len(words)
