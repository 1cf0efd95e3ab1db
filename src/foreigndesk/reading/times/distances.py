"""Rules for distances from a day: "two weeks ago", "a year earlier", "a week from Friday"."""

import re
from datetime import date, timedelta

from foreigndesk.reading.marks import Precision, TimeKind, TimeMark
from foreigndesk.reading.times.absolute import Match, weekday_number
from foreigndesk.reading.times.almanac import shift, unit_of
from foreigndesk.reading.times.lexicon import lexicon
from foreigndesk.reading.times.measures import duration, mod_of_length, unit_name
from foreigndesk.reading.times.numerals import count_of
from foreigndesk.reading.times.periods import a_year_before, quarter_spoken_of
from foreigndesk.reading.times.scene import Anchor, Draft, Drafts, Scene, unresolved


def ago(match: Match, scene: Scene) -> Drafts:
    """Two weeks ago, a year earlier, several years ago, a month from now."""
    unit, side = unit_name(match["unit"]), match["side"]
    count = count_of(match["n"])
    sign = 1 if side in {"from now", "from today", "hence"} else -1
    if match["half"] and count is not None:
        count += 0.5
    if match["on"] or match["on2"]:
        return [_from_day(match, scene, count, unit)]
    if side in {"before", "previously"} and not _closes(scene, match.end()):
        return _bare_length(match, count, unit, scene)
    if count is None:
        return [Draft(value="FUTURE_REF" if sign > 0 else "PAST_REF", how="vague")]
    if unit in {"second", "minute", "hour"}:
        return [_hours_away(count * sign)]
    if side in {"ago", "from now", "from today", "hence"}:
        anchor = Anchor(scene.published, "published")
    else:
        anchor = earlier_than(match, scene, unit)
    if (
        unit == "year"
        and count == 1
        and (side == "earlier" or quarter_spoken_of(match, scene, 300))
    ):
        return [_year_earlier(match, scene, side)]
    return [away(anchor, count * sign, unit, mod_of_length(match))]


def _from_day(match: Match, scene: Scene, count: float | None, unit: str) -> Draft:
    """A year ago today, two weeks ago Friday, a week from Monday, ten years ago this week."""
    if count is None or count != int(count) or unit in {"second", "minute", "hour"}:
        return unresolved("a count that is not known")
    here, sign, words = scene.published, -1, match["on"]
    if match["on2"]:
        sign, words = 1, match["on2"]
    if words == "tomorrow":
        here = shift(here, 1, "day")
    elif words in lexicon().weekdays:
        distance = (weekday_number(words) - here.isoweekday()) * sign % 7
        here = shift(here, sign * distance, "day")
    try:
        day = shift(here, sign * int(count), unit)
    except OverflowError:
        return unresolved("beyond the calendar")
    grain = {"week": "week", "month": "month"}.get(words.rpartition(" ")[2], "day")
    return Draft(value=unit_of(day, grain), how="published")


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
    return away(Anchor(named.interval.start.date(), "discourse"), -1, "year", None)


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
            mod=mod_of_length(match),
            end=match.end("unit"),
        )
    ]


def earlier_than(match: Match, scene: Scene, unit: str) -> Anchor:
    """Return the day that "two weeks earlier" reckons from."""
    if unit == "day":
        return scene.day_before(match.start())
    return scene.unit_before(match.start(), unit)


def away(anchor: Anchor, count: float, unit: str, mod: str | None) -> Draft:
    """Draft the unit that lies `count` units away, in the grain of that unit."""
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
