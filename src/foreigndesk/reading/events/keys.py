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
def readings() -> dict[str, tuple[str, ...]]:
    """Return lemma to what it may name as "TYPE/mode", from the hand-made list `acts.tsv`."""
    text = (files(__package__) / "acts.tsv").read_text("utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for row in csv.DictReader(text.splitlines(), delimiter="\t"):
        for key in map(lemma, row["words"].split()):
            found[key] = tuple(dict.fromkeys((*found.get(key, ()), f"{row['type']}/{row['mode']}")))
    return found


@cache
def lexicon() -> dict[str, tuple[str, ...]]:
    """Return lemma to the PLOVER types that it may name."""
    return {
        key: tuple(dict.fromkeys(name.partition("/")[0] for name in names))
        for key, names in readings().items()
    }


def act_features(tokens: Sequence[Token], index: int) -> list[str]:
    """Return the features by which a word is known as the anchor of an act, and of which type."""
    low = tokens[index].low
    own = lemma(low)
    far_before, before, after, far_after = (_low(tokens, index + n) for n in (-2, -1, 1, 2))
    found = [
        f"l:{own}",
        f"f:{low}",
        f"e:{low[-3:]}",
        f"-1:{before}",
        f"+1:{after}",
        f"l-1:{own}|{before}",
        f"l+1:{own}|{after}",
        f"-2:{far_before} {before}",
        f"+2:{after} {far_after}",
        f"l+2:{own}|{far_after}",
    ]
    found += _shape_features(tokens, index, own)
    if own in lexicon():
        found += _lexicon_features(tokens, index, own)
    if tokens[index].text[0].isupper():
        found.append("cap" if index else "cap0")
    found += [f"a:{word}" for word in _auxiliaries(tokens, index)]
    found += _neighbours(tokens, index)
    return found


def _shape_features(tokens: Sequence[Token], index: int, own: str) -> list[str]:
    """Return what the word's place says of its part of speech."""
    far_before, before, after, far_after = (shape_of(tokens, index + n) for n in (-2, -1, 1, 2))
    ending = tokens[index].low[-2:]
    capital = tokens[index].text[0].isupper()
    return [
        f"s-1:{before}|{ending}",
        f"s+1:{after}|{ending}",
        f"s-:{far_before}{before}",
        f"s+:{after}{far_after}",
        f"ls-1:{own}|{before}",
        f"ls+1:{own}|{after}",
        f"i:{min(index, 3)}",
        f"cap:{capital}:{is_noun(tokens, index)}",
    ]


def _lexicon_features(tokens: Sequence[Token], index: int, own: str) -> list[str]:
    """Return what the hand-made list says of the word, here and in general."""
    ending, noun = tokens[index].low[-3:], is_noun(tokens, index)
    before, after = _low(tokens, index - 1), _low(tokens, index + 1)
    shapes = shape_of(tokens, index - 1), shape_of(tokens, index + 1)
    types = lexicon()[own]
    found = [f"xx:{'+'.join(types)}", *(f"xm:{name}" for name in readings()[own])]
    for event_type in types:
        found += [
            f"x:{event_type}",
            f"x+1:{event_type}|{after}",
            f"x-1:{event_type}|{before}",
            f"xe:{event_type}|{ending}",
            f"xs-:{event_type}|{shapes[0]}",
            f"xs+:{event_type}|{shapes[1]}",
            f"xn:{event_type}|{noun}",
        ]
    return found


def shape_of(tokens: Sequence[Token], index: int) -> str:
    """Return the sort of a word: capital, number, mark, or its inflection."""
    if not 0 <= index < len(tokens):
        return "^"
    text, low = tokens[index].text, tokens[index].low
    if text[0].isupper():
        return "C"
    if text[0].isdigit():
        return "0"
    if not text[0].isalpha():
        return text
    return next((ending for ending in ("ing", "ed", "ly", "s") if low.endswith(ending)), "w")


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
