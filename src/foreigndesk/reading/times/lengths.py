"""Rules for durations ("three weeks") and distances ("two weeks ago")."""

import re
from datetime import date, timedelta

from foreigndesk.reading.marks import Interval, Precision, TimeKind, TimeMark
from foreigndesk.reading.times.absolute import Match
from foreigndesk.reading.times.almanac import interval_of, shift, unit_of
from foreigndesk.reading.times.lexicon import lexicon
from foreigndesk.reading.times.numerals import count_of, plain
from foreigndesk.reading.times.periods import a_year_before, quarter_spoken_of
from foreigndesk.reading.times.scene import NOTHING, Anchor, Draft, Drafts, Scene, unresolved

_CODES = {
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
    prefix, letter = _CODES[unit]
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


def _mod(match: Match) -> str | None:
    return lexicon().mods.get(match["mod"] or "")


def unit_name(word: str) -> str:
    """Return the unit a singular or plural word names."""
    return lexicon().units[word]


def ago(match: Match, scene: Scene) -> Drafts:
    """Two weeks ago, a year earlier, several years ago, a month from now."""
    unit, side = unit_name(match["unit"]), match["side"]
    count = count_of(match["n"])
    sign = 1 if side in {"from now", "from today", "hence"} else -1
    if match["half"] and count is not None:
        count += 0.5
    if side in {"before", "previously"} and not _closes(scene, match.end()):
        return _bare_length(match, count, unit, scene)
    if count is None:
        return [Draft(value="FUTURE_REF" if sign > 0 else "PAST_REF", how="vague")]
    if unit in {"second", "minute", "hour"}:
        return [_hours_away(count * sign)]
    if side in {"ago", "from now", "from today", "hence"}:
        anchor = Anchor(scene.published, "published")
    else:
        anchor = _earlier_than(match, scene, unit)
    if (
        unit == "year"
        and count == 1
        and (side == "earlier" or quarter_spoken_of(match, scene, 300))
    ):
        return [_year_earlier(match, scene, side)]
    return [_away(anchor, count * sign, unit, _mod(match))]


_THAN = re.compile(r"\b(?:from|than|with|against|versus|over|to)\s+$")


def _month_compared(match: Match, scene: Scene) -> Draft | None:
    """The month of the year before, for "rose 5% in January from a year earlier"."""
    mark = scene.marks[-1] if scene.marks else None
    if mark is None or mark.interval is None or mark.interval.precision is not Precision.MONTH:
        return None
    between = scene.shadow[mark.span.end : match.start()]
    if len(between) > 100 or re.search(r"[.;]\s|\n", between) or not _THAN.search(between):
        return None
    return Draft(
        value=unit_of(shift(mark.interval.start.date(), -1, "year"), "month"), how="comparison"
    )


def _is_compared(mark: TimeMark) -> bool:
    """Whether a mark may be what "a year earlier" looks back from: a date, or "last year"."""
    return mark.how == "explicit" or (
        mark.how == "published"
        and mark.interval is not None
        and mark.interval.precision is Precision.YEAR
    )


def _year_earlier(match: Match, scene: Scene, side: str) -> Draft:
    """A year earlier: before the date of the same sentence, or of the stretch reported on."""
    draft = a_year_before(match, scene)
    month = _month_compared(match, scene)
    if month is not None:
        return month
    if side == "ago" or "-Q" in draft.value:
        return draft
    named = scene.reference(match.start(), _is_compared)
    if named is None or named.interval is None or match.start() - named.span.end > 200:
        return draft
    return _away(Anchor(named.interval.start.date(), "discourse"), -1, "year", None)


def _closes(scene: Scene, end: int) -> bool:
    """Whether "before" ends its phrase, so that it means "earlier" and governs nothing."""
    return not re.match(r"\s+[a-z$\d`\"']", scene.after(end, 4))


def _bare_length(match: Match, count: float | None, unit: str, scene: Scene) -> Drafts:
    del scene
    return [
        Draft(
            value=duration(count, unit),
            how="length",
            kind=TimeKind.DURATION,
            mod=_mod(match),
            end=match.end("unit"),
        )
    ]


def _earlier_than(match: Match, scene: Scene, unit: str) -> Anchor:
    if unit == "day":
        return scene.day_before(match.start())
    return scene.unit_before(match.start(), unit)


def _away(anchor: Anchor, count: float, unit: str, mod: str | None) -> Draft:
    """The unit that lies `count` units away, in the grain of that unit."""
    grain = {"decade": "year", "century": "year", "millennium": "year"}.get(unit, unit)
    try:
        if count != int(count):
            day = _part_away(anchor, count, unit)
            grain = _FINER.get(unit, "day")
        else:
            day = shift(anchor.day, int(count), unit)
    except (OverflowError, ValueError):
        return unresolved("beyond the calendar")
    return Draft(value=unit_of(day, grain), how=anchor.how, mod=mod)


_FINER = {
    "year": "month",
    "month": "week",
    "week": "day",
    "decade": "year",
    "century": "year",
}
_DAYS = {
    "day": 1,
    "week": 7,
    "fortnight": 14,
    "month": 30.44,
    "quarter": 91.3,
    "year": 365.25,
    "decade": 3652.5,
    "century": 36525,
}


def _part_away(anchor: Anchor, count: float, unit: str) -> date:
    return anchor.day + timedelta(days=count * _DAYS.get(unit, 365250))


def _hours_away(count: float) -> Draft:
    return Draft(value="PAST_REF" if count < 0 else "FUTURE_REF", how="vague")


def units_ago(match: Match, scene: Scene) -> Drafts:
    """Years ago, weeks earlier."""
    del scene
    if match["side"] == "from now":
        return [Draft(value="FUTURE_REF", how="vague")]
    if match["side"] == "ago":
        return [Draft(value="PAST_REF", how="vague")]
    return [
        Draft(
            value=duration(None, unit_name(match["unit"])),
            how="length",
            kind=TimeKind.DURATION,
            end=match.end("unit"),
        )
    ]


def length(match: Match, scene: Scene) -> Drafts:
    """Two years, 2 1/2 hours, a three-year period, two to three weeks, ten years and two days."""
    if match["old"] or not _is_length(match, scene):
        return NOTHING
    unit = unit_name(match["unit"])
    count = count_of(match["n"])
    if match["half"] and count is not None:
        count += 0.5
    value = duration(count, unit)
    end = None
    if match["m"] and _is_finer(unit_name(match["munit"]), unit):
        value = _joined(value, duration(count_of(match["m"]), unit_name(match["munit"])))
    elif match["m"]:
        end = match.start("more")
    later = re.match(r",?\s+later\b", scene.after(match.end(), 8))
    at = _later_day(match, scene, count, unit) if later else None
    start = None
    if match["art"]:  # "an eight-year war", but "over a three-year period"
        start = match.start("art" if match["period"] else "n")
    return [
        Draft(
            value=value,
            how="length",
            kind=TimeKind.DURATION,
            mod=_mod(match),
            at=at,
            start=start,
            end=end,
        )
    ]


def _is_finer(one: str, other: str) -> bool:
    """Whether a unit is part of another, as the months of "two years and three months"."""
    order = list(_CODES)
    return order.index(one) < order.index(other) if {one, other} <= set(order) else False


def _later_day(match: Match, scene: Scene, count: float | None, unit: str) -> Interval | None:
    """The interval of "two days later", where the day before it is known."""
    if count is None or count != int(count) or unit in {"second", "minute", "hour"}:
        return None
    anchor = _earlier_than(match, scene, unit)
    if anchor.how != "discourse":
        return None
    return interval_of(_away(anchor, count, unit, None).value)


def _joined(value: str, more: str) -> str:
    if "T" in value or "T" not in more:
        joined = value + more.removeprefix("P").removeprefix("T" if "T" in value else "")
    else:
        joined = value + more.removeprefix("P")
    return joined


def _is_length(match: Match, scene: Scene) -> bool:
    """Whether number and unit make a length, not a share, an ordinal or a rank."""
    n, unit = match["n"], match["unit"]
    after = scene.after(match.end(), 12)
    if unit in {"quarter", "quarters"} and n in {"three", "3"} and re.match(r"\s+of\b", after):
        return False
    if unit in {"second", "quarter"} and n in {"a", "an", "one"}:
        return False
    if n == "many" and scene.before(match.start(), 3) == "as ":
        return False
    if n in {"a", "an"}:
        return _is_one(match, after)
    hyphened = "-" in match[0] or match["period"]
    if unit in _PLURALS or hyphened or n in {"one", "1", "half a", "half an"}:
        return True
    return count_of(n) is not None


_PLURALS = frozenset(
    {
        "seconds",
        "minutes",
        "hours",
        "days",
        "weeks",
        "weekends",
        "fortnights",
        "months",
        "quarters",
        "years",
        "decades",
        "centuries",
        "millennia",
    }
)


def _is_one(match: Match, after: str) -> bool:
    """Whether "a year" is a length: one unit, and "a day" only where a time is reckoned from it."""
    if match["filler"] in {"fiscal", "calendar"} or match["unit"] in _PLURALS | {"weekend"}:
        return False
    if match["join"] == "-":
        return False
    reckoned = re.match(r"\s+(?:after|before|later|ago|in)\b|-long", after)
    return match["unit"] != "day" or reckoned is not None


def span(match: Match, scene: Scene) -> Drafts:
    """The past two months, the next few years, the first nine months, recent weeks."""
    unit = unit_name(match["unit"])
    side, n = match["side"], match["n"]
    count = count_of(n) if n else None
    kind = TimeKind.DURATION
    if side == "recent":
        return [Draft(value="PAST_REF", how="vague")]
    if side == "past" and not n and not match["the"]:
        return [Draft(value="PAST_REF", how="vague")]
    if side in {"previous", "prior", "preceding"} and not n:
        return [Draft(value="PAST_REF", how="vague")]
    del scene
    return [Draft(value=duration(count, unit), how="length", kind=kind, mod=_mod(match))]


def the_length(match: Match, scene: Scene) -> Drafts:
    """The nine months, those ten days, the three-year period."""
    unit = unit_name(match["unit"])
    count = count_of(match["n"])
    if unit == "second" or re.match(r"-old", scene.after(match.end(), 4)):
        return NOTHING
    start = match.start("n") if match["join"] == "-" and not match["period"] else None
    return [Draft(value=duration(count, unit), how="length", kind=TimeKind.DURATION, start=start)]


def ahead(match: Match, scene: Scene) -> Drafts:
    """The weeks ahead."""
    del scene
    value = duration(None, unit_name(match["unit"]))
    return [Draft(value=value, how="length", kind=TimeKind.DURATION)]


def plural(match: Match, scene: Scene) -> Drafts:
    """Weeks, years, decades-long: a length without a number."""
    if match["old"]:
        return NOTHING
    unit = unit_name(match["unit"])
    if unit in {"quarter", "second", "weekend"}:
        return NOTHING
    if not match["long"] and not _stands_alone(match, scene):
        return NOTHING
    return [Draft(value=duration(None, unit), how="length", kind=TimeKind.DURATION)]


def quarter_century(match: Match, scene: Scene) -> Drafts:
    """A quarter of a century."""
    del match, scene
    return [Draft(value="P25Y", how="length", kind=TimeKind.DURATION)]


def half_length(match: Match, scene: Scene) -> Drafts:
    """Half an hour, half a century, a half-day."""
    del scene
    value = duration(0.5, unit_name(match["unit"]))
    return [Draft(value=value, how="length", kind=TimeKind.DURATION)]


_LENGTH_LED = re.compile(r"\b(?:for|within|in|take|takes|took|follows)\s+$")
_RECKONED = re.compile(r"\s+(?:after|before|later|that followed|leading up to)\b")


def _stands_alone(match: Match, scene: Scene) -> bool:
    """Whether bare "weeks" is a length: "for weeks", "days after", "the years that followed"."""
    if _LENGTH_LED.search(scene.before(match.start())):
        return True
    return _RECKONED.match(scene.after(match.end(), 18)) is not None


def single_long(match: Match, scene: Scene) -> Drafts:
    """Yearlong, weeklong, decades-long."""
    del scene
    word = match["unit"]
    count = None if match[0].removeprefix(word).startswith("s") else 1
    return [Draft(value=duration(count, unit_name(word)), how="length", kind=TimeKind.DURATION)]
