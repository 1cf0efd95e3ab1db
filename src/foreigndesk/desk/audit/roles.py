"""Who does and who undergoes an act, by the order of a sentence's words and its voice."""

from foreigndesk.desk.audit.senses import Here, Sense, Who
from foreigndesk.desk.english import base_of
from foreigndesk.reading.marks import MentionForm

_BE = frozenset("is are was were been being be".split())
_BEFORE_OBJECT = frozenset(
    "of with in to from at by on for against about between over near after before as into".split()
)
_CLAUSE = frozenset(
    ", ; : that and but who which after before while when said says told added announced".split()
)
_SAYING = frozenset({"said", "says", "added", "announced"})
_FAR = 12


class Parties(tuple[Who | None, Who | None]):
    """Who acts and who undergoes it; None where the words don't tell."""

    __slots__ = ()

    @property
    def agent(self) -> Who | None:
        """Who acts."""
        return self[0]

    @property
    def patient(self) -> Who | None:
        """Who undergoes it."""
        return self[1]


def is_verb(sense: Sense, token: int) -> bool:
    """Whether the token looks like a verb of a clause: inflected, or behind an auxiliary."""
    low = sense.tokens[token].low
    before = [one.low for one in sense.tokens[max(0, token - 3) : token]]
    base = base_of(low)
    if base is None:
        return False
    helped = {"will", "would", "has", "have", "had", "to", "did", *_BE}.intersection(before)
    return bool(helped) or low not in (base, f"{base}s")


def parties(sense: Sense, token: int) -> Parties:
    """Return who acts and who undergoes the act of a verb at a token."""
    passive = _is_passive(sense, token)
    before = _subject(sense, token)
    if passive:
        return Parties((_agent_by(sense, token), before))
    return Parties((before, _object(sense, token)))


def _is_passive(sense: Sense, token: int) -> bool:
    before = [one.low for one in sense.tokens[max(0, token - 3) : token]]
    low = sense.tokens[token].low
    participle = low.endswith(("ed", "en", "wn", "ung", "id", "ade", "eld", "ught")) or low == "hit"
    return participle and bool(_BE.intersection(before))


def _subject(sense: Sense, token: int) -> Who | None:
    """Return the first actor of the clause before the verb that no preposition holds."""
    start = _clause_start(sense, token)
    ahead = [one for one in sense.here if start <= one.first and one.last <= token]
    free = [one for one in ahead if not _held(sense, one, token)]
    full = [one for one in free if one.form is not MentionForm.ADJECTIVE]
    return full[0].who if full else None


def _clause_start(sense: Sense, token: int) -> int:
    """Return where the verb's clause begins, as far as an actor stands in it."""
    for number in range(token - 1, -1, -1):
        if sense.tokens[number].low in _CLAUSE:
            inside = [one for one in sense.here if number < one.first and one.last <= token]
            if any(not _held(sense, one, token) for one in inside):
                return number + 1
    return 0


def _held(sense: Sense, one: Here, verb: int) -> bool:
    """Whether an actor is no subject: a preposition holds it, or it is only who says so."""
    before = [token.low for token in sense.tokens[max(0, one.first - 2) : one.first]]
    if any(token.low in _SAYING for token in sense.tokens[one.last : min(one.last + 1, verb)]):
        return True  # ", officials said," in between
    if before[-1:] and before[-1] in {"the", "a", "an", "its", "his", "their"}:
        before = before[:-1]
    return bool(before) and before[-1] in _BEFORE_OBJECT


def _object(sense: Sense, token: int) -> Who | None:
    after = [one for one in sense.here if token < one.first <= token + _FAR]
    if not after:
        return None
    between = [one.low for one in sense.tokens[token + 1 : after[0].first]]
    return None if {",", "by", "that", ";"}.intersection(between) else after[0].who


def _agent_by(sense: Sense, token: int) -> Who | None:
    for one in sense.here:
        if token < one.first <= token + _FAR:
            between = [word.low for word in sense.tokens[token + 1 : one.first]]
            if "by" in between[-3:]:
                return one.who
    return None
