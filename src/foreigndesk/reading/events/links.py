"""Features of an anchor and a mention: is this the act's actor, its recipient, or neither?"""

from collections.abc import Sequence

from foreigndesk.intake.report import Span
from foreigndesk.reading.events.keys import lexicon
from foreigndesk.reading.lemmas import lemma
from foreigndesk.reading.tokens import Token

_BE = frozenset("is are was were be been being".split())
_CLAUSE = frozenset("that which who whom whose because while although if when after before".split())


def link_features(
    tokens: Sequence[Token], anchor: int, mention: Span, others: Sequence[Span], event_type: str
) -> list[str]:
    """Return the features of a pair; `others` are all mentions of the sentence, in order."""
    start = tokens[anchor].start
    before = mention.end <= start
    side = "b" if before else "a"
    if mention.start <= start < mention.end:
        side = "in"
    between = _between(tokens, anchor, mention)
    rank = _rank(start, mention, others, before=before)
    verb = tokens[anchor].low
    shape = "ed" if verb.endswith(("ed", "en")) else "ing" if verb.endswith("ing") else verb[-1:]
    passive = any(t.low in _BE for t in tokens[max(0, anchor - 3) : anchor]) and shape == "ed"
    word_before = _word_before(tokens, mention)
    word_after = _word_after(tokens, mention)
    clause = sum(token.low in _CLAUSE for token in between)
    commas = sum(token.low in (",", ";", ":", "–", "—") for token in between)
    found = [
        f"{side}:{min(rank, 4)}",
        f"{side}:{event_type}:{min(rank, 3)}",
        f"{side}:p:{word_before}",
        f"{side}:n:{word_after}",
        f"{side}:t:{event_type}:{word_before}",
        f"{side}:passive:{passive}:{min(rank, 2)}",
        f"{side}:shape:{shape}:{min(rank, 2)}",
        f"{side}:clause:{min(clause, 2)}",
        f"{side}:comma:{min(commas, 3)}",
        f"{side}:far:{min(len(between) // 3, 6)}",
        f"{side}:l:{lemma(verb)}",
        f"{side}:l:{lemma(verb)}:{word_before}",
    ]
    verbs = sum(_verbal(token) for token in between)
    found += [f"{side}:verbs:{min(verbs, 3)}", f"{side}:verbs:{min(verbs, 3)}:{word_before}"]
    found.append(f"{side}:verbs:{min(verbs, 3)}:{shape}:{min(rank, 2)}")
    if others and mention == others[0]:
        found.append(f"first:{side}")
    found += [f"{side}:w:{token.low}" for token in between[-2:] + between[:2]]
    if any(token.low == "and" for token in between) and len(between) < 6:
        found.append(f"{side}:joined")
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
