"""Units of time and the TIMEX3 values of lengths."""

import re

from foreigndesk.reading.times.lexicon import lexicon
from foreigndesk.reading.times.numerals import plain

CODES = {
    "second": ("T", "S"),
    "minute": ("T", "M"),
    "hour": ("T", "H"),
    "day": ("", "D"),
    "week": ("", "W"),
    "weekend": ("", "WE"),
    "month": ("", "M"),
    "quarter": ("", "Q"),
    "year": ("", "Y"),
    "decade": ("", "DE"),
    "century": ("", "CE"),
    "millennium": ("", "ML"),
}
_YEARS = {"decade": 10, "century": 100, "millennium": 1000}


def duration(count: float | None, unit: str) -> str:
    """Return the TIMEX3 value of a length; an unknown count is X."""
    if unit == "fortnight":
        unit, count = "week", (None if count is None else count * 2)
    if count is not None and unit in _YEARS:
        return f"P{plain(count * _YEARS[unit])}Y"
    prefix, letter = CODES[unit]
    if count is None:
        return f"P{prefix}X{letter}"
    whole = int(count)
    if count == whole:
        return f"P{prefix}{whole}{letter}"
    finer = {"year": ("M", 12), "hour": ("M", 60), "minute": ("S", 60)}.get(unit)
    if finer:
        rest = round((count - whole) * finer[1])
        head = f"{whole}{letter}" if whole else ""
        return f"P{prefix}{head}{rest}{finer[0]}"
    return f"P{prefix}{plain(count)}{letter}"


def mod_of_length(match: "re.Match[str]") -> str | None:
    """Return the TIMEX3 mod of the words before a length ("nearly", "at least")."""
    return lexicon().mods.get(match["mod"] or "")


def unit_name(word: str) -> str:
    """Return the unit a singular or plural word names."""
    return lexicon().units[word]
