"""Which happenings a brief tells, and in which sentence of which report."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import log2

from msgspec import Struct

from foreigndesk.desk.acts import Act, Party, party_key
from foreigndesk.desk.briefs.lifting import Lifted, Lifter
from foreigndesk.desk.briefs.material import Material, Subject
from foreigndesk.desk.happening import Happening
from foreigndesk.desk.wording import word_key
from foreigndesk.intake.report import Span
from foreigndesk.reading.tokens import tokenize
from foreigndesk.record.entries import Event, Record

_ACCOUNTS = 5  # of a happening, tried in turn until one can be lifted
_TRIED = 240  # happenings, the weightiest first
_SAME = 0.5  # share of content words at which two sentences tell the same
_SHORT = 4
_FORGOTTEN = timedelta(days=21)
_NEWS = 4  # days before a report's day that are news for it
_SPORT = re.compile(
    r"\b(?:midfield\w*|striker|goalkeeper|coach|fifa|uefa|matches|football|soccer|cricket|tennis"
    r"|squash|basketball|referee|half-?time|quarter-?finals?|semi-?finals?|medals?|championships?"
    r"|tournament|relay|world cup|scored|grand prix|defending champions?|seeded|set points?|innings"
    r"|olympic games|marathon|butterfly)\b",
    re.IGNORECASE,
)
"""Words of the sports desk, whose contests read like conflict."""
_BARE_OFFICE = re.compile(
    r"The (?:\w+ )?(?:President|Prime Minister|Vice President|Minister|Chancellor|King|Secretary"
    r"|minister|president|prime minister|spokesman|spokeswoman|ministry|two|leaders)\b(?! [A-Z])"
)
_VAGUE = 0.6  # a sentence that names an office alone, where others in the brief may hold one
_WILL = re.compile(
    r"\b(?:will|is to|are to|(?:is|are) (?:due|expected|scheduled|set) to|plans? to)\b"
)
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
_STATUS = {"happened": 1.0, "ongoing": 0.9, "planned": 0.7, "denied": 0.5, "requested": 0.3}


class Told(Struct, frozen=True, kw_only=True):
    """A sentence that a brief may use, the happenings it tells, and how much they weigh.

    `happenings[0]` with `act` and `event` is the weightiest.
    """

    lifted: Lifted
    report: str
    act: Act
    event: Event
    happenings: tuple[Happening, ...]
    weight: float
    keys: frozenset[str]


class Chooser:
    """Weighs and lifts the happenings of some material."""

    def __init__(self, material: Material, subject: Subject) -> None:
        self._material = material
        self._subject = subject
        self._lifters: dict[str, Lifter] = {}

    def told(self) -> list[Told]:
        """Return the sentences worth telling, the weightiest first, none twice."""
        ranked = sorted(self._material.happenings, key=lambda one: (-self.weight(one), one.id))
        by_place: dict[tuple[str, Span], list[tuple[Happening, Act, Lifted]]] = defaultdict(list)
        for happening in ranked[:_TRIED]:
            for act, lifted in self._accounts(happening):
                by_place[act.report, lifted.span].append((happening, act, lifted))
                break
        found = [self._told(place, tellings) for place, tellings in by_place.items()]
        return _once(sorted(found, key=lambda one: (-one.weight, one.report, one.lifted.span)))

    def weight(self, happening: Happening) -> float:
        """Return how much a happening counts: voices, reports, score, who and when, how sure."""
        named = bool(happening.actors) + bool(happening.recipients)
        states = len({p.country for p in (*happening.actors, *happening.recipients) if p.country})
        base = 2.0 * log2(1 + happening.voices) + log2(1 + len(happening.reports)) / 2
        base += abs(happening.score) / 5 + 0.8 * named + 0.5 * min(states, 2)
        base *= _STATUS.get(happening.status, 0.25) * (0.5 if happening.historical else 1.0)
        return (
            base * (0.4 + happening.confidence) * self._timely(happening) * self._between(happening)
        )

    def _timely(self, happening: Happening) -> float:
        """Return 1 for news of the brief's day or last days, less for what is older."""
        if is_stale(happening, self._subject.as_of):
            return 0.1
        if self._subject.day is not None:
            return self._news_of_day(happening, self._subject.day)
        age = (self._subject.as_of - happening.last_published).days
        return 1.0 / (1.0 + max(age, 0) / 60)

    def _news_of_day(self, happening: Happening, day: date) -> float:
        if happening.starts is None:
            return 0.6
        behind = (day - happening.starts).days
        if behind < 0:
            return 0.8
        return 1.0 if behind <= _NEWS else 0.35

    def _between(self, happening: Happening) -> float:
        """Return more for acts between the sides of a pair, or by the actor a brief is about."""
        sides = self._subject.sides
        if len(sides) == 2:
            one, other = sides
            acting, facing = happening.actors, happening.recipients
            apart = (one.any_of(acting) and other.any_of(facing)) or (
                other.any_of(acting) and one.any_of(facing)
            )
            together = one.any_of(acting) and other.any_of(acting)
            return 1.6 if apart or together else 1.0
        if sides:
            return 1.3 if sides[0].any_of(happening.actors) else 1.0
        return 1.0

    def _may_tell(self, happening: Happening, act: Act, lifted: Lifted) -> bool:
        """Whether a sentence is news of this desk: no sport, no "will" whose day is past."""
        if _SPORT.search(lifted.text):
            return False
        old = self._subject.as_of - act.published > _FORGOTTEN
        ahead = happening.starts is not None and happening.starts > self._subject.as_of
        return not (old and not ahead and _WILL.search(_QUOTED.sub("", lifted.text)))

    def _on_subject(self, report: str, lifted: Lifted) -> float:
        """Return 1 for a sentence that names those the brief is about, less for others."""
        here = parties_in(self._material.records[report], lifted.span)
        missing = sum(not side.any_of(here) for side in self._subject.sides)
        vague = _BARE_OFFICE.match(lifted.text) is not None
        return 0.35**missing * (_VAGUE if vague else 1.0)

    def _accounts(self, happening: Happening) -> Iterator[tuple[Act, Lifted]]:
        """Yield the accounts of a happening that can stand in a brief, the best first."""
        ids = [happening.best, *(one for one in happening.acts if one != happening.best)]
        for act_id in ids[:_ACCOUNTS]:
            act = self._material.acts.get(act_id)
            lifter = self._lifter(act.report) if act is not None else None
            if act is None or lifter is None or act_id not in lifter.events:
                continue
            lifted = lifter.lift(lifter.events[act_id])
            if lifted is not None and self._may_tell(happening, act, lifted):
                yield act, lifted

    def _lifter(self, report: str) -> Lifter | None:
        if report not in self._lifters and report in self._material.records:
            near = self._subject.as_of
            self._lifters[report] = Lifter(self._material.records[report], near)
        return self._lifters.get(report)

    def _told(
        self, place: tuple[str, Span], tellings: Sequence[tuple[Happening, Act, Lifted]]
    ) -> Told:
        happening, act, lifted = tellings[0]
        rest = sum(self.weight(other) for other, _, _ in tellings[1:])
        return Told(
            lifted=lifted,
            report=place[0],
            act=act,
            event=self._lifters[act.report].events[act.id],
            happenings=tuple(other for other, _, _ in tellings),
            weight=(self.weight(happening) + 0.25 * rest) * self._on_subject(act.report, lifted),
            keys=content_keys(lifted.text),
        )


