"""The faults of a sentence against the evidence's sentences on the same matter."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from foreigndesk.desk.audit.aligning import Match, told_alike
from foreigndesk.desk.audit.aspects import Agreement, checkable, day_in, number_in
from foreigndesk.desk.audit.names import foreign_names
from foreigndesk.desk.audit.numbers import Number
from foreigndesk.desk.audit.opposites import opposite
from foreigndesk.desk.audit.roles import Parties, is_verb, parties
from foreigndesk.desk.audit.senses import COUNTED, EMPTY, OFFICES, Deed, Sense, Who
from foreigndesk.desk.audit.standing import Standing, standing
from foreigndesk.desk.audit.verdicts import Finding, Proof, Verdict
from foreigndesk.desk.english import base_of
from foreigndesk.record.entries import TimeExpression

_BE = frozenset({"is", "are", "was", "were", "be"})
_PREDICATE = 3  # words between "was" and what it says: "was not for sale"
_MUTUAL = frozenset({"=meet", "=phone", "=agree"})  # acts of two sides alike
_MATTER = 0.5  # a sentence that covers less speaks of something else
_CLOSE = 0.2  # of matches on the matter, those nearly as close as the best are heard
_SPOKEN, _READ = 0.85, 0.6  # confidence where words tell, where only the reader does


class _Act(Struct, frozen=True):
    """An act of the brief's sentence found again in one of the evidence, by token numbers."""

    token: int
    other: int
    deed: Deed | None
    other_deed: Deed | None


def find_faults(
    sense: Sense, matches: Sequence[Match], reports: Mapping[str, Collection[str]]
) -> list[Finding]:
    """Return the faults of a sentence: what its evidence tells otherwise, or does not tell.

    A value that one sentence on the matter bears out is no fault, whatever the others have.
    """
    heard = heard_of(matches)
    if not heard:
        return []
    found = [*_numbers(sense, heard), *_days(sense, heard)]
    if not any(_told_by_same(sense, one) for one in heard):
        found += [*_acts(sense, heard), _opposite(sense, heard)]
    found += [
        _against(verdict, reason, _READ, one)
        for verdict, reason, one in foreign_names(sense, heard, reports)
    ]
    return [one for one in found if one is not None]


def _told_by_same(sense: Sense, other: Sense) -> bool:
    """Whether another sentence tells the same in the same words, of the same actors."""
    if not told_alike(sense, other):
        return False
    theirs = [one.who for one in other.here]
    named = [one.who for one in sense.here if not _unnamed(one.who)]
    order = [next((n for n, w in enumerate(theirs) if who.like(w)), None) for who in named]
    known = [place for place in order if place is not None]
    return len(known) == len(order) and known == sorted(known)


def heard_of(matches: Sequence[Match]) -> list[Sense]:
    """Return the sentences on the same matter, the closest first."""
    if not matches or matches[0].share < _MATTER:
        return []
    least = max(_MATTER, matches[0].share - _CLOSE)
    return [match.sense for match in matches if match.share >= least]


def proof(sense: Sense, *, speaks: str, entries: Sequence[str] = ()) -> Proof:
    """Return a whole sentence as proof, with the entries of the record that it carries."""
    own = [deed.event.id for deed in sense.deeds] + [said.id for said in sense.statements]
    return Proof(
        report=sense.report.id,
        start=sense.span.start,
        end=sense.span.end,
        words=sense.text,
        entries=tuple(entries) or tuple(own),
        speaks=speaks,
    )


def _numbers(sense: Sense, heard: Sequence[Sense]) -> Iterator[Finding | None]:
    for number in sense.numbers:
        answers = [(number_in(number, one), one) for one in heard]
        if any(answer[0] is Agreement.AGREES for answer, _ in answers):
            continue
        yield _number_fault(
            number, [(a[1], one) for a, one in answers if a[0] is Agreement.DIFFERS]
        )


