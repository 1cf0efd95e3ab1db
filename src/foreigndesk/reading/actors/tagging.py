"""One pass over a sentence's words: which stand for nations, bodies, roles, persons, or nothing.

Each element covers one or more tokens; elements never overlap. Names are found by a look-up of
the longest run of words that is a key of the who's who.
"""

from typing import NamedTuple

from foreigndesk.reading.actors.lexicon import closed_words, lexicon
from foreigndesk.reading.actors.tokens import Token, is_shouting, tokens_of
from foreigndesk.whoswho import Name, Person, Role, WhosWho

_NATIONS = frozenset({"country", "adjective", "people", "capital", "region"})


_HYPHEN = frozenset({"-"})
_WITHIN_NAMES = frozenset({"-", "–", ".", "&"})

_SHORT_OFFICES = {"pm": "prime minister", "fm": "foreign minister"}
"""Offices as headlines and Indian papers shorten them; only in capitals ("3 pm" is a time)."""


class Element(NamedTuple):
    """A stretch of tokens `[first, last)` and what it stands for.

    `kind`: nation, body, role, person (a known whole name), proper (an unknown capitalised run),
    word, modifier, mark, owner, or a closed class of `lexicon.closed_words`.
    """

    first: int
    last: int
    kind: str
    key: str
    names: tuple[Name, ...] = ()
    role: Role | None = None
    people: tuple[Person, ...] = ()


class Tagged(NamedTuple):
    """A stretch of text, its tokens and its elements."""

    text: str
    tokens: list[Token]
    elements: list[Element]

    def of(self, element: Element) -> str:
        """Return the words of an element."""
        return self.text[self.tokens[element.first].start : self.tokens[element.last - 1].end]


def tag(text: str, start: int, end: int, whoswho: WhosWho) -> Tagged:
    """Tag `text[start:end]`."""
    tokens = tokens_of(text, start, end)
    tagger = _Tagger(tokens, whoswho)
    elements: list[Element] = []
    position = 0
    while position < len(tokens):
        element = tagger.at(position)
        elements.append(element)
        position = element.last
    return Tagged(text, tokens, elements)


