"""Words and marks of a stretch of text, with their places."""

import re
from typing import NamedTuple

from foreigndesk.intake.report import Span

_TOKEN = re.compile(
    r"[^\W\d_]\.(?:[^\W\d_]\.)+"  # U.S., a.m.
    r"|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*(?:-[^\W_]+)*"  # words, with inner apostrophe or hyphen
    r"|\d[\d,.:/]*\d|\d"  # numbers
    r"|['’]s\b|``|''|\.{2,}"
    r"|[^\w\s]|_"
)


class Token(NamedTuple):
    """One word or mark; `low` is its lower-case form."""

    start: int
    end: int
    text: str
    low: str

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter or a digit."""
        return self.text[0].isalnum()


def tokenize(text: str, span: Span) -> list[Token]:
    """Return the tokens of `text` inside `span`, in order."""
    return [
        Token(match.start(), match.end(), match.group(), match.group().lower())
        for match in _TOKEN.finditer(text, span.start, span.end)
    ]
