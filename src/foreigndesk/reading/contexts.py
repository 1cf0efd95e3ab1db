"""PLOVER contexts of an act, shown by words of its sentence (manual, chapter on contexts).

A context is marked where one of its phrases stands; precision first, so the lists hold phrases that
hardly mean anything else. One compiled pattern, one pass.
"""

import csv
import re
from functools import cache
from importlib.resources import files

from foreigndesk.intake.report import Span
from foreigndesk.reading.marks import ContextMark


def find_contexts(text: str, span: Span) -> tuple[ContextMark, ...]:
    """Return the contexts that words inside `span` show, each once, in the order of the text."""
    pattern, meaning = _lexicon()
    found: dict[str, ContextMark] = {}
    for match in pattern.finditer(text, span.start, span.end):
        for context in meaning[match.group().lower()]:
            mark = ContextMark(context=context, span=Span(match.start(), match.end()))
            found.setdefault(context, mark)
    return tuple(found.values())


@cache
def _lexicon() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    """Return one pattern for all phrases, longest first, and the contexts of each phrase."""
    text = (files(__package__) / "contexts.tsv").read_text("utf-8")
    meaning: dict[str, tuple[str, ...]] = {}
    for row in csv.DictReader(text.splitlines(), delimiter="\t"):
        for phrase in row["phrases"].split(";"):
            key = phrase.strip()
            meaning[key] = (*meaning.get(key, ()), row["context"])
    phrases = sorted(meaning, key=lambda phrase: (-len(phrase), phrase))
    joined = "|".join(re.escape(phrase) for phrase in phrases)
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])", re.IGNORECASE), meaning
