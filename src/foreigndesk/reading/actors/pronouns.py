"""Whom a pronoun means: answered in the constructions that are seldom wrong, else left open.

"Holm said she ..." means Holm, "..., he said" the one who spoke in the sentence before; elsewhere
a pronoun is answered only where one actor of its own sentence can be meant. A name of which nothing
else is known may be the one meant as well, so it leaves a pronoun open; so do objects ("him").
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from foreigndesk.intake.report import Span
from foreigndesk.reading.actors.lexicon import lexicon
from foreigndesk.reading.actors.memory import Memory, Seen
from foreigndesk.reading.marks import ActorKind, Mention

_OBJECTS = frozenset({"him", "them", "her"})
_BEFORE = 80  # characters in which "Smith said on Friday that he" must stand
# a verb of speech, what may follow it, then the pronoun
_TOLD = re.compile(
    r"([^\W\d_]+)(?:\s+(?:on\s+)?[A-Z]\w+day)?(?:\s+(?:[A-Za-z]+\s+)?reporters)?"
    r"(?:\s+in\s+a\s+statement)?(?:\s+that)?\s+$"
)
_HELPING = re.compile(r"\s*(?:(?:has|have|had|also|later|then|earlier|would|will|again)\s+)*")
_LATE = 2  # sentences in which only one person may be met
_JOINING = frozenset("as after before until while if because when since although though".split())
_CLOSED = re.compile(r"[\"”'’]{1,2}\s*$")


class Asked(NamedTuple):
    """A pronoun: its word, its sentence, and whom the words before and after point to.

    `tags` tells that its verb reports what stands before ("..., he said").
    """

    word: str
    number: int
    told: int | None = None
    speaker: int | None = None
    joined: bool = False
    tags: bool = False


def asked(
    text: str, span: Span, number: int, mentions: Sequence[Mention], speaker: int | None
) -> Asked:
    """Return what a pronoun's surroundings tell; `speaker` spoke in the sentence before."""
    word = span.of(text).lower()
    before = text[max(0, span.start - _BEFORE) : span.start].split()
    after = text[span.end : span.end + 16].split()[:1]
    tags = bool(after) and after[0].strip(",.") in lexicon().speech and _ends_quote(text, span)
    return Asked(
        word=word,
        number=number,
        told=_teller(text, span, mentions),
        speaker=speaker,
        joined=bool(before) and before[-1].lower() in _JOINING,
        tags=tags,
    )


def _teller(text: str, span: Span, mentions: Sequence[Mention]) -> int | None:
    """Return who says the clause that a pronoun opens ("Smith has said that | he")."""
    told = _TOLD.search(text, max(0, span.start - _BEFORE), span.start)
    if told is None or told[1].lower() not in lexicon().speech:
        return None
    for mention in reversed(mentions[-3:]):
        if mention.span.end <= told.start(1):
            between = text[mention.span.end : told.start(1)]
            return mention.entity if _HELPING.fullmatch(between) else None
    return None


def _ends_quote(text: str, span: Span) -> bool:
    """Whether what the pronoun's verb reports stands before it: a quotation, or a clause."""
    before = text[max(0, span.start - 4) : span.start].rstrip()
    return before.endswith((",", "”", '"', "'", "’")) or bool(_CLOSED.search(before))


def antecedent(pronoun: Asked, memory: Memory) -> int | None:
    """Return the actor that a pronoun means, or None where another might be meant."""
    if pronoun.told is not None and _agrees(memory.seen[pronoun.told], pronoun.word, loosely=True):
        return pronoun.told
    if pronoun.word in lexicon().pronouns_it or pronoun.word in _OBJECTS:
        return None  # a thing as often as an actor; anyone but the subject
    if pronoun.tags and pronoun.word in lexicon().pronouns_they:
        return None
    if pronoun.tags and pronoun.speaker is not None:
        return pronoun.speaker if _agrees(memory.seen[pronoun.speaker], pronoun.word) else None
    return _alone(pronoun, memory)


def _alone(pronoun: Asked, memory: Memory) -> int | None:
    """Return the one actor of this sentence so far that can be meant."""
    word, number = pronoun.word, pronoun.number
    here = [i for i, s in enumerate(memory.seen) if s.sentence == number and _agrees(s, word)]
    if word in lexicon().pronouns_they or (len(here) > 1 and pronoun.joined):
        here = here if len(here) == 1 or pronoun.joined else []
        here = [i for i in here if memory.seen[i].subject]
    if here or word in lexicon().pronouns_they:
        return here[0] if len(here) == 1 else None
    return _subject_before(pronoun, memory)


def _subject_before(pronoun: Asked, memory: Memory) -> int | None:
    """Return the one person met of late, if the sentence before is about no other actor."""
    people = [
        i
        for i, s in enumerate(memory.seen)
        if s.entity.kind is ActorKind.PERSON and pronoun.number - s.sentence <= _LATE
    ]
    last = [i for i, s in enumerate(memory.seen) if s.sentence == pronoun.number - 1]
    alone = len(people) == 1 and (last == people or (pronoun.tags and people[0] in last))
    return people[0] if alone and _agrees(memory.seen[people[0]], pronoun.word) else None


def _agrees(item: Seen, word: str, *, loosely: bool = False) -> bool:
    """Whether an actor can be meant by a pronoun, by its kind, number and sex."""
    lists = lexicon()
    person = item.entity.kind is ActorKind.PERSON
    if word in lists.pronouns_he:
        return person and item.female is not True
    if word in lists.pronouns_she:
        return person and item.female is not False and (loosely or _maybe_woman(item))
    if word in lists.pronouns_they:
        return item.plural or (loosely and not person)
    return item.entity.kind in {ActorKind.STATE, ActorKind.ORGANISATION}


def _maybe_woman(item: Seen) -> bool:
    """Whether a person is known for a woman, or has no name that would tell."""
    return item.female is True or item.surname is None
