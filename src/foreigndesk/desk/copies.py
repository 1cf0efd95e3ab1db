"""Near-copies: reports that are copies or rewrites of one wire, or carry one readout's words.

A report is kept as a bottom-k sketch (Broder 1997, "On the resemblance and containment of
documents") of its word runs, and one of its quoted words. Sketches are small (about 1 kB) and
compare without the texts.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import combinations
from zlib import crc32

from msgspec import Struct

from foreigndesk.whoswho.keys import fold

_HIGHEST = 2**32
_MIX = 0x9E3779B1  # odd, near 2**32 divided by the golden ratio (Knuth)
_APART = 3  # days
_RUN = 4  # words of a run
_KEPT = 96  # runs kept of a text
_QUOTED_KEPT = 48
_KEYS = 5
_EVERY = 24  # of so many runs one is a key, so that a short text is found in a long one
_MOST_KEYS = 24
_ALIKE = 0.5  # of the shorter text's runs stand in the other
_QUOTED_ALIKE = 0.6
_QUOTED_ENOUGH = 6  # quoted runs, that is nine words, before quotes alone tell a copy
_WORDS = re.compile(r"[^\W_]+")
_QUOTES = re.compile(r"[“\"]([^“”\"]{12,})[”\"]|«([^«»]{12,})»")


class ReportSketch(Struct, frozen=True, gc=False, kw_only=True):
    """What of a report is compared with others: `runs` and `quoted` are ascending 32-bit hashes.

    `size` and `quoted_size` count all different runs of words, of which the smallest hashes are
    kept. `order` is (publication day, report id) as text: it says which report comes first.
    """

    report: str
    order: str
    size: int
    runs: tuple[int, ...]
    quoted_size: int
    quoted: tuple[int, ...]


def sketch(text: str, *, report: str, published: str) -> ReportSketch:
    """Return the sketch of a report's text; `published` is its ISO day."""
    runs = _runs(text)
    quoted = {h for found in _QUOTES.finditer(text) for h in _runs(found[1] or found[2])}
    return ReportSketch(
        report=report,
        order=f"{published} {report}",
        size=len(runs),
        runs=tuple(sorted(runs)[:_KEPT]),
        quoted_size=len(quoted),
        quoted=tuple(sorted(quoted)[:_QUOTED_KEPT]),
    )


def sketch_keys(known: ReportSketch) -> tuple[int, ...]:
    """Return the blocking keys of a report, ascending: near-copies share at least one, mostly.

    A key is a run of words and a stretch of days, so that set phrases make no endless blocks.
    """
    some = [run for run in known.runs if run % _EVERY == 0][:_MOST_KEYS]
    said = known.quoted[:_KEYS] if known.quoted_size >= _QUOTED_ENOUGH else ()
    stretch = _day(known) // (_APART + 1)
    runs = {*known.runs[:_KEYS], *some, *said}
    return tuple(sorted(run << 20 | part for run in runs for part in (stretch, stretch + 1)))


def are_copies(a: ReportSketch, b: ReportSketch) -> bool:
    """Whether one of two reports is a copy or rewrite of the other, or both give one readout.

    They are of the same days: a form of words that comes back a month later is no copy.
    """
    if abs(_day(a) - _day(b)) > _APART:
        return False
    text = contained(a.runs, a.size, b.runs, b.size)
    if text >= _ALIKE:
        return True
    if min(a.quoted_size, b.quoted_size) < _QUOTED_ENOUGH:
        return False
    quoted = contained(a.quoted, a.quoted_size, b.quoted, b.quoted_size)
    return quoted >= _QUOTED_ALIKE and text >= 0.1


def _day(known: ReportSketch) -> int:
    return date.fromisoformat(known.order[:10]).toordinal()


def contained(a: tuple[int, ...], size: int, b: tuple[int, ...], other: int) -> float:
    """Return which part of the smaller set is in the other, 0 to 1, reckoned from two sketches."""
    limits = [runs[-1] for runs, all_ in ((a, size), (b, other)) if len(runs) < all_]
    limit = min(limits, default=_HIGHEST)  # below it both sketches know every run
    left = {run for run in a if run <= limit}
    right = {run for run in b if run <= limit}
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0


def voices(sketches: Iterable[ReportSketch]) -> Mapping[str, str]:
    """Return the voice of each report: the id of the first report among its near-copies."""
    known = sorted(sketches, key=lambda one: one.order)
    first = {one.report: one.report for one in known}
    blocks: dict[int, list[ReportSketch]] = defaultdict(list)
    for one in known:
        for key in sketch_keys(one):
            blocks[key].append(one)
    rank = {one.report: place for place, one in enumerate(known)}
    for block in blocks.values():
        for a, b in combinations(block, 2):
            left, right = _root(first, a.report), _root(first, b.report)
            if left != right and are_copies(a, b):
                low, high = sorted((left, right), key=rank.__getitem__)
                first[high] = low
    return {report: _root(first, report) for report in first}


def _root(first: dict[str, str], report: str) -> str:
    while first[report] != report:
        first[report] = report = first[first[report]]
    return report


def _runs(text: str) -> set[int]:
    words = [word.encode() for word in _WORDS.findall(fold(text))]
    if len(words) < _RUN:
        return {_hash(b" ".join(words))} if words else set()
    runs = zip(*(words[place:] for place in range(_RUN)), strict=False)
    return set(map(_hash, map(b" ".join, runs)))


def _hash(words: bytes) -> int:
    return crc32(words) * _MIX % _HIGHEST  # mixed: alike runs are to have hashes far apart
