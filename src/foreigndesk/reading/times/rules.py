"""The handlers of the grammar by the names that `patterns` gives them, and the two small ones."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from types import ModuleType

from foreigndesk.reading.marks import TimeKind
from foreigndesk.reading.times import (
    absolute,
    clocks,
    days,
    distances,
    lengths,
    periods,
    repeats,
    seasons,
    years,
)
from foreigndesk.reading.times.absolute import Match
from foreigndesk.reading.times.almanac import unit_of
from foreigndesk.reading.times.feasts import anniversaries, feast_day
from foreigndesk.reading.times.lexicon import vague as vague_words
from foreigndesk.reading.times.numerals import ordinal_of
from foreigndesk.reading.times.scene import NOTHING, Draft, Drafts, Scene, unresolved
from foreigndesk.reading.times.tense import Tense

Handler = Callable[[Match, Scene], Drafts]

_ADJECTIVES = frozenset({"current", "recent"})
_NO_NOUN = re.compile(r"\s+(?:and|or|as|but|in|of|to|for|the|is|was)\b|[\s]*[.,;:)]")


def vague(match: Match, scene: Scene) -> Drafts:
    """Now, recently, the past, soon: TIMEX3's PRESENT_REF, PAST_REF, FUTURE_REF."""
    words = match["words"]
    if words in _ADJECTIVES and _NO_NOUN.match(scene.after(match.end(), 6)):
        return NOTHING
    if words == "the past" and not _ends_phrase(scene, match.end()):
        return NOTHING
    if words == "one day" and scene.tense(match) is not Tense.FUTURE:
        return [Draft(value="P1D", how="length", kind=TimeKind.DURATION)]
    if words == "soon" and re.search(r"\b(?:as|so|too)\s+$", scene.before(match.start())):
        return NOTHING
    entry = vague_words()[words]
    return [Draft(value=entry.value, how="vague", kind=TimeKind(entry.kind))]


def _ends_phrase(scene: Scene, end: int) -> bool:
    """Whether no noun follows, so that "the past" is itself the time."""
    return bool(
        re.match(
            r"\s*(?:[.,;:?!\"'()-]|$)|\s+(?:and|or|but|has|have|had|was|were|is|to|by|with|it|he|she|they|as|for|when|that|who|which|into|on|there)\b",
            scene.after(end, 10),
        )
    )


def feast(match: Match, scene: Scene) -> Drafts:
    """Election Day, Easter, Christmas Eve; the 80th anniversary of Victory Day."""
    if match["event"]:
        return _anniversary(match, scene)
    if not scene.text[match.start("feast")].isupper():
        return NOTHING
    if re.match(r"\s+[A-Z]", scene.text[match.end() : match.end() + 3]):
        return NOTHING  # "the Good Friday Agreement"
    name = match["feast"]
    year = int(match["year"]) if match["year"] else _feast_year(match, scene, name)
    if not 1600 <= year <= 4000:  # where the rules of the movable feasts hold
        return [unresolved("no feast known in that year")]
    day = feast_day(name, year)
    if match["span"]:
        return [Draft(value=unit_of(day, "week"), how="feast")]
    return [Draft(value=day.isoformat(), how="feast")]


def _feast_year(match: Match, scene: Scene, name: str) -> int:
    here = scene.published
    if not 1601 <= here.year <= 3999:
        return 0
    rel = (match["rel"] or "").strip()
    options = [feast_day(name, year) for year in (here.year - 1, here.year, here.year + 1)]
    past = [day for day in options if day <= here]
    ahead = [day for day in options if day >= here]
    tense = scene.tense(match)
    if rel == "last":
        return [day for day in options if day < here][-1].year
    if rel == "next" or tense is Tense.FUTURE:
        return ahead[0].year
    nearest = min(options, key=lambda day: abs((day - here).days))
    if abs((nearest - here).days) <= 30 or tense is not Tense.PAST:
        return nearest.year
    return past[-1].year


def _anniversary(match: Match, scene: Scene) -> Drafts:
    """The n-th anniversary of a remembered event falls n years after it."""
    del scene
    nth = ordinal_of(match["nth"])
    first: date = anniversaries()[match["event"]]
    if nth is None or not 1 <= first.year + nth <= 9999:
        return NOTHING
    try:
        day = first.replace(year=first.year + nth)
    except ValueError:  # 29 February
        day = date(first.year + nth, 2, 28)
    return [Draft(value=day.isoformat(), how="anniversary")]


_MODULES: Mapping[ModuleType, str] = {
    absolute: "iso slashed month_day day_month month week_of",
    years: "year decade half_of century turn",
    days: "weekday nth_of deictic day_before side_day part mid_part overnight",
    clocks: "clock",
    periods: "unit plain_unit quarter year_quarter q year_ago same_period quarter_ago"
    " mid_unit week_before_last nth_day",
    distances: "ago units_ago",
    seasons: "season year_end",
    lengths: "length span the_length ahead plural single_long quarter_century half_length",
    repeats: "every rate adverb weekends",
}

HANDLERS: Mapping[str, Handler] = {
    **{name: getattr(module, name) for module, names in _MODULES.items() for name in names.split()},
    "vague": vague,
    "feast": feast,
}
