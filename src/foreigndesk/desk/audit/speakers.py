"""Quotations that speak of their own speaker: another's account, put in the speaker's mouth."""

import re

from msgspec import Struct

from foreigndesk.intake.report import Span
from foreigndesk.reading.marks import ActorKind, MentionForm, StatementKind
from foreigndesk.reading.sentences import split_sentences
from foreigndesk.record.entries import Actor, Record, Statement

_TELLING = (
    r"(?:re)?emphasi[sz]ed|stressed|underlined|underscored|reiterated|reaffirmed|conveyed"
    r"|expressed|condemned|assured|pledged|vowed|voiced|welcomed|congratulated|appealed|extended"
    r"|briefed|praised|regretted|recalled|pointed out|thanked|wished"
)
"""Verbs in which an office gives an account of what its principal, or a guest, said."""
_SAYING = (
    r"said|stated|added|noted|told|promised|called|urged|asked|demanded|invited|offered|warned"
    r"|rejected|denied|confirmed|declared|insisted|informed|agreed|accused|spoke"
)
"""Verbs that anyone uses of anyone: they tell only where an office relays the words."""
_BETWEEN = r"(?:(?:also|further|then|again|had|has|have|strongly|firmly)\s+)*"
_VERB = rf"(?:(?P<telling>{_TELLING})|(?P<saying>{_SAYING}))\b"
_THIRD = re.compile(rf"\W*(?:he|she)\s+{_BETWEEN}{_VERB}", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:I|me|my|we|us|our|myself|ourselves)\b")
_OPENED = re.compile(r"[\"“'‘`]")
_WORD = re.compile(r"\w+")
_SURE, _LESS_SURE, _UNSURE = 0.93, 0.8, 0.65


class SelfTold(Struct, frozen=True):
    """A quotation that speaks of its alleged speaker: the statement, the telling words, the relay.

    `relay` is who, by the chain of the record, passes the words on; `confidence` is 0 to 1.
    """

    statement: Statement
    speaker: str
    words: str
    relay: str | None
    confidence: float


def self_told(record: Record) -> tuple[SelfTold, ...]:
    """Return the quotations whose words are somebody's account of the alleged speaker.

    "He emphasized that …" in a person's own mouth can't be that person's words: it is the account
    of whoever relays the talk. A first person in the words clears the quotation, and so does a
    "he" for whom the sentence before names somebody else.
    """
    actors = {actor.id: actor for actor in record.actors}
    found = (_told(record, actors, statement) for statement in record.statements)
    return tuple(one for one in found if one is not None)


def _told(record: Record, actors: dict[str, Actor], statement: Statement) -> SelfTold | None:
    if statement.kind is StatementKind.INDIRECT or statement.source is None:
        return None
    speaker = actors[statement.source]
    quote = _quoted(record, statement)
    if speaker.kind is not ActorKind.PERSON or quote is None or _FIRST_PERSON.search(quote):
        return None
    pronoun, named = _THIRD.match(quote), _named(quote, speaker.name)
    match = pronoun or named
    relay = _relay(record, actors, statement)
    if match is None or (match["saying"] and relay is None and not named):
        return None
    if pronoun and _somebody_else(record, statement, speaker):
        return None
    words = " ".join(match.group().split()).strip("\"“'‘` ")
    sure = _SURE if named or (match["telling"] and relay) else _LESS_SURE
    return SelfTold(statement, speaker.name, words, relay, sure if not match["saying"] else _UNSURE)


def _quoted(record: Record, statement: Statement) -> str | None:
    """Return a statement's words where they open with a quotation mark."""
    text = record.report.text
    content = statement.content[0]
    before = text[max(0, content.start - 2) : content.start + 1]
    return content.of(text) if _OPENED.search(before) else None


def _named(quote: str, speaker: str) -> re.Match[str] | None:
    """Return words such as "President Putin stressed" in the mouth of Putin."""
    words = _WORD.findall(speaker)
    if not words or len(words[-1]) < 3:
        return None
    title = r"(?:(?:the|our)\s+)?(?:[A-Z][\w.]*\s+){0,3}"
    return re.match(rf"\W*{title}{re.escape(words[-1])}\s+{_BETWEEN}{_VERB}", quote)


def _relay(record: Record, actors: dict[str, Actor], statement: Statement) -> str | None:
    """Return the name of who passes a statement on, unless it is the speaker."""
    outer = next((one for one in record.statements if one.id == statement.via), None)
    source = outer.source if outer else statement.via_actor
    if source is None or source == statement.source:
        return None
    return actors[source].name


def _somebody_else(record: Record, statement: Statement, speaker: Actor) -> bool:
    """Whether the sentence before names persons, but not the speaker."""
    start = statement.content[0].start
    before = [s.span for s in split_sentences(record.report) if s.span.end <= start]
    if not before:
        return False
    named = _persons_in(record, before[-1])
    return bool(named) and speaker.id not in named


def _persons_in(record: Record, span: Span) -> set[str]:
    return {
        actor.id
        for actor in record.actors
        if actor.kind is ActorKind.PERSON
        for mention in actor.mentions
        if mention.form is not MentionForm.ADJECTIVE and span.covers(mention.span)
    }
