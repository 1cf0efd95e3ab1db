"""Split compound mentions: "US and French officials" are two actors."""

from typing import NamedTuple

from foreigndesk.intake.report import Span
from foreigndesk.reading.actors.spans import head_phrase, span_of
from foreigndesk.reading.actors.tagging import Element, Tagged, tag
from foreigndesk.whoswho import WhosWho

_BETWEEN = frozenset({"and", ",", "or", "both", "/"})


class Conjunct(NamedTuple):
    """One member of a list of mentions: its span and its words, shared head included."""

    span: Span
    text: str


def split_actors(text: str, context: str | None, whoswho: WhosWho) -> list[str]:
    """Return the single mentions of the compound that `text` is, or is part of in `context`."""
    for words in filter(None, (context, text)):
        start = words.find(text)
        if start < 0:
            start, sought = 0, _loose(words, text)
        else:
            sought = Span(start, start + len(text))
        for members in compounds(tag(words, 0, len(words), whoswho)):
            whole = Span(members[0].span.start, members[-1].span.end)
            if len(members) > 1 and sought is not None and whole.overlaps(sought):
                return [member.text for member in members]
    return [text]


def _loose(words: str, text: str) -> Span | None:
    """Return where the last word of a mention stands that isn't literally in its context."""
    last = text.rsplit(maxsplit=1)[-1] if text.split() else ""
    found = words.find(last) if last else -1
    return Span(found, found + len(last)) if found >= 0 else None


def compounds(tagged: Tagged) -> list[list[Conjunct]]:
    """Return the lists of mentions in a sentence that "and", "or" and commas join.

    A mention that stands alone is a list of one.
    """
    elements = tagged.elements
    found: list[list[tuple[int, int]]] = []
    position, after = 0, -1
    while position < len(elements):
        last = head_phrase(elements, position)
        if last is None:
            position += 1
            continue
        if found and after >= 0 and _joined(elements, after, position):
            found[-1].append((position, last))
        else:
            found.append([(position, last)])
        position = after = last
    return [_members(tagged, pieces) for pieces in found]


def _joined(elements: list[Element], last: int, first: int) -> bool:
    """Whether only "and", "or", commas and articles stand between two phrases."""
    between = elements[last:first]
    keys = [e.key for e in between if e.kind != "det"]
    return bool(keys) and all(key in _BETWEEN for key in keys)


def _members(tagged: Tagged, pieces: list[tuple[int, int]]) -> list[Conjunct]:
    elements = tagged.elements
    members = []
    for number, (first, last) in enumerate(pieces):
        span = span_of(tagged, elements[first], elements[last - 1])
        words = span.of(tagged.text)
        if number + 1 < len(pieces) and last - first == 1 and _is_adjective(elements[first]):
            head = _head_after_nation(tagged, pieces[-1])
            words = f"{words} {head}" if head else words
        members.append(Conjunct(span, words))
    return members


def _is_adjective(element: Element) -> bool:
    return element.kind == "nation" and any(n.kind == "adjective" for n in element.names)


def _head_after_nation(tagged: Tagged, piece: tuple[int, int]) -> str | None:
    """Return what follows the nation of "French officials", if that is how a phrase is built."""
    first, last = piece
    elements = tagged.elements
    if last - first < 2 or not _is_adjective(elements[first]):
        return None
    role = elements[last - 1].role
    if role is None or not role.plural:
        return None
    return span_of(tagged, elements[first + 1], elements[last - 1]).of(tagged.text)
