"""Features of an anchor and a mention: is this the act's actor, its recipient, or neither?"""

from collections.abc import Sequence
from typing import NamedTuple

from foreigndesk.intake.report import Span
from foreigndesk.reading.events.keys import is_noun, lexicon, shape_of
from foreigndesk.reading.lemmas import lemma
from foreigndesk.reading.tokens import Token

_BE = frozenset("is are was were be been being".split())
_CLAUSE = frozenset("that which who whom whose because while although if when after before".split())
_OF = frozenset("of in from for at on".split())


class _View(NamedTuple):
    """What stands between and around an anchor and a mention."""

    side: str  # the mention stands before ("b") or after ("a") the anchor, or holds it ("in")
    between: list[Token]
    rank: int  # mentions between the two
    shape: str  # the anchor's inflection
    passive: bool
    before: str  # the word before the mention


def link_features(
    tokens: Sequence[Token], anchor: int, mention: Span, others: Sequence[Span], event_type: str
) -> list[str]:
    """Return the features of a pair; `others` are all mentions of the sentence, in order."""
    view = _view(tokens, anchor, mention, others)
    return [
        *_place_features(view, event_type),
        *_path_features(view),
        *_anchor_features(tokens, anchor, view, event_type),
        *_mention_features(tokens, mention, view, event_type),
        *_crowd_features(tokens[anchor].start, mention, others, view),
    ]


def _view(tokens: Sequence[Token], anchor: int, mention: Span, others: Sequence[Span]) -> _View:
    start, low = tokens[anchor].start, tokens[anchor].low
    before = mention.end <= start
    shape = "ed" if low.endswith(("ed", "en")) else "ing" if low.endswith("ing") else low[-1:]
    helped = any(token.low in _BE for token in tokens[max(0, anchor - 3) : anchor])
    return _View(
        side="in" if mention.start <= start < mention.end else "b" if before else "a",
        between=_between(tokens, anchor, mention),
        rank=_rank(start, mention, others, before=before),
        shape=shape,
        passive=helped and shape == "ed",
        before=_word_before(tokens, mention),
    )


def _place_features(view: _View, event_type: str) -> list[str]:
    """Return features of where the mention stands."""
    side, between, near = view.side, view.between, min(view.rank, 2)
    clause = sum(token.low in _CLAUSE for token in between)
    commas = sum(token.low in (",", ";", ":", "–", "—") for token in between)
    third = len(between) // 3
    return [
        f"{side}:{min(view.rank, 4)}",
        f"{side}:{event_type}:{min(view.rank, 3)}",
        f"{side}:p:{view.before}",
        f"{side}:t:{event_type}:{view.before}",
        f"{side}:passive:{view.passive}:{near}",
        f"{side}:pw:{view.passive}:{view.before}",
        f"{side}:pt:{view.passive}:{event_type}:{min(third, 3)}",
        f"{side}:shape:{view.shape}:{near}",
        f"{side}:clause:{min(clause, 2)}",
        f"{side}:comma:{min(commas, 3)}",
        f"{side}:far:{min(third, 6)}",
    ]


def _path_features(view: _View) -> list[str]:
    """Return features of the words between."""
    side, between = view.side, view.between
    lows = [token.low for token in between]
    verbs = min(sum(_verbal(token) for token in between), 3)
    acts = [key for key in map(lemma, lows) if key in lexicon()]
    shapes = " ".join(shape_of(between, place) for place in range(min(len(between), 2)))
    found = [
        f"{side}:verbs:{verbs}",
        f"{side}:verbs:{verbs}:{view.before}",
        f"{side}:verbs:{verbs}:{view.shape}:{min(view.rank, 2)}",
        f"{side}:acts:{min(len(acts), 3)}",
        f"{side}:turn:{'to' in lows}:{'that' in lows}:{bool(acts)}",
        f"{side}:gs:{shapes}|{len(between) > 2}",
        f"{side}:gl:{len(between) if len(between) < 5 else 9}",
        *(f"{side}:w:{low}" for low in lows[-2:] + lows[:2]),
    ]
    if acts:
        found.append(f"{side}:act1:{acts[0] if side == 'b' else acts[-1]}")
    if len(lows) <= 3:
        found.append(f"{side}:gap:{' '.join(lows)}")
    if "and" in lows and len(lows) < 6:
        found.append(f"{side}:joined")
    return found


