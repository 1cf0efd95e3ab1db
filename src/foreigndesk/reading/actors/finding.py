"""Find, resolve and join the mentions of one report."""

import re
from collections.abc import Callable, Collection, Sequence
from datetime import date
from functools import partial

from msgspec import Struct, structs

from foreigndesk.intake.report import Report, Span
from foreigndesk.reading.actors.facts import Facts, facts_of, with_country
from foreigndesk.reading.actors.given import given_first, own_first
from foreigndesk.reading.actors.homes import Asked, home_of
from foreigndesk.reading.actors.lexicon import lexicon
from foreigndesk.reading.actors.memory import Memory
from foreigndesk.reading.actors.owners import owner_country
from foreigndesk.reading.actors.parsing import Parsed, parse
from foreigndesk.reading.actors.pronouns import Asked as Whom
from foreigndesk.reading.actors.pronouns import antecedent, asked
from foreigndesk.reading.actors.scene import Scene
from foreigndesk.reading.actors.spans import find_spans
from foreigndesk.reading.actors.tagging import Tagged, tag
from foreigndesk.reading.marks import ActorKind, Entity, Mention, MentionForm, Sentence
from foreigndesk.whoswho import Name, WhosWho
from foreigndesk.whoswho.keys import name_key


class ActorMarks(Struct, frozen=True):
    """The mentions of a report and the actors they name; `Mention.entity` indexes `entities`."""

    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()


_SOVIET_END = date(1991, 12, 26)
_QUOTE = re.compile(r"[\"“”]|``|''|[‘’](?!s\b)")
_BRACKETED = re.compile(r"\s*\(([A-Z][A-Z&.-]{1,8})\)")


def find_actors(
    report: Report,
    sentences: Sequence[Sentence],
    whoswho: WhosWho,
    *,
    also: Sequence[Span] = (),
) -> ActorMarks:
    """Return the mentions of actors in a report, resolved and joined; never raises on any text.

    `also` are further spans, as a learned finder gives them; they count where our own finder sees
    nothing that overlaps them.
    """
    if not also:
        return _resolve(report, sentences, whoswho, find_spans)
    return _resolve(report, sentences, whoswho, partial(own_first, sorted(set(also))))


def resolve_mentions(
    report: Report, sentences: Sequence[Sentence], spans: Sequence[Span], whoswho: WhosWho
) -> ActorMarks:
    """Resolve and join the mentions at given spans, as a learned finder gives them.

    What our own finder sees elsewhere helps to resolve them but gives no mention. Spans that
    cannot be resolved give a mention of an actor without country and sectors, pronouns none.
    """
    wanted = sorted(set(spans))
    marks = _resolve(report, sentences, whoswho, partial(given_first, wanted))
    kept = [m for m in marks.mentions if m.span in set(wanted)]
    return _only(kept, marks.entities)


def _only(mentions: list[Mention], entities: tuple[Entity, ...]) -> ActorMarks:
    """Drop the actors that no kept mention names, and count the others anew."""
    used = sorted({m.entity for m in mentions})
    place = {old: new for new, old in enumerate(used)}
    kept = tuple(Mention(span=m.span, entity=place[m.entity], form=m.form) for m in mentions)
    return ActorMarks(kept, tuple(entities[i] for i in used))


def _resolve(
    report: Report,
    sentences: Sequence[Sentence],
    whoswho: WhosWho,
    spans_of: Callable[[Tagged, Collection[str]], list[Span]],
) -> ActorMarks:
    resolver = _Resolver(report, whoswho)
    for number, sentence in enumerate(sentences):
        tagged = tag(report.text, sentence.span.start, sentence.span.end, whoswho)
        resolver.read(number, tagged, spans_of(tagged, resolver.surnames()))
    return resolver.marks()


