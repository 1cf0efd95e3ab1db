"""Rules for weeks, months, quarters, seasons and years that are named by their place from a day."""

import re
from datetime import timedelta

from foreigndesk.reading.marks import TimeKind
from foreigndesk.reading.times.absolute import Match, mod_of, nearest_year
from foreigndesk.reading.times.almanac import interval_of, shift, unit_of
from foreigndesk.reading.times.lexicon import lexicon
from foreigndesk.reading.times.measures import duration
from foreigndesk.reading.times.numerals import ordinal_of
from foreigndesk.reading.times.scene import NOTHING, Anchor, Draft, Drafts, Scene, unresolved
from foreigndesk.reading.times.tense import Tense

_STEPS = {
    "last": -1,
    "past": -1,
    "this past": -1,
    "previous": -1,
    "prior": -1,
    "preceding": -1,
    "latest": -1,
    "most recent": -1,
    "this": 0,
    "current": 0,
    "present": 0,
    "same": 0,
    "very same": 0,
    "that same": 0,
    "this same": 0,
    "that": 0,
    "next": 1,
    "this coming": 1,
    "coming": 1,
    "upcoming": 1,
    "following": 1,
}
_LONG = {"decade": "P10Y", "century": "P100Y"}
_BY_DISCOURSE = frozenset(
    {"previous", "prior", "preceding", "following", "same", "very same", "that same", "that"}
)


def stepped(anchor: Anchor, step: int, unit: str, mod: str | None = None) -> Draft:
    """Draft the unit that lies `step` units from the anchor's."""
    try:
        return Draft(value=unit_of(shift(anchor.day, step, unit), unit), how=anchor.how, mod=mod)
    except OverflowError:
        return unresolved("beyond the calendar")


def unit(match: Match, scene: Scene) -> Drafts:
    """Last week, next year, earlier this month, that year, the following month."""
    rel = match["rel"].removeprefix("the ")
    name = match["unit"]
    if rel == "other":
        return NOTHING
    mod = mod_of(match["mod"])
    if rel == "latest" and name == "quarter":
        return [_latest_quarter(match, scene)]
    anchor = Anchor(scene.published, "published")
    told = match["rel"] == "the next" and scene.tense(match) is Tense.PAST
    if rel in _BY_DISCOURSE or told:
        anchor = (
            scene.day_before(match.start())
            if name == "day"
            else scene.unit_before(match.start(), name)
        )
    if name == "weekend" and rel in {"last", "past", "this past"}:
        return [_weekend_past(anchor, mod)]
    length = _length(match, rel)
    if length is not None:
        return [Draft(value=length, how="length", kind=TimeKind.DURATION, mod=mod)]
    if name == "day" and rel not in {"same", "very same", "that same", "that"}:
        return NOTHING
    return [stepped(anchor, _STEPS[rel], name, mod)]


def _length(match: Match, rel: str) -> str | None:
    """The value of "the past decade", "the past year and a half": years up to the report."""
    if rel not in {"past", "last", "next", "coming"} or not match["rel"].startswith("the"):
        return None
    if match["half"] and match["unit"] != "weekend":
        return duration(1.5, match["unit"])
    return _LONG.get(match["unit"])


def nth_day(match: Match, scene: Scene) -> Drafts:
    """Today is the eighth day of the siege: the day of the report, where the present says so."""
    if re.match(
        r"\s+(?:the\s+)?(?:week|month|year|spring|summer|fall|winter)", scene.after(match.end(), 12)
    ):
        return NOTHING
    end = match.end() - len("of") - 1
    present = re.search(
        r"(?:\bis|'s|\btoday[,:]?|\bmarks|\benters)\s+$", scene.before(match.start())
    )
    if present is None:
        return NOTHING
    return [Draft(value=scene.published.isoformat(), how="published", end=end)]


def week_before_last(match: Match, scene: Scene) -> Drafts:
    """The week before last."""
    return [stepped(Anchor(scene.published, "published"), -2, match["unit"])]


