"""What the linear models see: features of a place in a sentence, and of a pair of places.

A feature is a short string; the same functions make them for training and for reading.
"""

import csv
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from foreigndesk.reading.lemmas import lemma
from foreigndesk.reading.tokens import Token

_AUXILIARIES = frozenset(
    "will would can could may might must should shall to not n't never no is are was were be been "
    "being has have had do does did if unless whether without until".split()
)
_DETERMINERS = frozenset(
    "the a an this that these those his her its their our any no 's of in for after before".split()
)
_NEAR = 7
"""Words to each side that count as the neighbourhood."""


@cache
def lexicon() -> dict[str, tuple[str, ...]]:
    """Return lemma to the PLOVER types that it may name, from the hand-made list `acts.tsv`."""
    text = (files(__package__) / "acts.tsv").read_text("utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for row in csv.DictReader(text.splitlines(), delimiter="\t"):
        for word in row["words"].split():
            types = found.get(lemma(word), ())
            found[lemma(word)] = tuple(dict.fromkeys((*types, row["type"])))
    return found


def act_features(tokens: Sequence[Token], index: int) -> list[str]:
    """Return the features by which a word is known as the anchor of an act, and of which type."""
    own = lemma(tokens[index].low)
    found = [f"l:{own}", f"f:{tokens[index].low}", f"e:{tokens[index].low[-3:]}"]
    around = [_low(tokens, index + step) for step in (-2, -1, 1, 2)]
    found += [
        f"-1:{around[1]}",
        f"+1:{around[2]}",
        f"l-1:{own}|{around[1]}",
        f"l+1:{own}|{around[2]}",
    ]
    found += [
        f"-2:{around[0]} {around[1]}",
        f"+2:{around[2]} {around[3]}",
        f"l+2:{own}|{around[3]}",
    ]
    for event_type in lexicon().get(own, ()):
        found += [
            f"x:{event_type}",
            f"x+1:{event_type}|{around[2]}",
            f"x-1:{event_type}|{around[1]}",
        ]
        found.append(f"xe:{event_type}|{tokens[index].low[-3:]}")
    if tokens[index].text[0].isupper():
        found.append("cap" if index else "cap0")
    found += [f"a:{word}" for word in _auxiliaries(tokens, index)]
    found += list(_neighbours(tokens, index))
    return found


def status_features(tokens: Sequence[Token], index: int, event_type: str) -> list[str]:
    """Return the features by which the status of an act is told."""
    own = lemma(tokens[index].low)
    before = [_low(tokens, index + step) for step in range(-6, 0)]
    found = [f"l:{own}", f"t:{event_type}", f"e:{tokens[index].low[-3:]}", f"-1:{before[-1]}"]
    found += [f"p:{lemma(word)}" for word in before if word]
    found += [f"pt:{event_type}|{word}" for word in before if word in _AUXILIARIES]
    found += [f"d{-step}:{_low(tokens, index + step)}" for step in (-3, -2)]
    found += [f"n:{_low(tokens, index + step)}" for step in (1, 2, 3)]
    found += [f"-2:{before[-2]} {before[-1]}", f"+1:{_low(tokens, index + 1)}"]
    if any(token.low in ("if", "unless", "whether") for token in tokens[:index]):
        found.append("conditional")
    return found


def mode_features(tokens: Sequence[Token], index: int, event_type: str) -> list[str]:
    """Return the features by which the mode of an act of a type is told."""
    own = lemma(tokens[index].low)
    found = [f"t:{event_type}", f"l:{own}", f"tl:{event_type}|{own}"]
    found.append(f"l+1:{own}|{_low(tokens, index + 1)}")
    found.append(f"-1:{event_type}|{lemma(_low(tokens, index - 1) or '-')}")
    found += [
        f"b:{event_type}|{lemma(token.low)}"
        for token in tokens[max(0, index - 12) : index + 13]
        if token.is_word and len(token.low) > 2
    ]
    return found


def is_noun(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word is used as a noun here: after an article, an adjective or a name."""
    low = tokens[index].low
    if low.endswith(("ed", "ing")):
        return low.endswith("ing") and _low(tokens, index - 1) in _DETERMINERS
    before = tokens[index - 1] if index else None
    if before is None or not before.is_word:
        return False
    if before.low in _DETERMINERS or before.low.endswith(("ist", "al", "ic", "ful", "ous", "ly")):
        return not before.low.endswith("ly")
    return before.low in ("terror", "air", "bomb", "suicide", "missile", "rocket", "drone", "peace")


def _auxiliaries(tokens: Sequence[Token], index: int) -> Iterator[str]:
    for step in range(1, 5):
        word = _low(tokens, index - step)
        if word in _AUXILIARIES:
            yield word


def _neighbours(tokens: Sequence[Token], index: int) -> Iterator[str]:
    first = max(0, index - _NEAR)
    for step, token in enumerate(tokens[first : index + _NEAR + 1], first):
        if step != index and token.is_word and len(token.low) > 3:
            yield f"b:{lemma(token.low)}"


def _low(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].low if 0 <= index < len(tokens) else ""