def _number_fault(number: Number, differing: list[tuple[Number | None, Sense]]) -> Finding:
    if not differing:
        reason = f"the evidence on this matter has no number {number.words!r}"
        return Finding(verdict=Verdict.UNSUPPORTED, reason=reason, confidence=_READ)
    other, sense = differing[0]
    words = other.words if other else "another"
    reason = f"the number differs: {number.words!r} here, {words!r} in the evidence"
    return _against(Verdict.CONTRADICTED, reason, _SPOKEN, sense)


def _days(sense: Sense, heard: Sequence[Sense]) -> Iterator[Finding | None]:
    for time in sense.times:
        before = sense.report.text[max(0, time.span.start - 7) : time.span.start].lower()
        if before.endswith("since "):
            continue  # a beginning, which the evidence may tell in other words
        if not checkable(time, time.span.of(sense.report.text), sense.report.published):
            continue
        answers = [(day_in(time, one), one) for one in heard]
        if any(answer[0] is Agreement.AGREES for answer, _ in answers):
            continue
        differing = [(a[1], one) for a, one in answers if a[0] is Agreement.DIFFERS]
        yield _day_fault(sense, time, differing)


def _day_fault(
    sense: Sense, time: TimeExpression, differing: list[tuple[TimeExpression | None, Sense]]
) -> Finding | None:
    words = time.span.of(sense.report.text)
    if not differing:
        reason = f"the evidence on this matter does not say {words!r}"
        return Finding(verdict=Verdict.UNSUPPORTED, reason=reason, confidence=_READ)
    other, one = differing[0]
    theirs = other.span.of(one.report.text) if other else "another day"
    value = f" ({other.value})" if other else ""
    reason = f"the day differs: {words!r} ({time.value}) here, {theirs!r}{value} in the evidence"
    return _against(Verdict.WRONG_DATE, reason, 0.8, one)


def _acts(sense: Sense, heard: Sequence[Sense]) -> Iterator[Finding | None]:
    for judge in (_standing_fault, _party_fault):
        yield _gravest(sense, heard, judge)


def _gravest(
    sense: Sense,
    heard: Sequence[Sense],
    judge: Callable[[Sense, Sense, _Act], Finding | bool],
) -> Finding | None:
    """Return the first fault that a sentence finds in an act, unless another clears that act."""
    faults: dict[int, Finding] = {}
    cleared: set[int] = set()
    for one in heard:
        for act in _shared_acts(sense, one):
            judged = judge(sense, one, act)
            if isinstance(judged, Finding):
                faults.setdefault(act.token, judged)
            elif judged:
                cleared.add(act.token)
    open_ones = [faults[token] for token in sorted(faults) if token not in cleared]
    return open_ones[0] if open_ones else None


def _opposite(sense: Sense, heard: Sequence[Sense]) -> Finding | None:
    """Return a fault where the evidence has the opposite of an act that no sentence has."""
    keys = {key for one in heard for key in one.keys}
    for token, key in enumerate(sense.keys):
        for one in heard[:2]:
            found = opposite(key, one.keys) if key not in keys else None
            if found is not None:
                word, other = sense.tokens[token].text, one.tokens[found].text
                reason = f"“{word}” here, “{other}” in the evidence"
                return _against(Verdict.CONTRADICTED, reason, 0.75, one)
    return None


def _shared_acts(sense: Sense, other: Sense) -> Iterator[_Act]:
    """Yield the acts that both sentences tell: one key, told once by each."""
    deeds = {deed.token: deed for deed in sense.deeds}
    others = {deed.token: deed for deed in other.deeds}
    named = {n for one in sense.here for n in range(one.first, one.last)}
    for token, key in enumerate(sense.keys):
        word = sense.tokens[token]
        if not _acts_at(sense, token, deeds) or token in named or word.low in EMPTY:
            continue
        found = [n for n, its in enumerate(other.keys) if its == key and _acts_at(other, n, others)]
        same = [n for n in found if base_of(other.tokens[n].low) == base_of(word.low)] or found
        if (len(same) == 1 and sense.keys.count(key) == other.keys.count(key)) or len(found) == 1:
            yield _Act(token, same[0], deeds.get(token), others.get(same[0]))


