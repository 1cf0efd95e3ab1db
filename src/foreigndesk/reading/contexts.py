"""PLOVER contexts of an act, shown by words of its sentence (manual, chapter on contexts).

A context is marked where one of its phrases stands; precision first, so the lists hold phrases that
hardly mean anything else. Phrases of the row "-" show nothing and keep the words inside them from
showing anything ("hunger strike" is not about food). One pass over the words.
"""

import csv
import re
from functools import cache
from importlib.resources import files

from foreigndesk.intake.report import Span
from foreigndesk.reading.marks import ContextMark

_WORD = re.compile(r"[\w-]+")
_NO_CONTEXT = "-"
_PLAIN = str.maketrans({"’": "'", "\n": " ", "\u00a0": " "})


def find_contexts(text: str, span: Span) -> tuple[ContextMark, ...]:
    """Return the contexts that words inside `span` show, each once, in the order of the text."""
    phrases, meaning = _lexicon()
    words = _lowered(text[span.start : span.end])
    found: dict[str, ContextMark] = {}
    done = 0
    for match in _WORD.finditer(words):
        start = match.start()
        if start < done or match.group() not in phrases:
            continue
        phrase = _phrase_at(words, start, phrases[match.group()])
        if phrase is None:
            continue
        done = start + len(phrase)
        for context in meaning[phrase]:
            where = Span(span.start + start, span.start + done)
            found.setdefault(context, ContextMark(context=context, span=where))
    return tuple(found.values())


def _phrase_at(words: str, start: int, phrases: tuple[str, ...]) -> str | None:
    """Return the first of `phrases` (longest first) that stands at `start` as whole words."""
    for phrase in phrases:
        end = start + len(phrase)
        if words.startswith(phrase, start) and not _WORD.match(words, end):
            return phrase
    return None


def _lowered(text: str) -> str:
    """Return the text in lower case with plain apostrophes and blanks, of the same length."""
    lowered = text.lower()
    if len(lowered) != len(text):  # "İ" becomes two characters, which would shift every span
        lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return lowered.translate(_PLAIN)


@cache
def _lexicon() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Return the phrases by their first word, longest first, and the contexts of each phrase."""
    text = (files(__package__) / "contexts.tsv").read_text("utf-8")
    meaning: dict[str, tuple[str, ...]] = {}
    for row in csv.DictReader(text.splitlines(), delimiter="\t"):
        shown = () if row["context"] == _NO_CONTEXT else (row["context"],)
        for phrase in row["phrases"].split(";"):
            key = phrase.strip()
            meaning[key] = meaning.get(key, ()) + shown
    phrases: dict[str, tuple[str, ...]] = {}
    for phrase in sorted(meaning, key=lambda phrase: (-len(phrase), phrase)):
        first = _WORD.findall(phrase)[0]
        phrases[first] = (*phrases.get(first, ()), phrase)
    return phrases, meaning
