"""Rules for repetitions: "every day", "twice a month", "$1 billion a year", "weekly"."""

import re

from foreigndesk.reading.marks import TimeKind
from foreigndesk.reading.times.absolute import Match, month_number, weekday_number
from foreigndesk.reading.times.lexicon import lexicon
from foreigndesk.reading.times.measures import duration, unit_name
from foreigndesk.reading.times.numerals import count_of, ordinal_of
from foreigndesk.reading.times.scene import NOTHING, Draft, Drafts, Scene


def every(match: Match, scene: Scene) -> Drafts:
    """Every day, each Thursday, every two weeks, twice a month."""
    if unit_name(match["unit"] or "day") == "second":
        return NOTHING
    del scene
    part = match["part"] or match["part2"]
    code = "T" + lexicon().dayparts[part] if part else ""
    if match["weekday"]:
        number = weekday_number(match["weekday"])
        return [Draft(value=f"XXXX-WXX-{number}{code}", how="repeated", kind=TimeKind.SET)]
    if match["month"]:
        number = month_number(match["month"])
        return [Draft(value=f"XXXX-{number:02}", how="repeated", kind=TimeKind.SET)]
    if not match["unit"]:
        return [Draft(value=f"XXXX-XX-XX{code}", how="repeated", kind=TimeKind.SET)]
    other = match["other"]
    count = 1.0
    if other:
        count = 2 if other == "other" else count_of(other) or ordinal_of(other) or 1
    value = duration(count, unit_name(match["unit"]))
    return [Draft(value=value, how="repeated", kind=TimeKind.SET)]


def weekends(match: Match, scene: Scene) -> Drafts:
    """Weekends, weekdays."""
    del scene
    value = "XXXX-WXX-WE" if match["unit"] == "weekends" else "XXXX-WXX-X"
    return [Draft(value=value, how="repeated", kind=TimeKind.SET)]


_RATE = re.compile(
    r"(?:\d|million|billion|trillion|thousand|hundred|percent|%|times|once|twice|dozens?|hundreds|\w+s)[^.\n]{0,14}\s$"
)


def rate(match: Match, scene: Scene) -> Drafts:
    """$1 billion [a year]; fifty thousand [a day]."""
    if not _RATE.search(scene.before(match.start(), 36)):
        return NOTHING
    if re.search(
        r"\b(?:for|in|within|of|than|after|about|nearly|almost|over|is|was|as|by|at|with|half|be|such|that|has|had)\s+$",
        scene.before(match.start()),
    ):
        return NOTHING
    value = duration(1, unit_name(match["unit"]) if match["unit"] != "night" else "day")
    return [Draft(value=value, how="repeated", kind=TimeKind.SET)]


def _is_name(match: Match, scene: Scene) -> bool:
    """Whether the word is part of a name ("Business Weekly", "Daily Telegraph")."""
    if not scene.text[match.start()].isupper():
        return False
    opens = re.search(r"(?:^|[.!?\n\"'`])\s*$", scene.before(match.start(), 4)) is not None
    return not opens or bool(re.match(r"\s+[A-Z]", scene.text[match.end() : match.end() + 3]))


def adverb(match: Match, scene: Scene) -> Drafts:
    """Daily, weekly, annually; a quarterly dividend is none."""
    if _is_name(match, scene):
        return NOTHING
    if match["adverb"] == "quarterly" and re.match(r"\s+[a-z]", scene.after(match.end(), 3)):
        return NOTHING
    return [Draft(value=lexicon().adverbs[match["adverb"]], how="repeated", kind=TimeKind.SET)]
