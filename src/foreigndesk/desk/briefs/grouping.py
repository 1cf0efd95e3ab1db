"""Into which sections the chosen sentences go: by what the acts are, or by matter for a day."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations

from msgspec import Struct

from foreigndesk.desk.briefs.choosing import Told, is_stale
from foreigndesk.desk.briefs.material import Subject
from foreigndesk.desk.happening import Happening
from foreigndesk.desk.select import country_label
from foreigndesk.reading.marks import Status

LEAD = "What's the story"
STALE = "Plans of the past"  # told nowhere: their day has passed, and nobody says what came of it
_ORDER = (
    "What happened",
    "Talks",
    "Bilateral relations",
    "Reaction",
    "Support",
    "Agreements",
    "Appeals",
    "Denials",
    "Upcoming events",
    "Background",
)
_OF_TYPE = {
    "ACCUSE": "Reaction",
    "REJECT": "Reaction",
    "THREATEN": "Reaction",
    "SUPPORT": "Support",
    "AID": "Support",
    "AGREE": "Agreements",
    "COOPERATE": "Agreements",
    "REQUEST": "Appeals",
    "CONSULT": "Talks",
}
_ASKS = re.compile(r"\b(?:ask|call|urg|demand|request|appeal|sought|seek)(?:s|e|es|ed|ing)?\b")
_LINES, _LEAD_LINES, _DAY_LINES = 3, 2, 3
_PAST = timedelta(days=60)
_FRESH, _FAR_BELOW = timedelta(days=45), 0.35


class Group(Struct, frozen=True):
    """A section to be: its kicker and the sentences under it, the weightiest first."""

    kicker: str
    told: tuple[Told, ...]


def groups(found: Sequence[Told], subject: Subject) -> list[Group]:
    """Return the sections of a brief, the lead first; nothing for nothing."""
    if not found:
        return []
    return by_matter(found, subject) if subject.day is not None else by_kind(found, subject)


def by_kind(found: Sequence[Told], subject: Subject) -> list[Group]:
    """Return the lead and the sections by what the acts are: what happened, reactions, plans ..."""
    news = [
        told for told in found if kind_of(told, subject) not in ("Background", "Denials", STALE)
    ]
    first = _lead(news or found, subject)
    near = [t for t in found if t is not first and t.report == first.report]
    lead = [first, *[t for t in near if kind_of(t, subject) == kind_of(first, subject)]]
    lead = lead[:_LEAD_LINES]
    rest: dict[str, list[Told]] = defaultdict(list)
    for told in found:
        if told not in lead and kind_of(told, subject) != STALE:
            rest[kind_of(told, subject)].append(told)
    best = sorted(rest, key=lambda kind: (-sum(t.weight for t in rest[kind][:_LINES]), kind))
    kept = sorted(best[: max(subject.sections - 1, 0)], key=_ORDER.index)
    return [Group(LEAD, tuple(lead)), *(Group(kind, tuple(rest[kind][:_LINES])) for kind in kept)]


def _lead(news: Sequence[Told], subject: Subject) -> Told:
    """Return the weightiest sentence of the last weeks, unless an older one far outweighs it."""
    fresh = [told for told in news if subject.as_of - told.act.published <= _FRESH]
    best = news[0]
    return fresh[0] if fresh and fresh[0].weight >= _FAR_BELOW * best.weight else best


def kind_of(told: Told, subject: Subject) -> str:
    """Return the section that a sentence belongs in."""
    happening = told.happenings[0]
    if happening.status == "denied":
        return "Denials"
    planned = told.event.status is Status.PLANNED and not told.event.historical
    if is_stale(happening, subject.as_of) or (planned and _is_over(happening, subject.as_of)):
        return STALE
    if told.event.historical or _long_past(happening.ends, told.act.published):
        return "Background"
    if happening.status == "planned" or (happening.starts and happening.starts > subject.as_of):
        return "Upcoming events"
    if happening.status == "requested" and _ASKS.search(told.lifted.text):
        return "Appeals"
    kind = _OF_TYPE.get(happening.type, "What happened")
    between = {p.country for p in (*happening.actors, *happening.recipients) if p.country}
    return "Bilateral relations" if kind == "Talks" and len(between) == 2 else kind


def _is_over(happening: Happening, as_of: date) -> bool:
    return happening.ends is not None and happening.ends <= as_of


def _long_past(ends: date | None, published: date) -> bool:
    return ends is not None and published - ends > _PAST


def by_matter(found: Sequence[Told], subject: Subject) -> list[Group]:
    """Return sections by matter: sentences of one report, or of reports with shared happenings."""
    matters = _matters(found)
    ranked = sorted(matters, key=lambda one: (-sum(t.weight for t in one[:_LINES]), one[0].report))
    kept = ranked[: subject.sections]
    named: list[Group] = []
    for number, matter in enumerate(kept):
        kicker = LEAD if number == 0 else _kicker(matter)
        named.append(Group(kicker, tuple(matter[:_DAY_LINES])))
    return named


def _matters(found: Sequence[Told]) -> list[list[Told]]:
    """Return the sentences in groups linked by a report that tells of both."""
    group = {told.report: told.report for told in found}

    def root(report: str) -> str:
        while group[report] != report:
            report = group[report]
        return report

    for told in found:
        reports = sorted({r for h in told.happenings for r in h.reports if r in group})
        for one, other in combinations(reports, 2):
            first, second = sorted((root(one), root(other)))
            group[second] = first
    matters: dict[str, list[Told]] = defaultdict(list)
    for told in found:
        matters[root(told.report)].append(told)
    return list(matters.values())


def _kicker(matter: Sequence[Told]) -> str:
    """Return the countries that most acts of a matter are of, as its label."""
    votes: Counter[str] = Counter()
    for told in matter[:_DAY_LINES]:
        for happening in told.happenings:
            parties = (*happening.actors, *happening.recipients)
            votes.update({p.country for p in parties if p.country})
            if happening.place_country:
                votes[happening.place_country] += 1
    best = sorted(votes, key=lambda code: (-votes[code], code))[:2]
    if len(best) == 2 and votes[best[1]] * 2 <= votes[best[0]]:
        best = best[:1]
    return " and ".join(country_label(code) for code in best) or "In brief"
