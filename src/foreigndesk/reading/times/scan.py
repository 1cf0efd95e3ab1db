"""Find and normalise the time expressions of a text: one scan for triggers, then local rules."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from foreigndesk.intake.report import Block, BlockRole, Span
from foreigndesk.reading.marks import TimeMark
from foreigndesk.reading.times.almanac import interval_of, is_value
from foreigndesk.reading.times.dateline import local_day
from foreigndesk.reading.times.feasts import anniversaries, holidays
from foreigndesk.reading.times.lexicon import lexicon, vague, word_sets
from foreigndesk.reading.times.patterns import rules
from foreigndesk.reading.times.rules import HANDLERS
from foreigndesk.reading.times.scene import Draft, Drafts, Scene, unresolved

_TOKEN = re.compile(r"[a-z]+|\d+")
_LEAD = 8  # words before a trigger that may belong to its expression
_SHADOW = {
    **{ord(c): c.lower() for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    **{ord(c): "'" for c in "‘’ʼ"},
    **{ord(c): "-" for c in "‐‑‒–—"},
    0xA0: " ",
    0x202F: " ",
    0x2009: " ",
}


def shadow_of(text: str) -> str:
    """Return the text in lower case with plain digits, quotes and dashes, of the same length."""
    if text.isascii():
        return text.lower()
    return "".join(map(_plain_digit, text.translate(_SHADOW)))


def _plain_digit(char: str) -> str:
    if char <= "\x7f" or not char.isdecimal():
        return char
    return str(int(char))


@cache
def _triggers() -> frozenset[str]:
    words = lexicon()
    heads = {
        *words.months,
        *words.weekdays,
        *words.units,
        *words.seasons,
        *words.dayparts,
        *words.adverbs,
        *words.decades,
        *word_sets("scan.toml")["alone"],
    }
    for phrase in (*vague(), *holidays()):
        heads.update([token for token in _TOKEN.findall(phrase) if len(token) > 2][-1:])
    return frozenset(heads)


@cache
def _leaders() -> frozenset[str]:
    words = lexicon()
    phrases = [*vague(), *holidays(), *anniversaries()]
    inner = {token for phrase in phrases for token in _TOKEN.findall(phrase)}
    return frozenset(
        {
            *word_sets("scan.toml")["leaders"],
            *words.cardinals,
            *words.ordinals,
            *words.weekdays,
            *words.months,
            *inner,
            "th",
            "st",
            "nd",
            "rd",
            "m",
            "o",
            "hundred",
            "thousand",
        }
    )


def find_times(text: str, published: date, *, blocks: Sequence[Block] = ()) -> tuple[TimeMark, ...]:
    """Find the DATE, TIME, DURATION and SET expressions of a report and normalise them.

    Values are TIMEX3 (TimeML 1.2.1). In blocks that are no running text (metadata, kickers) only
    explicit dates count. What can't be resolved is marked with the reason; nothing is raised.

    Args:
        text: the report's text.
        published: its publication day.
        blocks: the report's blocks, in order; empty if the whole text is to be read.

    Returns:
        The marks in text order; they never overlap.
    """
    shadow = shadow_of(text)
    scene = Scene(text, shadow, local_day(text, shadow, published))
    silent = [block for block in blocks if block.role in {BlockRole.METADATA, BlockRole.KICKER}]
    free = 0
    for starts, trigger in _candidates(scene.shadow):
        if trigger < free:
            continue
        for start in starts:
            if start < free:
                continue
            marks = _read_at(scene, start, trigger)
            if marks:
                free = marks[-1].span.end
                scene.marks += [mark for mark in marks if _counts(mark, silent)]
                break
    return tuple(scene.marks)


def _counts(mark: TimeMark, silent: Sequence[Block]) -> bool:
    return mark.how == "explicit" or not any(block.span.overlaps(mark.span) for block in silent)


def _candidates(shadow: str) -> Iterator[tuple[list[int], int]]:
    """Yield each trigger's place and the places, leftmost first, where it may begin."""
    triggers, leaders = _triggers(), _leaders()
    spelled = lexicon().cardinals
    run: list[int] = []  # starts of the words that lead up to here
    last_end = -1
    for token in _TOKEN.finditer(shadow):
        word, start = token.group(), token.start()
        digit = word[0] <= "9"
        if (
            start - last_end > 2
            or "\n\n" in shadow[last_end:start]
            or (shadow[last_end:start].strip(" -,.'/:\n") != "")
        ):
            run = []
        last_end = token.end()
        if (
            word in triggers
            or (digit and _starts_date(shadow, token))
            or (word in spelled and run and _ends_with_century(shadow, run[-1]))
        ):
            yield [*run[-_LEAD:], start], start
        if digit or word in leaders or word in triggers:
            run.append(start)
        else:
            run = []


def _ends_with_century(shadow: str, start: int) -> bool:
    """Whether the word before a number opens a spelled year ("nineteen", "two")."""
    return shadow.startswith(("nineteen", "twenty", "eighteen", "two thousand"), start)


def _starts_date(shadow: str, token: "re.Match[str]") -> bool:
    """Whether digits may be a year, a numeric date or a clock time by themselves."""
    length = token.end() - token.start()
    after = shadow[token.end() : token.end() + 6]
    if length in {4, 5}:
        return True
    if length == 2 and shadow[max(0, token.start() - 1) : token.start()] == "'":
        return True
    return length <= 2 and (
        after[:1] in {"/", ".", ":", "s"}
        or after.startswith("'s")
        or after.lstrip()[:2] in {"am", "pm", "a.", "p.", "o'"}
    )


def _read_at(scene: Scene, start: int, trigger: int) -> list[TimeMark]:
    """Try every rule at `start`; the longest match that covers the trigger and holds wins."""
    shadow = scene.shadow
    if start and (shadow[start - 1].isalnum()):
        return []
    begin = start - 1 if start and shadow[start - 1] == "'" and shadow[start].isdigit() else start
    found = []
    for order, (name, pattern) in enumerate(rules()):
        match = pattern.match(shadow, begin)
        if match is not None and match.end() > trigger:
            found.append((-match.end(), order, name, match))
    for _, _, name, match in sorted(found, key=lambda item: item[:2]):
        drafts = _drafts(name, match, scene)
        if drafts:
            return [_mark(draft, match) for draft in drafts]
    return []


def _drafts(name: str, match: "re.Match[str]", scene: Scene) -> Drafts:
    """What the rule makes of the match; unresolved where the calendar ends."""
    try:
        drafts = HANDLERS[name](match, scene)
    except OverflowError:
        return [unresolved("beyond the calendar")]
    return [
        draft if is_value(draft.value, draft.kind) else unresolved("beyond the calendar")
        for draft in drafts
    ]


def _mark(draft: Draft, match: "re.Match[str]") -> TimeMark:
    start = match.start() if draft.start is None else draft.start
    end = match.end() if draft.end is None else draft.end
    while match.string[start].isspace():
        start += 1
    while match.string[end - 1].isspace():
        end -= 1
    return TimeMark(
        span=Span(start, end),
        kind=draft.kind,
        value=draft.value,
        how=draft.how,
        mod=draft.mod,
        interval=draft.at or interval_of(draft.value),
        unresolved=draft.unresolved,
    )
