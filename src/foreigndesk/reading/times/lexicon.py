"""The words of time expressions, loaded once from `lexicon.toml` and the tables beside it."""

import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct


class Lexicon(Struct, frozen=True):
    """Word lists of `lexicon.toml`: lower-case word to month number, unit, TIMEX3 code ..."""

    months: dict[str, int]
    weekdays: dict[str, int]
    units: dict[str, str]
    seasons: dict[str, str]
    dayparts: dict[str, str]
    adverbs: dict[str, str]
    decades: dict[str, int]
    ordinals: dict[str, int]
    cardinals: dict[str, float]
    mods: dict[str, str]
    zones: dict[str, str]


class Vague(Struct, frozen=True):
    """A fuzzy expression: its TIMEX3 value and kind."""

    value: str
    kind: str


def table(name: str) -> list[list[str]]:
    """Return the rows of a tab-separated table of this folder, without comments and blanks."""
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def lexicon() -> Lexicon:
    """Return the word lists."""
    text = files(__package__).joinpath("lexicon.toml").read_text(encoding="utf-8")
    return Lexicon(**tomllib.loads(text))


@cache
def word_sets(name: str) -> dict[str, frozenset[str]]:
    """Return the word lists of a TOML file here: strings of words, or lists of phrases."""
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return {
        key: frozenset(words.split() if isinstance(words, str) else words)
        for key, words in tomllib.loads(text).items()
    }


@cache
def vague() -> dict[str, Vague]:
    """Return the fuzzy expressions by their lower-case words."""
    return {row[0]: Vague(value=row[1], kind=row[2]) for row in table("vague.tsv")}
