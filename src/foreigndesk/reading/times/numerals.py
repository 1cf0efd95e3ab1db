"""Numbers as news text writes them: "2 1/2", "forty-five", "a couple of", "nineteen ninety-six"."""

import re

from foreigndesk.reading.times.lexicon import lexicon

_FRACTION = re.compile(r"(?:(\d+)[ -])?(\d)/(\d)")
_UNCOUNTED = frozenset(
    {
        "some",
        "several",
        "several hundred",
        "several thousand",
        "few",
        "a few",
        "many",
        "dozens of",
        "hundreds of",
        "scores of",
    }
)
_NAMED = {
    "couple": 2.0,
    "a couple": 2.0,
    "couple of": 2.0,
    "a couple of": 2.0,
    "another": 1.0,
    "both": 2.0,
    "half": 0.5,
    "a half": 0.5,
    "half a": 0.5,
    "half an": 0.5,
    "dozen": 12.0,
    "a dozen": 12.0,
}
_AND_HALF = re.compile(r"(.+?)(?: and (?:a )?|-and-a-)half")


def count_of(words: str) -> float | None:
    """Return the number that `words` (lower case) name; None for "several", "a few" ...

    Words that are no number at all count as None too.
    """
    words = " ".join(words.replace(",", "").split())
    words = words.removeprefix("another ")
    if words in _UNCOUNTED:
        return None
    if words in _NAMED:
        return _NAMED[words]
    halved = _AND_HALF.fullmatch(words)
    if halved:
        whole = _spelled(halved[1])
        return None if whole is None else whole + 0.5
    fraction = _FRACTION.fullmatch(words)
    return _fraction(fraction) if fraction else _plain_number(words)


def _fraction(found: "re.Match[str]") -> float | None:
    below = int(found[3])
    return int(found[1] or 0) + int(found[2]) / below if below else None


def _plain_number(words: str) -> float | None:
    if re.fullmatch(r"\d+(?:\.\d+)?", words):
        return float(words)
    return _spelled(words)


def _spelled(words: str) -> float | None:
    cardinals = lexicon().cardinals
    total = 0.0
    current = 0.0
    for word in words.replace("-", " ").split():
        if word == "and":
            continue
        number = cardinals.get(word)
        if number is None:
            return None
        if word in {"hundred", "thousand"}:
            current = max(current, 1) * number
            if word == "thousand":
                total, current = total + current, 0
        else:
            current += number
    return total + current


def ordinal_of(words: str) -> int | None:
    """Return the number of an ordinal ("3rd", "twenty-first", "eightieth"); None if it is none."""
    words = words.strip()
    digits = re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th)", words)
    if digits:
        return int(digits[1])
    ordinals = lexicon().ordinals
    if words in ordinals:
        return ordinals[words]
    tens, _, last = words.replace("-", " ").rpartition(" ")
    if not tens or last not in ordinals:
        return None
    base = _spelled(tens)
    return None if base is None else int(base) + ordinals[last]


def spelled_year(words: str) -> int | None:
    """Return the year of "nineteen ninety-six", "two thousand five"; None if it is no year."""
    parts = words.replace("-", " ").split()
    if "thousand" in parts:
        year = _spelled(words)
    else:
        century, rest = _spelled(parts[0]), _spelled(" ".join(parts[1:]))
        year = None if century is None or rest is None else century * 100 + rest
    return int(year) if year is not None and 1000 <= year <= 2100 else None


def plain(number: float) -> str:
    """Write a number without a needless ".0"."""
    return str(int(number)) if number == int(number) else f"{number:g}"
