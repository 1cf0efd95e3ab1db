"""What a report is about, as weighted terms: rare words of its title and opening, and its actors.

A word's weight is what it tells against a fixed background of news (`background.tsv`: the logarithm
of one in so many reports, in halves), so what the desk holds never changes a report's terms.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from msgspec import Struct

from foreigndesk.whoswho.keys import fold

_WORD = re.compile(r"[a-z][a-z'’\-]*[a-z]")
_ENDINGS = (("ies", "y"), ("s", ""))
_SINGULAR = ("us", "ss", "is")
_OPENING = 220  # words of the text that say what a report is about
_LONGEST = 12  # characters that a word has at most, on average, with what stands around it
_KEPT = 40
_RAREST = 6.0  # weight of a word that the background does not know
_ACTOR = 3.0
_TITLE = 2  # a word of the title counts as two


class Terms(Struct, frozen=True, gc=False, kw_only=True):
    """The terms of a report with their weights, of length 1 as a vector; heaviest first."""

    report: str
    terms: tuple[str, ...]
    weights: tuple[float, ...]


def terms_of(report: str, *, title: str | None, text: str, actors: Sequence[str] = ()) -> Terms:
    """Return a report's terms; `actors` are keys of its salient actors other than states."""
    counts = Counter(words(text[: _OPENING * _LONGEST])[:_OPENING])
    for word in words(title or ""):
        counts[word] += _TITLE
    known = _background()
    weighed = {
        word: known.get(word, _RAREST) * (1 + math.log(count)) for word, count in counts.items()
    }
    weighed |= {f"@{key}": _ACTOR for key in actors}
    best = sorted(weighed.items(), key=lambda item: (-item[1], item[0]))[:_KEPT]
    length = math.sqrt(sum(weight * weight for _, weight in best)) or 1.0
    return Terms(
        report=report,
        terms=tuple(term for term, _ in best),
        weights=tuple(round(weight / length, 4) for _, weight in best),
    )


def likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the cosine of two reports' terms, 0 to 1."""
    return sum(weight * other[term] for term, weight in one.items() if term in other)


def words(text: str) -> list[str]:
    """Return the words of a text, folded and without plural endings."""
    return [_stem(word) for word in _WORD.findall(fold(text))]


def _stem(word: str) -> str:
    word = word.removesuffix("'s").removesuffix("’s")
    for ending, base in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2 and not word.endswith(_SINGULAR):
            return word[: -len(ending)] + base
    return word


@cache
def _background() -> dict[str, float]:
    text = (files(__package__) / "background.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    # what stands in most reports tells nothing
    return {word: max(float(weight) - 1, 0.0) for weight, many in rows for word in many.split()}
