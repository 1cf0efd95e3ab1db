"""Which time expression of a sentence dates an event, by a logistic regression over both.

The features are what the rules of `binding` look at, and no words of the report's own but those of
its closed lists: where the two stand to each other, what verbs, nouns and clause openers part
them, what leads and follows the expression. `training/times_choice.py` fits the weights on
annotated sentences; `pairing.tsv` holds them. Whether the rules bind the two is itself no feature:
they fit the sentences that they were written with too well.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from msgspec import Struct

from foreigndesk.intake.report import Span
from foreigndesk.reading.marks import TimeMark
from foreigndesk.reading.times.binding import (
    Place,
    crosses,
    first_word,
    is_infinitive,
    is_noun,
    is_saying,
    lists,
    modified_noun,
    saying_beside,
    tense_of,
    verbs_of,
)
from foreigndesk.reading.times.lexicon import table
from foreigndesk.reading.times.tense import is_past

_LEADS = frozenset(
    """
    on in at during of for since by until from after before between to through within over around
    about as the a last next this early late and said than
    """.split()
)
_FOLLOWS = _LEADS | frozenset("'s , . $ that to when who and but".split())
_BEFORE_ANCHOR = _LEADS | frozenset(
    """
    will would has have had was were is are be been not that who which his its their ^
    """.split()
)
_AFTER_ANCHOR = _LEADS | frozenset(", that and or $".split())
_BETWEEN = frozenset(
    """
    and or , to of for with by in on at from after before during has have had was were is are will
    would ; ( )
    """.split()
)
_FOLLOWING = re.compile(r"\s*([a-z]+|'s|[,.;:)])")
_QUOTE = re.compile(r"[\"“”]|``|''")


class Option(Struct, frozen=True):
    """An expression that may date an event: the mark, its place in the sentence, its rank.

    `rank` counts the options that stand nearer to the event; `options` counts them all. The span
    has the "since" or "by" before the expression.
    """

    mark: TimeMark
    span: Span
    rank: int
    options: int


def odds(place: Place, option: Option, published: date) -> float:
    """Return the log-odds that the option dates the event."""
    weights = _weights()
    names = features(place, option, published)
    return weights["bias"] + sum(weights.get(name, 0.0) for name in names)


@cache
def _weights() -> dict[str, float]:
    return {name: float(weight) for name, weight in table("pairing.tsv")}


def features(place: Place, option: Option, published: date) -> list[str]:
    """Return the features of a pair of event and time expression."""
    left = min(place.anchor.end, option.span.end)
    right = max(place.anchor.start, option.span.start)
    side = "time after" if option.span.start >= place.anchor.end else "time before"
    words = place.words(left, right)
    kind = _kind(place)
    names = [f"{side} {name}" for name in _parting(words)]
    names += [f"{side} {name}" for name in _around_time(place, option.span)]
    names += [f"{kind} {side} {name}" for name in _around_time(place, option.span)]
    names += [f"{kind} {name}" for name in _around_event(place)]
    names += _of_time(option, place, published)
    names += [kind, side, f"{kind} {side}", *_bindings(place, option.span, side)]
    names += [f"{kind} {rival}" for rival in _rivals(place, option.span, side)]
    quoted = _QUOTE.search(place.shadow, left, max(left, right))
    return [*names, "quotation between"] if quoted else names


def _kind(place: Place) -> str:
    """The form of the event's word."""
    if is_noun(place):
        return "noun"
    if is_infinitive(place):
        return "infinitive"
    word = first_word(place)
    if word.endswith("ing"):
        return "gerund"
    return "past" if is_past(word) else "other"


def _parting(words: Sequence[str]) -> Iterator[str]:
    """What stands between event and time."""
    known = lists()
    verbs, count = len(verbs_of(words)), len(words)
    yield f"words {count if count < 4 else 4 + min((count - 4) // 4, 5)}"
    yield f"verbs {min(verbs, 3)}"
    yield f"verbs {min(verbs, 2)} words {min(count // 3, 4)}"
    yield f"commas {min(words.count(','), 3)}"
    for name in ("openers", "sayings", "nouns"):
        yield f"{name} {min(sum(word in known[name] for word in words), 2)}"
    for word in sorted(set(words) & (known["openers"] | _BETWEEN)):
        yield f"word {word}"


def _around_time(place: Place, span: Span) -> Iterator[str]:
    """What leads the time and what follows it."""
    before = place.words(span.start - 30, span.start)
    if place.shadow.startswith(("since ", "by "), span.start):
        before = place.words(span.start, span.end)[:1]
    led = before[-1] if before else "^"
    yield f"led {led if led in _LEADS or not before else _class_of(led)}"
    found = _FOLLOWING.match(place.shadow, span.end)
    after = found[1] if found else "$"
    yield f"next {after if after in _FOLLOWS else _class_of(after)}"
    if len(place.words(0, span.start)) <= 2:
        yield "opens"


def _class_of(word: str) -> str:
    known = lists()
    if word in known["sayings"]:
        return "SAYING"
    if word in known["nouns"]:
        return "EVENT"
    return "PAST" if is_past(word) else "WORD"


def _around_event(place: Place) -> Iterator[str]:
    """What leads the event's word and what follows it."""
    before = place.words(place.anchor.start - 24, place.anchor.start)
    led = before[-1] if before else "^"
    yield f"event led {led if led in _BEFORE_ANCHOR else 'PAST' if is_past(led) else 'WORD'}"
    after = place.words(place.anchor.end, place.anchor.end + 20)
    following = after[0] if after else "$"
    yield f"event next {following if following in _AFTER_ANCHOR else 'WORD'}"
    if is_saying(place.shadow[place.anchor.start : place.anchor.end]):
        yield "event a saying"


def _of_time(option: Option, place: Place, published: date) -> Iterator[str]:
    """Precision and rule of the expression, its rank, and whether its side of today fits."""
    mark = option.mark
    yield f"rule {mark.how}"
    yield f"kind {mark.kind.value}"
    yield f"options {min(option.options, 4)}"
    yield f"rank {min(option.rank, 3)}"
    yield f"rank {min(option.rank, 2)} of {min(option.options, 3)}"
    if mark.interval is not None:
        ahead = "ahead" if mark.interval.start.date() > published else "not ahead"
        yield f"precision {mark.interval.precision.value}"
        yield f"time {ahead}"
        yield f"tense {tense_of(place)} time {ahead}"
    yield f"tense {tense_of(place)}"


def _bindings(place: Place, span: Span, side: str) -> Iterator[str]:
    """What the rules of binding find between the two."""
    end = modified_noun(place.shadow, span)
    inside = end is not None and span.end <= place.anchor.start < end
    yield f"before a noun {'none' if end is None else 'the event' if inside else 'another'}"
    saying = saying_beside(place, span)
    mine = saying is not None and saying.overlaps(place.anchor)
    yield f"saying beside {'none' if saying is None else 'the event' if mine else 'another'}"
    if not span.overlaps(place.anchor):
        yield f"{side} crosses {crosses(place, place.anchor, span)}"


def _rivals(place: Place, span: Span, side: str) -> Iterator[str]:
    """How near the next verb or event noun stands on the other side of the time."""
    if side == "time before":
        words = place.words(span.start - 60, span.start)[::-1]
    else:
        words = place.words(span.end, span.end + 60)
    known = lists()
    for index, word in enumerate(words):
        if word == ";":
            break
        if is_past(word) or word in known["auxiliaries"] or word in known["nouns"]:
            yield f"{side} rival {index if index < 3 else 'near' if index < 6 else 'far'}"
            return
    yield f"{side} no rival"
