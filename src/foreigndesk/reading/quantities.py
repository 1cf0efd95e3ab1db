"""Numbers of people as news writes them: digits, words, ranges, and how sure they are.

`QUANTITY` is a pattern with the groups `about`, `low` and `high`; use it with `re.IGNORECASE` and
`re.ASCII`, once a pattern. `NUMBER` is one number without groups.
"""

import re

_UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), start=3)
} | {"twenty": 20}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000}
_VAGUE = {
    "hundreds of thousands": 200_000,
    "tens of thousands": 20_000,
    "millions": 2_000_000,
    "thousands": 2_000,
    "hundreds": 200,
    "dozens": 24,
    "scores": 40,
    "several": 3,
}
_SMALL = "|".join(sorted({*_UNITS, *_TENS}, key=len, reverse=True))
_SPELLED = (
    rf"(?:(?:{'|'.join(_TENS)})-(?:{_SMALL})|{_SMALL}|half a|several|a few|an?)"
    rf"(?: (?:dozen|hundred|thousand|million)\b)+(?: and (?:{_SMALL})\b)?"
    rf"|(?:{'|'.join(_TENS)})[- ](?:{_SMALL})\b|(?:{_SMALL})\b"
)
_DIGITS = (
    r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{1,2})?(?: million| thousand)|\d{1,6}(?![\d%:]|[.,]\d|-year)"
)
NUMBER = rf"(?:{'|'.join(_VAGUE)}|{_DIGITS}|{_SPELLED})"
EXACT = frozenset({"", "all", "another", "a total of"})
BELOW = frozenset({"up to", "as many as", "fewer than", "less than"})
_ABOUT = (
    "at least|more than|over|up to|as many as|fewer than|less than|about|around|some|roughly"
    "|approximately|nearly|almost|close to|an estimated|no fewer than|no less than|upwards of"
    "|all|another|a total of"
)
QUANTITY = (
    r"(?<![$€£.,:/\d-])(?<!\bno )(?<!\bnot )"
    rf"(?:(?P<between>between )|(?P<about>{_ABOUT}) )?(?P<low>{NUMBER})"
    rf"(?:(?(between) and |(?: to | or |[-–]))(?P<high>{NUMBER}))?"
)
_MONTH = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
DATE_AFTER = re.compile(rf" (?:of )?(?:{_MONTH})[a-z]*\b", re.ASCII)
DATE_BEFORE = re.compile(rf"\b(?:{_MONTH})[a-z]*\.? $", re.ASCII)
_AROUND = frozenset({"several", "a few"})


def value_of(words: str) -> tuple[int, bool]:
    """Return the number that `words` (matched by `QUANTITY`) say, and whether it is a mere floor.

    "Several" and "a few" say 3 alone and 2 before a scale ("several hundred" is at least 200).
    """
    plain = " ".join(words.lower().split())
    if plain in _VAGUE:
        return _VAGUE[plain], True
    for word in _AROUND:
        if plain.startswith(f"{word} "):
            return 2 * _scaled(plain.removeprefix(f"{word} ").split(), 1), True
    if plain.startswith("half a "):
        return _scaled(plain.removeprefix("half a ").split(), 1) // 2, False
    parts = [part for part in re.split(r"[ -]", plain) if part != "and"]
    return _scaled(parts, 0), False


def _scaled(parts: list[str], start: float) -> int:
    """Return the number that parts such as `two hundred forty five` make."""
    total, current = 0.0, start
    for part in parts:
        if part in _SCALES:
            current = (current or 1) * _SCALES[part]
            if _SCALES[part] >= 1_000:
                total, current = total + current, 0
        elif part not in {"a", "an"}:
            current += _small(part)
    return round(total + current)


def _small(part: str) -> float:
    known = _TENS.get(part, _UNITS.get(part))
    return float(part.replace(",", "")) if known is None else known
