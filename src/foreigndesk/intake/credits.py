"""Lines about a report rather than of it: bylines, credits, rules, links, calls to read on."""

import re

from foreigndesk.intake.datelines import MONTHS
from foreigndesk.intake.lines import ends_sentence

_LONGEST = 200
_BYLINE = re.compile(r"(?:[Bb]y|BY)\s+(?:[a-z]+ ){0,2}[A-Z]")
_LONGEST_BYLINE = 100
_DATE = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    rf"(?:\d{{1,2}}\s+(?:{MONTHS})|(?:{MONTHS})\.?\s+\d{{1,2}}),?\s+\d{{4}}"
)
_CREDIT = re.compile(
    r"for immediate release|press release\b.{0,40}|end(?:s|it|item)?"
    r"|-\s*30\s*-"
    r"|eds\s*:.*|source\s*:.{0,80}"
    r"|(?:updated?|published|posted)\b.{0,40}\d.{0,12}"
    r"|(?:image|photo|picture|file photo)\s*(?:credit|source)?\s*:.{0,200}"
    r"|copyright\b.{0,120}|©.*"
    r"|\(?(?:(?:additional )?(?:reporting|writing)|edit(?:ing|ed)|compiled|written) (?:by|in)\b.*"
    r"|https?://\S+|advertisement|(?:also )?read(?: more| also)?\s*[:|].{0,150}"
    r"|(?:related|watch|see also)\s*[:|].{0,150}|subscribe to\b.{0,80}"
    rf"|{_DATE}",
    re.IGNORECASE,
)
_DAY_LINE = re.compile(rf"(?:(?:published|posted)(?: on)?\s*:?\s*)?({_DATE})", re.IGNORECASE)
_NOTE = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)\.?")  # "(Eds: corrects figure in the lead)"


def is_credit(words: str) -> bool:
    """Whether a line is about the report (byline, credit, agency mark), no part of the story."""
    if len(words) > _LONGEST or "\n" in words:
        return False
    if _CREDIT.fullmatch(words) or not any(char.isalnum() for char in words):
        return True
    return is_byline(words)


def day_in(words: str) -> str | None:
    """Return the day of a credit line that is a date: "Published: 12 September 2025, 08:30"."""
    found = _DAY_LINE.match(words)
    return found[1] if found and is_credit(words) else None


def is_byline(words: str) -> bool:
    """Whether a line names the author: "By Ida Holm, staff writer"."""
    short = len(words) <= _LONGEST_BYLINE
    return short and _BYLINE.match(words) is not None and not ends_sentence(words)


def is_aside(words: str) -> bool:
    """Whether a unit over the story is a credit or an editor's note in brackets."""
    return is_credit(words) or _NOTE.fullmatch(words) is not None
