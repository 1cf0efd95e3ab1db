"""The grammar of `grammar.toml`, compiled: one pattern for each family of time expressions.

The name of a rule is the name of its handler in `rules`.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from foreigndesk.reading.times.feasts import anniversaries, holidays
from foreigndesk.reading.times.lexicon import lexicon, vague

_PART = re.compile(r"<<(\w+)>>")
_BLANK = r"(?:[ ]?\s(?!\n))"  # a blank or one line break, never an empty line
_FULL_MONTHS = frozenset({"march", "april", "may", "june", "july"})


@cache
def rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the rules as (handler name, pattern); of several that match the longest wins."""
    text = files(__package__).joinpath("grammar.toml").read_text(encoding="utf-8")
    grammar = tomllib.loads(text)
    parts = {**grammar["parts"], **_alternations()}
    return tuple(
        (name, re.compile(_expanded(shape, parts), re.VERBOSE))
        for name, shape in grammar["rules"].items()
    )


def _expanded(shape: str, parts: dict[str, str]) -> str:
    """Fill in the parts of a rule, and the parts of those, and spell out the blanks."""
    while _PART.search(shape):
        shape = _PART.sub(lambda found: parts[found[1]], shape)
    return shape.replace("~", _BLANK)


def _alternations() -> dict[str, str]:
    words = lexicon()
    lists: dict[str, Iterable[str]] = {
        "unit": words.units,
        "season": words.seasons,
        "zone": words.zones,
        "adverb": words.adverbs,
        "vague": vague(),
        "decade": words.decades,
        "feasts": holidays(),
        "events": anniversaries(),
    }
    found = {name: f"(?:{_alternatives(names)})" for name, names in lists.items()}
    found["month"] = f"(?:{_abbreviable(words.months)})"
    found["weekday"] = f"(?:{_abbreviable(words.weekdays)})"
    return found


def _alternatives(words: Iterable[str]) -> str:
    """Return the words as one alternation, longest first."""
    return "|".join(
        re.escape(word).replace(r"\ ", "~") for word in sorted(words, key=len, reverse=True)
    )


def _abbreviable(words: Iterable[str]) -> str:
    """As `_alternatives`, with a full stop taken along after short forms."""
    return "|".join(
        word + (r"\b\.?+" if len(word) <= 5 and word not in _FULL_MONTHS else r"\b")
        for word in sorted(words, key=len, reverse=True)
    )
