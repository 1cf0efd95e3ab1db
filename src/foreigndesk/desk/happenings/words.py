"""Wording of an act: stems of its clause with fixed weights, so that a pair compares alone."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from foreigndesk.desk.wording import act_word, same_act_words, word_key
from foreigndesk.reading.lemmas import lemma
from foreigndesk.whoswho.keys import fold

_WORDS = re.compile(r"[^\W_]+")


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """Return the stem of one word of a text, "" for a word without weight of its own."""
    plain = fold(word)
    if _weights().get(plain) == 0.0 or (len(plain) < 2 and not plain.isdigit()):
        return ""
    return lemma(plain)


@lru_cache(maxsize=1 << 14)
def stems(text: str) -> frozenset[str]:
    """Return the stems of a short text (an anchor, a name)."""
    return frozenset(filter(None, map(stem, _WORDS.findall(text))))


def clause_stems(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems of a clause, and those of its own words with a capital but the first."""
    words = _WORDS.findall(text)
    found = set(map(stem, words))
    found.discard("")
    capitals = {stem(word) for word in words[1:] if word[0].isupper()}
    return frozenset(found), own_stems(capitals)


def own_stems(words: Iterable[str]) -> frozenset[str]:
    """Return those stems that are no common words of news and no numbers."""
    return frozenset(word for word in words if word and _weight(word) >= 0.8)


@lru_cache(maxsize=1 << 16)
def alike(anchor: str, other: str) -> float:
    """Return 0 to 1 for how far the words for two acts speak for one act; symmetric."""
    first, second = act_word(anchor), act_word(other)
    if first == second and first:
        return 1.0
    if _groups().get(first, frozenset()) & _groups().get(second, frozenset()):
        return 0.7
    return 0.8 * same_act_words(anchor, other)


def killing(act: str) -> bool:
    """Whether the word for an act is one for killing."""
    return not _groups().get("kill", frozenset()).isdisjoint(_groups().get(act, ()))


def act_stems(act: str, words: Iterable[str]) -> frozenset[str]:
    """Return those stems of a clause that are words for its act, too ("signed an agreement")."""
    groups = _groups()
    own = groups.get(act)
    if not own:
        return frozenset()
    return frozenset(word for word in words if word in groups and groups[word] & own)


def act_group(act: str) -> str:
    """Return one name for words for one act, the word itself if there is no other."""
    return str(min(_groups().get(act, ()), default=act))


@cache
def _groups() -> dict[str, frozenset[int]]:
    """Return the groups of words for one act that each word is in."""
    text = (files(__package__) / "alike_words.tsv").read_text("utf-8")
    found: dict[str, frozenset[int]] = {}
    for place, line in enumerate(text.splitlines()[1:]):
        for word in line.split():
            key = word_key(word)
            found[key] = found.get(key, frozenset()) | {place}
    return found


def weight(words: Iterable[str]) -> float:
    """Return the weight of stems together: common words of news count less, numbers less.

    All weights are eighths, so that the sum is exact in whatever order a set gives them.
    """
    return sum(map(_weight, words))


@lru_cache(maxsize=1 << 17)
def _weight(word: str) -> float:
    if word.isdigit():
        return 0.625
    return _stem_weights().get(word, 1.0)


@cache
def _weights() -> dict[str, float]:
    text = (files(__package__) / "weights.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {word: float(value) for value, words in rows for word in words.split()}


@cache
def _stem_weights() -> dict[str, float]:
    return {lemma(word): value for word, value in _weights().items()}
