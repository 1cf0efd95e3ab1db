"""Rules for days and their parts: weekdays, today, the next day, last night, clock times."""

import re
from datetime import date, timedelta

from foreigndesk.reading.marks import Precision, TimeKind
from foreigndesk.reading.times.absolute import (
    Match,
    mod_of,
    month_number,
    nearest_year,
    weekday_number,
    year_named,
)
from foreigndesk.reading.times.almanac import shift, unit_of
from foreigndesk.reading.times.feasts import nth_weekday
from foreigndesk.reading.times.lexicon import lexicon, word_sets
from foreigndesk.reading.times.numerals import ordinal_of
from foreigndesk.reading.times.scene import (
    NOTHING,
    Anchor,
    Draft,
    Drafts,
    Scene,
    checked,
    unresolved,
)
from foreigndesk.reading.times.tense import Tense

STEPS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


def weekday(match: Match, scene: Scene) -> Drafts:
    """Friday, last Tuesday, Wednesday night, every Monday, Tuesdays."""
    if not _is_weekday(match, scene):
        return NOTHING
    number = weekday_number(match["weekday"])
    rel = (match["rel"] or "").removeprefix("the ")
    code = _part_code(match["part"])
    if rel in {"every", "each"} or match["plural"] or match["plural2"]:
        part = f"T{code}" if code else ""
        return [Draft(value=f"XXXX-WXX-{number}{part}", how="repeated", kind=TimeKind.SET)]
    joined = _JOINED_PARTS.match(scene.after(match.end(), 30))
    if joined and not (rel or match["part"]):
        part = f"T{_part_code(joined[1])}"
        return [Draft(value=f"XXXX-WXX-{number}{part}", how="repeated", kind=TimeKind.SET)]
    anchor = weekday_anchor(match, scene, number, rel)
    if not rel:
        anchor = _end_of_range(match, scene, anchor)
    return [at_part(anchor, match["part"], mod_of(match["mod"]))]


_JOINED_PARTS = re.compile(
    r"\s+(?:and|or)\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"\s+(morning|afternoon|evening|night)s\b"
)


def _end_of_range(match: Match, scene: Scene, anchor: Anchor) -> Anchor:
    """The day after the one it is joined to, where "Monday through Friday" is a range."""
    first = scene.marks[-1] if scene.marks else None
    if first is None or first.interval is None or first.interval.precision is not Precision.DAY:
        return anchor
    joined = re.fullmatch(
        r",?\s*(?:to|through|until|-)\s*", scene.shadow[first.span.end : match.start()]
    )
    if joined is None or not first.how.startswith("weekday"):
        return anchor
    start = first.interval.start.date()
    return shifted(start, (anchor.day - start).days % 7, first.how)


_NAMED_DAY = re.compile(r"\b(?:good|black|bloody|super|ash|palm|holy|maundy|shrove|cyber)\s+$")


_NEWSPAPER = re.compile(
    r"\s(?:times|telegraph|herald|mirror|express|mail|post|tribune|mercury|observer)\b"
)


def _is_weekday(match: Match, scene: Scene) -> bool:
    """Whether this is a weekday: no named one, and short forms only with capital and stop."""
    word = match["weekday"]
    if _NAMED_DAY.search(scene.before(match.start("weekday"), 10)):
        return False
    if _NEWSPAPER.match(scene.after(match.end("weekday"), 14)):
        return False
    if len(word.rstrip(".")) > 5:
        return True
    if not scene.text[match.start("weekday")].isupper():
        return False
    if _ON.search(scene.before(match.start("weekday"), 10)):
        return word.endswith(".")
    return word.endswith(".") and not _SENTENCE.match(scene.text, match.end("weekday"))


_ON = re.compile(r"\b(?:on|last|next|this|since|until|till|by)\s+$")
_SENTENCE = re.compile(r"\s+[A-Z\"'“]|\s*$")  # "the mass of the Sun. It", "the Las Vegas Sun."


def _part_code(part: str | None) -> str | None:
    if not part:
        return None
    return lexicon().dayparts.get(part.replace("mid-", "").replace("mid", ""), None)


