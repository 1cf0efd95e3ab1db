"""Where a sentence mentions actors: maximal noun phrases without article and relative clause.

A small grammar over the elements of `tagging`: modifiers and nations before a role noun, bodies
and names, then "of", "to" or "in" with its complement where the head takes one. It proposes;
a learned finder may feed `resolve_mentions` with better spans.
"""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from foreigndesk.intake.report import Span
from foreigndesk.reading.actors.lexicon import lexicon
from foreigndesk.reading.actors.tagging import Element, Tagged

_HEADS = frozenset({"nation", "body", "role", "person", "proper"})
_INSIDE = _HEADS | {"modifier", "number", "honorific", "owner", "word"}
_WHERE = frozenset(
    {
        "in",
        "near",
        "inside",
        "at",
        "into",
        "across",
        "around",
        "outside",
        "over",
        "through",
        "throughout",
    }
)
_TAKES_OF = frozenset({"of"})
_AIMED = frozenset(
    {
        "minister",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "adviser",
        "secretary",
        "commissioner",
        "envoy",
        "representative",
    }
)
_LIFE = 2  # words without meaning of their own that may stand before a role noun


class Chunk(NamedTuple):
    """Elements `[first, last)` of a tagged sentence that form one mention."""

    first: int
    last: int


def find_spans(tagged: Tagged, known: Collection[str] = ()) -> list[Span]:
    """Return the spans of the mentions in a tagged sentence, in order, pronouns included.

    `known` are surnames, folded, of persons named before in the report.
    """
    spans = []
    for chunk in _chunks(tagged, known):
        elements = tagged.elements[chunk.first : chunk.last]
        spans.append(span_of(tagged, elements[0], elements[-1]))
    return spans


def span_of(tagged: Tagged, first: Element, last: Element) -> Span:
    """Return the span from the first to the last element."""
    return Span(tagged.tokens[first.first].start, tagged.tokens[last.last - 1].end)


def head_phrase(elements: list[Element], position: int) -> int | None:
    """Return the end of the noun phrase without complement that begins here, if one does."""
    if elements[position].kind not in _INSIDE - {"owner", "word"}:
        return None
    return _simple(elements, position)


def _chunks(tagged: Tagged, known: Collection[str]) -> Iterator[Chunk]:
    elements = tagged.elements
    position = 0
    while position < len(elements):
        if elements[position].kind == "pronoun":
            if elements[position].key not in {
                "its",
                "his",
                "her",
                "their",
                "it",
                "itself",
                "himself",
            }:
                yield Chunk(position, position + 1)
            position += 1
            continue
        chunk = _chunk(tagged, position)
        if chunk is None:
            position += 1
            continue
        if _is_actor(tagged, chunk, known):
            yield chunk
        position = chunk.last


def _chunk(tagged: Tagged, position: int) -> Chunk | None:
    """Return the noun phrase that begins at an element, with its complements."""
    elements = tagged.elements
    if elements[position].kind not in _INSIDE - {"owner", "word"}:
        return None
    last = _simple(elements, position)
    if last is None:
        return None
    while True:
        longer = _complement(elements, last)
        if longer is None:
            return Chunk(position, last)
        last = longer


def _simple(elements: list[Element], position: int) -> int | None:
    """Return the end of the phrase before any complement; None if it has no head."""
    last: int | None = None
    strange = 0
    for index in range(position, len(elements)):
        element = elements[index]
        if element.kind == "mark" and element.key in {"-", "–"} and last is not None:
            continue
        if element.kind not in _INSIDE:
            break
        if element.kind == "word":
            strange += 1
            open_still = last is None or _modifies(elements[index - 1])
            if strange > _LIFE or not open_still or not _leads_to_role(elements, index):
                break
        if element.kind == "modifier" and last is not None and not _leads_to_role(elements, index):
            break
        if element.kind in _HEADS:
            if last is not None and _starts_anew(elements, last, index):
                break
            last = index + 1
            if element.kind == "person" and not _owns(elements, index):
                break
        if element.kind == "owner" and not _leads_to_role(elements, index):
            break
    return last


def _modifies(element: Element) -> bool:
    """Whether what stands before a word lets it go on as a noun phrase ("Iraqi | ground troops")."""
    if element.kind == "nation":
        return any(name.kind == "adjective" for name in element.names)
    return element.kind in {"owner", "modifier", "number", "word"} or element.key in {"-", "–"}


def _starts_anew(elements: list[Element], last: int, index: int) -> bool:
    """Whether a head begins another mention ("minister | Russia") rather than goes on."""
    before, now = elements[last - 1], elements[index]
    return now.kind == "nation" and before.kind in {"role", "person", "proper"} and last == index


