"""Rules for seasons and for the ends of years, months, weeks and quarters."""

import re

from foreigndesk.reading.marks import TimeKind
from foreigndesk.reading.times.absolute import Match, mod_of, near_century
from foreigndesk.reading.times.lexicon import lexicon
from foreigndesk.reading.times.periods import stepped
from foreigndesk.reading.times.scene import NOTHING, Anchor, Draft, Drafts, Scene
from foreigndesk.reading.times.tense import Tense


def season(match: Match, scene: Scene) -> Drafts:
    """Last fall, this summer, the spring of 1998, over the summer."""
    code = lexicon().seasons[match["season"]]
    rel = (match["rel"] or "").removeprefix("the ")
    mod = mod_of(match["mod"])
    if rel in {"every", "each"}:
        return [Draft(value=f"XXXX-{code}", how="repeated", kind=TimeKind.SET)]
    if match["mid"]:
        mod = "MID"
    if match["year"]:
        words = match["year"]
        year = near_century(int(words[1:]), scene.published) if words[0] == "'" else int(words)
        return [Draft(value=f"{year:04}-{code}", how="explicit", mod=mod)]
    named = bool(rel) and (rel != "the" or match["season"] not in _OTHER_THINGS)
    if not named and not mod and not _seasonable(match, scene):
        return NOTHING
    return [
        Draft(value=f"{_season_year(match, scene, code, rel):04}-{code}", how="published", mod=mod)
    ]


_OTHER_THINGS = frozenset({"fall", "spring"})  # "the fall of the regime", "the spring broke"
_FALL_OF = re.compile(r"\s+(?:of|in|from|to)\b(?!\s+\d)")


def _seasonable(match: Match, scene: Scene) -> bool:
    if (
        match["season"] in _OTHER_THINGS
        and match["rel"]
        and _FALL_OF.match(scene.after(match.end()))
    ):
        return False
    if match["season"] in _OTHER_THINGS and not match["rel"]:
        return bool(re.search(r"\b(?:in|by|until|since)\s+$", scene.before(match.start())))
    return bool(
        re.search(r"\b(?:in|by|until|since|over|during|through)\s+$", scene.before(match.start()))
    )


def _season_year(match: Match, scene: Scene, code: str, rel: str) -> int:
    """The season's year by its modifier and tense, a winter counting for its December."""
    here = scene.published
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    begun = here.year if here.month >= first else here.year - 1
    running = 0 <= (here.month - first) % 12 < 3
    if rel in {"last", "past", "previous"}:
        return max(begun - 1 if running else begun, 1)
    if rel in {"next", "coming", "following", "upcoming", "this coming"}:
        return begun + 1
    if rel == "this past":
        return begun
    if running:
        return begun
    tense = scene.tense(match)
    if rel == "this" and code != "WI":
        return here.year
    return begun + 1 if tense is Tense.FUTURE else max(begun, 1)


def year_end(match: Match, scene: Scene) -> Drafts:
    """The year's end, the end of the month: the unit, with END; year-end is its last day."""
    name = match["unit"] or match["unit2"] or "year"
    step = {"next": 1, "last": -1}.get(match["rel"] or "", 0)
    tense = scene.tense(match)
    by = re.search(r"\b(?:by|at|until|before)\s+$", scene.before(match.start()))
    since = re.search(r"\b(?:since|from)\s+$", scene.before(match.start()))
    if not match["rel"] and name == "year" and not by and (since or tense is Tense.PAST):
        step = -1
    draft = stepped(Anchor(scene.published, "published"), step, name, "END")
    if name == "year" and re.search(r"year[ -]end$", match[0]) and len(draft.value) == 4:
        return [Draft(value=f"{draft.value}-12-31", how="published")]
    return [draft]
