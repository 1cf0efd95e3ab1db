"""Which act of its report a response is about: the act in its words, or the one they point to."""

import re
from collections.abc import Iterable

from msgspec import Struct

from foreigndesk.desk.acts import Act
from foreigndesk.desk.responses.ladder import Cue, find_cues, rung_of_code
from foreigndesk.desk.responses.nouns import ANY, NounFound, is_move, kin_of, nouns_in, types_of
from foreigndesk.desk.responses.telling import Passage, Telling
from foreigndesk.reading.marks import MentionForm
from foreigndesk.whoswho import load_whoswho

_REAL = frozenset({"happened", "ongoing"})
_ANSWERS = frozenset({"SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE"})
_ONCE = frozenset({"approval", "criticism", "condemnation", "concern", "regret"})
_DEFINITE = re.compile(
    r"(?:\b(?:the|this|that|these|those|such|its|his|her|their|recent|latest|today’s|yesterday’s|"
    r"\w+day’s)|’s?)\s+(?:(?!(?:for|of|in|on|by|to|with|at|that|who|and|which|as|from|than)\b)"
    r"[\w’-]+\s+){0,4}$"
)
_BARE = re.compile(r"\s*(?:(?:over|at|of|by|about|for|on)\s+)?(?:[\w’-]+\s+){0,2}")
_NOT_ANY = frozenset({"accusation", "support", "demand", "restraint", "denial"})
_POINTING = re.compile(r"(?:this|these|such|latest)\s+(?:[\w’-]+\s+){0,3}$")
_BY_NAME = frozenset({MentionForm.NAME, MentionForm.ADJECTIVE, MentionForm.METONYM})
_SHORT_PHRASE = 25
_PHRASE = 60  # characters of a noun phrase on either side of its noun


class Reference(Struct, frozen=True, kw_only=True):
    """What a response is about: an act of the report, or only words that name one elsewhere.

    `[start, end)` are the words. `types` are the PLOVER types that they may name and `names` the
    keys of whoever the phrase names. `sure` is 0 to 1.
    """

    act: str | None
    start: int
    end: int
    how: str
    sure: float
    types: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def is_real(act: Act) -> bool:
    """Whether an act took place or goes on, and is told as news."""
    return act.status in _REAL and not act.historical


def is_answer(act: Act) -> bool:
    """Whether an act is itself what people say to something."""
    return act.type in _ANSWERS


def object_of(telling: Telling, passage: Passage, cue: Cue) -> Reference | None:
    """Return what the words after a cue, or before it, name: the nearest first."""
    end = _next_cue(telling, passage, cue)
    if not cue.verb and ATTRIBUTE.match(telling.plain, cue.end):
        return _in_words(telling, cue, cue.end, min(end, cue.end + _NOUN_PHRASE))
    after = _in_words(telling, cue, cue.end, end)
    if after is not None and after.start - cue.end >= _reach(cue, after):
        after = None
    if cue.verb and not _is_passive(telling, cue):
        return after
    before = _in_words(telling, cue, passage.start, cue.start)
    if not cue.verb:
        before = before or after
    if before is not None and before.act is None and not cue.verb:
        return None  # "heinous crimes such as": of no act in particular
    return before


ATTRIBUTE = re.compile(r"\s+(?!(?:and|or|but|as|by|for|in|on|to|that|because|when|if)\b)[a-z]")
"""What follows an adjective that stands before its noun."""
_NOUN_PHRASE = 40  # characters in which the noun of an adjective before it must begin


def _next_cue(telling: Telling, passage: Passage, cue: Cue) -> int:
    """Return where the next response of the sentence begins, or the sentence ends."""
    later = find_cues(telling.plain, cue.end, passage.end)
    end = next((one.start for one in later if one.verb), passage.end)
    finite = _FINITE.search(telling.plain, cue.end, end)
    if " that" in telling.plain[cue.start : cue.end]:
        return end
    inner = finite and _INNER.search(telling.plain, cue.end, finite.start())
    return finite.start() if finite and not inner else end


_FINITE = re.compile(r"\b(?:has|have|had|was|were|is|are|will|would|and (?:they|he|she|we|it))\b")
_INNER = re.compile(r"\b(?:that|which|who|whom|as|when|where|saying|in|if)\b")


def _reach(cue: Cue, reference: Reference) -> int:
    """How far behind a cue its object may stand, in characters."""
    return 110 if cue.verb and reference.sure > _POINTED else 60


_POINTED = 0.8  # surer than this is only an act in the words themselves


def _is_passive(telling: Telling, cue: Cue) -> bool:
    before = telling.plain[max(0, cue.start - 40) : cue.start]
    return _PASSIVE.search(before) is not None


