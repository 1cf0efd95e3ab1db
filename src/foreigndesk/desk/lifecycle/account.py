"""What one act says of an announced deed: planned, moved, called off, done."""

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from foreigndesk.desk.acts import Act
from foreigndesk.desk.lifecycle.deeds import deed_of
from foreigndesk.desk.lifecycle.sides import Sides, sides_of
from foreigndesk.desk.lifecycle.wording import (
    Effect,
    effect_of,
    is_ahead,
    is_another,
    is_deadline,
    is_new_day,
    is_standing,
    names_in,
    names_old_day_only,
    stated,
)

DEMAND = "demand"
"""The deed of an ultimatum: what others are to do by a day."""
_PROMISED = frozenset({"AGREE", "CONCEDE"})
_DEMANDED = frozenset({"REQUEST", "THREATEN"})
_ARRANGED = re.compile(r"\b(agree|invit|accept|arrang|schedul|announc)", re.IGNORECASE)
_REAL = frozenset({"happened", "ongoing"})


class Word(StrEnum):
    """What an account says has become of the deed."""

    PLANNED = "planned"
    MOVED = "moved"
    CALLED_OFF = "called off"
    DOUBTED = "doubted"
    UPHELD = "upheld"
    DENIED = "denied"
    DONE = "done"


class Account(Struct, frozen=True, kw_only=True):
    """One act as it bears on an announced deed.

    `[starts, ends)` is the day of the deed that it gives, None where it gives none; `old_day` says
    that this is a day given up, `due` that it is a last day, `vague` that there are words for a day
    which could not be told. `lead` is the country of the first
    actor, `says` who says so, outermost first. `voice` is the first report of the same wording.
    `names` are the names in its clause.
    """

    act: str
    report: str
    voice: str
    published: date
    recorded: datetime | None
    word: Word
    deed: str
    manner: str
    sides: Sides
    lead: str | None
    starts: date | None
    ends: date | None
    stated: str | None
    vague: bool
    due: bool
    old_day: bool
    another: bool
    place: str | None
    names: frozenset[str]
    says: tuple[str, ...]
    parties: tuple[str, ...]
    anchor: str
    evidence: str
    start: int
    confidence: float


class DayWords(Struct, frozen=True, kw_only=True):
    """Words for a day inside an act's clause, what stands right before them, and their days."""

    words: str
    before: str
    starts: date
    ends: date


class Filed(Struct, frozen=True, kw_only=True):
    """What the desk knows of an act's report: first report of its wording, when it was recorded.

    `words` are those of the act's time expression, with the preposition before it. `days` are all
    words for days in its clause, in order, whether or not the reader took one for the act's.
    """

    voice: str | None = None
    recorded: datetime | None = None
    words: str | None = None
    days: tuple[DayWords, ...] = ()


_UNFILED = Filed()
_MEETINGS = frozenset({"meet", "call"})
_SEASON = timedelta(days=100)


def accounts_of(acts: list[Act], filed: Mapping[str, Filed] | None = None) -> list[Account]:
    """Return the accounts among acts; `filed` is by act id.

    A clause that the reader took for a plan and for a deed at once is a deed.
    """
    known = filed or {}
    ends = {act.id: act.end for act in acts}
    made = [account_of(act, known.get(act.id, _UNFILED)) for act in acts]
    found = [account for account in made if account is not None]
    done = defaultdict(list)
    for account in found:
        if account.word is Word.DONE:
            done[account.report, account.deed].append((account.start, ends[account.act]))
    return [
        account
        for account in found
        if account.word is not Word.PLANNED
        or not any(
            start < ends[account.act] and account.start < end
            for start, end in done[account.report, account.deed]
        )
    ]