class _Resolver:
    """Walks through one report's sentences; lives for one call."""

    def __init__(self, report: Report, whoswho: WhosWho) -> None:
        self._report = report
        self._whoswho = whoswho
        self._memory = Memory()
        self._scene = Scene(
            dateline=whoswho.country(report.dateline) if report.dateline else None,
            publisher=_publisher(report.publisher, whoswho) if report.publisher else None,
            town=whoswho.town,
        )
        self._mentions: list[Mention] = []
        self._order = 0
        self._later: list[Span] = []
        self._speakers: list[tuple[int, int]] = []
        self._speaker: int | None = None
        self._open: set[str] = set()

    def marks(self) -> ActorMarks:
        entities = tuple(self._dated(item.entity) for item in self._memory.seen)
        return _only(sorted(self._mentions, key=lambda m: (m.span.start, -m.span.end)), entities)

    def _dated(self, entity: Entity) -> Entity:
        """Return an actor of Moscow as one of the Soviet Union while that lasted."""
        if entity.country != "RUS" or self._report.published >= _SOVIET_END:
            return entity
        return structs.replace(entity, country="SUN")

    def surnames(self) -> set[str]:
        """Return the surnames of the persons named so far."""
        surnames = {i.surname for i in self._memory.seen if i.surname and i.entity.sectors}
        return surnames | {short.lower() for short in self._memory.acronyms}

    def read(self, number: int, tagged: Tagged, spans: list[Span]) -> None:
        self._scene.enter(number, tagged)
        self._later, self._speakers, self._open = [], [], set()
        before: tuple[Span, int] | None = None
        first = True
        for span in spans:
            inner = self._inner(tagged, span)
            if len(inner.elements) == 1 and inner.elements[0].kind == "first":
                self._later.append(span)
                continue
            index, form = self._one(number, inner, span, subject=first)
            if index is None:
                continue
            if before is not None and self._apposed(before, span, index):
                index = self._join(before[1], index)
            first = False
            self._mentions.append(Mention(span=span, entity=index, form=form))
            self._introduce(span, index)
            before = (span, index)
            if self._speaks(span):
                self._speakers.append((span.start, index))
        self._first_persons()

    def _inner(self, tagged: Tagged, span: Span) -> Tagged:
        """Return the words of a span, tagged anew where its borders cut an element."""
        inner = within(tagged, span)
        first, last = inner.elements[0].first if inner.elements else 0, 0
        for element in inner.elements:
            last = element.last
        covered = inner.elements and (
            tagged.tokens[first].start == span.start and tagged.tokens[last - 1].end == span.end
        )
        return inner if covered else tag(self._report.text, span.start, span.end, self._whoswho)

    def _introduce(self, span: Span, index: int) -> None:
        """Keep the acronym that stands in brackets behind a name whose initials it has."""
        found = _BRACKETED.match(self._report.text, span.end)
        if found is None:
            return
        initials = "".join(w[0] for w in span.of(self._report.text).split() if w[0].isupper())
        if found[1].upper().startswith(initials[:2].upper()) and len(initials) > 1:
            self._memory.acronyms[found[1]] = index

    def _speaks(self, span: Span) -> bool:
        """Whether a verb of speech stands right before or after a mention."""
        text = self._report.text
        around = [w for w in text[max(0, span.start - 16) : span.start].split()[-2:] if w != "told"]
        around += text[span.end : span.end + 40].replace(",", " ").split()[:2]
        words = {word.lower().strip(",.") for word in around}
        return bool(words & (lexicon().speech - {"asked"}))  # who asked is not who goes on

    def _first_persons(self) -> None:
        """Give "I" and "we" to the one who speaks in this sentence.

        The speaker is kept for the next one, if it was the only one of this.
        """
        if not self._speakers:
            self._speaker = self._speaker if self._later else None
            return
        place, speaker = self._speakers[-1]
        self._memory.stand_out(speaker)
        for span in self._later:
            between = self._report.text[min(span.end, place) : max(span.start, place)]
            if _QUOTE.search(between):  # "I" in another's words is not the one who speaks here
                self._mentions.append(Mention(span=span, entity=speaker, form=MentionForm.PRONOUN))
        alone = len({index for _, index in self._speakers}) == 1
        self._speaker = speaker if alone else None

    def _one(
        self, number: int, inner: Tagged, span: Span, *, subject: bool
    ) -> tuple[int | None, MentionForm]:
        self._order += 1
        parsed = parse(inner, self._scene.nearby(span))
        if parsed.pronoun and not parsed.roles and not parsed.bodies and not parsed.nations:
            return self._pronoun(span, number, subject=subject), MentionForm.PRONOUN
        short = self._memory.acronyms.get(parsed.text)
        if short is not None:
            self._memory.touch(short, number, self._order, subject=subject)
            return short, MentionForm.NAME
        if _is_bare(parsed):
            earlier = self._memory.described(parsed, number, office_of=self._scene.office_of)
            if earlier is not None:
                self._memory.touch(earlier, number, self._order, subject=subject)
                return earlier, MentionForm.DESCRIPTION
        if _is_surname(parsed):
            earlier = self._memory.surnamed(parsed.proper or "")
            if earlier is not None:
                self._memory.touch(earlier, number, self._order, subject=subject)
                return earlier, MentionForm.NAME
        facts = facts_of(parsed, self._report.published, self._whoswho) or _unknown(parsed)
        if facts.entity.country is None and not facts.country_said:
            facts = self._place(facts, parsed, span, number)
        return self._memory.add(facts, number, self._order, subject=subject), facts.form

    def _place(self, facts: Facts, parsed: Parsed, span: Span, number: int) -> Facts:
        """Fill in a country from the possessor or the scene."""
        if parsed.roles:
            day, who = self._report.published, self._whoswho
            country = owner_country(parsed, day, who, self._memory)
            if country:
                return with_country(facts, country, "of the possessor")
        if parsed.pronoun:
            owner = antecedent(Whom(parsed.pronoun, number), self._memory)
            if owner is not None and (country := self._memory.seen[owner].entity.country):
                return with_country(facts, country, "of the possessor")
        if _is_several(parsed):
            return facts
        if facts.entity.how == "a number of people":
            return facts
        country = home_of(self._asked(facts, parsed, span, number), self._scene, self._memory)
        return with_country(facts, country, "country of the scene") if country else facts

    def _asked(self, facts: Facts, parsed: Parsed, span: Span, number: int) -> Asked:
        """Return what is asked of the scene for an actor without a country."""
        speaker = self._memory.seen[self._speaker].entity if self._speaker is not None else None
        return Asked(
            span=span,
            entity=facts.entity,
            plural=bool(parsed.roles) and parsed.roles[-1][1].plural,
            head=parsed.head,
            words=tuple(parsed.words),
            bare=parsed.head if _is_bare(parsed) and parsed.words == parsed.head.split() else "",
            number=number,
            owned=_owned(parsed),
            speaker=speaker.country if speaker else None,
            name=parsed.proper or "",
            town=self._whoswho.town(name_key(parsed.proper)) if parsed.proper else None,
        )

    def _pronoun(self, span: Span, number: int, *, subject: bool) -> int | None:
        pronoun = asked(self._report.text, span, number, self._mentions, self._speaker)
        index = antecedent(pronoun, self._memory)
        if index is None or pronoun.word in self._open:  # an earlier "he" of the sentence is open
            self._open.add(pronoun.word)
            return None
        self._memory.touch(
            index, number, self._order, subject=self._memory.seen[index].subject or subject
        )
        return index

    def _apposed(self, before: tuple[Span, int], span: Span, index: int) -> bool:
        """Whether two neighbours are one person: "the ambassador, Jane Doe"."""
        between = self._report.text[before[0].end : span.start].strip()
        if between not in {",", ", the", ", a", ", an"} or before[1] == index:
            return False
        one, two = self._memory.seen[before[1]], self._memory.seen[index]
        kinds = one.entity.kind, two.entity.kind
        named = (one.surname is None) != (two.surname is None)
        after = self._report.text[span.end : span.end + 1]
        return (
            kinds == (ActorKind.PERSON, ActorKind.PERSON)
            and named
            and (between != "," or after in {",", ".", ";", ""} or two.surname is not None)
        )

    def _join(self, one: int, two: int) -> int:
        """Let the named one of two apposed mentions take the other's facts; return its index."""
        seen = self._memory.seen
        named, described = (two, one) if seen[two].surname else (one, two)
        entity, told = seen[named].entity, seen[described].entity
        if (
            entity.country
            and told.country
            and entity.country != told.country
            and "registry" in entity.how
        ):
            return two
        told_country = None if "scene" in told.how else told.country
        seen[named].entity = Entity(
            name=entity.name,
            kind=entity.kind,
            how=f"apposition; {told.how}",
            country=told_country or entity.country,
            sectors=tuple(dict.fromkeys((*told.sectors, *entity.sectors))),
            role=told.role or entity.role,
            wikidata=entity.wikidata,
        )
        seen[named].heads |= seen[described].heads
        self._mentions = [
            Mention(span=m.span, entity=named, form=m.form) if m.entity == described else m
            for m in self._mentions
        ]
        return named


