"""Rules for dates that name a place of the calendar: days, months, years, decades, centuries."""

import re
from datetime import date, timedelta

from foreigndesk.reading.marks import TimeKind
from foreigndesk.reading.times.almanac import add_months, interval_of
from foreigndesk.reading.times.feasts import remembered
from foreigndesk.reading.times.lexicon import lexicon, word_sets
from foreigndesk.reading.times.numerals import ordinal_of, spelled_year
from foreigndesk.reading.times.scene import (
    NOTHING,
    Draft,
    Drafts,
    Scene,
    checked,
    unresolved,
)
from foreigndesk.reading.times.tense import Tense

Match = re.Match[str]

_MONTH_BEFORE = re.compile(
    r"\b(?:in|last|next|this|early|late|mid|since|by|until|till|of|from|to|between|and|or|through"
    r"|during|before|after|for|around|following|past|every|each|as of|on|effective|ending|ended)"
    r"[ \n-]+$"
)
_MONTH_WORDS = frozenset({"may", "march", "mar", "sun", "sat", "jan", "dec"})
_AGO = timedelta(days=30)  # how long a day must lie back to be spoken of as a remembered one
_NEAR = 45  # days: a date without a year this close to the report is the near one in any tense


def month_number(word: str) -> int:
    """Return the number of a month's name or short form."""
    return lexicon().months[word.rstrip(".")]


def weekday_number(word: str) -> int:
    """Return the ISO number of a weekday's name or short form."""
    return lexicon().weekdays[word.rstrip(".")]


def mod_of(words: str | None) -> str | None:
    """Return the TIMEX3 mod that the words before an expression stand for."""
    if not words:
        return None
    words = words.removeprefix("at ").replace("very ", "")
    return lexicon().mods.get(words) or lexicon().mods.get("the " + words.removeprefix("the "))


def year_named(match: Match, scene: Scene, group: str = "year") -> int | None:
    """Return the year a group names ("1998", "'98", "last year"); None if there is none."""
    words = match[group] or _year_of_range(match, scene)
    if not words:
        return None
    if words.isdigit():
        return int(words)
    if words.startswith("'"):
        return near_century(int(words[1:]), scene.published)
    step = {"last": -1, "this": 0, "the": 0, "next": 1}.get(words.split()[0])
    if step is not None:
        return scene.published.year + step
    if words == "that year":
        return scene.unit_before(match.start(), "year").day.year
    return spelled_year(words)


_RANGE_END = re.compile(
    r"\s*(?:-|to\b|through\b|until\b|and\b|or\b)\s*(?:\d{1,2}\s+)?([a-z]{3,9})\.?"
    r"(?:\s+\d{1,2})?,?\s+(\d{4})\b"
)


def _year_of_range(match: Match, scene: Scene) -> str | None:
    """The year that stands at the end of a range ("January through March 2024")."""
    found = _RANGE_END.match(scene.after(match.end(), 40))
    if found is None or not match.groupdict().get("month"):
        return None
    last = lexicon().months.get(found[1])
    if last is None:
        return None
    return str(int(found[2]) - (1 if month_number(match["month"]) > last else 0))


def near_century(two_digits: int, published: date) -> int:
    """Return the year of a two-digit one: the last such year, or one at most ten years ahead."""
    year = published.year - published.year % 100 + two_digits
    return year - 100 if year > max(published.year + 10, 100) else year


def iso(match: Match, scene: Scene) -> Drafts:
    """2025-05-04, with or without a clock time."""
    del scene
    value = match[0][:10]
    return [checked(value, "explicit")]


def slashed(match: Match, scene: Scene) -> Drafts:
    """5/9/2025, 11/02/89: unresolved where day and month can't be told apart."""
    first, second, last = match["a"], match["b"], match["c"]
    if len(first) == 4 and len(last) == 2:
        return [checked(f"{first}-{int(second):02}-{last}", "explicit")]
    if len(first) > 2 or (match["sep"] == "." and len(last) != 4):
        return NOTHING
    if len(last) == 5:
        return [unresolved("a year beyond 9999")]
    year = int(last) if len(last) == 4 else near_century(int(last), scene.published)
    one, two = int(first), int(second)
    if match["sep"] == ".":  # day.month.year, as in continental Europe
        return [checked(f"{year:04}-{two:02}-{one:02}", "explicit")]
    if one > 12 or two > 12 or one == two:
        day, month = (one, two) if one > 12 else (two, one)
        return [checked(f"{year:04}-{month:02}-{day:02}", "explicit")]
    return [unresolved("day and month can't be told apart", f"{year:04}-XX-XX")]


