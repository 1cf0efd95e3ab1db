"""Whom a pronoun means that fills a role: weighed among the actors named shortly before it.

The rules of `reading.actors` answer a pronoun where one actor alone fits. One that the network
found to act, to be acted on or to speak certainly means an actor, so the likeliest one is taken
where it stands out: by agreement, by being the subject before, and by who speaks. Whom a clause
already has in another role is not meant (binding: Chomsky 1981), nor is the speaker of a quotation
by a third person inside it. "I" and "we" in a quotation are its speaker.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from foreigndesk.intake.report import Span
from foreigndesk.reading.actors import ActorMarks
from foreigndesk.reading.actors.lexicon import lexicon
from foreigndesk.reading.encoder.convert import kind_of
from foreigndesk.reading.encoder.found import FoundStatement, WindowMarks
from foreigndesk.reading.events.shelf import Shelf
from foreigndesk.reading.marks import (
    ActorKind,
    Entity,
    Mention,
    MentionForm,
    Sentence,
    StatementKind,
)

_FIRST = frozenset({"i", "we", "me", "us"})
_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "themselves"})
PRONOUNS = _FIRST | _HE | _SHE | _IT | _THEY
_OBJECTS = frozenset({"him", "them", "me", "us"})
_BACK = 2
"""Sentences before that of the pronoun in which its actor may stand."""
_REACH = 1000
"""Characters before, in text without sentence ends."""
_AHEAD = 0.5
"""By how much the best actor must lead the next to be taken."""
_SPEAKER, _SUBJECT, _SENTENCE, _ORDER, _DOUBT = 2.0, 1.0, 1.0, 0.25, 1.0
"""Weight of speaking, of being a subject, of each sentence and each actor between, of doubtful
agreement."""


class _Candidate(NamedTuple):
    """An actor that a pronoun may mean, with its last mention before."""

    entity: int
    span: Span
    sentence: int


class _Page(NamedTuple):
    """What the report has: words, sentences, actors, who acts or speaks, what is said where.

    `across` gives for a party of acts the parties on the other side.
    """

    text: str
    sentences: Sequence[Sentence]
    actors: ActorMarks
    subjects: frozenset[Span]
    across: Mapping[Span, Sequence[Span]]
    mentions: Shelf[Mention]
    said: Shelf[FoundStatement]


def with_pronouns(
    actors: ActorMarks,
    found: Sequence[WindowMarks],
    text: str,
    sentences: Sequence[Sentence],
) -> ActorMarks:
    """Return the actors with mentions for the pronouns in `found` that they left open."""
    known = {mention.span for mention in actors.mentions}
    page = _page(actors, found, text, sentences)
    added: list[Mention] = []
    for span in _roles(found, text):
        entity = None if span in known else _meant(span, page, added)
        if entity is not None:
            added.append(Mention(span=span, entity=entity, form=MentionForm.PRONOUN))
    if not added:
        return actors
    merged = sorted([*actors.mentions, *added], key=lambda m: (m.span.start, -m.span.end))
    return ActorMarks(tuple(merged), actors.entities)


def _page(
    actors: ActorMarks, found: Sequence[WindowMarks], text: str, sentences: Sequence[Sentence]
) -> _Page:
    across: dict[Span, list[Span]] = {}
    subjects = {span for marks in found for said in marks.statements for span in said.source}
    for marks in found:
        for anchor in marks.anchors:
            acting = [marks.mentions[number].span for number in anchor.actors]
            suffering = [marks.mentions[number].span for number in anchor.recipients]
            subjects.update(acting)
            for side, other in ((acting, suffering), (suffering, acting)):
                for span in side:
                    across.setdefault(span, []).extend(other)
    said = [(part, one) for marks in found for one in marks.statements for part in one.content]
    return _Page(
        text=text,
        sentences=sentences,
        actors=actors,
        subjects=frozenset(subjects),
        across=across,
        mentions=Shelf([(mention.span, mention) for mention in actors.mentions]),
        said=Shelf(said),
    )


def _roles(found: Sequence[WindowMarks], text: str) -> list[Span]:
    """Return the pronouns that were found as mentions or sources, in order."""
    spans = {mention.span for marks in found for mention in marks.mentions}
    spans |= {span for marks in found for said in marks.statements for span in said.source}
    return sorted(span for span in spans if span.of(text).lower() in PRONOUNS)


def _meant(span: Span, page: _Page, added: Sequence[Mention]) -> int | None:
    word = span.of(page.text).lower()
    if word in _FIRST:
        return _speaker_of(span, page)
    ranked = sorted(_ranked(span, word, page, added), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _AHEAD):
        return None
    return -ranked[0][1]


def _speaker_of(span: Span, page: _Page) -> int | None:
    """Return who speaks the smallest statement around a place, if a mention tells."""
    holding = page.said.meeting(span)
    inmost = min(holding, key=lambda one: sum(p.end - p.start for p in one.content), default=None)
    if inmost is None:
        return None
    return next((m.entity for s in inmost.source for m in page.mentions.meeting(s)), None)


def _ranked(
    span: Span, word: str, page: _Page, added: Sequence[Mention]
) -> Iterator[tuple[float, int]]:
    """Yield weight and entity, negative so that of equals the first named comes first."""
    barred = _barred(span, page)
    speaker = None if word in _OBJECTS else _speaker_of(span, page)
    here = _sentence_at(span, page.sentences)
    for rank, one in enumerate(_candidates(span, here, page, added)):
        doubt = _doubt(word, page.actors.entities[one.entity])
        if doubt is None or one.entity in barred:
            continue
        if word in _THEY and one.sentence != here and one.span not in page.subjects:
            continue  # two who met are meant as often: `events.pairs` looks for them
        weight = -_SENTENCE * (here - one.sentence) - _ORDER * rank - _DOUBT * doubt
        weight += _SUBJECT * (one.span in page.subjects)
        weight += _SPEAKER * (one.entity == speaker)
        yield weight, -one.entity


def _candidates(
    span: Span, here: int, page: _Page, added: Sequence[Mention]
) -> Iterator[_Candidate]:
    """Yield the actors named before, the last named first."""
    start = max(page.sentences[max(0, here - _BACK)].span.start, span.start - _REACH)
    before = page.mentions.meeting(Span(start, max(span.start, start + 1)))
    before += takewhile(lambda mention: mention.span.start >= start, reversed(added))
    seen: set[int] = set()
    for mention in sorted(before, key=lambda m: m.span, reverse=True):
        if mention.entity not in seen and mention.span.end <= span.start:
            seen.add(mention.entity)
            yield _Candidate(
                mention.entity, mention.span, _sentence_at(mention.span, page.sentences)
            )


def _sentence_at(span: Span, sentences: Sequence[Sentence]) -> int:
    return max(0, bisect_right(sentences, span.start, key=lambda one: one.span.start) - 1)


def _doubt(word: str, entity: Entity) -> float | None:
    """Return how doubtful it is that a pronoun agrees with an actor; None where it can't."""
    kind = entity.kind
    if word in _HE | _SHE:
        if kind is not ActorKind.PERSON or _is_other_sex(word, entity):
            return None
        return 0.0 if entity.sectors or entity.role else 0.5
    if word in _IT:
        if kind in (ActorKind.STATE, ActorKind.ORGANISATION):
            return 0.0
        return 1.0 if kind is ActorKind.GROUP and entity.how != "unknown" else None
    if kind in (ActorKind.PERSON, ActorKind.STATE):
        return None
    return 0.5 if kind is ActorKind.ORGANISATION else 0.0


def _is_other_sex(word: str, entity: Entity) -> bool:
    lists = lexicon()
    titles = set((entity.role or "").split()) | set(entity.name.lower().split()[:1])
    female = bool(titles & (lists.female_titles | lists.female_names))
    male = bool(titles & lists.male_titles)
    return female and word in _HE if female != male else False


def _barred(span: Span, page: _Page) -> set[int]:
    """Return whom a pronoun can't mean: the other side of its act, the speaker of its quotation."""
    places = list(page.across.get(span, ()))
    for said in page.said.meeting(span):
        if kind_of(page.text, said.content) is StatementKind.DIRECT:
            places += said.source
    return {mention.entity for place in places for mention in page.mentions.meeting(place)}