def _owned(parsed: Parsed) -> str:
    """Return how a mention is tied to another actor of the report, if by no name."""
    if parsed.pronoun and parsed.roles:
        return "HIS" if parsed.pronoun in {"his", "her"} else "ITS"
    first = parsed.text.lower().removeprefix("the ").split("'")[0].split("’")[0]
    return "ITS" if len(parsed.roles) > 1 and first in {"country", "nation", "state"} else ""


def _publisher(publisher: str, whoswho: WhosWho) -> Name | None:
    """Return a national publisher; news agencies write for the world."""
    for name in whoswho.named(publisher):
        if name.country and name_key(publisher) not in lexicon().wires:
            return name
    return None


def _is_several(parsed: Parsed) -> bool:
    """Whether a mention is of several states or their leaders, so of no one country."""
    if not parsed.roles or not parsed.roles[-1][1].plural:
        return False
    word = parsed.head.split()[-1]
    return (
        parsed.roles[-1][1].kind == "state"
        or word in lexicon().of_several
        or (
            word in {"leaders", "sides", "ministers", "governments", "parties", "presidents"}
            and bool(
                {"two", "both", "other", "world", "foreign", "three", "all"} & set(parsed.words)
            )
        )
    )


def within(tagged: Tagged, span: Span) -> Tagged:
    """Return the part of a tagged sentence inside a span, its elements cut to fit."""
    tokens = tagged.tokens
    inside = [
        e
        for e in tagged.elements
        if tokens[e.first].start >= span.start and tokens[e.last - 1].end <= span.end
    ]
    return Tagged(tagged.text, tokens, inside)


