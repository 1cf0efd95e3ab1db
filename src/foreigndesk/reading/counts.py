"""People counted in an act as the text states it: killed, injured, arrested, displaced, crowds.

A count is marked only where it is clear what is counted: number and verb stand together ("killed at
least 26 people", "26 people were killed", "12 dead", "the death toll rose to 42"). Conventions:

- A number with no word of doubt is exact (`low == high`); after "at least", "about", "nearly" and
  the like there is no upper bound; after "up to" and "fewer than" there is no lower bound (0).
- "several" is at least 3, "a dozen" 12, "dozens" 24, "scores" 40, "hundreds" 200, "thousands"
  2,000, "tens of thousands" 20,000, "hundreds of thousands" 200,000, without an upper bound.
- Families are counted as so many people at least.
"""

import re
from functools import cache
from typing import NamedTuple

from foreigndesk.intake.report import Span
from foreigndesk.reading.marks import CountMark
from foreigndesk.reading.quantities import (
    BELOW,
    DATE_AFTER,
    DATE_BEFORE,
    EXACT,
    NUMBER,
    QUANTITY,
    value_of,
)

_FLAGS = re.IGNORECASE | re.ASCII  # ASCII: no letter of another alphabet passes for a Latin one
_NOUNS = (
    "people|persons?|civilians?|soldiers?|troops|policem[ae]n|officers?|police|m[ae]n|wom[ae]n"
    "|child(?:ren)?|boys?|girls?|babies|militants?|rebels?|protesters?|protestors?|demonstrators?"
    "|fighters?|gunm[ae]n|workers?|passengers?|students?|pupils?|teachers?|villagers?|refugees?"
    "|suspects?|guards?|members?|insurgents?|hostages?|tourists?|residents?|migrants?"
    "|worshippers?|journalists?|reporters?|peacekeepers?|famil(?:y|ies)|prisoners?|personnel"
    "|citizens?|nationals?|activists?|lawyers?|doctors?|medics|nurses?|politicians?|lawmakers?"
    "|officials?|diplomats?|terrorists?|extremists?|pilgrims?|sailors?|fishermen|pilots?"
    "|commandos|marines|recruits|cadets|servicem[ae]n|victims?|bystanders|inhabitants|monks|nuns"
    "|priests?|farmers?|miners?|drivers?|athletes?|guests?|patients?|volunteers?|adults?"
    "|immigrants?|engineers?|employees?|commanders?|generals|leaders|ministers|bodyguards?|staff"
    r"|(?-i:[A-Z][a-z]+(?:ans|is|ese))|kurds|turks|serbs|arabs|jews|muslims|hindus"
)
_SETTLED = (  # who is displaced where they flee; gunmen who flee are not
    "people|residents|civilians|villagers|families|refugees|women|children|inhabitants|citizens"
)
_OTHERS = "(?: others?| more| of them| of those)"
_KINDS = (
    r"(?: (?:of|of the|of its|of their|other|more|unarmed|armed|young|local|foreign|senior|police"
    r"|army|security|government|civilian|suspected|alleged|opposition|aid|humanitarian|school"
    r"|factory|female|male|innocent|illegal|undocumented|wounded|displaced|pro-\w+|anti-\w+|(?-i:[A-Z][^\s,.;:]+)"
    r"|[a-z]+(?:an|ese|ish|i)))"
)
_WHO = rf"(?:{_KINDS}{{0,3}} (?:{_NOUNS})\b)"
_OUT_OF = rf"(?: (?:out )?of (?:the|its|their|all) {NUMBER})"  # "three of the 17 soldiers"
_NOT_OF = r"(?<!\bof the )"  # of the 17 only some were wounded
_ASIDE = (
    r"(?:, (?:including|among them|mostly|most of them|many of them|some of them)[^,.;]{1,60},)"
)
_BE = (
    r"(?: (?:(?:have|has|had)(?: also)? been|were|was|are|is)"
    r"(?: also| reported| reportedly| confirmed| feared| believed| said to have been)?)"
)
_STOP = (
    r"(?=\s*[,.;:)!?”\"]|\s*$| (?:in|by|when|as|on|after|before|during|since|at|near|over|across"
    r"|outside|inside|around|for|while|and|with|along|from|late|early|overnight)\b)"
)
_MIXED = r"(?! (?:or|and|and/or) (?:killed|wounded|injured|missing|kidnapped|displaced)\b)"