def mid_unit(match: Match, scene: Scene) -> Drafts:
    """Midyear, mid-week."""
    return [stepped(Anchor(scene.published, "published"), 0, match["unit"], "MID")]


def _weekend_past(anchor: Anchor, mod: str | None) -> Draft:
    back = (anchor.day.isoweekday() - 6) % 7
    saturday = anchor.day - timedelta(days=back or 7)
    return Draft(value=unit_of(saturday, "weekend"), how="published", mod=mod)


def _latest_quarter(match: Match, scene: Scene) -> Draft:
    """The last quarter to have ended before the report."""
    del match
    return stepped(Anchor(scene.published, "published"), -1, "quarter")


def quarter_spoken_of(match: Match, scene: Scene, reach: int = 900) -> str | None:
    """Return the quarter last spoken of, unless a length of months came after it."""
    for mark in reversed(scene.marks):
        if mark.span.end < match.start() - reach:
            return None
        if mark.kind is TimeKind.DURATION and _MONTHS.fullmatch(mark.value):
            return None
        if "-Q" in mark.value and mark.how != "comparison" and mark.kind is TimeKind.DATE:
            return mark.value
    return None


_MONTHS = re.compile(r"P\d+M")


def plain_unit(match: Match, scene: Scene) -> Drafts:
    """The quarter, the year ended, the week, the weekend, later in the year."""
    name, mod = match["unit"], mod_of(match["mod"])
    if match["art"] != "the" or (match["full"] and name != "year"):
        return NOTHING
    if name == "quarter":
        return [_quarter_ended(match, scene) or _quarter_named(match, scene, mod)]
    if name == "weekend":
        return [_weekend(match, scene, mod)]
    if name == "year" and not mod and _ENDED.match(scene.after(match.end(), 10)):
        return [Draft(value="P1Y", how="length", kind=TimeKind.DURATION)]
    if mod or _names_unit(match, scene):
        return [_spoken_unit(match, scene, name, mod)]
    return NOTHING


_ENDED = re.compile(r"\s+(?:ended|ending|to|through)\b")
_UNIT_LED = re.compile(r"\b(?:for|of|during|in|over)\s+$")
_UNIT_GOVERNS = re.compile(r"\s+(?:of|before|after|since|when|that|and)\b")


def _quarter_named(match: Match, scene: Scene, mod: str | None) -> Draft:
    spoken = quarter_spoken_of(match, scene)
    if spoken:
        return Draft(value=spoken, how="discourse", mod=mod)
    return _quarter_near(scene, match, None, mod)


_ENDED_IN = re.compile(r"\s+end(?:ed|ing)\s+(?:in\s+)?([a-z]{3,9})\b(?:\.?\s+\d{1,2},\s+(\d{4}))?")


def _quarter_ended(match: Match, scene: Scene) -> Draft | None:
    """The quarter ended July 31: the one in which most of its three months lie."""
    found = _ENDED_IN.match(scene.after(match.end(), 40))
    number = lexicon().months.get(found[1]) if found else None
    if found is None or number is None:
        return None
    here = scene.published
    year = int(found[2]) if found[2] else here.year - (number > here.month + 3)
    middle = shift(here.replace(year=max(year, 1), month=number, day=1), -1, "month")
    return Draft(value=unit_of(middle, "quarter"), how="explicit")


_ENDED_ON = re.compile(r"\s+end(?:ed|ing)\s+(?:on\s+)?([a-z]{3,9})\b\.?\s+(\d{1,2})\b")


def _week_ended(match: Match, scene: Scene) -> Draft | None:
    """The week ended Oct. 20: the one in which that day lies."""
    found = _ENDED_ON.match(scene.after(match.end(), 40))
    number = lexicon().months.get(found[1]) if found else None
    if found is None or number is None:
        return None
    year = nearest_year(scene, match, number, int(found[2]))
    stretch = interval_of(f"{year:04}-{number:02}-{int(found[2]):02}")
    if stretch is None:
        return None
    return Draft(value=unit_of(stretch.start.date(), "week"), how="published")