def is_stale(happening: Happening, as_of: date) -> bool:
    """Whether a plan is so old that its day is past, or that nobody spoke of it for weeks."""
    if happening.status != "planned":
        return False
    if happening.ends is not None:
        return happening.ends <= as_of
    return as_of - happening.last_published > _FORGOTTEN


def parties_in(record: Record, span: Span) -> list[Party]:
    """Return the actors that a stretch of a report mentions."""
    return [
        Party(
            id=actor.id,
            key=party_key(
                name=actor.name,
                kind=actor.kind.value,
                country=actor.country,
                wikidata=actor.wikidata,
            ),
            name=actor.name,
            country=actor.country,
            sector=actor.sectors[0] if actor.sectors else None,
        )
        for actor in record.actors
        if any(span.covers(mention.span) for mention in actor.mentions)
    ]


def content_keys(text: str) -> frozenset[str]:
    """Return the keys of the words of content, by which two sentences are held to be one."""
    words = (token.low for token in tokenize(text, Span(0, len(text))) if token.is_word)
    return frozenset(word_key(word) for word in words if len(word) >= _SHORT)


def _once(found: Sequence[Told]) -> list[Told]:
    """Return the sentences without those that repeat a weightier one."""
    kept: list[Told] = []
    for told in found:
        if not any(alike(told.keys, other.keys) for other in kept):
            kept.append(told)
    return kept


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sentences share so many words that they tell the same."""
    shared = len(one & other)
    return shared >= _SAME * min(len(one), len(other))