def _is_surname(parsed: Parsed) -> bool:
    """Whether a mention is one name alone ("Merz", "Mr. Merz"), to be looked up in the report."""
    return parsed.proper is not None and not (
        " " in parsed.proper or parsed.roles or parsed.nations or parsed.bodies or parsed.people
    )


_PLAIN = frozenset("new same current present outgoing own entire two both other said".split())
"""Words that tell a role noun from no other: "the same ministry"."""


def _is_bare(parsed: Parsed) -> bool:
    """Whether a mention is a role noun alone ("the ministry"), to be looked up in the report.

    "The provincial government" is not: another word tells it from the government met before.
    """
    more = {word.lower() for word in parsed.words} - set(parsed.head.split()) - _PLAIN
    return bool(parsed.roles) and not (
        more
        or parsed.nations
        or parsed.bodies
        or parsed.proper
        or parsed.people
        or parsed.linked
        or parsed.pronoun
    )


def _unknown(parsed: Parsed) -> Facts:
    """Return an actor of which only the words are known; a mere number is of people."""
    counted = parsed.text[:1].isdigit() or bool(_COUNTS & {w.lower() for w in parsed.text.split()})
    entity = Entity(
        name=parsed.text,
        kind=ActorKind.PEOPLE if counted else ActorKind.GROUP,
        how="a number of people" if counted else "unknown",
        sectors=("CVL",) if counted else (),
    )
    return Facts(entity, MentionForm.DESCRIPTION, parsed)


_COUNTS = frozenset("dozens scores hundreds thousands many those others some least".split())