def _owns(elements: list[Element], index: int) -> bool:
    return index + 1 < len(elements) and elements[index + 1].kind == "owner"


def _leads_to_role(elements: list[Element], index: int) -> bool:
    """Whether a role noun or body follows within a few words of the same phrase."""
    for element in elements[index + 1 : index + 4]:
        if element.kind in {"role", "body"}:
            return True
        if (
            element.kind not in {"modifier", "word", "number", "proper", "nation"}
            and element.key != "-"
        ):
            return False
    return False


def _complement(elements: list[Element], last: int) -> int | None:
    """Return the end of the phrase with "of ..." and the like, if its head takes one."""
    head = elements[last - 1]
    if (
        last + 1 >= len(elements)
        or elements[last].kind != "prep"
        or head.kind not in {"role", "body"}
    ):
        return None
    link = elements[last].key
    word = head.key.split()[-1]
    takes = (
        link == "of"
        or (link in {"to", "in"} and word in lexicon().posted)
        or (link == "for" and word in _AIMED)
    )
    if not takes or (head.kind == "body" and link != "of"):
        return None
    start = last + 1
    while start < len(elements) and elements[start].kind == "det":
        start += 1
    if start >= len(elements) or elements[start].kind not in _INSIDE - {"owner", "word"}:
        return None
    return _listed(elements, _simple(elements, start), head, link)


def _listed(elements: list[Element], last: int | None, head: Element, link: str) -> int | None:
    """Go on over ", X and Y" after the complement of a plural head ("leaders of A and B")."""
    if last is None or head.role is None or not head.role.plural or link == "to":
        return last
    while last + 1 < len(elements) and elements[last].key in {"and", ","}:
        start = last + 1
        if elements[last].key == "," and elements[start].key == "and":
            start += 1
        while start < len(elements) and elements[start].kind == "det":
            start += 1
        if start >= len(elements) or elements[start].kind != "nation":
            return last
        last = start + 1
    return last


def _is_actor(tagged: Tagged, chunk: Chunk, known: Collection[str]) -> bool:
    """Whether a phrase names an actor rather than a mere place, thing or unknown word."""
    elements = tagged.elements
    inside = elements[chunk.first : chunk.last]
    kinds = {e.kind for e in inside}
    after = elements[chunk.last] if chunk.last < len(elements) else None
    if after is not None and after.key == "-" and chunk.last + 1 < len(elements):
        after = elements[chunk.last + 1]
        if after.kind == "word":
            return False
    head = inside[-1]
    if (
        head.kind in {"role", "body", "nation"}
        and after is not None
        and after.key in lexicon().things
    ):
        return False
    if "role" in kinds:
        return _role_acts(inside)
    if head.kind in {"nation", "body"}:
        return _nation_acts(elements, chunk, head, after)
    return head.key in known or _name_acts(elements, chunk, head, after)


def _role_acts(inside: list[Element]) -> bool:
    roles = [e for e in inside if e.kind == "role"]
    if len(inside) == 1 and roles[0].role is not None:
        return roles[0].role.sectors.split()[0] != "UNK"
    return True


def _nation_acts(
    elements: list[Element], chunk: Chunk, head: Element, after: Element | None
) -> bool:
    kind = head.names[0].kind
    if kind == "adjective":
        return False
    before = _before(elements, chunk.first)
    place = kind in {"country", "capital", "metonym", "region"}
    if place and before in _WHERE | ({"to", "from"} if kind == "capital" else set()):
        return False
    return not (
        kind == "capital"
        and after is not None
        and after.key in {",", "(", "-"}
        and chunk.first == 0
    )


def _before(elements: list[Element], first: int) -> str:
    """Return the word before a phrase, articles aside."""
    index = first - 1
    while index >= 0 and elements[index].kind == "det":
        index -= 1
    return elements[index].key if index >= 0 else ""


def _name_acts(elements: list[Element], chunk: Chunk, head: Element, after: Element | None) -> bool:
    """An unknown capitalised run is a person if it has two words, or speaks, or has a title."""
    if head.kind == "person":
        return True
    first = elements[chunk.first]
    if first.kind == "honorific":
        return True
    words = head.key.split()
    if any(w in lexicon().things or w.isdigit() for w in words):
        return False
    if _before(elements, chunk.first) in _WHERE | {"from", "to"}:
        return False
    if after is not None and after.kind == "verb":
        return True
    return 2 <= len(words) <= 4 and len(elements[chunk.first : chunk.last]) == 1