def at_part(anchor: Anchor, part: str | None, mod: str | None = None) -> Draft:
    """Draft a day, or the part of it that a word names."""
    value = unit_of(anchor.day, "day")
    clock = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}.get(part or "")
    code = clock or _part_code(part)
    if not code:
        return Draft(value=value, how=anchor.how, mod=mod)
    if part and part.startswith("mid") and not clock:
        mod = "MID"
    return Draft(value=f"{value}T{code}", how=anchor.how, kind=TimeKind.TIME, mod=mod)


_BACK = frozenset({"last", "past", "this past"})
_AHEAD = frozenset({"next", "following", "coming", "this coming", "upcoming"})


def weekday_anchor(match: Match, scene: Scene, number: int, rel: str) -> Anchor:
    """Return the day that a weekday means, by its modifier or by the tense of its clause."""
    here = scene.published
    back = (here.isoweekday() - number) % 7
    on = (number - here.isoweekday()) % 7
    told = rel in {"following", "next"} and scene.tense(match) is Tense.PAST
    if told or rel in {"previous", "prior", "preceding"}:
        return _from_reference(match, scene, number, forward=told)
    if rel in _BACK:
        return shifted(here, -(back or 7), "weekday-past")
    if rel in _AHEAD:
        return shifted(here, on or 7, "weekday-to-come")
    if _comes(match, scene, rel):
        return shifted(here, on, "weekday-to-come")
    return shifted(here, -back, "weekday-past")


def _comes(match: Match, scene: Scene, rel: str) -> bool:
    """Whether a bare weekday (or "this Friday") is one to come, by preposition and tense."""
    if rel == "this":
        return scene.tense(match) is not Tense.PAST
    if re.search(r"\bearlier\s+(?:on\s+)?$", scene.before(match.start())):
        return False
    if _is_given(match, scene):
        return False
    if _is_appointed(match, scene):
        return True
    return scene.until(match) or scene.tense(match) is Tense.FUTURE


def _is_appointed(match: Match, scene: Scene) -> bool:
    """Whether the day is named as that of an appointment, whatever tense is near."""
    after = scene.after(match.end(), 6)
    if re.match(r"\s+is\b", after):  # "Monday is a holiday"
        return True
    led = _APPOINTS.search(scene.before(match.start(), 16))
    return led is not None and not re.match(r"\s+(?:was|were|had)\b", after)


_APPOINTS = re.compile(r"\b(?:is|are|(?<!been )for)\s+(?:on\s+)?$")  # "the vote is Monday"


def _is_given(match: Match, scene: Scene) -> bool:
    """Whether the day is that of something which is only spoken of afterwards ("Monday's raid")."""
    after = scene.after(match.end(), 48)
    if not after.startswith("'s "):
        return False
    words = word_sets("verbs.toml")
    following = re.findall(r"[a-z]+", after[2:])[:3]
    return not (words["unannounced"] | words["given"]).isdisjoint(following)


def _from_reference(match: Match, scene: Scene, number: int, *, forward: bool) -> Anchor:
    anchor = scene.day_before(match.start())
    if forward:
        return shifted(anchor.day, (number - anchor.day.isoweekday()) % 7 or 7, anchor.how)
    return shifted(anchor.day, -((anchor.day.isoweekday() - number) % 7 or 7), anchor.how)


def shifted(day: date, days: int, how: str) -> Anchor:
    """Return the day so many days later, or the same one where the calendar ends."""
    try:
        return Anchor(day + timedelta(days=days), how)
    except OverflowError:
        return Anchor(day, how)


def nth_of(match: Match, scene: Scene) -> Drafts:
    """The second week of June, the third Sunday in May 2025, the 15th of this month."""
    what = match["what"]
    count = -1 if match["nth"] == "last" else ordinal_of(match["nth"])
    first = _month_meant(match, scene)
    if count is None or first is None or (not what and not match["nth"][0].isdigit()):
        return NOTHING
    if not what:
        return [checked(f"{first.year:04}-{first.month:02}-{count:02}", "published")]
    number = {"week": 4, "weekend": 6}.get(what) or weekday_number(what)
    if not -1 <= count <= 5:
        return NOTHING
    day = nth_weekday(first.year, first.month, weekday=number, count=count)
    if day.month != first.month:
        return [unresolved(f"no {match['nth']} {what} in that month")]
    how = "explicit" if match["year"] else "published"
    return [Draft(value=unit_of(day, what if what in {"week", "weekend"} else "day"), how=how)]


