"""Spans that a learned finder gives, among those that our own finder sees in a sentence."""

from bisect import bisect_left
from collections.abc import Collection, Sequence

from foreigndesk.intake.report import Span
from foreigndesk.reading.actors.spans import find_spans
from foreigndesk.reading.actors.tagging import Tagged


def given_first(given: Sequence[Span], tagged: Tagged, known: Collection[str]) -> list[Span]:
    """Return the given spans (sorted) of a sentence, and our own where they overlap none."""
    wanted = _inside(given, tagged)
    own = _free(find_spans(tagged, known), wanted)
    return sorted([*wanted, *own], key=lambda s: (s.start, -s.end))


def own_first(given: Sequence[Span], tagged: Tagged, known: Collection[str]) -> list[Span]:
    """Return our own spans of a sentence, and the given ones (sorted) where they overlap none."""
    own = find_spans(tagged, known)
    lone = _free(_inside(given, tagged), own)
    return sorted([*own, *lone], key=lambda s: (s.start, -s.end))


def _inside(given: Sequence[Span], tagged: Tagged) -> Sequence[Span]:
    """Return the spans that begin in a sentence."""
    if not tagged.tokens:
        return ()
    first = bisect_left(given, Span(tagged.tokens[0].start, 0))
    return given[first : bisect_left(given, Span(tagged.tokens[-1].end, 0))]


def _free(spans: Sequence[Span], taken: Sequence[Span]) -> list[Span]:
    return [span for span in spans if not any(span.overlaps(one) for one in taken)]
