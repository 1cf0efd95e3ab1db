"""Whether a text is English: a profile of function words, and the script it is written in.

Meant to keep out what the reader would misread, not to name languages: it speaks only when sure.
"""

import re
import unicodedata
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAMPLE_CHARS = 6000
_FEWEST_WORDS = 20  # a shorter text passes
_FEWEST_KINDS = 4  # different function words; a list may repeat one
_FEWEST_LETTERS = 40
_FOREIGN_SCRIPT = 0.5  # share of letters outside the Latin script
_OTHER_SHARE = 0.16  # share of another language's function words; its own news has 0.3 and more
_CERTAIN_ENGLISH = 0.20


class Language(NamedTuple):
    """The language found: an ISO 639-1 code, a script's name, or None for "can't tell"."""

    code: str | None
    foreign: bool


@cache
def _function_words() -> dict[str, frozenset[str]]:
    """Return each language's commonest function words, from `languages.tsv`."""
    table = files("foreigndesk.intake").joinpath("languages.tsv").read_text("utf-8")
    rows = (row.split("\t") for row in table.splitlines() if row and not row.startswith("#"))
    return {code: frozenset(words.split()) for code, words in rows}


def language_of(text: str) -> Language:
    """Return the language of `text`; `foreign` only where it is certainly not English."""
    sample = text[:_SAMPLE_CHARS]
    script = _foreign_script(sample)
    if script is not None:
        return Language(script, foreign=True)
    words = [word.lower().replace("’", "'") for word in _WORD.findall(sample)]
    if len(words) < _FEWEST_WORDS:
        return Language(None, foreign=False)
    counts = {
        code: [word for word in words if word in known] for code, known in _function_words().items()
    }
    english = len(counts.pop("en")) / len(words)
    other = max(counts, key=lambda code: len(counts[code]))
    share = len(counts[other]) / len(words)
    if share >= max(_OTHER_SHARE, 2 * english) and len(set(counts[other])) >= _FEWEST_KINDS:
        return Language(other, foreign=True)
    return Language("en" if english >= _CERTAIN_ENGLISH else None, foreign=False)


def _foreign_script(sample: str) -> str | None:
    """Return the script of most letters, such as "Cyrillic script", where that isn't Latin."""
    letters = [char for char in sample if char.isalpha()]
    outside = [char for char in letters if char > "\u024f" and not _is_latin(char)]
    if len(letters) < _FEWEST_LETTERS or len(outside) < _FOREIGN_SCRIPT * len(letters):
        return None
    names = Counter(unicodedata.name(char, "unknown").split()[0] for char in outside)
    return f"{names.most_common(1)[0][0].capitalize()} script"


def _is_latin(char: str) -> bool:
    return unicodedata.name(char, "").startswith(("LATIN", "MODIFIER"))