def _month_meant(match: Match, scene: Scene) -> date | None:
    """The first day of the month that is named or pointed at."""
    here = scene.published.replace(day=1)
    if not match["month"]:
        return shift(here, {"last": -1, "next": 1}.get(match["rel"], 0), "month")
    year = year_named(match, scene)
    number = month_number(match["month"])
    if year is None:
        year = nearest_year(scene, match, number, 15)
    return date(year, number, 1) if 1 <= year <= 9998 else None


def deictic(match: Match, scene: Scene) -> Drafts:
    """Today, yesterday morning, tonight, the day after tomorrow, mid-afternoon yesterday."""
    step = STEPS[match["day"]]
    side = match["side"] or ""
    step += (1 if "after" in side else -1) if side else 0
    anchor = shifted(scene.published, step, "published")
    part = match["part"] or match["part2"] or ("night" if match["day"] == "tonight" else None)
    return [at_part(anchor, part, mod_of(match["mod"]))]


def day_before(match: Match, scene: Scene) -> Drafts:
    """The day before last Tuesday."""
    anchor = weekday_anchor(
        match, scene, weekday_number(match["weekday"]), (match["rel"] or "").strip()
    )
    step = 1 if match["side"] == "after" else -1
    return [at_part(shifted(anchor.day, step, anchor.how), None)]


def side_day(match: Match, scene: Scene) -> Drafts:
    """The next day, the same evening, the day before, the week before, the year before."""
    if match["side"]:
        return _side_unit(match, scene)
    rel = match["rel"].removeprefix("very ")
    anchor = scene.day_before(match.start())
    step = {"next": 1, "following": 1, "previous": -1, "preceding": -1, "same": 0}[rel]
    if step == 1 and anchor.how == "published" and scene.tense(match) is Tense.PAST:
        return [unresolved("no day to reckon from")]
    return [at_part(shifted(anchor.day, step, anchor.how), match["unit"])]


def _side_unit(match: Match, scene: Scene) -> Drafts:
    """The day before, the year before: reckoned from the discourse, unless an event follows."""
    event_follows = re.match(
        r"\s+(?!(?:and|but|or|was|were|had|has|is)\b)[a-z$`\"']", scene.after(match.end(), 7)
    )
    if not match[0].startswith("the") or event_follows:
        return NOTHING
    unit = match["unit2"]
    step = 1 if match["side"] == "after" else -1
    if unit in {"night", "morning", "day"}:
        anchor = scene.day_before(match.start())
        return [at_part(shifted(anchor.day, step, anchor.how), unit)]
    anchor = scene.unit_before(match.start(), unit)
    try:
        return [Draft(value=unit_of(shift(anchor.day, step, unit), unit), how=anchor.how)]
    except OverflowError:
        return [unresolved("beyond the calendar")]


def part(match: Match, scene: Scene) -> Drafts:
    """This morning, last night, that evening, the morning; "the night of Friday" as its day."""
    rel, word = match["rel"], match["part"]
    if match["of"]:  # "the night of Friday": the day alone is marked
        return NOTHING
    mod = mod_of(match["mod"] or match["mod2"])
    if rel == "this":
        return [at_part(Anchor(scene.published, "published"), word, mod)]
    if rel == "last":
        return [at_part(shifted(scene.published, -1, "published"), word, mod)]
    if rel == "the" and not re.search(
        r"\b(?:in|during|through|of|by|on)\s+$", scene.before(match.start())
    ):
        return NOTHING
    anchor = scene.day_before(match.start())
    step = {"the next": 1, "the following": 1, "the previous": -1}.get(rel, 0)
    return [at_part(shifted(anchor.day, step, anchor.how), word, mod)]


def mid_part(match: Match, scene: Scene) -> Drafts:
    """Mid-afternoon."""
    anchor = scene.day_before(match.start())
    return [at_part(anchor, match["part"], mod_of(match["mod"]))]


def overnight(match: Match, scene: Scene) -> Drafts:
    """Overnight: the night before the day spoken of."""
    anchor = scene.day_before(match.start())
    return [at_part(shifted(anchor.day, -1, anchor.how), "night")]