_PASSIVE = re.compile(
    r"(?:\b(?:was|were|been|is|are|be|being|drew|draws|drawn|sparked|triggered|prompted|provoked|"
    r"brought|drawing|sparking|prompting)\s+(?:[\w-]+\s+){0,3})$"
)


def _in_words(telling: Telling, cue: Cue, start: int, end: int) -> Reference | None:
    """Return the first act or definite noun in `[start, end)`; before the cue, the last."""
    found = [*_acts_in(telling, cue, start, end), *_nouns_in(telling, cue, start, end)]
    if not found:
        return None
    ordered = sorted(found, key=lambda one: (one.start, one.act is None))
    return ordered[0] if start >= cue.end else ordered[-1]


def _acts_in(telling: Telling, cue: Cue, start: int, end: int) -> Iterable[Reference]:
    for act in telling.acts:
        anchor = telling.anchor(act)
        if not (start <= anchor.start and anchor.end <= end) or is_answer(act):
            continue
        if act.historical or not (act.status in _REAL or (act.status == "planned" and _ok(cue))):
            continue
        if act.quad < _CONFLICT and not types_of(telling.plain[anchor.start : anchor.end]):
            continue  # what people do while they respond: "condoled, pledging to help"
        how = "its words tell the event"
        yield Reference(
            act=act.id, start=anchor.start, end=anchor.end, how=how, sure=0.9, types=(act.type,)
        )


def _ok(cue: Cue) -> bool:
    return cue.rung in _ONCE


def _nouns_in(telling: Telling, cue: Cue, start: int, end: int) -> Iterable[Reference]:
    for noun in [*nouns_in(telling.plain, start, end), *_anchor_words(telling, start, end)]:
        if (ANY in noun.types and cue.rung in _NOT_ANY) or _is_name(telling, noun):
            continue
        before = telling.plain[max(start, noun.start - _PHRASE) : noun.start]
        direct = telling.plain[cue.end : noun.start] if noun.start >= cue.end else "?"
        bare = _BARE.fullmatch(direct) is not None and ANY not in noun.types
        if bare or _DEFINITE.search(before):
            found = pointed_to(telling, noun, start, end)
            if found is not None:
                yield found


def _anchor_words(telling: Telling, start: int, end: int) -> Iterable[NounFound]:
    """Return words in `[start, end)` that name an act elsewhere in the report: "the poisoning"."""
    for act in telling.acts:
        anchor = telling.anchor(act)
        word = telling.plain[anchor.start : anchor.end]
        if is_answer(act) or len(word) < _SHORTEST or types_of(word):
            continue
        place = telling.plain.find(word, start, end)
        if place >= 0 and place != anchor.start:
            yield NounFound(start=place, end=place + len(word), types=(act.type,))


_SHORTEST = 5  # letters


def _is_name(telling: Telling, noun: NounFound) -> bool:
    """Whether a noun is written as part of a name: "the Hanoi Action Plan"."""
    passage = telling.passage_at(noun.start)
    inside = passage is not None and passage.start < noun.start and not passage.title
    return inside and telling.text[noun.start].isupper()


def pointed_to(telling: Telling, noun: NounFound, start: int, end: int) -> Reference | None:
    """Return the act that a noun such as "the attack" points to, or the names it goes by."""
    names = phrase_names(telling, noun, start, end)
    fitting = [act for act in telling.acts if _fits(telling, act, noun, names)]
    if not fitting and ANY in noun.types:
        return None
    if not fitting:
        names = names or _names_told_with(telling, noun)
    if not fitting and not names:
        return None
    nearest = _nearest(telling, fitting, noun) if fitting else None
    if nearest is None and ANY in noun.types:
        return None
    act = nearest.id if nearest else None
    how, sure = "it names an event told elsewhere", 0.6
    if act is not None:
        how = f"“{telling.text[noun.start : noun.end]}” is the event told in the report"
        sure = 0.8 if names or len(fitting) == 1 else 0.7
    return Reference(
        act=act,
        start=noun.start,
        end=noun.end,
        how=how,
        sure=sure,
        types=noun.types,
        names=tuple(names),
    )


def _names_told_with(telling: Telling, noun: NounFound) -> dict[str, str]:
    """Return who is named in the first sentence that has the same word, if it is an earlier one."""
    word = telling.plain[noun.start : noun.end]
    first = telling.plain.find(word)
    passage = telling.passage_at(first)
    here = telling.passage_at(noun.start)
    if passage is None or here is None or passage.number == here.number:
        passage = here
        if passage is None:
            return {}
        found = telling.names_in(noun.end, passage.end)
    else:
        found = telling.names_in(passage.start, passage.end)
    return {one.party.key: one.party.name for one in found if one.form in _BY_NAME}


