"""The parts of one mention: whose, what, who, of what; read from its tagged words."""

from dataclasses import dataclass, field

from foreigndesk.reading.actors.lexicon import lexicon
from foreigndesk.reading.actors.tagging import Element, Tagged
from foreigndesk.whoswho import Name, Person, Role

_BELONGING = frozenset({"of", "to", "for"})
_CROWDS = frozenset({"group", "groups", "team", "crowd", "crowds", "band", "gang", "mob"})


@dataclass
class Parsed:
    """What a mention says.

    `owner` is the nation before the head ("Iraqi troops", "Pakistan's ambassador"), `bodies` and
    `roles` stand in the head, `linked` holds the elements after "of", "in", "to" ... with that
    word, `proper` is an unknown capitalised name, `people` the persons a whole name may mean.
    """

    text: str
    nations: list[Element] = field(default_factory=list)
    bodies: list[Name] = field(default_factory=list)
    roles: list[tuple[str, Role]] = field(default_factory=list)
    linked: list[tuple[str, Element]] = field(default_factory=list)
    proper: str | None = None
    people: tuple[Person, ...] = ()
    pronoun: str | None = None
    former: bool = False
    possessor: tuple[Person, ...] = ()
    owner: str | None = None  # the name of the person whose the head is
    linked_name: str | None = None  # the name of a person after "of" and the like
    honorific: str | None = None
    words: list[str] = field(default_factory=list)
    nearby: tuple[str, ...] = ()
    short: str | None = None  # the words before "in ...", which is where rather than who

    @property
    def head(self) -> str:
        """The key of the head role noun, else ""."""
        return self.roles[-1][0] if self.roles else ""

    @property
    def is_person(self) -> bool:
        """Whether the mention names a person."""
        return bool(self.people) or (self.proper is not None and not self.bodies)


def parse(tagged: Tagged, nearby: tuple[str, ...] = ()) -> Parsed:
    """Read the parts of a mention whose words, and no others, were tagged.

    `nearby` are the countries that the words around speak of, the likeliest first; they choose
    between bodies of one name.
    """
    parsed = Parsed(text=_words(tagged), nearby=nearby)
    link: str | None = None
    elements = tagged.elements
    for index, element in enumerate(elements):
        if element.kind == "relative" or (element.kind == "mark" and element.key in {"(", "—"}):
            break
        if (
            element.kind == "mark"
            and element.key == ","
            and _apposed(parsed, elements[index + 1 :])
        ):
            link = None
            continue
        if element.kind == "prep" and element.key == "of" and _counts(parsed):
            parsed.words.clear()
        elif element.kind == "prep" and (
            parsed.roles or parsed.bodies or parsed.nations or parsed.proper or parsed.words
        ):
            link = element.key
            if link == "in" and parsed.short is None:
                first, end = tagged.tokens[elements[0].first], tagged.tokens[element.first]
                parsed.short = tagged.text[first.start : end.start].rstrip()
        elif link is not None:
            parsed.linked.append((link, element))
            if element.kind in {"person", "proper"} and link in _BELONGING:
                parsed.linked_name = parsed.linked_name or tagged.of(element)
        else:
            _take(parsed, element, elements, index, tagged)
    return parsed


def _nearest(names: tuple[Name, ...], parsed: Parsed) -> Name:
    """Return the body of a name that several countries have which the text speaks of."""
    said = [e.names[0].country for e in parsed.nations]
    for country in (*said, *parsed.nearby):
        for name in names:
            if name.country == country:
                return name
    return names[0]


def _counts(parsed: Parsed) -> bool:
    """Whether all so far is a number or a crowd ("dozens of", "a group of")."""
    if parsed.nations or parsed.bodies or parsed.proper or parsed.people:
        return False
    if parsed.roles:
        crowd = len(parsed.roles) == 1 and parsed.head in _CROWDS
        if crowd:
            parsed.roles.clear()
        return crowd
    return bool(parsed.words)


def _words(tagged: Tagged) -> str:
    if not tagged.elements:
        return ""
    first, last = tagged.elements[0].first, tagged.elements[-1].last
    return tagged.text[tagged.tokens[first].start : tagged.tokens[last - 1].end]


def _apposed(parsed: Parsed, rest: list[Element]) -> bool:
    """Whether a comma opens a name after its description, or the other way round."""
    return bool(parsed.roles or parsed.proper or parsed.people) and bool(rest)


def _take(
    parsed: Parsed, element: Element, elements: list[Element], index: int, tagged: Tagged
) -> None:
    """Put an element of the head zone where it belongs."""
    kind, key = element.kind, element.key
    if kind == "owner" and parsed.is_person:  # "Holm's aides" are not Holm
        if any(e.kind == "role" for e in elements[index + 1 :]):
            parsed.owner = parsed.proper
            parsed.possessor, parsed.people, parsed.proper = parsed.people, (), None
            parsed.roles.clear()
    elif kind == "nation":
        if not _tied(elements, index):
            parsed.nations.append(element)
    elif kind == "body" and not _tied(elements, index):
        parsed.bodies.append(_nearest(element.names, parsed))
    elif kind == "role" and element.role is not None:
        parsed.roles.append((key, element.role))
        parsed.words += key.split()
    elif kind in {"person", "proper"}:
        _name(parsed, element, tagged.of(element))
    elif kind in {"pronoun", "first"}:
        parsed.pronoun = parsed.pronoun or key
    elif kind == "honorific":
        parsed.honorific = key
    elif kind in {"modifier", "word", "number"}:
        parsed.words.append(key)
    if key in lexicon().former or key.startswith("ex "):
        parsed.former = True


def _name(parsed: Parsed, element: Element, words: str) -> None:
    """Keep a name; a known person's stands, unknown runs of one mention are one name."""
    if element.kind == "person":
        parsed.people, parsed.proper = element.people, words
    elif parsed.proper is None:
        parsed.proper = words
    elif not parsed.people:
        parsed.proper = f"{parsed.proper} {words}"


def _tied(elements: list[Element], index: int) -> bool:
    """Whether a hyphen ties a name to something else ("Iranian-backed", "pro-Russian")."""
    lists = lexicon()
    after = elements[index + 1 : index + 3]
    if len(after) == 2 and after[0].key in {"-", "–"} and after[1].key in lists.foreign_ties:
        return True
    before = elements[max(0, index - 2) : index]
    return (
        len(before) == 2
        and before[1].key in {"-", "–"}
        and before[0].key in lists.blocking_prefixes
    )


def nation_of(parsed: Parsed) -> str | None:
    """Return the country of the nation before the head; None if there are several."""
    codes = [n.names[0].country for n in parsed.nations]
    if not codes:
        return None
    if len(set(codes)) > 1 and is_joint(parsed):
        return None
    return codes[0]


def is_joint(parsed: Parsed) -> bool:
    """Whether a mention lists things ("and") or ties them with a hyphen."""
    return "and" in parsed.text.split() or "-" in parsed.text
