"""Datelines: the place, day and agency that open a wire story, as in "NEW DELHI, May 5 (Agency) —".

The forms are those of the Associated Press, Reuters, Agence France-Presse, Xinhua, Interfax, ANI,
IRNA and of United Nations press releases.
"""

import re
from typing import NamedTuple

from foreigndesk.intake.report import Span

MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
"""English month names and their usual short forms, as alternatives of a regular expression."""

_UPPER_WORD = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’\-]*[A-ZÀ-ÖØ-Þ.]"
_UPPER_PLACE = rf"{_UPPER_WORD}(?:[ /]{_UPPER_WORD}){{0,4}}"
_MIXED_WORD = r"[A-ZÀ-ÖØ-Þ][\w.'’\-]*"
_MIXED_PLACE = rf"{_MIXED_WORD}(?: (?:{_MIXED_WORD}|de|del|al|la|el|of|the)){{0,3}}"
_NAMES = r"(?:IRNA|ANI|TASS|AFP|PTI|ENA|Interfax|Xinhua|Reuters|AP)\b"
_REGION = rf"(?:,\s*(?!(?:{MONTHS})\b|{_NAMES})(?:{_MIXED_PLACE})|\s*\[{_MIXED_PLACE}\])"
_DAY = (
    rf"(?:(?:{MONTHS})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTHS})\.?(?:,?\s+\d{{4}})?"
    r"|\d{4}-\d{2}-\d{2})"
)
_AGENCY = rf"(?:\(\s*[A-Z][\w&.'’/\- ]{{1,40}}\s*\)|\b{_NAMES})\.?"
_MARK = r"—|–|−|―|--+|-|_+|:|/[A-Z][A-Za-z]+/\.?"
_DATELINE = re.compile(
    rf"(?P<place>{_UPPER_PLACE}|{_MIXED_PLACE})(?P<region>{_REGION})?"
    rf"(?:[,.]?\s*(?P<day>{_DAY}))?"
    rf"(?:[,.]?\s*(?P<agency>{_AGENCY}))?"
    rf"\.?\s*(?P<mark>{_MARK})(?=\s|[\"“'‘A-Z]|$)\s*"
)
_UPPER_ONLY = re.compile(_UPPER_PLACE)
_NO_PLACE = re.compile(
    r"(?:UPDATED?|BREAKING|WATCH|READ|NOTE|EDITOR|EDS|CORRECTION|ANALYSIS|EXCLUSIVE|URGENT"
    r"|FACT ?BOX|OPINION|LIVE|VIDEO|PHOTOS?|TIMELINE|EXPLAINER"
    r"|QUESTION|ANSWER|REMARKS|THE|MR|MRS|MS|DR|[QA]"
    r"|From|On|In|At|By|To|Since|Until|Between|Before|After|During|Today|Yesterday|Tomorrow|And|But"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)


class Dateline(NamedTuple):
    """A dateline found: its stretch of the text, the place as written, its day as written."""

    span: Span
    place: str
    day: str | None


def find_dateline(text: str, start: int, end: int) -> Dateline | None:
    """Return the dateline that opens `text[start:end]`, or None.

    A place in capitals needs a dash, or a day or agency and a colon; a place in ordinary letters
    needs a day or an agency too, so that "Putin - who spoke" is none.
    """
    found = _DATELINE.match(text, start, min(end, start + 160))
    if found is None or _NO_PLACE.match(found["place"]):
        return None
    sure = found["day"] is not None or found["agency"] is not None
    if not sure and not _bare(found, text[found.end() : end][:1]):
        return None
    place = found["place"] + (found["region"] or "")
    return Dateline(Span(start, found.end("mark")), _without_stop(place), found["day"])


def _bare(found: re.Match[str], follower: str) -> bool:
    """Whether a place with a dash and nothing else is a dateline: in capitals, then a sentence."""
    place = found["place"]
    letters = sum(char.isalpha() for char in place)
    if _UPPER_ONLY.fullmatch(place) is None or letters < 3 or follower.islower():
        return False
    if found["mark"] == "-" and not found.string[found.start("mark") - 1].isspace():
        return False  # a hyphenated word: "COVID-Free zones"
    return found["mark"] != ":"


def _without_stop(place: str) -> str:
    """Drop the full stop of "MOSCOW. May 5", but not that of "WASHINGTON, D.C."."""
    return place if re.search(r"\b\w\.\w\.$", place) else place.rstrip(".")