def _acts_at(sense: Sense, token: int, deeds: Mapping[int, Deed]) -> bool:
    """Whether a token names an act: an event of the record, a verb we know, or what one "is"."""
    word = sense.tokens[token]
    if token in deeds or base_of(word.low) is not None:
        return True
    before = [one.low for one in sense.tokens[max(0, token - _PREDICATE) : token]]
    return word.text.islower() and word.low not in EMPTY and bool(_BE.intersection(before))


def _standing_fault(sense: Sense, other: Sense, act: _Act) -> Finding | bool:
    """Return a fault where the act stands otherwise; True where it stands the same."""
    here, told_here = standing(sense, act.token, act.deed)
    there, told_there = standing(other, act.other, act.other_deed)
    if here is there:
        return True
    told = told_here or told_there
    if Standing.DENIED in (here, there):
        told = told_here if here is Standing.DENIED else told_there
    if act.deed is None and act.other_deed is None and not told:
        return False
    word = sense.tokens[act.token].text
    sure = _SPOKEN if told else _READ
    if Standing.DENIED in (here, there):
        reason = f"“{word}” is {_WORDS[here]} here, but {_WORDS[there]} in the evidence"
        return _against(Verdict.CONTRADICTED, reason, sure, other) if told else False
    reason = f"“{word}” is {_WORDS[here]} here, but {_WORDS[there]} in the evidence"
    return _against(Verdict.WRONG_STATUS, reason, sure, other) if told else False


_WORDS = {
    Standing.DONE: "told as done",
    Standing.AHEAD: "planned, asked for or possible",
    Standing.DENIED: "denied or negated",
}


def _party_fault(sense: Sense, other: Sense, act: _Act) -> Finding | bool:
    """Return a fault where other actors act; True where the same do."""
    if sense.keys[act.token] in _MUTUAL:
        return True
    here, there = _parties_of(sense, act.token), _parties_of(other, act.other)
    if here.agent is None or there.agent is None:
        return False
    if here.agent.like(there.agent):
        return True
    word = sense.tokens[act.token].text
    if here.patient and there.patient and _swapped(here, there):
        reason = (
            f"the parties of “{word}” are swapped: {here.agent.name} to {here.patient.name} here, "
            f"{there.agent.name} to {there.patient.name} in the evidence"
        )
        return _against(Verdict.CONTRADICTED, reason, _SPOKEN, other)
    present = any(here.agent.like(one.who) for one in other.here)
    unsure = present and not _only_by(there.agent, here.agent, act.other_deed)
    if unsure or _unnamed(there.agent) or _unnamed(here.agent):
        return False
    reason = f"“{word}” is {here.agent.name}'s here, {there.agent.name}'s in the evidence"
    return _against(Verdict.CONTRADICTED, reason, _READ, other)


def _only_by(doer: Who, other: Who, deed: Deed | None) -> bool:
    """Whether the record too has one as an actor of a deed, and not the other."""
    if deed is None:
        return False
    by_doer = any(doer.like(actor) for actor in deed.actors)
    return by_doer and not any(other.like(actor) for actor in deed.actors)


def _unnamed(who: Who) -> bool:
    """Whether an actor is no more than a common noun or a number of people."""
    first = who.name.split()[0].lower() if who.name.split() else ""
    office = who.name.lower().split()[-1:][0] in OFFICES if who.name.split() else True
    return not who.name[:1].isupper() or first in COUNTED or office or not who.name[:1].isalpha()


def _parties_of(sense: Sense, token: int) -> Parties:
    return parties(sense, token) if is_verb(sense, token) else Parties((None, None))


def _swapped(here: Parties, there: Parties) -> bool:
    agent, patient = here
    other_agent, other_patient = there
    if agent is None or patient is None or other_agent is None or other_patient is None:
        return False
    return agent.like(other_patient) and patient.like(other_agent)


def _against(verdict: Verdict, reason: str, confidence: float, sense: Sense) -> Finding:
    return Finding(
        verdict=verdict,
        reason=reason,
        confidence=confidence,
        proofs=(proof(sense, speaks="against"),),
    )
