"""Headlines: subject, verb, object out of the clause that tells an act, in the present tense."""

import re
from collections.abc import Sequence

from msgspec import Struct

from foreigndesk.desk.english import base_of, capital, is_plural, present, third
from foreigndesk.intake.report import Span
from foreigndesk.reading.marks import ActorKind, MentionForm, Status
from foreigndesk.reading.tokens import Token, tokenize
from foreigndesk.record.entries import Actor, Event, Record

_HELPERS = frozenset(
    "has have had will would also again recently formally officially strongly yesterday today "
    "on just already later finally jointly publicly reportedly only".split()
)
_BE = frozenset("is are was were been being be".split())
_STOPS = frozenset(
    ', ; : . — -- ( ) “ ” " who which that while when where but because although though if as said '
    "says saying according after before amid despite since until during adding noting citing "
    "whose unless".split()
)
_ARTICLES = frozenset("a an the his her its their".split())
_LOOSE_ENDS = frozenset(
    "to of in on at for from with by and or as into over the a an his her its their not both "
    "more than about up mr mrs ms dr gen lt col st".split()
)
_TITLES = frozenset("mr mrs ms dr gen lt col st jr sr sen rep gov prof hon rev".split())
_NO_OBJECT = frozenset(
    "agree appeal arrive begin call clash comment compete cooperate deal decline depart die "
    "emerge end expect fail fall fight flee fly focus go grow hope intend land lead leave "
    "march meet move negotiate object participate pass plan plead pledge promise protest quit "
    "rally reach refuse resign respond resume retaliate return rise rule seek speak stand "
    "start step stop succeed surrender talk threaten tour trade travel turn visit vote vow "
    "walk withdraw work".split()
)
# the verbs above make a headline without an object right behind them
_HOLDS = frozenset("in by at on during from for with to after before into over near as".split())
_CLAUSE = frozenset(", ; : that who which and but while said says as when after before".split())
_FAMILY_FIRST = frozenset({"CHN", "TWN", "HKG", "KOR", "PRK", "VNM", "KHM", "HUN"})
_MOST_OBJECT, _MOST_SUBJECT, _LONGEST = 11, 5, 92


_DOUBT = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|not|never|no|nobody|neither|nor|cannot|dismiss(?:es|ed)?|refut(?:es|ed)"
    r"|if|whether|unless|may|might|could|would have|alleged(?:ly)?|allegations?|rumou?rs?)\b|n't\b",
    re.IGNORECASE,
)
"""Words before an act that make it no plain fact to head a section with."""


class _Verb(Struct, frozen=True):
    """The verb group of a clause: tokens `[first, last]`, its infinitive and its voice."""

    first: int
    last: int
    base: str
    passive: bool
    ahead: bool


def headline(record: Record, event: Event, span: Span) -> str | None:
    """Return a headline for the act of a sentence; None where no clause of it makes one.

    "Russian President Vladimir Putin has condemned the attack and assured India" gives "Putin
    condemns attack".
    """
    tokens = tokenize(record.report.text, span)
    at = next((n for n, t in enumerate(tokens) if t.span.overlaps(event.anchor)), None)
    verb = _verb_of(tokens, at) if at is not None else None
    if verb is None or event.status in (Status.DENIED, Status.HYPOTHETICAL):
        return None
    subject = _subject(record, event, tokens, verb)
    rest = _rest(record, tokens, verb)
    if subject is None or not rest:
        return None
    if _DOUBT.search(record.report.text, span.start, event.anchor.start):
        return None
    words = f"{capital(subject)} {_verb_words(tokens, verb, subject)} {rest}"
    return words if len(words) <= _LONGEST else None


def _verb_of(tokens: Sequence[Token], at: int) -> _Verb | None:
    """Return the verb at a token, or the one whose object the noun there is: "launched attacks"."""
    verb = _verb(tokens, at)
    for number in range(at - 1, max(-1, at - 5), -1):
        if verb is not None or tokens[number].low in _STOPS or tokens[number].low in _HOLDS:
            break
        verb = _verb(tokens, number)
    return verb


def _is_noun(tokens: Sequence[Token], at: int, base: str) -> bool:
    """Whether a form in -s is the object of the verb before it: "secured promises"."""
    before = tokens[at - 1].low if at else ""
    return tokens[at].low == third(base) and (base_of(before) or before) != before


def _verb(tokens: Sequence[Token], at: int) -> _Verb | None:
    """Return the finite verb group whose main verb stands at a token."""
    base = base_of(tokens[at].low)
    if base is None:
        return None
    first = at
    while first > 0 and (tokens[first - 1].low in _HELPERS or tokens[first - 1].low in _BE):
        first -= 1
    helpers = [token.low for token in tokens[first:at]]
    passive = bool(_BE.intersection(helpers)) and not tokens[at].low.endswith("ing")
    ahead = bool({"will", "would"}.intersection(helpers))
    finite = helpers or tokens[at].low not in (base, f"{base}ing")
    if not finite or tokens[at].low.endswith("ing") or _is_noun(tokens, at, base):
        return None
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if not passive and after in _HOLDS and base not in _NO_OBJECT:
        return None
    return _Verb(first, at, base, passive, ahead)