def _anchor_features(
    tokens: Sequence[Token], anchor: int, view: _View, event_type: str
) -> list[str]:
    """Return features of the anchor and its neighbours."""
    side, own, near = view.side, lemma(tokens[anchor].low), min(view.rank, 2)
    last = tokens[anchor - 1].low if anchor else "^"
    following = tokens[anchor + 1].low if anchor + 1 < len(tokens) else "$"
    noun = is_noun(tokens, anchor)
    return [
        f"{side}:l:{own}",
        f"{side}:l:{own}:{view.before}",
        f"{side}:ap:{last}:{near}",
        f"{side}:an:{following}:{near}",
        f"{side}:aps:{shape_of(tokens, anchor - 1)}{view.shape}:{near}",
        f"{side}:noun:{noun}:{view.before}",
        f"{side}:noun:{noun}:{view.passive}:{event_type}",
        f"{side}:nt:{noun}:{min(len(view.between), 6)}",
    ]


def _mention_features(
    tokens: Sequence[Token], mention: Span, view: _View, event_type: str
) -> list[str]:
    """Return features of the mention itself: its head noun, its case, the word after it."""
    inside = [token for token in tokens if mention.start <= token.start < mention.end]
    found = [f"{view.side}:n:{_word_after(tokens, mention)}"]
    if not inside:
        return found
    last = next((n for n, token in enumerate(inside) if n and token.low in _OF), len(inside))
    key = lemma(inside[last - 1].low)
    return [
        *found,
        f"{view.side}:h:{key}",
        f"h:{key}:{event_type}",
        f"{view.side}:cap:{inside[-1].text[0].isupper()}:{event_type}",
    ]


def _crowd_features(start: int, mention: Span, others: Sequence[Span], view: _View) -> list[str]:
    """Return features of how many other mentions there are, and where."""
    left = min(sum(other.end <= start for other in others), 3)
    right = min(sum(other.start >= start for other in others), 3)
    found = [
        f"{view.side}:crowd:{left}:{right}:{min(view.rank, 3)}",
        f"{view.side}:crowd:{left}:{right}:{view.shape}:{view.passive}",
    ]
    if others and mention == others[0]:
        found.append(f"first:{view.side}")
    return found


def _verbal(token: Token) -> bool:
    """Whether a word looks like a verb: -ed, an auxiliary, or one the lexicon knows as an act."""
    if token.low in _BE or token.low.endswith("ed"):
        return True
    return lemma(token.low) in lexicon() and not token.low.endswith(("ion", "ent", "s"))


def _between(tokens: Sequence[Token], anchor: int, mention: Span) -> list[Token]:
    start = tokens[anchor].start
    if mention.end <= start:
        return [t for t in tokens if mention.end <= t.start < start]
    return [t for t in tokens[anchor + 1 :] if t.end <= mention.start]


def _rank(start: int, mention: Span, others: Sequence[Span], *, before: bool) -> int:
    """Return how many mentions stand between the anchor and this one."""
    if before:
        return sum(mention.end <= other.start and other.end <= start for other in others)
    return sum(start <= other.start and other.end <= mention.start for other in others)


def _word_before(tokens: Sequence[Token], mention: Span) -> str:
    words = [t.low for t in tokens if t.end <= mention.start][-3:]
    while words and words[-1] in ("the", "a", "an", '"', "“"):
        words.pop()
    return words[-1] if words else "^"


def _word_after(tokens: Sequence[Token], mention: Span) -> str:
    return next((t.low for t in tokens if t.start >= mention.end), "$")
