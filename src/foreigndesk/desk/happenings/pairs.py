"""Whether two acts are the same happening: what forbids it, and how much speaks for it."""

from typing import NamedTuple

from foreigndesk.desk.happenings.sides import CLASH, meeting_points, side_points
from foreigndesk.desk.happenings.traits import MEETINGS, Trait
from foreigndesk.desk.happenings.wars import BEGUN
from foreigndesk.desk.happenings.words import alike, killing, weight

ENOUGH = 3.6
"""Points from which two acts are linked."""

_KIN = frozenset(
    frozenset(pair.split("-"))
    for pair in (
        "ACCUSE-REJECT ACCUSE-THREATEN ACCUSE-COERCE SANCTION-COERCE SANCTION-REJECT "
        "SANCTION-THREATEN ASSAULT-COERCE ASSAULT-MOBILIZE THREATEN-COERCE AID-SUPPORT AID-AGREE "
        "AID-COOPERATE COOPERATE-AGREE COOPERATE-SUPPORT COOPERATE-CONSULT SUPPORT-AGREE "
        "SUPPORT-CONSULT AGREE-CONSULT CONCEDE-AGREE CONCEDE-RETREAT CONCEDE-SUPPORT REQUEST-AGREE "
        "REQUEST-SUPPORT REQUEST-CONSULT PROTEST-ASSAULT PROTEST-REJECT VISIT-CONSULT VISIT-AGREE"
    ).split()
)
_PLACED = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE"})
_SPOKEN = frozenset({"SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "CONCEDE"})
_REMEMBERED = 7  # days after which an exact day is told only of what stands out
_PERSON = 1.7  # points of a side on which the same person or organisation is named
_TELLING = 1.4  # points of a side from which it tells more than a state would


class Link(NamedTuple):
    """Two acts that are one happening: points from `ENOUGH` up, and why in words."""

    points: float
    reason: str

    @property
    def score(self) -> float:
        """How sure the link is, 0 to 1."""
        return round(min(1.0, 0.5 + (self.points - ENOUGH) / 8), 3)


class _People(NamedTuple):
    """Points of those who act and those acted on.

    `telling` is true where they are more than states, `joint` where two do it together.
    """

    who: float
    whom: float
    telling: bool
    joint: bool = False


def clash(a: Trait, b: Trait) -> bool:
    """Whether two acts can't be one happening, whatever else agrees: day, type, who, whom."""
    return forbidden(a, b) or strangers(a, b)


def strangers(a: Trait, b: Trait) -> bool:
    """Whether those who act, or those acted on, can't be the same."""
    return _people(a, b) is None


def points(a: Trait, b: Trait) -> float:
    """Return how much speaks for one happening; below 0 where something forbids it."""
    found = _grounds(a, b)
    return -1.0 if found is None else sum(value for value, _ in found)


def pair(a: Trait, b: Trait) -> Link | None:
    """Return the link between two acts, None where they are not one happening."""
    grounds = _grounds(a, b)
    if grounds is None:
        return None
    total = sum(value for value, _ in grounds)
    if total < ENOUGH:
        return None
    reasons = sorted((g for g in grounds if g[0] > 0 and g[1]), key=lambda g: -g[0])
    return Link(round(total, 3), "; ".join(text for _, text in reasons))


def forbidden(a: Trait, b: Trait) -> bool:
    """Whether days, kinds or statuses of two acts exclude each other."""
    return days_part(a, b) or kinds_part(a, b) or _plan_and_deed(a, b)


def _plan_and_deed(a: Trait, b: Trait) -> bool:
    """Whether one report tells both of something done and of something still to come.

    A visit that goes on is both.
    """
    if a.report != b.report or a.planned == b.planned or not (a.stands and b.stands):
        return False
    if a.kind == b.kind == "VISIT":
        return False
    return not _one_clause(a, b) and not a.dated == b.dated == 2


def days_part(a: Trait, b: Trait) -> bool:
    """Whether two acts, or two clusters as a whole, have no day in common.

    The news of two days are two acts: the eve is only for a day that words give.
    """
    if a.high < b.low or b.high < a.low:
        return True
    return a.news is not None and b.news is not None and a.news != b.news


def kinds_part(a: Trait, b: Trait) -> bool:
    """Whether type, status or history exclude each other; `shape` has all that counts here."""
    if a.kind != b.kind and frozenset((a.kind, b.kind)) not in _KIN:
        return True
    if a.stands != b.stands and not (a.planned or b.planned):
        return True
    if _going_on(a) != _going_on(b) and not (a.war and b.war):
        return True
    if a.war and b.war:  # its beginning is history while it goes on
        return False
    return a.historical != b.historical and not a.dated == b.dated == 2


def _going_on(known: Trait) -> bool:
    """Whether it is a war without a beginning: a strike on a day is none."""
    return known.war and not known.dated


def shape(known: Trait) -> tuple[object, ...]:
    """Return what `kinds_part` looks at."""
    days = known.historical, known.dated == 2, bool(known.dated), known.war
    return known.kind, known.stands, known.planned, *days


def _people(a: Trait, b: Trait) -> _People | None:
    """Return the points of both sides, None where they clash."""
    if a.kind in MEETINGS and b.kind in MEETINGS:
        met, same = meeting_points(a, b)
        return None if met == CLASH else _People(met, 0.0, same > 1)
    whom, _ = side_points(a.recipients, b.recipients, a.words, b.words)
    if whom == CLASH:
        return None
    who, same = side_points(a.actors, b.actors, a.words, b.words)
    if who == CLASH and not _one_attack(a, b):
        return None
    joint = same > 1 and not a.recipients and not b.recipients
    return _People(who, whom, whom >= _TELLING or who >= _TELLING, joint)


def _one_attack(a: Trait, b: Trait) -> bool:
    """Whether an attack with two alleged perpetrators is told: the same place and day."""
    same = a.kind == b.kind == "ASSAULT" and a.place is not None and a.place == b.place
    return same and a.dated == b.dated == 2 and not a.coarse and not b.coarse


def _grounds(a: Trait, b: Trait) -> list[tuple[float, str]] | None:
    """Return all that speaks for and against, None where something forbids it."""
    if forbidden(a, b):
        return None
    people = _people(a, b)
    if people is None:
        return None
    anchors = alike(a.anchor, b.anchor)
    wording, common = _wording(a, b)
    if anchors < 0.5 and (_one_clause(a, b) or (a.kind in _SPOKEN and common < 0.4)):
        common = 0.0  # shared because the clause is, or the subject of what else was said
    found = [
        _kinds(a, b, anchors),
        *_named(a, b, people),
        _days(a, b, anchors),
        _places(a, b),
        _anchors(a, anchors),
        _death(a, b, people, anchors),
        *wording,
        _numbers(a, b),
        _told_together(a, b, anchors),
    ]
    if not _specific(a, b, people, found, common):
        spoken = a.kind in _SPOKEN and b.kind in _SPOKEN and a.report != b.report
        found.append((-2.2 if spoken else -1.2, ""))  # the same two do and say much in a day
    return found


def _specific(
    a: Trait, b: Trait, people: _People, found: list[tuple[float, str]], common: float
) -> bool:
    """Whether more than kind, day and states is shared: words, a person, a place or a number."""
    if common >= 0.2 or people.joint or (a.war and b.war):
        return True
    if a.kind in _SPOKEN or b.kind in _SPOKEN:
        return False
    return people.telling or any(value > 0.7 and why.startswith(_MARKS) for value, why in found)


_MARKS = ("same place", "same number", "told in one clause", "same day, remembered")


def _kinds(a: Trait, b: Trait, anchors: float) -> tuple[float, str]:
    if a.kind != b.kind:
        return (-0.8 if anchors >= 0.5 else -2.0), ""
    if a.mode and b.mode and a.mode != b.mode:
        return -0.5, ""
    return 0.5, f"same kind of act ({a.kind.lower()})"


def _named(a: Trait, b: Trait, people: _People) -> list[tuple[float, str]]:
    if a.kind in MEETINGS:
        unnamed = 1.4 if a.coarse or b.coarse else 0.7
        less = (people.who < 0) * unnamed + (a.kind != b.kind and not people.telling) * 1.0
        return [(people.who - less, "the same met" if people.who > 0.5 else "")]
    others = a.actors and b.actors and people.who < 0 and a.kind in _SPOKEN
    return [
        (people.who - (1.0 if others else 0.0), "same actor" if people.who > 0.5 else ""),
        (people.whom, "same recipient" if people.whom > 0.5 else ""),
    ]


def _days(a: Trait, b: Trait, anchors: float) -> tuple[float, str]:
    if _going_on(a) or _going_on(b):
        return _in_one_war(a, b)
    if a.coarse or b.coarse:
        return _stretches(a, b) if a.dated == b.dated == 2 else (-0.5, "")
    if (a.implied or b.implied) and (a.kind in _SPOKEN or a.kind in MEETINGS):
        return _in_one_talk(a, b)
    if a.dated and b.dated:
        return _same_day(a, b, anchors)
    if a.kind in _SPOKEN and not a.dated and not b.dated:
        return (-0.4, "") if a.published == b.published else (-1.0, "")
    return (0.0, "told the same day") if a.published == b.published else (-0.5, "")


def _in_one_war(a: Trait, b: Trait) -> tuple[float, str]:
    """Return what it tells that two speak of a war of the same sides that may be one."""
    begun = max(a.low, b.low)  # of which one is unknown
    told = a.published if _going_on(a) else b.published
    if begun and not 0 <= told - begun <= BEGUN:
        return -9.0, ""
    return (1.8, "war begun then") if begun else (2.0, "war that goes on")


def _same_day(a: Trait, b: Trait, anchors: float) -> tuple[float, str]:
    """Return what it tells that two acts have a day in common."""
    if a.dated == b.dated == 2:
        later = max(a.published, b.published) - max(a.high, b.high)
        remembered = later > _REMEMBERED and anchors > 0.5
        return (2.3, "same day, remembered later") if remembered else (1.5, "same day")
    eve = (a.news or a.high) != (b.news or b.high)
    return (0.8, "day of the news or its eve") if eve else (1.1, "same day, by the news")


def _in_one_talk(a: Trait, b: Trait) -> tuple[float, str]:
    """Return what the day of a meeting tells of what was said there: in one meeting much is."""
    if not a.dated or not b.dated:
        return (-0.4 if a.kind in _SPOKEN else 0.0) - (a.published != b.published) * 0.5, ""
    if a.report == b.report:
        if a.kind in _SPOKEN or b.kind in _SPOKEN:
            return (-0.4 if _one_clause(a, b) else -0.8), ""
        return 0.4, ""
    if (a.news or a.high) != (b.news or b.high):
        return -1.0, ""  # the eve is for what was done, not for what was said in a meeting
    if a.kind in _SPOKEN:
        return (0.0, "") if a.implied and b.implied else (0.8, "same day, by the meeting")
    return 1.1, "same day, by the meeting"


def _stretches(a: Trait, b: Trait) -> tuple[float, str]:
    """Return what it tells that a month or year is the same, or lies in the other as history."""
    if a.low == b.low and a.high == b.high:
        return 1.2, "same stretch of time"
    if a.low == b.low and a.high >= a.published and b.high >= b.published:
        return 1.0, "since the same day"
    within = (a.low <= b.low and b.high <= a.high) or (b.low <= a.low and a.high <= b.high)
    if within and ((a.historical and b.historical) or (a.war and b.war)):
        return 0.6, "time within the other"
    return -0.3, ""


def _places(a: Trait, b: Trait) -> tuple[float, str]:
    if a.place is None or b.place is None:
        return 0.0, ""
    if a.place == b.place:
        return (1.8 if a.town else 0.8), f"same place ({a.place.title()})"
    if a.place_country and b.place_country and a.place_country != b.place_country:
        return -2.5, ""
    if a.place in b.place or b.place in a.place:
        return 0.3, "place within the other"
    return (-2.0, "") if a.kind in _PLACED else (-0.8, "")


def _anchors(a: Trait, same: float) -> tuple[float, str]:
    return (0.9 * same, f"same word for the act ({a.act})") if same >= 0.3 else (-0.3, "")


def _death(a: Trait, b: Trait, people: _People, anchors: float) -> tuple[float, str]:
    """Return what it tells that one person is killed in both: that happens once."""
    if a.kind == b.kind == "ASSAULT" and people.whom >= _PERSON and anchors > 0.5:
        return (1.5, "the same person killed") if killing(a.act) and killing(b.act) else (0.0, "")
    return 0.0, ""


def _wording(a: Trait, b: Trait) -> tuple[list[tuple[float, str]], float]:
    """Return the points of the clauses' other words, and their likeness, 0 to 1."""
    known = (a.names & b.names) | (a.anchors & b.anchors)
    shared = (a.words & b.words) - known
    proper = (a.proper & b.words) | (b.proper & a.words)
    common, likeness = 0.0, 0.0
    if shared:
        common = weight(shared) + 0.625 * len(shared & proper)
        left, right = a.heavy - weight(a.words & known), b.heavy - weight(b.words & known)
        likeness = min(1.0, common / ((left * right) ** 0.5 + 0.7))
        likeness *= 1.0 if common >= 0.8 else 0.5  # a title or two is next to nothing
    if _one_clause(a, b):
        likeness = min(likeness, 0.4)
    found = [(4.5 * likeness, _shared(shared) if likeness > 0.15 else "")]
    if a.proper and b.proper and not proper:
        found.append((-1.0, ""))  # each names somebody or some place that the other doesn't
    return found, likeness if common >= 0.8 else 0.0


def _one_clause(a: Trait, b: Trait) -> bool:
    return a.report == b.report and a.start < b.end and b.start < a.end


def _shared(words: frozenset[str]) -> str:
    best = sorted(words, key=lambda word: (-weight((word,)), word))[:4]
    return f"shared words {', '.join(best)}"


def _numbers(a: Trait, b: Trait) -> tuple[float, str]:
    best = 0.0
    for what, low, high in a.counts:
        for other, other_low, other_high in b.counts:
            if what == other:
                best = max(best, _near(low, high, other_low, other_high), key=abs)
    return best, "same number of people" if best > 0.5 else ""


def _near(low: int, high: int, other_low: int, other_high: int) -> float:
    if low <= other_high and other_low <= high:
        return 0.8 if low > 1 else 0.3
    ratio = max(low, other_low) / max(1, min(high, other_high))
    return 0.0 if ratio <= 2 else -1.5


def _told_together(a: Trait, b: Trait, anchors: float) -> tuple[float, str]:
    """Return what it counts that one report, or one clause of it, tells both."""
    if a.report != b.report:
        return (0.4, "same source") if a.source and a.source == b.source else (0.0, "")
    spoken = a.kind in _SPOKEN or a.kind != b.kind
    if _one_clause(a, b) and a.kind == b.kind:
        return (0.3 if spoken else 1.0), "told in one clause"
    return (0.8, "told in one report") if anchors > 0.5 and not spoken else (0.2, "")
