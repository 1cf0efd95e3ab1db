"""Whether two acts are the same happening: what forbids it, and how much speaks for it."""

from typing import NamedTuple

from foreigndesk.desk.happenings.sides import CLASH, meeting_match, side_match
from foreigndesk.desk.happenings.traits import Trait
from foreigndesk.desk.happenings.words import weight

ENOUGH = 4.0
"""Points from which two acts are linked."""

_KIN = frozenset(
    frozenset(pair.split("-"))
    for pair in (
        "ACCUSE-REJECT ACCUSE-THREATEN ACCUSE-COERCE SANCTION-COERCE SANCTION-REJECT "
        "SANCTION-THREATEN ASSAULT-COERCE ASSAULT-MOBILIZE THREATEN-COERCE AID-SUPPORT AID-AGREE "
        "AID-COOPERATE COOPERATE-AGREE COOPERATE-SUPPORT COOPERATE-CONSULT SUPPORT-AGREE "
        "SUPPORT-CONSULT AGREE-CONSULT CONCEDE-AGREE CONCEDE-RETREAT CONCEDE-SUPPORT REQUEST-AGREE "
        "REQUEST-SUPPORT REQUEST-CONSULT PROTEST-ASSAULT PROTEST-REJECT"
    ).split()
)
_PLACED = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE"})
_SPOKEN = frozenset({"SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "CONCEDE"})


class Link(NamedTuple):
    """Two acts that are one happening: points from `ENOUGH` up, and why in words."""

    points: float
    reason: str

    @property
    def score(self) -> float:
        """How sure the link is, 0 to 1."""
        return round(min(1.0, 0.5 + (self.points - ENOUGH) / 8), 3)


def clash(a: Trait, b: Trait) -> bool:
    """Whether two acts can't be one happening, whatever else agrees: day, type, who, whom."""
    if a.high < b.low or b.high < a.low:
        return True
    if a.kind != b.kind and frozenset((a.kind, b.kind)) not in _KIN:
        return True
    if a.stands != b.stands and not (a.planned or b.planned):
        return True
    if a.historical != b.historical and not (a.dated == b.dated == 2):
        return True
    return _sides(a, b)[0] == CLASH


def points(a: Trait, b: Trait) -> float:
    """Return how much speaks for one happening; below 0 where something forbids it."""
    return sum(value for value, _ in _grounds(a, b)) if not clash(a, b) else -1.0


def pair(a: Trait, b: Trait) -> Link | None:
    """Return the link between two acts, None where they are not one happening."""
    if clash(a, b):
        return None
    grounds = _grounds(a, b)
    total = sum(value for value, _ in grounds)
    if total < ENOUGH:
        return None
    reasons = sorted((g for g in grounds if g[0] > 0 and g[1]), key=lambda g: -g[0])
    return Link(round(total, 3), "; ".join(text for _, text in reasons))


def _sides(a: Trait, b: Trait) -> tuple[float, float]:
    """Return how well those who act and those acted on agree; `CLASH` first where either does."""
    if a.kind == b.kind == "CONSULT":
        both = meeting_match((*a.actors, *a.recipients), (*b.actors, *b.recipients))
        return both, both
    who = side_match(a.actors, b.actors)
    whom = side_match(a.recipients, b.recipients)
    return (CLASH, CLASH) if CLASH in (who, whom) else (who, whom)


def _grounds(a: Trait, b: Trait) -> list[tuple[float, str]]:
    return [
        _kinds(a, b),
        *_people(a, b),
        _days(a, b),
        _places(a, b),
        *_wording(a, b),
        _numbers(a, b),
        _told_together(a, b),
    ]


def _kinds(a: Trait, b: Trait) -> tuple[float, str]:
    if a.kind != b.kind:
        return -0.8, ""
    if a.mode and b.mode and a.mode != b.mode:
        return -0.3, ""
    return (0.5, f"same kind of act ({a.kind})") if a.mode == b.mode else (0.2, "")


def _people(a: Trait, b: Trait) -> list[tuple[float, str]]:
    who, whom = _sides(a, b)
    if a.kind == b.kind == "CONSULT":
        return [(3.0 * who, "the same met" if who > 0.5 else "")]
    return [
        (1.4 * who - (0.3 if not who else 0.0), "same actor" if who > 0.5 else ""),
        (1.4 * whom - (0.3 if not whom else 0.0), "same recipient" if whom > 0.5 else ""),
    ]


def _days(a: Trait, b: Trait) -> tuple[float, str]:
    if a.coarse or b.coarse:
        same = a.low == b.low and a.high == b.high and a.dated == b.dated == 2
        return (0.8, "same stretch of time") if same else (-0.5, "")
    if a.dated and b.dated:
        return (1.2, "same day") if a.dated == b.dated == 2 else (0.9, "same day, by the news")
    return (0.3, "told the same day") if a.published == b.published else (-0.2, "")


def _places(a: Trait, b: Trait) -> tuple[float, str]:
    if a.place is None or b.place is None:
        return 0.0, ""
    if a.place == b.place:
        return 1.0, f"same place ({a.place.title()})"
    if a.place_country and b.place_country and a.place_country != b.place_country:
        return -2.5, ""
    if a.place in b.place or b.place in a.place:
        return 0.3, "place within the other"
    return (-2.0, "") if a.kind in _PLACED else (-0.8, "")


def _wording(a: Trait, b: Trait) -> list[tuple[float, str]]:
    anchors = a.anchor & b.anchor
    named = a.names & b.names
    shared = (a.words & b.words) - named - anchors
    common = weight(shared)
    left = weight(a.words - named - anchors)
    right = weight(b.words - named - anchors)
    alike = common / ((left * right) ** 0.5 + 0.7)
    spoken = a.kind in _SPOKEN or b.kind in _SPOKEN
    found = [(4.5 * alike, _shared(shared) if alike > 0.15 else "")]
    found.append((0.9, f"same word ({min(anchors)})") if anchors else (-0.3, ""))
    if spoken and alike < 0.2:
        found.append((-1.2, ""))  # one speaker says many things to one other in a day
    return found


def _shared(words: frozenset[str]) -> str:
    best = sorted(words, key=lambda word: (-weight((word,)), word))[:4]
    return f"shared words ({', '.join(best)})"


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


def _told_together(a: Trait, b: Trait) -> tuple[float, str]:
    """Return what it counts that one stretch of one report tells both."""
    if a.report != b.report:
        return (0.4, "same source") if a.source and a.source == b.source else (0.0, "")
    if a.start < b.end and b.start < a.end and a.kind == b.kind:
        return 1.0, "told in one clause"
    return 0.2, ""