class _Tagger:
    """Finds the element that begins at a token; holds nothing but its input."""

    def __init__(self, tokens: list[Token], whoswho: WhosWho) -> None:
        self._tokens = tokens
        self._whoswho = whoswho
        self._shouting = is_shouting(tokens)

    def at(self, position: int) -> Element:
        token = self._tokens[position]
        if token.kind != "word":
            return Element(position, position + 1, token.kind, token.key)
        person = self._person(position) if token.big else None
        if person is not None:
            return person
        name, role = self._name(position), self._role(position)
        if name is not None and (role is None or name.last >= role.last):
            return name
        if role is not None:
            return role
        return self._plain(position)

    def _name(self, position: int) -> Element | None:
        """Return the longest known name from here on; it must hold a capital letter."""
        tokens = self._tokens
        first = tokens[position]
        if first.capital and not self._shouting:
            found = self._whoswho.names(first.capital)
            longer = self._longer(position, first.key)
            if longer is not None and longer.last > position + 1:
                return longer
            if found:
                return _named(position, position + 1, first.key, found)
            if len(first.key) < 3 or first.key in closed_words():
                return None
            return longer
        return self._longer(position, first.key)

    def _longer(self, position: int, first: str) -> Element | None:
        most = self._whoswho.word_counts(first)
        if most > 1 or (most and self._tokens[position].big):
            words, ends = self._words(position, most, _WITHIN_NAMES)
            for count in range(len(ends), 0, -1):
                last, big = ends[count - 1]
                key = " ".join(words[:count])
                found = self._whoswho.names(key) if big else ()
                if found and (count > 1 or self._tokens[position].big):
                    return _named(position, last, key, found)
        if self._shouting and first not in closed_words():
            found = self._whoswho.names(self._tokens[position].capital)
            return _named(position, position + 1, first, found) if found else None
        return None

    def _words(
        self, position: int, most: int, marks: frozenset[str]
    ) -> tuple[list[str], list[tuple[int, bool]]]:
        """Return up to `most` words from here over `marks`, and each's end and if one is big."""
        words: list[str] = []
        ends: list[tuple[int, bool]] = []
        big = False
        for index in range(position, len(self._tokens)):
            token = self._tokens[index]
            if token.kind == "word":
                words.append(token.key)
                big = big or token.big
                ends.append((index + 1, big))
                if len(words) == most:
                    break
            elif token.kind == "mark" and token.key not in marks:
                break
        return words, ends

    def _role(self, position: int) -> Element | None:
        tokens = self._tokens
        office = _SHORT_OFFICES.get(tokens[position].key) if tokens[position].big else None
        if office is not None:
            role = self._whoswho.role(office)
            if role is not None:
                return Element(position, position + 1, "role", office, role=role)
        most = self._whoswho.role_word_counts(tokens[position].key)
        if not most:
            return None
        words, ends = self._words(position, most, _HYPHEN)
        for count in range(len(ends), 0, -1):
            key = " ".join(words[:count])
            role = self._whoswho.role(key)
            if role is not None and (tokens[position].big or key not in lexicon().ranks_short):
                return Element(position, ends[count - 1][0], "role", key, role=role)
        return None

    def _person(self, position: int) -> Element | None:
        """Return a known whole name of two words or more that begins here."""
        run = self._run(position)
        for last in range(run, position + 1, -1):
            words = [t.key for t in self._tokens[position:last] if t.kind == "word"]
            if len(words) < 2 or self._tokens[last - 1].kind != "word":
                continue
            people = self._whoswho.people(" ".join(words))
            if people:
                return Element(position, last, "person", " ".join(words), people=people)
        return None

    def _run(self, position: int) -> int:
        """Return the end of the run of capitalised words, particles and initials from here."""
        tokens, particles = self._tokens, lexicon().particles
        last = position + 1
        for index in range(position + 1, min(len(tokens), position + 9)):
            token = tokens[index]
            before = tokens[index - 1]
            if closed_words().get(token.key) == "date":
                break
            if token.kind == "word" and token.key not in {"the", "and"}:
                if token.big or before.key == "-":
                    last = index + 1
                elif token.key not in particles:
                    break
            elif token.key != "-" and not (token.key == "." and len(before.key) <= 2):
                break
        return last

    def _plain(self, position: int) -> Element:
        token = self._tokens[position]
        if self._opens_name(position):
            return self._proper(position)
        closed = closed_words().get(token.key)
        if closed and (not token.capital or self._shouting or closed in {"det", "prep"}):
            return Element(position, position + 1, closed, token.key)
        if token.key.isdigit():
            return Element(position, position + 1, "number", token.key)
        if token.big and not self._shouting and token.key not in lexicon().honorifics:
            return self._proper(position)
        kind = "modifier" if token.key in lexicon().modifiers else "word"
        if token.key in lexicon().honorifics and token.big:
            kind = "honorific"
        return Element(position, position + 1, kind, token.key)

    def _opens_name(self, position: int) -> bool:
        """Whether a small particle after a title opens a name ("President | von der Leyen")."""
        tokens, particles = self._tokens, lexicon().particles
        token = tokens[position]
        if token.big or token.key not in particles or not position or not tokens[position - 1].big:
            return False
        rest = tokens[position + 1 : position + 3]
        after = next((t for t in rest if t.key not in particles or t.big), None)
        return after is not None and after.big and self._role(position - 1) is not None

    def _proper(self, position: int) -> Element:
        """Return the run of capitalised words from here that no longer known name interrupts."""
        last = position + 1
        end = self._run(position)
        while last < end:
            token = self._tokens[last]
            if token.kind == "word" and token.big:
                known = self._name(last) or self._role(last) or self._person(last)
                if known is not None and not (
                    known.kind == "nation" and last + 1 == end and known.names[0].kind == "country"
                ):
                    break
            last += 1
        while last > position + 1 and not self._tokens[last - 1].big:
            last -= 1
        words = [t.key for t in self._tokens[position:last] if t.kind == "word"]
        key = " ".join(words)
        city = self._whoswho.city(key)
        if city is not None:
            name = Name(key.title(), "region", city, "CVL")
            return Element(position, last, "nation", key, names=(name,))
        return Element(position, last, "proper", key)


def _named(first: int, last: int, key: str, names: tuple[Name, ...]) -> Element:
    kind = "nation" if names[0].kind in _NATIONS else "body"
    return Element(first, last, kind, key, names=names)