def _names_unit(match: Match, scene: Scene) -> bool:
    """Whether "the week", "the year" is the current one and not one of many."""
    name, after = match["unit"], scene.after(match.end(), 8)
    if name == "day":
        return False
    if match["fiscal"] or match["full"] or (name == "week" and after.startswith("'s")):
        return True
    led = _UNIT_LED.search(scene.before(match.start())) is not None
    return led and name in {"week", "month", "year"} and not _UNIT_GOVERNS.match(after)


def _spoken_unit(match: Match, scene: Scene, name: str, mod: str | None) -> Draft:
    """The week of the day spoken of; the month or year of the report ("later in the year")."""
    ended = _week_ended(match, scene) if name == "week" else None
    if ended is not None:
        return ended
    anchor = Anchor(scene.published, "published")
    if name in {"day", "week"}:
        anchor = scene.day_before(match.start())
    return stepped(anchor, 0, name, mod)


def _weekend(match: Match, scene: Scene, mod: str | None) -> Draft:
    tense = scene.tense(match)
    here = Anchor(scene.published, "published")
    day = scene.published.isoweekday()
    if tense is Tense.FUTURE or (tense is not Tense.PAST and day in {4, 5}):
        return Draft(value=unit_of(scene.published, "weekend"), how="published", mod=mod)
    if day in {6, 7}:
        return Draft(value=unit_of(scene.published, "weekend"), how="published", mod=mod)
    return _weekend_past(here, mod)


def quarter(match: Match, scene: Scene) -> Drafts:
    """The third quarter, third-quarter, this year's third quarter."""
    name = match["unit"]
    last = 4 if name == "quarter" else 2
    number = last if match["nth"] == "final" else ordinal_of(match["nth"])
    if number is None or number > last:
        return NOTHING
    year = _quarter_year(match, scene)
    if name == "half" and year is None and not _is_half_year(match, scene):
        return NOTHING
    start = match.start()
    if match["join"] == "-" and match["art"]:  # "the third-quarter loss"
        start = match.end("art") + 1
    if match["plural"] and year is None:
        return [Draft(value=f"XXXX-Q{number}", how="repeated", kind=TimeKind.SET, start=start)]
    if year is not None:
        letter = "Q" if name == "quarter" else "H"
        return [Draft(value=f"{year:04}-{letter}{number}", how="explicit", start=start)]
    if name == "half":
        return [Draft(value=_half_near(scene, number), how="published", start=start)]
    near = _quarter_near(scene, match, number, None)
    return [Draft(value=near.value, how=near.how, start=start)]


_OF_GAMES = re.compile(
    r"\b(?:game|match|goals?|scored?|team|players?|coach|minutes?|kick|cup|league|points)\b"
)


def _is_half_year(match: Match, scene: Scene) -> bool:
    """Whether "the first half" is one of a year, and not of a game or of anything else."""
    if re.match(r"\s+of\b", scene.after(match.end(), 5)):
        return False
    beside = scene.before(match.start(), 80) + " " + scene.after(match.end(), 80)
    if _OF_GAMES.search(beside):
        return False
    led = re.search(r"\b(?:in|for|during|by)\s+$", scene.before(match.start()))
    return bool(match["fiscal"]) or match["join"] == "-" or bool(led and match["art"])


def _half_near(scene: Scene, number: int) -> str:
    """The value of the last such half of a year to have begun."""
    here = scene.published
    year = here.year if number == 1 or here.month > 6 else here.year - 1
    return f"{max(year, 1):04}-H{number}"


def _quarter_year(match: Match, scene: Scene) -> int | None:
    words = match["year"] or (match["pre"] if (match["pre"] or "").isdigit() else None)
    if words and words.isdigit():
        return int(words)
    owner = (words or "") + match[0]
    here = scene.published.year
    if "last year" in owner:
        return here - 1
    if "next year" in owner:
        return here + 1
    if "this year" in owner:
        return here
    return None


