"""Words that name an act or a set of responders: look-ups over `nouns.toml` and `sets.toml`."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct

from foreigndesk.reading.lemmas import lemma

ANY, NONE = "any", "none"


class NounFound(Struct, frozen=True, kw_only=True):
    """A word at `[start, end)` that may name an act of one of these PLOVER types."""

    start: int
    end: int
    types: tuple[str, ...]

    def may_be(self, event_type: str) -> bool:
        """Whether the word may name an act of this type."""
        return event_type in self.types or ANY in self.types


def nouns_in(plain: str, start: int, end: int) -> list[NounFound]:
    """Return the words in `[start, end)` of a plain text that may name an act."""
    return [
        NounFound(start=match.start(), end=match.end(), types=types_of(match[1]))
        for match in _noun_pattern().finditer(plain, start, end)
        if NONE not in types_of(match[1])
    ]


@cache
def types_of(noun: str) -> tuple[str, ...]:
    """Return the PLOVER types that a noun, singular or plural, may name; empty if it names none."""
    families = _families()
    return families.get(noun) or families.get(noun.removesuffix("s")) or families.get(noun[:-2], ())


def people_in(plain: str, start: int, end: int) -> bool:
    """Whether those whom something was done to are named: victims, families, the bereaved."""
    return _people_pattern().search(plain, start, end) is not None


def is_opener(words: str) -> bool:
    """Whether words end with what opens a set: "other", "several", "a number of"."""
    return _opener_pattern().search(words) is not None


def last_set(plain: str, start: int, end: int) -> re.Match[str] | None:
    """Return the last open-ended set of responders in `[start, end)` ("other leaders")."""
    found = [
        match
        for match in _set_pattern().finditer(plain, start, end)
        if not _PREPOSITION.search(plain, max(start, match.start() - 10), match.start())
    ]
    return found[-1] if found else None


def is_move(noun: str) -> bool:
    """Whether a noun that may name anything names no act of violence: a move, a decision."""
    words = _data("nouns")["moves"]["words"]
    return noun in words or noun.removesuffix("s") in words


def kin_of(anchor: str) -> frozenset[str]:
    """Return the groups of acts that the words of an anchor belong to ("shot dead": kill)."""
    keys = {lemma(word) for word in re.findall(r"[a-z][a-z-]*", anchor.lower())}
    return frozenset(group for key in keys for group in _kin().get(key, ()))


@cache
def _kin() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for group, words in _data("nouns")["kin"].items():
        for key in dict.fromkeys(lemma(word) for word in words):
            found[key] = (*found.get(key, ()), group)
    return found


_PREPOSITION = re.compile(r"\b(?:of|in|to|with|for|on|at|among|between)\s+(?:the\s+)?$")


@cache
def _data(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text("utf-8"))


@cache
def _families() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for family, words in _data("nouns")["families"].items():
        for word in words:
            found[word] = (*found.get(word, ()), family)
    return found


@cache
def _noun_pattern() -> re.Pattern[str]:
    words = sorted(_families(), key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, words))})(?:e?s)?(?![\w-])")


@cache
def _people_pattern() -> re.Pattern[str]:
    words = sorted(_data("nouns")["people"]["words"], key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")


@cache
def _set_pattern() -> re.Pattern[str]:
    data = _data("sets")
    openers, heads, wholes = ("|".join(map(re.escape, data[k])) for k in _SET_PARTS)
    phrase = rf"(?:(?:{openers})\s+)+(?:[\w’-]+\s+){{0,3}}?(?:{heads})(?:\s+and\s+(?:{heads}))?"
    return re.compile(rf"(?<![\w-])(?:(?:the\s+)?(?:{wholes})|{phrase})(?![\w-])")


@cache
def _opener_pattern() -> re.Pattern[str]:
    words = "|".join(map(re.escape, _data("sets")["indefinite"]))
    return re.compile(rf"(?:^|[\s(])(?:{words})\s*$")


_SET_PARTS = ("openers", "heads", "wholes")
