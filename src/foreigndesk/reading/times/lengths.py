"""Rules for durations: "three weeks", "the past two months", "years"."""

import re

from foreigndesk.reading.marks import Interval, TimeKind
from foreigndesk.reading.times.absolute import Match
from foreigndesk.reading.times.almanac import interval_of
from foreigndesk.reading.times.distances import away, earlier_than
from foreigndesk.reading.times.measures import CODES, duration, mod_of_length, unit_name
from foreigndesk.reading.times.numerals import count_of
from foreigndesk.reading.times.scene import NOTHING, Draft, Drafts, Scene


def length(match: Match, scene: Scene) -> Drafts:
    """Two years, 2 1/2 hours, a three-year period, two to three weeks, ten years and two days."""
    if match["old"] or not _is_length(match, scene):
        return NOTHING
    unit = unit_name(match["unit"])
    count = count_of(match["n"])
    if count is not None and (match["half"] or "").endswith("half"):
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
            mod=mod_of_length(match),
            at=at,
            start=start,
            end=end,
        )
    ]


def _is_finer(one: str, other: str) -> bool:
    """Whether a unit is part of another, as the months of "two years and three months"."""
    order = list(CODES)
    return order.index(one) < order.index(other) if {one, other} <= set(order) else False


def _later_day(match: Match, scene: Scene, count: float | None, unit: str) -> Interval | None:
    """The interval of "two days later", where the day before it is known."""
    if count is None or count != int(count) or unit in {"second", "minute", "hour"}:
        return None
    anchor = earlier_than(match, scene, unit)
    if anchor.how != "discourse":
        return None
    return interval_of(away(anchor, count, unit, None).value)


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
    if _is_other_number(match, scene):
        return False
    if n in {"a", "an"}:
        return _is_one(match, after)
    hyphened = "-" in match[0] or match["period"]
    if unit in _PLURALS or hyphened or n in {"one", "1", "half a", "half an"}:
        return True
    return count_of(n) is not None


def _is_other_number(match: Match, scene: Scene) -> bool:
    """Whether this is the number of a year ("the 1990 fiscal year") or of "as many"."""
    n = match["n"]
    if n == "many":
        return scene.before(match.start(), 3) == "as "
    return match["filler"] in _YEARS_OWN and len(n) == 4


_YEARS_OWN = frozenset({"fiscal", "calendar"})
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
    if match["filler"] in _YEARS_OWN or match["unit"] in _PLURALS | {"weekend"}:
        return False
    if match["join"] == "-":
        return False
    if match["half"]:
        return True
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
    return [Draft(value=duration(count, unit), how="length", kind=kind, mod=mod_of_length(match))]


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
    """A quarter of a century, a quarter-century ago."""
    if match["ago"]:
        before = max(scene.published.year - 25, 1)
        return [Draft(value=f"{before:04}", how="published")]
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