def _quarter_near(scene: Scene, match: Match, number: int | None, mod: str | None) -> Draft:
    """The last such quarter to have begun, or the next one where the clause looks ahead."""
    here = scene.published
    current = (here.month + 2) // 3
    if number is None:
        return stepped(Anchor(here, "published"), -1, "quarter", mod)
    year = here.year if number <= current else here.year - 1
    if scene.tense(match) is Tense.FUTURE and number < current - 1:
        year += 1
    elif number > current and scene.tense(match) is Tense.FUTURE:
        year = here.year
    return Draft(value=f"{max(year, 1):04}-Q{number}", how="published", mod=mod)


def year_quarter(match: Match, scene: Scene) -> Drafts:
    """The 1988 quarter, last year's quarter, the 1988 period."""
    step = {"last": -1, "this": 0, "next": 1}.get(match["rel"] or "", 0)
    year = int(match["year"]) if match["year"] else scene.published.year + step
    spoken = quarter_spoken_of(match, scene)
    if spoken:
        return [Draft(value=f"{year:04}{spoken[4:]}", how="discourse")]
    return [Draft(value=f"{year:04}", how="explicit")]


def q(match: Match, scene: Scene) -> Drafts:
    """Q3, Q3 2024, H1 2025."""
    if not scene.text[match.start()].isupper():
        return NOTHING
    if match["h"]:
        return [Draft(value=f"{match['year2']}-H{match['h']}", how="explicit")]
    if match["year"]:
        return [Draft(value=f"{match['year']}-Q{match['n']}", how="explicit")]
    return [_quarter_near(scene, match, int(match["n"]), None)]


def year_ago(match: Match, scene: Scene) -> Drafts:
    """Year-ago, the year-earlier quarter, the comparable year-ago third quarter."""
    start = match.start() if match["unit"] else match.start("word")
    if match["nth"] and match["unit"] == "quarter":
        near = _quarter_near(scene, match, ordinal_of(match["nth"]), None)
        value = f"{max(int(near.value[:4]) - 1, 1):04}{near.value[4:]}"
        return [Draft(value=value, how="comparison", start=start)]
    draft = a_year_before(match, scene)
    return [Draft(value=draft.value, how="comparison", start=start)]


def a_year_before(match: Match, scene: Scene) -> Draft:
    """Draft the same stretch (a quarter, if one was spoken of) a year before."""
    spoken = quarter_spoken_of(match, scene, 300)
    if spoken:
        return Draft(value=f"{max(int(spoken[:4]) - 1, 1):04}{spoken[4:]}", how="comparison")
    year = max(scene.published.year - 1, 1)
    return Draft(value=f"{year:04}", how="comparison")


def same_period(match: Match, scene: Scene) -> Drafts:
    """The same period last year, the corresponding quarter, the latest period."""
    if match["unit"] == "time":
        return NOTHING
    if match["same"] == "latest":
        return [_latest_quarter(match, scene)]
    if match["tail"] and match["tail"].isdigit():
        return _same_in(match, scene)
    if match["tail"] or match["same"] == "year-ago":
        return [a_year_before(match, scene)]
    if match["unit"] == "quarter":
        spoken = quarter_spoken_of(match, scene)
        return [Draft(value=spoken, how="discourse")] if spoken else NOTHING
    return NOTHING


def _same_in(match: Match, scene: Scene) -> Drafts:
    """The same quarter of 1995: the quarter spoken of, in another year."""
    spoken = quarter_spoken_of(match, scene)
    if spoken is None or match["unit"] not in {"quarter", "period"}:
        return NOTHING
    return [Draft(value=match["tail"] + spoken[4:], how="comparison")]


def quarter_ago(match: Match, scene: Scene) -> Drafts:
    """The quarter a year ago."""
    return [a_year_before(match, scene)]