def _day_number(words: str | None) -> int | None:
    if not words:
        return None
    return int(words) if words.isdigit() else ordinal_of(words)


def _is_month(match: Match, scene: Scene) -> bool:
    """Whether the word of the month group is a month here, not "may", "march" or a name."""
    word = match["month"].rstrip(".")
    if word not in _MONTH_WORDS:
        return True
    place = match.start("month")
    if not scene.text[place].isupper():
        return False
    following = scene.after(match.end("month"), 3)
    if re.match(r"\s*\d", following) or match.groupdict().get("day"):
        return True
    if word in {"jan", "dec", "mar"}:
        return match["month"].endswith(".")
    return bool(_MONTH_BEFORE.search(scene.before(place))) or bool(
        match.groupdict().get("rel") or match.groupdict().get("year")
    )


def month_day(match: Match, scene: Scene) -> Drafts:
    """Nov. 21; Friday, Oct. 13; April 6, 1994; May 3 to 5."""
    if not _is_month(match, scene):
        return NOTHING
    number = _day_number(match["day"])
    if number is None:
        return NOTHING
    month = month_number(match["month"])
    if number > 31:
        return _month_and_short_year(match, scene, month, number)
    year, how = _year_of_date(match, scene, month, number)
    if year > 9999:
        return [unresolved("a year beyond 9999")]
    first = checked(f"{year:04}-{month:02}-{number:02}", how, mod_of(match["mod"]))
    last = _day_number(match["day2"])
    if last is None or not number < last <= 31:
        return [first] if last is None else [cut(first, match.end("day"))]
    second = checked(f"{year:04}-{month:02}-{last:02}", how)
    return [cut(first, match.end("day")), begun_at(second, match.start("day2"))]


def _month_and_short_year(match: Match, scene: Scene, month: int, number: int) -> Drafts:
    if number < 100 and match["day"].isdigit() and len(match["day"]) == 2:
        year = near_century(number, scene.published)
        return [Draft(value=f"{year:04}-{month:02}", how="explicit", end=match.end("day"))]
    return NOTHING


def day_month(match: Match, scene: Scene) -> Drafts:
    """5 May 2025, the 4th of July, 3-5 May."""
    if not _is_month(match, scene):
        return NOTHING
    number = _day_number(match["day2"] or match["day"])
    if number is None or not 1 <= number <= 31:
        return NOTHING
    month = month_number(match["month"])
    year, how = _year_of_date(match, scene, month, number)
    if year > 9999:
        return [unresolved("a year beyond 9999")]
    last = checked(f"{year:04}-{month:02}-{number:02}", how)
    if not match["day2"]:
        return [last]
    first = checked(f"{year:04}-{month:02}-{_day_number(match['day']) or 0:02}", how)
    return [cut(first, match.end("day")), begun_at(last, match.start("day2"))]


def cut(draft: Draft, end: int) -> Draft:
    """Return a draft that ends earlier than its match."""
    return Draft(
        value=draft.value, how=draft.how, mod=draft.mod, unresolved=draft.unresolved, end=end
    )


def begun_at(draft: Draft, start: int) -> Draft:
    """Return a draft that begins later than its match."""
    return Draft(
        value=draft.value, how=draft.how, mod=draft.mod, unresolved=draft.unresolved, start=start
    )


def _year_of_date(match: Match, scene: Scene, month: int, day: int) -> tuple[int, str]:
    year = year_named(match, scene)
    if year is not None:
        return year, "explicit"
    remembered = _remembered_year(match, scene, month, day)
    if remembered is not None:
        return remembered, "remembered"
    weekday = match["weekday"]
    if weekday:
        return _year_by_weekday(scene, month, day, weekday_number(weekday)), "explicit"
    return nearest_year(scene, match, month, day), "published"


def _remembered_year(match: Match, scene: Scene, month: int, day: int) -> int | None:
    """The year of a day that the news names without one ("the October 7 attacks")."""
    entry = remembered().get(f"{month:02}-{day:02}")
    if entry is None or match["weekday"] or scene.published < entry.day + _AGO:
        return None
    beside = scene.before(match.start(), 90) + " " + scene.after(match.end(), 90)
    return None if entry.words.isdisjoint(re.findall(r"[a-z]+", beside)) else entry.day.year


