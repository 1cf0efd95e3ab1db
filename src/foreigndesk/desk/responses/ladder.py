"""The ladder of responses: rungs with definitions and the words that show them (`ladder.toml`)."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from msgspec import Struct, convert


class Rung(Struct, frozen=True, kw_only=True):
    """One rung: what it means and which words or PLOVER codes show it.

    `side` is against (the act), with (its victims), neutral or for (the act). The words of `alone`
    rungs need name no act ("called for calm"). `verbs` want a subject, `judgements` are said of the
    act by whoever is quoted.
    """

    code: str
    title: str
    side: str
    definition: str
    alone: bool = False
    verbs: tuple[str, ...] = ()
    judgements: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()


class Cue(Struct, frozen=True, kw_only=True):
    """Words at `[start, end)` of a report that show a rung; `verb` where they want a subject."""

    rung: str
    verb: bool
    start: int
    end: int


@cache
def rungs() -> dict[str, Rung]:
    """Return the rungs by code, strongest first."""
    data = tomllib.loads((files(__package__) / "ladder.toml").read_text("utf-8"))
    return {rung.code: rung for rung in convert(data["rung"], list[Rung])}


@cache
def rank(code: str) -> int:
    """Return the place of a rung on the ladder: 0 is the strongest."""
    return list(rungs()).index(code)


def strongest_first(codes: Iterable[str]) -> tuple[str, ...]:
    """Return the rungs, each once, strongest first."""
    return tuple(sorted(dict.fromkeys(codes), key=rank))


@cache
def rung_of_code(event_type: str, mode: str | None) -> str | None:
    """Return the rung that a PLOVER type, or its mode, stands for by itself."""
    for rung in rungs().values():
        if event_type in rung.codes or f"{event_type}/{mode}" in rung.codes:
            return rung.code
    return None


def find_cues(plain: str, start: int, end: int) -> list[Cue]:
    """Return the cues in `[start, end)` of a plain text (`plain_text`), in order of place.

    Of cues that overlap, the longest stands, then the strongest.
    """
    found = [
        Cue(rung=code, verb=verb, start=match.start(), end=match.end())
        for code, verb, pattern in _patterns()
        for match in pattern.finditer(plain, start, end)
    ]
    found.sort(key=lambda cue: (cue.start - cue.end, rank(cue.rung), cue.start))
    kept: list[Cue] = []
    for cue in found:
        if not any(cue.start < other.end and other.start < cue.end for other in kept):
            kept.append(cue)
    return sorted(kept, key=lambda cue: cue.start)


def plain_text(text: str) -> str:
    """Return the text in lower case with one kind of apostrophe; offsets stay what they were."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters have a longer lower-case form
        lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return lowered.replace("'", "’")


@cache
def _patterns() -> tuple[tuple[str, bool, re.Pattern[str]], ...]:
    return tuple(
        (rung.code, verb, re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w])"))
        for rung in rungs().values()
        for verb, words in ((True, rung.verbs), (False, rung.judgements))
        if words
    )
