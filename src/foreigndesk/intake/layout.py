"""The layout of a report: which stretch is title, kicker, heading, dateline or paragraph.

Recognised by form alone. A brief is a run of lines: a label over the lead, then paragraphs, then
for each further section a short label, a headline and paragraphs. Lines that end as sentences do,
or are too long for a headline, are paragraphs; only what stands before a paragraph can head it.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from foreigndesk.intake.credits import is_aside, is_credit
from foreigndesk.intake.datelines import find_dateline
from foreigndesk.intake.headers import Header, header_of
from foreigndesk.intake.lines import ends_sentence, units_of
from foreigndesk.intake.report import Block, BlockRole, Section, Span

_DATELINE_PARAGRAPHS = 2  # the first may be a headline that ends in a full stop
_HEADLINE_CHARS = 160
_HEADLINE_WORDS = 12  # for a headline that ends in "U.S."
_KICKER_CHARS, _KICKER_WORDS = 45, 5
_LONE_KICKER_WORDS = 2  # over paragraphs, with no heading between: "Background", "Next steps"
_FEWEST_TITLE_WORDS = 3
_TELLING_LETTERS = 20
_HEAD_START = re.compile(r"[\"'“‘(<]*[^\W_]")  # no bullet, no rule of asterisks
_BROKEN_OFF = (",", ',"', ",”", ",'", ",’")
_TOLD = re.compile(r"\b(?:said|told|added)\b")  # headlines have "says"; a story lost its full stop
_TOLD_BY = re.compile(r"[,\"”’] .*\b(?:said|told|added)\b")
_TOLD_WORDS = 10  # but "What the ministry said" is a heading
_INITIALS = re.compile(r"(?:\b[A-Z]\.){2,}$")
_QUESTION = re.compile(r"\?[\"'”’]?$")


class Layout(NamedTuple):
    """What the form of a text tells: its blocks and sections, its own title and dateline."""

    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    title: str | None
    dateline: str | None


class _Unit(NamedTuple):
    """A stretch of the text and its role so far."""

    span: Span
    role: BlockRole


def lay_out(text: str, title: str | None = None) -> Layout:
    """Return the layout of `text`; `title` is the report's title where it is known otherwise."""
    header = header_of(text)
    units = _of_header(header)
    rest = units_of(text, header.end)
    if rest and header.title is None:
        opening, rest = _opening(text, rest, title)
        units.extend(opening)
    units.extend(_body(text, rest, lead=True))
    blocks, place = _with_dateline(text, units)
    own = next((block.span.of(text) for block in blocks if block.role is BlockRole.TITLE), None)
    return Layout(blocks, _sections(text, blocks), _one_line(own) if own else None, place)


def _of_header(header: Header) -> list[_Unit]:
    units = [_Unit(span, BlockRole.METADATA) for span in header.marks]
    if header.title is not None:
        units.append(_Unit(header.title, BlockRole.TITLE))
    return sorted(units)


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _opening(text: str, units: Sequence[Span], title: str | None) -> tuple[list[_Unit], list[Span]]:
    """Take credits and the title off the front of the units."""
    first, rest = units[0], list(units[1:])
    head: list[_Unit] = []
    while rest and is_aside(first.of(text)):
        head.append(_Unit(first, BlockRole.METADATA))
        first, rest = rest[0], rest[1:]
    if _is_title(text, first, rest, title):
        return [*head, _Unit(first, BlockRole.TITLE)], rest
    return head, [first, *rest]


def _is_title(text: str, first: Span, rest: Sequence[Span], title: str | None) -> bool:
    """Whether the first unit is the report's headline."""
    words = _one_line(first.of(text))
    if title is not None:
        return _same_title(words, title)
    if not rest or not _could_head(words):
        return False
    told = [unit.of(text) for unit in rest[:4]]
    count, after = len(words.split()), [words for words in told if not is_aside(words)]
    if not after:
        return False
    if _is_paragraph(after[0]):
        apart = text[first.end : rest[0].start].count("\n") > 1
        return count >= (_FEWEST_TITLE_WORDS if apart else _KICKER_WORDS)
    labelled = len(after) > 1 and _could_kick(after[0], _KICKER_WORDS) and _is_paragraph(after[1])
    return labelled and count >= _FEWEST_TITLE_WORDS


def _same_title(words: str, title: str) -> bool:
    """Whether a line is the title, whatever quotes, case or site name either has more."""
    line, known = _letters(words), _letters(title)
    if line == known:
        return True
    shorter, longer = sorted((line, known), key=len)
    return len(shorter) >= _TELLING_LETTERS and longer.startswith(shorter) and _could_head(words)


def _letters(words: str) -> str:
    return "".join(char for char in words.casefold() if char.isalnum())


