"""Rules for clock times: "10:35 a.m.", "0735 GMT", "midnight Friday"."""

import re

from foreigndesk.reading.marks import Precision, TimeKind, TimeMark
from foreigndesk.reading.times.absolute import Match, month_number, nearest_year, weekday_number
from foreigndesk.reading.times.almanac import interval_of, unit_of
from foreigndesk.reading.times.days import STEPS, shifted, weekday_anchor
from foreigndesk.reading.times.lexicon import lexicon
from foreigndesk.reading.times.numerals import count_of, plain
from foreigndesk.reading.times.scene import NOTHING, Anchor, Draft, Drafts, Scene, unresolved


def _half_of_day(match: Match, hour: int) -> str:
    """Whether the part of the day named beside a clock time makes it one after noon."""
    date_word = match["date"] or ""
    words = f"{match['inday'] or ''} {match['dpart'] or match['tpart'] or ''} {date_word}"
    if 1 <= hour <= 12 and ("evening" in words or "afternoon" in words):
        return "pm"
    return "pm" if 6 <= hour < 12 and "night" in words else ""


_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?::(\d\d))?\s*(a\.?m|p\.?m|o'clock)?")


def clock(match: Match, scene: Scene) -> Drafts:
    """10:35 a.m., 0735 GMT, 5 p.m. EST Nov. 9, midnight Friday, noon."""
    time = _clock_value(match)
    if time is not None and not _tells_time(match, scene):
        return NOTHING
    if time is None or (match["clock"] == "noon" and scene.before(match.start())[-5:] == "high "):
        return NOTHING
    day = _clock_day(match, scene)
    if day is None:
        return [unresolved("the calendar has no such day", "T" + time, TimeKind.TIME)]
    zone = lexicon().zones.get(match["zone"] or "", "")
    value = f"{unit_of(day.day, 'day')}T{time}{zone}"
    return [Draft(value=value, how=day.how, kind=TimeKind.TIME)]


def _tells_time(match: Match, scene: Scene) -> bool:
    """Whether bare digits ("8:30") are a clock time, not a score, a lap or a verse."""
    if not re.fullmatch(r"\d{1,2}:\d\d(?::\d\d)?", match["clock"]):
        return True
    if re.match(r"\.\d", scene.after(match.end(), 2)):
        return False
    if match["zone"] or match["inday"] or match["date"]:
        return True
    led = r"\b(?:at|from|to|until|till|by|around|about|before|after|since|between|and)\s+$"
    return re.search(led, scene.before(match.start())) is not None


def _clock_value(match: Match) -> str | None:
    words = match["clock"].strip()
    words = words.removeprefix("12 ") if words.endswith("noon") else words
    named = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}.get(words)
    if named:
        return named
    military = re.fullmatch(r"(\d\d)(\d\d)(?: hours)?", words)
    if military:
        return f"{military[1]}:{military[2]}" if int(military[1]) < 24 else None
    if not words[0].isdigit():
        words = _in_digits(words)
    found = _CLOCK.match(words)
    if found is None:
        return None
    hour = int(found[1])
    half = (found[4] or "").replace(".", "")
    if not half or half == "o'clock":
        half = _half_of_day(match, hour)
    if half in {"am", "pm"}:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23:
        return None
    second = f":{found[3]}" if found[3] else ""
    return f"{hour:02}:{found[2] or '00'}{second}"


_SPELLED = re.compile(r"([a-z]+)(?:\s(fifteen|thirty|forty-five))?\s(o'clock|a\.m\.|p\.m\.)")


def _in_digits(words: str) -> str:
    """Write "eight thirty a.m." as "8:30 a.m."."""
    found = _SPELLED.fullmatch(words)
    if found is None:
        return words
    minute = f":{plain(count_of(found[2]) or 0)}" if found[2] else ""
    return f"{plain(count_of(found[1]) or 0)}{minute} {found[3]}"


def _is_beside(mark: TimeMark, match: Match, scene: Scene) -> bool:
    """Whether a day was named just before a clock time ("May 21 at 5:00 p.m.")."""
    if mark.interval is None or mark.interval.precision is not Precision.DAY:
        return False
    between = scene.shadow[mark.span.end : match.start()]
    return (
        re.fullmatch(r",?\s+(?:at|from|around|about|before|after)\s+(?:about\s+)?", between)
        is not None
    )


def _clock_day(match: Match, scene: Scene) -> Anchor | None:
    """The day named with the clock time, the weekday after it, or the day spoken of."""
    word = (match["date"] or "").partition(" ")[0]
    if word in STEPS:
        return shifted(scene.published, STEPS[word], "published")
    month = match["month"] or match["month2"] or match["month3"]
    if month:
        number = month_number(month)
        day = int(match["day"] or match["day2"] or match["day3"])
        given = match["year"] or match["year2"] or match["year3"]
        year = int(given) if given else nearest_year(scene, match, number, day)
        stretch = interval_of(f"{year:04}-{number:02}-{day:02}")
        return Anchor(stretch.start.date(), "explicit") if stretch else None
    if match["weekday"]:
        return weekday_anchor(match, scene, weekday_number(match["weekday"]), "")
    named = scene.marks[-1] if scene.marks else None
    if named is not None and named.interval is not None and _is_beside(named, match, scene):
        return Anchor(named.interval.start.date(), named.how)
    beside = re.match(
        r"[^.\n]{0,24}?\b(monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b",
        scene.after(match.end(), 40),
    )
    if beside:
        return weekday_anchor(match, scene, weekday_number(beside[1]), "")
    return scene.day_before(match.start())
