"""Numbers of a sentence in whatever form, with what they count, for comparison."""

import re

from msgspec import Struct

from foreigndesk.desk.wording import word_key
from foreigndesk.intake.report import Span
from foreigndesk.reading.quantities import BELOW, DATE_AFTER, DATE_BEFORE, EXACT, QUANTITY, value_of

_FLAGS = re.IGNORECASE | re.ASCII
_QUANTITY = re.compile(QUANTITY, _FLAGS)
_MONEY = re.compile(r"[$€£]\s?(\d[\d,]*(?:\.\d+)?)(?: (million|billion|thousand))?", _FLAGS)
_PLAIN = re.compile(
    r"(?<![\d.,:/-])(\d[\d,]*(?:\.\d+)?)(?=\s?(?:%|per ?cent|billion|trillion))", _FLAGS
)
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_AFTER = re.compile(r"\s+((?:of |the )*)([A-Za-z][\w-]*)(?:\s+([A-Za-z][\w-]*))?")
_ONE = frozenset({"one", "1", "a", "an", "zero"})


class Number(Struct, frozen=True):
    """A number from `low` to `high` (None: no upper bound) and keys of the words it counts."""

    low: float
    high: float | None
    words: str
    counts: tuple[str, ...]

    def agrees(self, other: "Number") -> bool:
        """Whether both may be true: one lies in the range of the other, or they overlap."""
        top, other_top = _top(self), _top(other)
        return self.low <= other_top and other.low <= top

    def counts_same(self, other: "Number") -> bool:
        """Whether both count the same sort of thing, as far as the next words tell."""
        return bool(set(self.counts) & set(other.counts))


def _top(number: Number) -> float:
    """Return the upper bound; a floor such as "more than 40" allows half as much again."""
    return number.low * 1.5 + 1 if number.high is None else number.high


def numbers_in(text: str, span: Span) -> tuple[Number, ...]:
    """Return the numbers of a stretch but dates, years, ages in hyphens and a bare "one"."""
    found: list[tuple[int, int, Number]] = []
    for match in (*_MONEY.finditer(text, *span), *_PLAIN.finditer(text, *span)):
        scale = _SCALES.get((match[2] or "").lower(), 1.0) if match.re is _MONEY else 1.0
        value = float(match[1].replace(",", "")) * scale
        unit = "money" if match.re is _MONEY else _unit(text, match.end(), span.end)
        found.append((*match.span(), Number(value, value, match.group(), (unit,))))
    for match in _QUANTITY.finditer(text, *span):
        if text[max(0, match.start() - 1) : match.start()].isalpha():
            continue  # the scores of "underscores"
        number = _quantity(text, match, span.end)
        if number and not any(s < match.end() and match.start() < e for s, e, _ in found):
            found.append((*match.span(), number))
    return tuple(number for _, _, number in sorted(found, key=lambda one: one[:2]))


def _unit(text: str, at: int, end: int) -> str:
    word = re.match(r"\s?(%|per ?cent|\w+)", text[at:end])
    return "%" if word is None or word[1].startswith(("%", "per")) else word[1]


def _quantity(text: str, match: re.Match[str], end: int) -> Number | None:
    low_words = match["low"].lower()
    dated = DATE_AFTER.match(text, match.end()) or DATE_BEFORE.search(
        text[max(0, match.start() - 14) : match.start("low")]
    )
    year = match["low"].isdigit() and 1900 <= int(match["low"]) < 2100 and not match["about"]
    if low_words in _ONE or dated or year or text[match.end() : match.end() + 1] == "]":
        return None
    low, vague = value_of(match["low"])
    about = (match["about"] or "").lower()
    counts = _counted(text, match.end(), end)
    if match["high"]:
        return Number(low, value_of(match["high"])[0], match.group(), counts)
    if about in BELOW:
        return Number(0, low, match.group(), counts)
    high = None if vague or about not in EXACT else low
    loose = low * 0.9 if about in {"about", "around", "some", "nearly", "almost"} else low
    return Number(loose, high, match.group(), counts)


def _counted(text: str, at: int, end: int) -> tuple[str, ...]:
    after = _AFTER.match(text, at, end)
    if after is None:
        return ()
    return tuple(word_key(word.lower()) for word in (after[2], after[3]) if word)