def _could_head(words: str) -> bool:
    """Whether a unit has the form of a headline or label."""
    if is_credit(words) or _is_dateline(words):
        return False
    if len(words) > _HEADLINE_CHARS or not _HEAD_START.match(words) or words.endswith(_BROKEN_OFF):
        return False
    if _TOLD.search(words) and (len(words.split()) > _TOLD_WORDS or _TOLD_BY.search(words)):
        return False
    return (
        not ends_sentence(words) or _QUESTION.search(words) is not None or _ends_in_initials(words)
    )


def _ends_in_initials(words: str) -> bool:
    return len(words.split()) <= _HEADLINE_WORDS and _INITIALS.search(words) is not None


def _could_kick(words: str, most: int) -> bool:
    """Whether a unit has the form of a label of at most `most` words over a section."""
    short = len(words) <= _KICKER_CHARS and len(words.split()) <= most
    return short and words[:1].isalpha() and not words[:1].islower() and _could_head(words)


def _body(text: str, units: Sequence[Span], *, lead: bool) -> list[_Unit]:
    """Give each unit behind the title its role."""
    roles: list[_Unit] = []
    number = 0
    while number < len(units):
        taken = _heads(text, units, number, lead=lead)
        roles.extend(taken)
        number += len(taken)
        lead = lead and taken[-1].role is BlockRole.METADATA
    return roles


def _heads(text: str, units: Sequence[Span], number: int, *, lead: bool) -> list[_Unit]:
    """Return the units from `number` on that form one step: a kicker and heading, or one unit."""
    this = units[number]
    words = this.of(text)
    after = [unit.of(text) for unit in units[number + 1 : number + 3]]
    if is_aside(words) if lead else is_credit(words):
        return [_Unit(this, BlockRole.METADATA)]
    if not after or not _could_head(words):
        return [_Unit(this, BlockRole.PARAGRAPH)]
    label = _could_kick(words, _KICKER_WORDS)
    if len(after) > 1 and label and _could_head(after[0]) and _is_paragraph(after[1]):
        return [
            _Unit(this, BlockRole.KICKER),
            _Unit(units[number + 1], BlockRole.HEADING),
        ]
    if not _is_paragraph(after[0]) or words[:1].islower() or _in_list(text, units, number):
        return [_Unit(this, BlockRole.PARAGRAPH)]
    if _could_kick(words, _KICKER_WORDS if lead else _LONE_KICKER_WORDS):
        return [_Unit(this, BlockRole.KICKER)]
    return [_Unit(this, BlockRole.HEADING if not _QUESTION.search(words) else BlockRole.PARAGRAPH)]


def _in_list(text: str, units: Sequence[Span], number: int) -> bool:
    """Whether the unit before is no sentence either: names or results in a list, no headings."""
    return number > 0 and not ends_sentence(units[number - 1].of(text))


def _is_paragraph(words: str) -> bool:
    if len(words) > _HEADLINE_CHARS:
        return True
    return not is_credit(words) and (ends_sentence(words) or _is_dateline(words))


def _is_dateline(words: str) -> bool:
    return find_dateline(words, 0, len(words)) is not None


def _with_dateline(text: str, units: Sequence[_Unit]) -> tuple[tuple[Block, ...], str | None]:
    """Split the dateline off the first paragraph and turn the units into blocks."""
    blocks: list[Block] = []
    place: str | None = None
    looking = _DATELINE_PARAGRAPHS
    for unit in units:
        start, end = unit.span
        if looking and unit.role is BlockRole.PARAGRAPH:
            looking -= 1
            found = find_dateline(text, start, end)
            if found:
                place, looking = found.place, 0
                blocks.append(Block(role=BlockRole.DATELINE, start=start, end=found.span.end))
                start = found.span.end + _margin(text[found.span.end : end])
        if start < end:
            blocks.append(Block(role=unit.role, start=start, end=end))
    return tuple(blocks), place


def _margin(words: str) -> int:
    return len(words) - len(words.lstrip())


_HEADS = (BlockRole.KICKER, BlockRole.HEADING)


def _sections(text: str, blocks: Sequence[Block]) -> tuple[Section, ...]:
    """Return the sections: each from its kicker or heading to the next one's."""
    starts = [
        number
        for number, block in enumerate(blocks)
        if block.role in _HEADS
        and not (block.role is BlockRole.HEADING and number and _kicks(blocks[number - 1]))
    ]
    stops = [blocks[number].start for number in starts[1:]] + [blocks[-1].end if blocks else 0]
    return tuple(
        _section(text, blocks, number, stop) for number, stop in zip(starts, stops, strict=False)
    )


def _kicks(block: Block) -> bool:
    return block.role is BlockRole.KICKER


def _section(text: str, blocks: Sequence[Block], number: int, stop: int) -> Section:
    first = blocks[number]
    kicker = first if _kicks(first) else None
    follower = blocks[number + 1] if kicker and number + 1 < len(blocks) else first
    heading = follower if follower.role is BlockRole.HEADING else None
    return Section(
        start=first.start,
        end=stop,
        kicker=_one_line(kicker.span.of(text)) if kicker else None,
        heading=_one_line(heading.span.of(text)) if heading else None,
    )