def phrase_names(telling: Telling, noun: NounFound, start: int, end: int) -> dict[str, str]:
    """Return key and name of whoever the phrase of a noun names."""
    last = min(end, noun.end + (_SHORT_PHRASE if ANY in noun.types else _PHRASE))
    stop = re.compile(r"[,;:.]|\b(?:which|that|who|as|and|said|saying)\b").search(
        telling.plain, noun.end, last
    )
    first, end = max(start, noun.start - _PHRASE // 2), stop.start() if stop else last
    found = telling.names_in(first, end)
    places = {
        code: match[0]
        for match in _CAPITALISED.finditer(telling.text, first, end)
        if (code := load_whoswho().country(match[0])) is not None
    }
    return places | {one.party.key: one.party.name for one in found if one.form in _BY_NAME}


_CAPITALISED = re.compile(r"\b[A-Z][\w-]+(?: [A-Z][\w-]+)?")


def _fits(telling: Telling, act: Act, noun: NounFound, names: dict[str, str]) -> bool:
    """Whether the phrase may mean this act: of its kind, real, and with whom it names."""
    if not is_real(act) or is_answer(act) or not noun.may_be(act.type):
        return False
    if not _same_sort(telling, act, noun):
        return False
    anchor = telling.anchor(act)
    if anchor.start <= noun.start < anchor.end or not names:
        return act.quad >= _CONFLICT or ANY not in noun.types
    parties = {party.key for party in (*act.actors, *act.recipients)}
    if parties & names.keys():
        return True
    passage = telling.passage_at(anchor.start)
    if passage is None or ANY in noun.types:
        return False
    there = {one.party.key for one in telling.names_in(passage.start, passage.end)}
    return bool(there & names.keys())


def _same_sort(telling: Telling, act: Act, noun: NounFound) -> bool:
    """Whether noun and anchor are not words of two sorts: an execution is no invasion.

    A move or decision that goes on ("the decision to recognise") is what it says itself, and no act
    of violence.
    """
    word = telling.plain[noun.start : noun.end]
    if ANY in noun.types and is_move(word):
        goes_on = _TO_DO.match(telling.plain, noun.end) is not None
        return not goes_on and act.type not in _VIOLENT
    one, other = kin_of(word), kin_of(act.anchor)
    return not one or not other or bool(one & other)


_TO_DO = re.compile(r"\s+(?:[\w’]+\s+){0,3}to\s+\w")
_VIOLENT = frozenset({"ASSAULT", "PROTEST"})


def _nearest(telling: Telling, acts: list[Act], noun: NounFound) -> Act | None:
    """Return the act that a noun points to, of those that it fits.

    "The move", "such acts": the last act before it, if it is near. "The attack": what the title or
    the first sentences tell goes before the last one, the last one before the next.
    """
    place = telling.passage_at(noun.start)
    earlier = [act for act in acts if telling.anchor(act).start <= noun.start]
    last = max(earlier, key=lambda act: (telling.anchor(act).start, act.id), default=None)
    if ANY in noun.types:
        there = telling.passage_at(telling.anchor(last).start) if last else None
        near = there is not None and place is not None and place.number - there.number <= _CLOSE
        return last if near else None
    before = telling.plain[max(0, noun.start - _PHRASE) : noun.start]
    main = main_act(telling)
    if not _POINTING.search(before) and main is not None and main.id in {act.id for act in acts}:
        return main
    return last or min(acts, key=lambda act: (telling.anchor(act).start, act.id))


_CLOSE = 2  # sentences


def main_act(telling: Telling) -> Act | None:
    """Return the act that a report is about: told in its title or first sentences, conflict first.

    None where its beginning tells of nothing but what people said.
    """
    early = [act for act in telling.acts if is_real(act) and not is_answer(act)]
    early = [act for act in early if is_early(telling, act)]
    force = [act for act in early if act.quad == _FORCE]
    if force or early:
        return min(force or early, key=lambda act: (telling.anchor(act).start, act.id))
    return None


_CONFLICT, _FORCE = 3, 4  # quads of conflict, material conflict
_EARLY = 3  # sentences


def is_early(telling: Telling, act: Act) -> bool:
    """Whether a report tells of an act in its first sentences."""
    passage = telling.passage_at(telling.anchor(act).start)
    return passage is not None and passage.number < _EARLY


def act_of_cue(telling: Telling, cue: Cue) -> Act | None:
    """Return the act whose word is the cue, the one that stands for its rung first."""
    found = [
        act
        for act in telling.acts
        if telling.anchor(act).start < cue.end and cue.start < telling.anchor(act).end
    ]
    return min(
        found, key=lambda act: (rung_of_code(act.type, act.mode) != cue.rung, act.id), default=None
    )
