"""Quotations: the stretches between quotation marks, also those that run over paragraphs."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from foreigndesk.intake.report import BlockRole, Report, Span

_MARK = re.compile(r"[\"“”„«»]|``|''|(?<![\w])‘(?=\w)|(?<=[.,!?\w])’(?=[\s,.)]|$)")
_OPENERS = frozenset({"“", "„", "«", "``", "‘"})
_CLOSERS = {"“": "”", "„": "”", "«": "»", "``": "''", "‘": "’", '"': '"', "''": "''"}
_STRAIGHT = frozenset({'"', "''"})  # open and close alike; two apostrophes stand for one mark


def find_quotes(report: Report) -> tuple[Span, ...]:
    """Return the quotations of a report's paragraphs, without their marks, in order.

    A quotation without a closing mark runs to the end of its paragraph, as the custom is where the
    next paragraph opens with another mark.
    """
    return tuple(
        quote
        for block in report.blocks
        if block.role is not BlockRole.METADATA
        for quote in _in_block(report.text, block.span)
    )


def _in_block(text: str, block: Span) -> Iterator[Span]:
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text, block.start, block.end):
        if opened is None:
            if mark.group() in _OPENERS or _may_open(text, mark, block):
                opened = mark
        elif mark.group() == _CLOSERS[opened.group()] or _closes_anyway(opened, mark):
            if opened.end() < mark.start():
                yield Span(opened.end(), mark.start())
            opened = None
    if opened is not None and opened.group() != "‘" and opened.end() < block.end:
        yield Span(opened.end(), block.end)


def _may_open(text: str, mark: re.Match[str], block: Span) -> bool:
    """Whether a straight mark stands where a quotation can begin."""
    follows_word = mark.start() > block.start and text[mark.start() - 1].isalnum()
    begins = mark.end() < block.end and not text[mark.end()].isspace() and not follows_word
    return mark.group() in _STRAIGHT and begins


def _closes_anyway(opened: re.Match[str], mark: re.Match[str]) -> bool:
    """Whether mixed typography closes: “ with a straight mark, `` with one."""
    return mark.group() in _STRAIGHT and opened.group() in ("“", "``", "„")


def spans_over(quotes: Sequence[Span], span: Span) -> Sequence[Span]:
    """Return those of some ordered, separate spans that overlap a span."""
    first = bisect_right(quotes, span.start, key=lambda quote: quote.end)
    last = bisect_left(quotes, span.end, key=lambda quote: quote.start)
    return quotes[first:last]