class _Act(NamedTuple):
    """How one kind of act is said of people: of them (passive) and to them (active)."""

    passive: str
    active: str
    intransitive: str


_ACTS = {
    "killed": _Act(
        passive="killed|dead|slain|massacred|shot dead|executed|murdered|slaughtered|beheaded",
        active="kill(?:ed|ing|s)|massacr(?:ed|ing)|shot dead|execut(?:ed|ing)|murder(?:ed|ing)"
        "|slaughter(?:ed|ing)|behead(?:ed|ing)|claimed the lives of|the deaths? of",
        intransitive="dead|died|have died|had died|deaths|fatalities|lost their lives",
    ),
    "injured": _Act(
        passive="injured|wounded|hurt",
        active="injur(?:ed|ing|es)|wound(?:ed|ing|s)|hurt(?:ing)?",
        intransitive="injuries|sustained injuries|suffered injuries",
    ),
    "arrested": _Act(
        passive="arrested|detained|jailed|rounded up|taken into custody",
        active="arrest(?:ed|ing|s)|detain(?:ed|ing|s)|jail(?:ed|ing)|round(?:ed|ing) up",
        intransitive="arrests",
    ),
    "displaced": _Act(
        passive="displaced|driven from|uprooted|made homeless|left homeless",
        active="displac(?:ed|ing|es)|uproot(?:ed|ing)",
        intransitive="displacements",
    ),
    "abducted": _Act(
        passive="abducted|kidnapped|taken hostage|taken captive",
        active="abduct(?:ed|ing|s)|kidnap(?:ped|ping|s)|took hostage",
        intransitive="abductions|kidnappings",
    ),
}
_CROWD_DEED = (
    r"(?:have |had )?(?:marched|rallied|protested|demonstrated|gathered|took to the streets"
    r"|taken to the streets|turned out|massed|took part|joined (?:the|a) (?:protest|march|rally))"
)
_CROWD = (
    (
        rf"\b{QUANTITY}(?:{_KINDS}{{0,3}} (?:protesters|protestors|demonstrators|marchers)\b"
        rf"|(?:{_WHO})? {_CROWD_DEED}\b)"
    ),
    rf"\bcrowds? (?:of|estimated at) {QUANTITY}\b",
)
_TOLL = (
    r"\bdeath toll\b(?:(?! to | at )[^,.;\d]){0,50}?"
    rf"(?: to| at|reached|passed|topped|exceeded) {QUANTITY}\b"
)
_FLED = (
    rf"\b{QUANTITY}(?:{_KINDS}{{0,3}} (?:{_SETTLED})|(?<=s)|(?<=000)) (?:have |had |has )?"
    r"fled(?: their (?:homes|villages|country)| the (?:country|fighting|violence|area|region|city"
    r"|town|war|village)|(?= (?:to|from|across|into|since|abroad)\b))"
)
_MORE = {"killed": _TOLL, "displaced": _FLED}
_STEMS = {
    "killed": "kill dead died deaths fatalit slain massacre execut murder slaughter behead"
    " lives toll",
    "injured": "injur wound hurt",
    "arrested": "arrest detain jail rounded rounding custody",
    "displaced": "displac fled uproot driven homeless",
    "abducted": "abduct kidnap hostage captive",
    "crowd": "protest demonstrat march rall gather streets turned massed crowd took part",
}


