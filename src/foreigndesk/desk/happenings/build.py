"""One happening of its acts: what most independent voices say, and what others say beside it."""

import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date
from hashlib import blake2b
from typing import TypeVar

from foreigndesk.desk.acts import Act, Party
from foreigndesk.desk.happening import Happening, Join
from foreigndesk.desk.happenings.conflicts import conflicts_of
from foreigndesk.desk.happenings.traits import FINE
from foreigndesk.desk.happenings.wars import begins, is_war
from foreigndesk.whoswho.keys import name_key

_V = TypeVar("_V", bound=Hashable)
_STATUSES = ("happened", "ongoing", "denied", "planned", "requested", "hypothetical")
_STAGES = (_STATUSES[:3], _STATUSES[3:4], _STATUSES[4:])
_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]?")
_QUOTED_WORDS = 5
_MONTH = 31
_CLAUSE = 90  # characters of a clause that tells an act without telling others
_NEWS = "news of the day"


def happening_id(first: Act) -> str:
    """Return the id of the happening whose first act this is."""
    return "h" + blake2b(first.id.encode(), digest_size=8).hexdigest()


def build_happening(
    acts: Sequence[Act], joins: Sequence[Join], voices: Mapping[str, str]
) -> Happening:
    """Return the happening of these acts, at least one.

    `voices` gives the voice of each report (`copies.voices`); a report without one is its own.
    """
    if len(acts) == 1:
        return lone_happening(acts[0], tuple(joins))
    ordered = sorted(acts, key=_order)
    spoken = {act.id: voices.get(act.report, act.report) for act in ordered}
    first, best = ordered[0], max(ordered, key=_telling)
    agreed = _Agreed(ordered, spoken)
    lead = agreed.lead()
    starts, ends = agreed.days()
    return Happening(
        id=happening_id(first),
        type=lead.type,
        mode=agreed.mode(lead.type),
        status=agreed.status(),
        historical=all(act.historical for act in ordered),
        quad=lead.quad,
        score=lead.score,
        actors=agreed.people(lambda act: act.actors),
        recipients=agreed.people(lambda act: act.recipients),
        starts=starts,
        ends=ends,
        place=agreed.value(lambda act: act.place),
        place_country=agreed.value(lambda act: act.place_country),
        acts=tuple(act.id for act in ordered),
        reports=tuple(dict.fromkeys(act.report for act in ordered)),
        voices=_independent(ordered, spoken),
        first_report=first.report,
        first_published=first.published,
        last_published=ordered[-1].published,
        best=best.id,
        evidence=best.evidence,
        joins=tuple(joins),
        conflicts=conflicts_of(ordered),
        contexts=tuple(sorted({c for act in ordered for c in act.contexts})),
        confidence=max(act.confidence for act in ordered),
    )


def lone_happening(act: Act, joins: tuple[Join, ...] = ()) -> Happening:
    """Return the happening that one act alone tells of; most are."""
    return Happening(
        id=happening_id(act),
        type=act.type,
        mode=act.mode,
        status=act.status,
        historical=act.historical,
        quad=act.quad,
        score=act.score,
        actors=act.actors,
        recipients=act.recipients,
        starts=act.starts,
        ends=act.ends,
        place=act.place,
        place_country=act.place_country,
        acts=(act.id,),
        reports=(act.report,),
        voices=1,
        first_report=act.report,
        first_published=act.published,
        last_published=act.published,
        best=act.id,
        evidence=act.evidence,
        joins=joins,
        contexts=tuple(sorted(set(act.contexts))),
        confidence=act.confidence,
    )