def _subject(record: Record, event: Event, tokens: Sequence[Token], verb: _Verb) -> str | None:
    """Return the subject: the short name of the actor in it, or its words if they are few."""
    start = verb.first
    while start > 0 and not _begins(tokens, start):
        start -= 1
    if tokens[start - 1 : start] and tokens[start - 1].low == "and":
        return _joint(record, event, Span(tokens[0].start, tokens[verb.first].start))
    phrase = list(tokens[start : verb.first])
    while phrase and phrase[0].low in _ARTICLES:
        phrase = phrase[1:]
    if not phrase:
        return None
    short = _short(record, Span(phrase[0].start, phrase[-1].end))
    if short is not None:
        return short
    if any(token.low in _BE or token.low in _HELPERS for token in phrase):
        return None
    words = record.report.text[phrase[0].start : phrase[-1].end]
    plain = len(phrase) <= _MOST_SUBJECT and words[:1].isalnum() and "\n" not in words
    pronoun = phrase[0].low in ("he", "she", "it", "they", "this", "there", "we", "i", "to")
    return words[:1].upper() + words[1:] if plain and not pronoun else None


def _begins(tokens: Sequence[Token], start: int) -> bool:
    """Whether a clause begins at a token; the comma of "Biden, Jr." ends none."""
    before, at = tokens[start - 1].low, tokens[start].low
    return before in _CLAUSE and not (before == "," and at in ("jr", "sr", "iii"))


def _joint(record: Record, event: Event, before: Span) -> str | None:
    """Return the names of an act's actors where all stand before the verb."""
    found = []
    for actor in record.actors:
        places = [m.start for m in actor.mentions if before.covers(m.span)]
        if actor.id in event.actors and places:
            found.append((min(places), short_name(actor)))
    names = [name for _, name in sorted(found)]
    return " and ".join(names) if len(names) == 2 == len(event.actors) else None


def _short(record: Record, span: Span) -> str | None:
    """Return the short names of the actors in a subject; None where there are none, or many."""
    found = [
        (mention.start, short_name(actor))
        for actor in record.actors
        for mention in actor.mentions
        if span.covers(mention.span) and mention.form is not MentionForm.ADJECTIVE
    ]
    names = list(dict.fromkeys(name for _, name in sorted(found)))
    ends = max((m.end for a in record.actors for m in a.mentions if span.covers(m.span)), default=0)
    left = record.report.text[ends : span.end].strip(" ,.").lower()
    if not names or left not in ("", "jr", "sr"):
        return None
    joined = len(names) == 2 and " and " in span.of(record.report.text)
    if joined:
        return " and ".join(names)
    return names[0] if len(names) == 1 else None


def short_name(actor: Actor) -> str:
    """Return how a headline names an actor: a person by the surname."""
    if actor.kind is ActorKind.PERSON and " " in actor.name and actor.country not in _FAMILY_FIRST:
        return actor.name.split()[-1]
    return actor.name


def _verb_words(tokens: Sequence[Token], verb: _Verb, subject: str) -> str:
    word = tokens[verb.last].low
    if verb.passive:
        return f"to be {word}" if verb.ahead else word
    if verb.ahead:
        return f"to {verb.base}"
    return present(verb.base, plural=is_plural(subject))


def _rest(record: Record, tokens: Sequence[Token], verb: _Verb) -> str:
    """Return what follows the verb, to the end of the clause, without articles and days."""
    times = [time.span for time in record.times]
    kept: list[Token] = []
    for number, token in enumerate(tokens[verb.last + 1 :], start=verb.last + 1):
        if token.low in ("mr", "mrs", "ms", "-", "–", "here"):
            continue
        if token.low == "." and tokens[number - 1].low in _TITLES:
            continue
        if token.low in _STOPS:
            break
        if len(kept) >= _MOST_OBJECT:
            kept = _cut(kept)
            break
        if token.low == "and" and _verb_after(tokens, token):
            break
        if token.low in _ARTICLES or any(span.overlaps(token.span) for span in times):
            continue
        kept.append(token)
    while kept and (kept[-1].low in _LOOSE_ENDS or _is_left_over(kept)):
        kept.pop()
    while kept and any(_emptied(kept, n) for n in range(len(kept))):
        kept = [token for n, token in enumerate(kept) if not _emptied(kept, n)]
    return _joined(kept)


def _is_left_over(kept: Sequence[Token]) -> bool:
    """Whether an object ends in a verb whose day, place or object was left out."""
    lows = [token.low for token in kept]
    if len(lows) < 2:
        return False
    bare = [low for low in lows[-3:-1] if not low.endswith("ly")]
    is_verb = base_of(lows[-1]) is not None
    aimless = is_verb and bare[-1:] == ["to"] and lows[-1] not in _NO_OBJECT
    joined = lows[-2] == "and" and lows[-1].endswith("ing")
    adverb = lows[-1].endswith("ly") and lows[-2] == "to"
    return (is_verb and lows[-1].endswith("ed")) or aimless or adverb or joined


def _cut(kept: list[Token]) -> list[Token]:
    """Return an object that grew too long up to its last preposition."""
    last = max((n for n, token in enumerate(kept) if token.low in _LOOSE_ENDS), default=len(kept))
    return kept[:last]


def _emptied(kept: Sequence[Token], number: int) -> bool:
    """Whether a preposition has lost what it held ("on" before a day that was left out)."""
    low = kept[number].low
    after = kept[number + 1].low if number + 1 < len(kept) else ""
    return low in ("on", "in", "at", "by") and after in (
        "in",
        "at",
        "to",
        "with",
        "for",
        "by",
        "from",
        "over",
        "and",
    )


def _verb_after(tokens: Sequence[Token], token: Token) -> bool:
    number = next(n for n, one in enumerate(tokens) if one is token)
    after = tokens[number + 1].low if number + 1 < len(tokens) else ""
    if number + 1 < len(tokens) and not tokens[number + 1].text.islower():
        return False
    return base_of(after) is not None and after.endswith(("ed", "s", "d", "t", "e"))


def _joined(tokens: Sequence[Token]) -> str:
    text, end = "", 0
    for token in tokens:
        text += token.text if token.start == end or not text else f" {token.text}"
        end = token.end
    return text