def _year_by_weekday(scene: Scene, month: int, day: int, weekday: int) -> int:
    """Return the year nearest to the report in which the date falls on this weekday."""
    here = scene.published.year
    for year in sorted(range(max(here - 6, 1), min(here + 6, 9999)), key=lambda y: abs(y - here)):
        try:
            if date(year, month, day).isoweekday() == weekday:
                return year
        except ValueError:
            continue
    return here


def nearest_year(scene: Scene, match: Match, month: int, day: int) -> int:
    """Return the year of a date without one: the nearest such day, the tense deciding if far."""
    here = scene.published
    options = []
    for year in (here.year - 1, here.year, here.year + 1):
        value = f"{year:04}-{month:02}-{min(day, 28):02}"
        if 1 <= year <= 9999 and interval_of(value):
            distance = (date.fromisoformat(value) - here).days
            options.append((abs(distance), distance, year))
    options.sort()
    if not options:  # no such day in any of the years
        return here.year
    if _before_unannounced(match, scene):
        return next((year for _, distance, year in options if distance <= 0), here.year)
    tense = Tense.FUTURE if scene.until(match) else scene.tense(match)
    if options[0][0] <= _NEAR:
        return options[0][2]
    if tense is Tense.FUTURE:
        return next((year for _, distance, year in options if distance >= 0), here.year)
    if tense is Tense.PAST:
        return next((year for _, distance, year in options if distance <= 0), here.year)
    return options[0][2]


def _before_unannounced(match: Match, scene: Scene) -> bool:
    """Whether a date stands before what nobody announces ("the April 22 terror attack")."""
    if not re.search(r"\b(?:the|an?)\s+$", scene.before(match.start(), 6)):
        return False
    following = re.findall(r"[a-z]+", scene.after(match.end(), 48))[:4]
    return not word_sets("verbs.toml")["unannounced"].isdisjoint(following)


def month(match: Match, scene: Scene) -> Drafts:
    """August, last May, early September, the end of June 1994."""
    if not _is_month(match, scene):
        return NOTHING
    number = month_number(match["month"])
    rel = (match["rel"] or "").removeprefix("the ")
    if rel in {"every", "each"}:
        return [Draft(value=f"XXXX-{number:02}", how="repeated", kind=TimeKind.SET)]
    year = year_named(match, scene)
    how = "explicit"
    if year is None:
        year, how = _year_of_month(match, scene, number, rel)
    if year > 9999:
        return [unresolved("a year beyond 9999")]
    mod = mod_of(match["mod"])
    if match["half"]:
        mod = "START" if match["half"] == "first" else "END"
    return [Draft(value=f"{max(year, 1):04}-{number:02}", how=how, mod=mod)]


def _year_of_month(match: Match, scene: Scene, number: int, rel: str) -> tuple[int, str]:
    here = scene.published
    if rel == "this" or (number == here.month and rel in {"", "this past"}):
        return here.year, "published"
    if _looks_ahead(match, scene, number, rel):
        return (here.year if number > here.month else here.year + 1), "month-to-come"
    return (here.year if number < here.month else here.year - 1), "month-past"


def _looks_ahead(match: Match, scene: Scene, number: int, rel: str) -> bool:
    """Whether a month is one to come: by its modifier, its preposition, the tense, nearness."""
    if rel:
        return rel in {"next", "following"}
    months = (number - scene.published.month) % 12
    if scene.until(match) or (months <= 3 and _FOR.search(scene.before(match.start()))):
        return True
    if _DELIVERY.match(scene.after(match.end())):
        return True
    tense = scene.tense(match)
    if tense in {Tense.FUTURE, Tense.PAST}:
        return tense is Tense.FUTURE
    if re.search(r"\bsince\s+$", scene.before(match.start())):
        return False
    return months <= 4


_DELIVERY = re.compile(r"\s+(?:contracts?|futures|delivery|deliveries)\b")
_FOR = re.compile(r"\bfor\s+$")


def week_of(match: Match, scene: Scene) -> Drafts:
    """The week of March 6."""
    month_no, day = month_number(match["month"]), int(match["day"])
    year_no = nearest_year(scene, match, month_no, day)
    span = interval_of(f"{year_no:04}-{month_no:02}-{day:02}")
    if span is None:
        return [unresolved(f"the calendar has no {year_no:04}-{month_no:02}-{day:02}")]
    iso_year, week, _ = span.start.isocalendar()
    return [Draft(value=f"{iso_year:04}-W{week:02}", how="published")]


def months_back(day: date, count: int) -> date:
    """Return the day `count` months earlier, never before the calendar begins."""
    try:
        return add_months(day, -count)
    except OverflowError:
        return date.min
