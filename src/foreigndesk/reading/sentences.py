"""Sentences of a report: headlines are one each, paragraphs are cut at sentence ends.

One pass over candidate ends (`.`, `!`, `?`, `…` with closing quotes and brackets); an end counts
unless an abbreviation, an initial or a lower-case continuation says otherwise. Linear time.
"""

import re
from collections.abc import Iterator

from foreigndesk.intake.report import Block, BlockRole, Report, Span
from foreigndesk.reading.marks import Sentence

_READ = frozenset({BlockRole.TITLE, BlockRole.HEADING, BlockRole.PARAGRAPH})
_END = re.compile(r"(?<![.!?…])[.!?…]++(?:['’\"”»)\]]|\[\d{1,3}\])*+(?=\s)")
# Begins only at the first mark of a run and never gives back: a run of any length is seen once.
_BEFORE = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z][\w'’-]*$")
_OPENING = re.compile(r"\s+(?:['`‘]{1,2}|[\"“«(\[])*")
_TITLES = frozenset(
    "mr mrs ms dr prof gen lt col maj capt cmdr adm sgt sen rep gov pres rev hon st mt ft amb "
    "sec brig cpl insp supt messrs mme mlle vs v approx dept univ".split()
)
"""Abbreviations that a name or number follows: never an end."""
_NUMBERED = frozenset("no nos art fig".split())
"""Abbreviations only before a number: "No. 4", but "He said no. They left."."""
_OTHERS = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec inc corp co ltd bros jr sr etc al a.m "
    "p.m u.s u.k u.n e.u d.c i.e e.g ph.d est".split()
)
"""Abbreviations that may close a sentence: an end only before a word that begins one."""
_STARTERS = frozenset(
    "the a an in on at he she it they we i his her its their this that these those there but "
    "and however meanwhile earlier also as after before when while if for according asked "
    "some many several one two police officials".split()
)


def split_sentences(report: Report) -> tuple[Sentence, ...]:
    """Return the sentences of a report's title, headings and paragraphs, in order."""
    return tuple(
        Sentence(span=span, block=index, role=block.role)
        for index, block in enumerate(report.blocks)
        if block.role in _READ
        for span in _spans(report.text, block)
    )


def _spans(text: str, block: Block) -> Iterator[Span]:
    if block.role is not BlockRole.PARAGRAPH:
        yield block.span
        return
    start = block.start
    for match in _END.finditer(text, block.start, block.end):
        if match.start() < start or _is_item(text, start, match.start()):
            continue
        if _is_end(text, match, block.end):
            yield Span(start, match.end())
            start = _skip_space(text, match.end(), block.end)
    end = _trim(text, start, block.end)
    if start < end:
        yield Span(start, end)


def _is_item(text: str, start: int, dot: int) -> bool:
    """Whether the mark only closes the number of an item: "1. Both sides withdraw."."""
    return dot - start <= 3 and text[start:dot].isdigit()


def _is_end(text: str, match: re.Match[str], limit: int) -> bool:
    opening = _OPENING.match(text, match.end(), limit)
    following = opening.end() if opening else limit
    if following >= limit:
        return True
    after = text[following]
    if after.islower():
        return False
    if match.group()[:1] != "." or match.group().startswith(("..", ".”", '."', ".'", ".’", ".)")):
        return True
    return not _is_abbreviation(text, match.start(), following, limit)


def _is_abbreviation(text: str, dot: int, following: int, limit: int) -> bool:
    before = _BEFORE.search(text, max(0, dot - 24), dot)
    if before is None:
        return False
    word = before.group().lower()
    if word in _TITLES:
        return True
    if word in _NUMBERED:
        return text[following].isdigit()
    next_word = re.match(r"[A-Za-z]*", text[following : min(limit, following + 24)])
    starts = next_word is not None and next_word.group().lower() in _STARTERS
    if word in _OTHERS or ("." in word and len(word) <= 6):
        return not starts
    is_initial = len(word) == 1 and before.group().isupper() and word != "i"
    return is_initial and not starts


def _skip_space(text: str, position: int, limit: int) -> int:
    while position < limit and text[position].isspace():
        position += 1
    return position


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
