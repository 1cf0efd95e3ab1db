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
_OWNERS = frozenset({"his", "her", "its", "their", "our", "my"})
_ALONE = frozenset({"he", "she", "they", "him", "them", "we", "i", "us"})
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
        if elements[position].kind in {"pronoun", "first"}:
            owned = _owned(tagged, position)
            if owned is not None:
                yield owned
            elif elements[position].key in _ALONE:
                yield Chunk(position, position + 1)
            position = owned.last if owned else position + 1
            continue
        chunk = _chunk(tagged, position)
        if chunk is None:
            position += 1
            continue
        if _is_actor(tagged, chunk, known):
            yield chunk
        position = chunk.last


def _owned(tagged: Tagged, position: int) -> Chunk | None:
    """Return the phrase of "his father", "our troops": a possessive pronoun and a role noun."""
    elements = tagged.elements
    if elements[position].key not in _OWNERS or position + 1 >= len(elements):
        return None
    chunk = _chunk(tagged, position + 1)
    if chunk is None or not any(e.kind == "role" for e in elements[chunk.first : chunk.last]):
        return None
    return Chunk(position, chunk.last) if _is_actor(tagged, chunk, ()) else None


def _chunk(tagged: Tagged, position: int) -> Chunk | None:
    """Return the noun phrase that begins at an element, with its complements."""
    elements = tagged.elements
    if elements[position].kind not in _INSIDE - {"owner", "word"}:
        return None
    now, before = elements[position], elements[position - 1] if position else None
    if now.kind == "modifier" and now.key.endswith("ed") and before and before.kind in _HEADS:
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
        if element.kind == "mark" and _inside_name(elements, index, last):
            continue
        if element.kind not in _INSIDE:
            break
        if element.kind == "word":
            strange += 1
            open_still = last is None or _modifies(elements[index - 1])
            if strange > _LIFE or not open_still or not _leads_to_role(elements, index):
                break
        if element.kind == "modifier" and last == index and element.key.endswith("ed"):
            break  # "police | detained two traders"
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


def _inside_name(elements: list[Element], index: int, last: int | None) -> bool:
    """Whether a mark belongs to a phrase: a hyphen, or the dot of "Mr." and "Gen."."""
    if elements[index].key in {"-", "–"}:
        return last is not None
    before = elements[index - 1] if index else None
    short = before is not None and (
        before.kind == "honorific" or before.key in lexicon().ranks | {"sen", "rep", "gov"}
    )
    return elements[index].key == "." and short and index + 1 < len(elements)


def _modifies(element: Element) -> bool:
    """Whether a noun phrase may go on after this with a plain word ("Iraqi | ground troops")."""
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
    if last + 1 >= len(elements) or elements[last].kind != "prep":
        return None
    link = elements[last].key
    if not _takes(elements, last, link):
        return None
    start = last + 1
    while start < len(elements) and elements[start].kind == "det":
        start += 1
    if start >= len(elements) or elements[start].kind not in _INSIDE - {"owner", "word"}:
        return None
    if head.kind in {"person", "proper"} or link == "in":
        return start + 1 if elements[start].kind == "nation" else None
    return _listed(elements, _simple(elements, start), head, link)


def _takes(elements: list[Element], last: int, link: str) -> bool:
    """Whether the head before a preposition takes a complement by it."""
    head = elements[last - 1]
    if head.kind in {"person", "proper"}:  # "President Asta Holm of Denmark"
        return link == "of" and last > 1 and elements[last - 2].kind == "role"
    if head.kind == "body":
        return link == "of"
    word = head.key.split()[-1]
    return head.kind == "role" and (
        link in {"of", "in"}
        or (link == "to" and word in lexicon().posted)
        or (link == "for" and word in _AIMED)
        or (link == "from" and _hails(head, elements[last + 1]))
    )


def _hails(head: Element, origin: Element) -> bool:
    """Whether "from" tells where people are of; troops rather leave ("withdrew troops from")."""
    role = head.role
    hailing = role is not None and role.kind != "state" and not role.sectors.startswith("MIL")
    return hailing and origin.kind in {"nation", "body"}


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
        return _role_acts(inside) and not _attributive(head, after)
    if head.kind in {"nation", "body"}:
        return _nation_acts(elements, chunk, head, after)
    return head.key in known or _name_acts(elements, chunk, head, after)


def _role_acts(inside: list[Element]) -> bool:
    roles = [e for e in inside if e.kind == "role"]
    if len(inside) == 1 and roles[0].role is not None:
        return roles[0].key not in lexicon().weak_alone and not roles[0].role.sectors.startswith(
            "UNK"
        )
    return True


def _attributive(head: Element, after: Element | None) -> bool:
    """Whether a noun only tells what sort of thing follows ("a military coup")."""
    return (
        head.key in lexicon().attributive
        and after is not None
        and after.kind == "word"
        and not after.key.endswith("ed")
    )


def _nation_acts(
    elements: list[Element], chunk: Chunk, head: Element, after: Element | None
) -> bool:
    kind = head.names[0].kind
    if kind == "adjective" or _bracketed(elements, chunk, head, after):
        return False
    before = _before(elements, chunk.first)
    place = kind in {"country", "capital", "metonym", "region"}
    if place and before in _WHERE | ({"to", "from"} if kind in {"capital", "region"} else set()):
        return False
    return not (
        kind == "capital"
        and after is not None
        and after.key in {",", "(", "-"}
        and chunk.first == 0
    )


def _bracketed(elements: list[Element], chunk: Chunk, head: Element, after: Element | None) -> bool:
    """Whether a body stands in brackets: an agency's mark "(AP)", or an acronym just introduced."""
    before = elements[chunk.first - 1].key if chunk.first else ""
    return head.kind == "body" and before == "(" and after is not None and after.key == ")"


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
    if after is not None and after.kind == "verb" and chunk.first > 0:
        return elements[chunk.first - 1].key not in {"``", '"', "“", ".", "(", "'"}
    return 2 <= len(words) <= 4 and len(elements[chunk.first : chunk.last]) == 1