def find_counts(text: str, span: Span) -> tuple[CountMark, ...]:
    """Return the counts stated inside `span`, at most one a kind and place, in order."""
    kinds = {kind.lower() for kind in _stems().findall(text, span.start, span.end)}
    found: list[CountMark] = []
    for what, stems in _STEMS.items():
        if kinds.isdisjoint(stems.split()):
            continue
        for pattern in _patterns(what):
            for match in pattern.finditer(text, span.start, span.end):
                mark = _mark(what, match, text)
                if mark is not None and not _taken(found, mark):
                    found.append(mark)
    return tuple(sorted(found, key=lambda mark: (mark.span, mark.what)))


@cache
def _stems() -> re.Pattern[str]:
    """Return a pattern for the words without which no rule can hold."""
    stems = sorted({stem for stems in _STEMS.values() for stem in stems.split()})
    return re.compile(rf"\b(?:{'|'.join(stems)})", _FLAGS)


@cache
def _patterns(what: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a kind, the surest first."""
    if what == "crowd":
        return tuple(re.compile(pattern, _FLAGS) for pattern in _CROWD)
    act = _ACTS[what]
    whom = rf"(?:{_WHO}|{_OTHERS})?(?: aboard| on board)?{_ASIDE}?"
    they = rf"{_NOT_OF}\b{QUANTITY}{_OUT_OF}?{whom}"
    patterns = [
        rf"{they}{_BE} (?:{act.passive})\b{_MIXED}",
        rf"\b(?:{act.active}) {QUANTITY}(?:{_WHO}|{_OTHERS}?{_STOP})",
        rf"{they} (?:{act.intransitive})\b",
        rf"\b{QUANTITY}{whom} (?:{act.passive})\b{_MIXED}{_STOP}",
    ]
    if what in _MORE:
        patterns.append(_MORE[what])
    return tuple(re.compile(pattern, _FLAGS) for pattern in patterns)


def _taken(found: list[CountMark], mark: CountMark) -> bool:
    """Whether its place has a count of the kind, or of any kind where it is a mere crowd."""
    return any(one.span.overlaps(mark.span) and mark.what in {one.what, "crowd"} for one in found)


_JOINED = re.compile(  # "killed or wounded 26": of which kind they are is not said
    r"(?:kill|wound|injur)\w+ (?:and|or|and/or) (?=(?:kill|wound|injur)\w+ )", _FLAGS
)
_FAMILIES = re.compile(r"\bfamil(?:y|ies)\b", _FLAGS)


def _mark(what: str, match: re.Match[str], text: str) -> CountMark | None:
    """Return the count of a match; None for dates and years, and where kinds are mixed."""
    if _is_joined(match, text) or _is_date(match, text):
        return None
    low, vague = value_of(match["low"])
    high = value_of(match["high"])[0] if match["high"] else None
    about = (match["about"] or "").lower()
    if high is not None:
        return _bounded(what, match, low, high)
    if about in BELOW:
        return _bounded(what, match, 0, low)
    exact = about in EXACT and not vague and not _FAMILIES.search(match.group())
    return _bounded(what, match, low, low if exact else None)


def _bounded(what: str, match: re.Match[str], low: int, high: int | None) -> CountMark | None:
    if high is not None and high < low:
        return None
    return CountMark(what=what, span=Span(match.start(), match.end()), low=low, high=high)


def _is_joined(match: re.Match[str], text: str) -> bool:
    """Whether the match starts with the second of two verbs that share its number."""
    start = match.start()
    joined = _JOINED.finditer(text, max(0, start - 20), match.end() + 1)
    return any(one.end() == start for one in joined if one.start() < start)


def _is_date(match: re.Match[str], text: str) -> bool:
    """Whether the number is a day of a month, or a bare year."""
    start, end = match.span("low")
    if DATE_AFTER.match(text, end) or DATE_BEFORE.search(text[max(0, start - 14) : start]):
        return True
    year = match["low"].isdigit() and 1900 <= int(match["low"]) < 2100
    return year and not match["about"] and not re.search(_WHO, match.group(), _FLAGS)
