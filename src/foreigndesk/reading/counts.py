"""People counted in an act as the text states it: killed, injured, arrested, displaced, crowds.

A count is marked only where number and verb stand together ("killed at least 26 people", "26 people
were killed", "12 dead"); "dozens" counts as at least 24, "hundreds" 200, "thousands" 2,000, "tens
of thousands" 20,000, "scores" 40, all without an upper bound, by convention.
"""

import re
from typing import NamedTuple

from foreigndesk.intake.report import Span
from foreigndesk.reading.marks import CountMark

_UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_VAGUE = {
    "tens of thousands": 20_000,
    "hundreds of thousands": 200_000,
    "thousands": 2_000,
    "hundreds": 200,
    "scores": 40,
    "dozens": 24,
    "a dozen": 12,
    "several": 3,
}
_WORD = "|".join(sorted((*_VAGUE, *_UNITS), key=len, reverse=True))
_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}|{_WORD})"
_ABOUT = r"(?:between|at least|more than|over|up to|about|around|some|nearly|almost|an estimated)"
_QUANTITY = (
    rf"(?:(?P<about>{_ABOUT}) )?(?P<low>{_NUMBER})"
    rf"(?:(?: to | and | or |-|–)(?P<high>{_NUMBER}))?(?: others?| more)?"
)
_WHO = (
    r"(?: (?:of|other|more|unarmed|young|local|foreign|(?-i:[A-Z][\w’'-]+)"
    r"|[a-z]+(?:an|ese|ish|i)))*"
    r"(?: (?:people|persons|civilians|soldiers|troops|policemen|police officers|officers|police|men"
    r"|women|children|militants|rebels|protesters|protestors|demonstrators|fighters|gunmen|workers"
    r"|passengers|students|villagers|refugees|suspects|guards|members|insurgents|hostages|tourists"
    r"|residents|migrants|worshippers|journalists|peacekeepers|families|prisoners|dead|wounded))"
)
_ACTS = {
    "killed": r"kill(?:ed|ing|s)?|dead|died|slain|massacred|shot dead|executed",
    "injured": r"injur(?:ed|ing)|wound(?:ed|ing)|hurt",
    "arrested": r"arrest(?:ed|ing)|detain(?:ed|ing)|jailed|rounded up",
    "displaced": r"displac(?:ed|ing)|fled|driven from",
    "abducted": r"abduct(?:ed|ing)|kidnap(?:ped|ping)|taken hostage",
}
_CROWD = (
    r"(?:protesters|protestors|demonstrators"
    r"|people (?:marched|rallied|protested|demonstrated|gathered))"
)


class _Rule(NamedTuple):
    what: str
    pattern: re.Pattern[str]


def _rules() -> tuple[_Rule, ...]:
    found = []
    quantity = _QUANTITY
    for what, verb in _ACTS.items():
        after = rf"(?:{verb}) (?:off )?{quantity}(?:{_WHO}|(?=[,.;]| and\b| in\b| others?\b))"
        be = r"(?: have| had| has)?(?: been| were| was| are)?"
        before = rf"\b{quantity}(?:{_WHO})?{be}(?: reported| left| reportedly)? (?:{verb})\b"
        found += [
            _Rule(what, re.compile(rf"\b{after}", re.IGNORECASE)),
            _Rule(what, re.compile(before, re.IGNORECASE)),
        ]
    found.append(_Rule("crowd", re.compile(rf"\b{quantity}(?: [a-z-]+)? {_CROWD}", re.IGNORECASE)))
    return tuple(found)


_RULES = _rules()
_MONTHS = re.compile(
    r" (?:January|February|March|April|May|June|July|August|September|October|November|December)"
)


def find_counts(text: str, span: Span) -> tuple[CountMark, ...]:
    """Return the counts stated inside `span`, at most one a kind and place, in order."""
    found: dict[tuple[str, int], CountMark] = {}
    for what, pattern in _RULES:
        for match in pattern.finditer(text, span.start, span.end):
            mark = _mark(what, match, text)
            if mark is not None and not _taken(found, mark):
                found[what, mark.span.start] = mark
    return tuple(sorted(found.values(), key=lambda mark: (mark.span, mark.what)))


def _taken(found: dict[tuple[str, int], CountMark], mark: CountMark) -> bool:
    return any(one.what == mark.what and one.span.overlaps(mark.span) for one in found.values())


def _mark(what: str, match: re.Match[str], text: str) -> CountMark | None:
    if _MONTHS.match(text, match.end("low")):
        return None
    low = _value(match["low"].lower())
    high = _value(match["high"].lower()) if match["high"] else None
    if high is not None and high < low:
        return None
    exact = match["about"] is None and match["low"].lower() not in _VAGUE
    upper = high if high is not None else low if exact else None
    if (match["about"] or "").lower() == "up to":
        low, upper = 0, low
    return CountMark(what=what, span=Span(match.start(), match.end()), low=low, high=upper)


def _value(words: str) -> int:
    if words in _VAGUE:
        return _VAGUE[words]
    return _UNITS[words] if words in _UNITS else int(words.replace(",", ""))
