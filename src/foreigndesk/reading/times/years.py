"""Rules for years, decades, centuries and the halves of a year."""

import re

from foreigndesk.reading.marks import TimeKind
from foreigndesk.reading.times.absolute import (
    Match,
    begun_at,
    cut,
    mod_of,
    near_century,
)
from foreigndesk.reading.times.lexicon import lexicon
from foreigndesk.reading.times.numerals import ordinal_of, spelled_year
from foreigndesk.reading.times.scene import NOTHING, Draft, Drafts, Scene, unresolved

_MONEY = re.compile(
    r"[$£€#§]\s*$|\b(?:no\.|number|flight|route|highway|resolutions?|articles?|sections?|about|some"
    r"|of|than|nearly|over|almost|page|room|executive order|proclamation|directive|public law"
    r"|u\.?\s?s\.?\s?c\.?|c\.?\s?f\.?\s?r\.?|stat\.|fed\. reg\.)\s+$"
)
_THINGS = re.compile(
    r"\s+(?:people|troops|soldiers|miles|km|kilometers|kilometres|feet|meters|metres|tons|tonnes"
    r"|dollars|percent|jobs|employees|workers|shares|men|women|children|points|barrels|pounds"
    r"|square|votes|cars|homes|houses|megawatts|acres|yards|hours|gmt|est|edt|local)\b"
)


def year(match: Match, scene: Scene) -> Drafts:
    """1990, fiscal 1988, the year two thousand, early 1991, 1999-2001."""
    words, lead = match["year"], match["lead"] or ""
    if words.startswith("'"):
        return _short_year(match, scene)
    digits = words.isdigit()
    if digits and not (lead or match["mod"]) and not _may_be_year(match, scene):
        return NOTHING
    number = int(words) if digits else spelled_year(words)
    if number is None:
        return NOTHING
    if number > 9999:
        return [unresolved("a year beyond 9999", "XXXX")] if "year" in lead else NOTHING
    how = "fiscal" if lead.removeprefix("the ").startswith("f") else "explicit"
    mod = mod_of(match["mod"]) or _LATER.get(match["later"] or "")
    return _with_end(match, number, Draft(value=f"{number:04}", how=how, mod=mod))


def _short_year(match: Match, scene: Scene) -> Drafts:
    """In '89, the '92 election."""
    led = re.search(
        r"\b(?:in|since|from|until|by|of|the|for|after|before)\s+$",
        scene.before(match.start("year")),
    )
    if led is None:
        return NOTHING
    number = near_century(int(match["year"][1:]), scene.published)
    return [Draft(value=f"{number:04}", how="explicit", mod=mod_of(match["mod"]))]


_LATER = {" or later": "ON_OR_AFTER", " or earlier": "ON_OR_BEFORE"}


def _with_end(match: Match, number: int, first: Draft) -> Drafts:
    """Add the second year of "1999-2001", "2024/25"."""
    last = match["year2"]
    if not last:
        return [first]
    until = int(last) if len(last) == 4 else number - number % 100 + int(last)
    if until <= number:
        return [cut(first, match.end("year"))]
    second = Draft(value=f"{until:04}", how=first.how)
    return [cut(first, match.end("year")), begun_at(second, match.start("year2"))]


def _may_be_year(match: Match, scene: Scene) -> bool:
    """Whether four bare digits are a year: no sum, no count, no part of a code."""
    before = scene.before(match.start("year"))
    if _MONEY.search(before) and not re.search(r"\b(?:of|over|about)\s+$", before):
        return False
    if _THINGS.match(scene.after(match.end())):
        return False
    if before[-1:] in _JOINS and before[-2:] not in {"--", "t-", "e-"}:
        return False
    early = int(match["year"]) < 1500
    return not early or re.search(r"\b(?:in|since|of)\s+$", before) is not None


_JOINS = frozenset(".,/$#-")


def decade(match: Match, scene: Scene) -> Drafts:
    """The 1990s, the '80s, the nineties, the mid-1990s."""
    digits, word = match["digits"], match["word"]
    if word and not re.match(r"the\s|nineteen|.*(?:early|mid|late)", match[0]):
        return NOTHING
    if digits and len(digits) == 3:
        value = digits
    else:
        tens = lexicon().decades[re.split(r"[ -]", word)[-1]] if word else int(digits.lstrip("'"))
        if digits and not digits.startswith("'") and not match[0].startswith("the "):
            return NOTHING
        value = f"{near_century(tens * 10, scene.published):04}"[:3]
    mod = mod_of(match["mod2"] or (match["mod"] or "").removeprefix("the ").split(" ")[0])
    return [Draft(value=value, how="explicit", mod=mod)]


def half_of(match: Match, scene: Scene) -> Drafts:
    """The first half of 1998, the last half of the year."""
    number = 1 if match["nth"] in {"first", "1st"} else 2
    step = {"last": -1, "next": 1}.get(match["rel"] or "", 0)
    year_no = int(match["year"]) if match["year"] else scene.published.year + step
    return [
        Draft(value=f"{year_no:04}-H{number}", how="explicit" if match["year"] else "published")
    ]


def century(match: Match, scene: Scene) -> Drafts:
    """The 20th century, 19th-century, this century."""
    if match["bc"]:
        return [unresolved("a year before 1", "XXXX")]
    if match["nth"].startswith("the"):  # the past century: the hundred years up to the report
        return [Draft(value="P100Y", how="length", kind=TimeKind.DURATION)]
    step = {"last": -1, "this": 0, "next": 1}.get(match["nth"])
    if step is not None:
        number = scene.published.year // 100 + step
    else:
        nth = ordinal_of(match["nth"])
        if nth is None:
            return NOTHING
        number = nth - 1
    if not 0 <= number <= 99:
        return NOTHING
    return [Draft(value=f"{number:02}", how="explicit", mod=mod_of(match["mod"]))]


def turn(match: Match, scene: Scene) -> Drafts:
    """The turn of the century: the nearest year that ends in 00."""
    del match
    return [
        Draft(value=f"{round(scene.published.year / 100) * 100:04}", how="published", mod="APPROX")
    ]
