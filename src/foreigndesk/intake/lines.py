"""The lines of a text, and the units they make up: a paragraph, a heading, one line of a brief.

A text is stored as it came, so a paragraph that a wire service broke into lines of seventy
characters keeps its line ends; here those lines are joined again into one stretch of the text.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from foreigndesk.intake.report import Span

_CLOSERS = "\"'”’»)]}*_"
_ENDS_SENTENCE = re.compile(r"[.!?…:;]$")
_BULLET = re.compile(r"(?:[-*•·▪–—]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")
_AUTHOR = re.compile(r"by(?: [A-Z][\w.'’\-]+){1,4}")  # "by Ida Holm" alone on its line
_INDENT = 3  # an indented first line begins a paragraph in hard-wrapped text
_SLACK = (
    14  # a line end is deliberate where the next word would have fitted so much before the edge
)
_WIDEST_WRAP = 110  # wider lines are paragraphs, not wrapped text
_LONG_LINE = 50  # so long a line that breaks off was cut in two, even round a blank line
_NARROWEST_WRAP = 30  # a poem or a table, not wrapped text


class Line(NamedTuple):
    """One non-blank line without its margins, and what stood around it."""

    span: Span
    text: str
    indent: int
    after_blank: bool


def lines_of(text: str, start: int = 0) -> list[Line]:
    """Return the non-blank lines of `text[start:]`; every line end that Unicode knows counts."""
    found: list[Line] = []
    offset, blank = start, True
    for raw in text[start:].splitlines(keepends=True):
        body = raw.strip()
        if body:
            indent = len(raw) - len(raw.lstrip())
            first = offset + indent
            found.append(Line(Span(first, first + len(body)), body, indent, blank))
        blank = not body
        offset += len(raw)
    return found


def ends_sentence(words: str) -> bool:
    """Whether `words` ends as a sentence does, behind any closing quote or bracket."""
    return bool(_ENDS_SENTENCE.search(words.rstrip(_CLOSERS + " ")))


def units_of(text: str, start: int = 0) -> list[Span]:
    """Return the stretches of `text[start:]` that belong together, in order.

    Lines are joined where a sentence runs on from one into the next; in text that is hard-wrapped
    throughout, also where the next word would not have fitted on the line.
    """
    lines = lines_of(text, start)
    width = _wrap_width(lines)
    units: list[Span] = []
    for number, line in enumerate(lines):
        if number and _continues(lines[number - 1], line, width):
            units[-1] = Span(units[-1].start, line.span.end)
        else:
            units.append(line.span)
    return units


def _pairs(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Yield neighbouring lines that no blank line parts."""
    for first, second in pairwise(lines):
        if not second.after_blank:
            yield first, second


def _runs_on(first: Line, second: Line) -> bool:
    """Whether a sentence plainly runs from one line into the next."""
    if _BULLET.match(second.text) or _AUTHOR.fullmatch(second.text):
        return False
    return second.text[0].islower() and not ends_sentence(first.text)


def _wrap_width(lines: Sequence[Line]) -> int | None:
    """Return the width to which the text is hard-wrapped, or None where it is not."""
    pairs = list(_pairs(lines))
    if not pairs:
        return None
    run_on = sum(_runs_on(first, second) for first, second in pairs)
    width = max(len(first.text) for first, _ in pairs)
    widths = max(len(line.text) for line in lines)
    wrapped = run_on >= 2 and run_on * 4 >= len(pairs)  # in prose about half of lines start lower
    if wrapped and widths <= _WIDEST_WRAP and width >= _NARROWEST_WRAP:
        return widths
    return None


def _continues(first: Line, second: Line, width: int | None) -> bool:
    """Whether `second` carries on the unit that `first` belongs to."""
    if _runs_on(first, second):
        return not second.after_blank or len(first.text) >= _LONG_LINE
    if second.after_blank:
        return False
    if width is None or _BULLET.match(second.text):
        return False
    if second.indent >= first.indent + _INDENT:
        return False
    spare = width - len(first.text) - 1 - len(second.text.split(maxsplit=1)[0])
    return spare < (0 if ends_sentence(first.text) else _SLACK)