def account_of(act: Act, filed: Filed = _UNFILED) -> Account | None:
    """Return what an act says of an announced deed, or None where it says nothing of one."""
    words = filed.words or stated(act.evidence)
    named = _deed(act, words)
    sides = sides_of(act)
    if named is None or act.historical or not (sides or act.place):
        return None
    effect = effect_of(act)
    word = _word(act, effect, named[0])
    if word is None:
        return None
    starts, ends = _days(act, word)
    new_day = _new_day(filed) if effect is Effect.MOVED else None
    if new_day is not None:
        starts, ends, words = new_day.starts, new_day.ends, new_day.words
    due = effect is not Effect.MOVED and (named[0] == DEMAND or is_deadline(words))
    if word is Word.PLANNED and not (due or _is_definite(act, named[0], sides, (starts, ends))):
        return None
    deed, manner = named
    return Account(
        act=act.id,
        report=act.report,
        voice=filed.voice or act.report,
        published=act.published,
        recorded=filed.recorded,
        word=word,
        deed=deed,
        manner=manner,
        sides=sides,
        lead=next((party.country or party.key for party in act.actors), None),
        starts=starts,
        ends=ends,
        stated=words if starts else None,
        vague=words is not None and starts is None,
        due=due,
        old_day=effect is Effect.MOVED and not new_day and names_old_day_only(act.evidence),
        another=is_another(act.evidence),
        place=act.place,
        names=names_in(act.evidence),
        says=act.per_sources or ((act.publisher,) if act.publisher else ()),
        parties=tuple(party.name for party in act.actors + act.recipients),
        anchor=act.anchor,
        evidence=act.evidence,
        start=act.start,
        confidence=act.confidence,
    )


def _new_day(filed: Filed) -> DayWords | None:
    """Return the day that something is moved to, where the clause says "until", "to" or "for" it.

    The reader dates a postponement by no day or by either; the words tell which one is new.
    """
    named = [day for day in filed.days if is_new_day(day.before)]
    return named[-1] if named else None


def _deed(act: Act, words: str | None) -> tuple[str, str] | None:
    if act.type in _DEMANDED and act.mode != "meet":
        return (DEMAND, DEMAND) if is_deadline(words) and _lies_ahead(act) else None
    return deed_of(act)


def _is_definite(act: Act, deed: str, sides: Sides, days: tuple[date | None, date | None]) -> bool:
    """Whether a plan can be waited for: it has a day, or says who will meet whom.

    A promise for a whole year is no announced event, unless it is of a meeting.
    """
    starts, ends = days
    if starts is not None and ends is not None:
        return deed in _MEETINGS or ends - starts <= _SEASON
    named = sum(bool(side.keys) for side in sides)
    return deed in _MEETINGS and len(sides) == 2 and named > 0 and act.type != "CONCEDE"


def _lies_ahead(act: Act) -> bool:
    """Whether the act's time ends after the day of its report."""
    return act.ends is not None and act.ends > act.published + timedelta(days=1)


def _word(act: Act, effect: Effect, deed: str) -> Word | None:
    if effect is not Effect.NONE:
        return Word[effect.name]
    promised = act.type in _PROMISED
    if act.type in _DEMANDED or (act.status == "planned" and act.type != "REJECT"):
        return None if promised and is_standing(act.evidence) else Word.PLANNED
    if act.status == "denied" and promised:
        return Word.DENIED
    if act.status not in _REAL or act.type == "REJECT":
        return None
    return _promised(act, deed) if promised else _told(act)


def _promised(act: Act, deed: str) -> Word | None:
    """Return what an agreement is: announced if for later, done if it is a signature."""
    if is_standing(act.evidence):
        return None
    arranged = act.starts is None and _ARRANGED.search(act.anchor)
    if arranged or _lies_ahead(act):
        return Word.PLANNED
    return Word.DONE if deed == "sign" and act.type == "AGREE" else None


def _told(act: Act) -> Word | None:
    """Return what a deed is that is told as done, unless its day or its words say otherwise."""
    late = act.starts is not None and act.starts > act.published
    if late:
        return Word.PLANNED  # nobody reports tomorrow's deed as done
    if is_ahead(act):
        return Word.PLANNED if act.ends is not None and act.ends > act.published else None
    return Word.DONE


def _days(act: Act, word: Word) -> tuple[date | None, date | None]:
    """Return the days of the deed; a plan for days gone by has its day from something else."""
    if act.starts is None or act.ends is None:
        return None, None
    if word is Word.PLANNED and act.ends <= act.published:
        return None, None
    return act.starts, act.ends
