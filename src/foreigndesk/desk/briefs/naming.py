"""Names for the pronouns and bare offices of a sentence that is to stand alone."""

import re

from foreigndesk.desk.english import with_article
from foreigndesk.intake.report import Span
from foreigndesk.reading.marks import ActorKind, MentionForm
from foreigndesk.record.entries import Actor, Record, Statement

_SUBJECT = frozenset({"he", "she", "it", "they"})
_OWNER = frozenset({"his", "her", "its", "their"})
_NEEDS_NAME = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
_WORD = re.compile(r"\w+")
_PROPER = re.compile(r"[A-Z]")


class Namer:
    """Who the pronouns of one report stand for."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._text = record.report.text
        self._actors = {actor.id: actor for actor in record.actors}
        mentions = ((m.span, m.form, actor) for actor in record.actors for m in actor.mentions)
        self._mentions = sorted(mentions, key=lambda one: (one[0], one[2].id))

    def source(self, statement: Statement) -> str | None:
        """Return a name for the source of a statement; None where none is known."""
        if statement.source is not None:
            return self.full(self._actors[statement.source])
        words = ", ".join(span.of(self._text) for span in statement.source_spans)
        return words if words and words.lower() not in _SUBJECT else None

    def full(self, actor: Actor) -> str:
        """Return an actor's name as its report writes it for the first time."""
        return actor.name

    def replacements(self, span: Span) -> list[tuple[int, int, str]] | None:
        """Return names for pronouns whose actor the sentence hasn't named before them.

        None where a "he" or "she" outside quotations stays in the dark.
        """
        quotes = [
            Span(m.start() + span.start, m.end() + span.start)
            for m in _QUOTED.finditer(span.of(self._text))
        ]
        named: set[str] = set()
        found: list[tuple[int, int, str]] = []
        known: list[Span] = []
        for where, form, actor in self._mentions:
            if not span.covers(where):
                continue
            if form is MentionForm.DESCRIPTION and actor.id not in named:
                office = self._office(where, actor)
                if office is not None and not any(quote.covers(where) for quote in quotes):
                    found.append((where.start, where.end, office))
            if form is not MentionForm.PRONOUN:
                named.add(actor.id)
                continue
            known.append(where)
            if actor.id in named or any(quote.covers(where) for quote in quotes):
                continue
            name = self._for(where, actor)
            if name is None:
                return None
            named.add(actor.id)
            found.append((where.start, where.end, name))
        first = _WORD.match(self._text, span.start, span.end)
        opens = first is not None and first.group().lower() in _SUBJECT | _OWNER
        if opens and not any(one[0] == span.start for one in found):
            return None
        return None if self._dark(span, (*quotes, *known)) else found

    def _office(self, where: Span, actor: Actor) -> str | None:
        """Return the name of a person of whom only the office is told: "The President"."""
        words = where.of(self._text).split()
        bare = len(words) <= 3 and words[0].lower() == "the"
        person = actor.kind is ActorKind.PERSON and " " in actor.name
        return actor.name if bare and person and _PROPER.match(actor.name) else None

    def _for(self, where: Span, actor: Actor) -> str | None:
        """Return the name that takes the place of a pronoun."""
        low = where.of(self._text).lower()
        person = actor.kind is ActorKind.PERSON
        known = " " in actor.name or actor.wikidata is not None
        if not _PROPER.match(actor.name) or (person and not known):
            return None
        if low in ("he", "she", "him") and not person:
            return None
        name = actor.name if actor.kind is ActorKind.PERSON else with_article(actor.name)
        if low in _OWNER:
            return f"{name}’" if name.endswith("s") else f"{name}’s"
        return name if low in _SUBJECT | {"him", "them"} else None

    def _dark(self, span: Span, clear: tuple[Span, ...]) -> bool:
        """Whether a "he" or "she" has nobody: not resolved, and no person named before it."""
        persons = [
            where
            for where, form, actor in self._mentions
            if span.covers(where)
            and form is not MentionForm.PRONOUN
            and actor.kind is ActorKind.PERSON
        ]
        for match in _NEEDS_NAME.finditer(self._text, span.start, span.end):
            here = Span(match.start(), match.end())
            if any(one.overlaps(here) for one in clear):
                continue
            if not any(person.end <= here.start for person in persons):
                return True
        return False