class _Agreed:
    """What most independent voices say, field by field."""

    def __init__(self, ordered: Sequence[Act], voices: Mapping[str, str]) -> None:
        self._acts = ordered
        self._voices = voices

    def lead(self) -> Act:
        """Return the first act of the type that most voices of the agreed status have."""
        status = self.status()
        now = [(act.type, act) for act in self._acts if act.status == status]
        top = self._most(now, lambda _: 0)
        return next(act for type_, act in now if type_ == top)

    def mode(self, type_: str) -> str | None:
        """Return the mode of most voices that have the type; none is one, too."""
        given = [(act.mode or "", act) for act in self._acts if act.type == type_]
        return self._most(given, len) or None

    def value(self, of: Callable[[Act], str | None]) -> str | None:
        """Return the value of most voices among those that give one, the longer at a tie."""
        given = [(value, act) for act in self._acts if (value := of(act))]
        return self._most(given, len) if given else None

    def status(self) -> str:
        """Return the status of most voices among the latest: a plan gives way to what came."""
        given = [(act.status, act) for act in self._acts]
        for stage in _STAGES:
            now = [(status, act) for status, act in given if status in stage]
            if now:
                return self._most(now, lambda status: -_STATUSES.index(status))
        return self._acts[0].status

    def people(self, of: Callable[[Act], tuple[Party, ...]]) -> tuple[Party, ...]:
        """Return the actors or recipients of most voices, as the first of them names these."""
        given = [(tuple(p.key for p in of(act)), act) for act in self._acts if of(act)]
        if not given:
            return ()
        top = self._most(given, _named)
        return next(of(act) for keys, act in given if keys == top)

    def days(self) -> tuple[date | None, date | None]:
        """Return the interval of most voices: stated before the news of the day, days before years.

        Accounts of one happening have a day in common, so that the finer says what the others do.
        """
        dated = [act for act in self._acts if act.starts and (begins(act) or not is_war(act))]
        stated = [act for act in dated if act.how != _NEWS] or dated
        finest = min(map(_grain, stated), default=0)
        given = [((act.starts, act.ends), act) for act in stated if _grain(act) == finest]
        return self._most(given, _shortness) if given else (None, None)

    def _most(self, given: Sequence[tuple[_V, Act]], better: Callable[[_V], int]) -> _V:
        """Return the value with most voices, then the better, then the earlier."""
        said: dict[_V, set[str]] = {}
        for value, act in given:
            said.setdefault(value, set()).add(self._voices[act.id])
        return max(said, key=lambda value: (len(said[value]), better(value)))


def _independent(ordered: Sequence[Act], voices: Mapping[str, str]) -> int:
    """Return how many voices are independent: those that only repeat one's words count once."""
    words: dict[str, set[str | None]] = {}
    for act in ordered:
        words.setdefault(voices[act.id], set()).add(_readout(act))
    heard, count = set[str | None](), 0
    for told in words.values():
        count += None in told or not told <= heard
        heard |= told - {None}
    return count


def _readout(act: Act) -> str | None:
    """Return the words of another that are all an account has: a quotation, or who said what."""
    quoted = " ".join(found[1] for found in _QUOTED.finditer(act.evidence))
    if len(quoted.split()) >= _QUOTED_WORDS:
        return name_key(quoted)
    return name_key(f"{act.per_sources[-1]} {act.evidence}") if act.per_sources else None


def _named(keys: tuple[str, ...]) -> int:
    """Return how much a list of actors tells: those with a key of their own count double."""
    return sum(1 if "|" in key else 2 for key in keys)


def _grain(act: Act) -> int:
    """Return 0 for a day or few, 1 for a month, 2 for what is longer."""
    days = -_shortness((act.starts, act.ends))
    return 0 if days <= FINE else 1 + (days > _MONTH)


def _shortness(days: tuple[date | None, date | None]) -> int:
    starts, ends = days
    return -(ends - starts).days if starts and ends else -1


def _telling(act: Act) -> tuple[int, int, float]:
    """Return how well an act's evidence tells what happened: roles, day and place, no plan."""
    known = bool(act.actors) + bool(act.recipients) + bool(act.starts) + bool(act.place)
    return known + (act.status in _STAGES[0]), -abs(len(act.evidence) - _CLAUSE), act.confidence


def _order(act: Act) -> tuple[date, str, int, str]:
    return act.published, act.report, act.start, act.id
