"""Statements of one sentence, before sources are actors: cue by cue, by what the cue takes."""

from collections.abc import Iterator

from msgspec import Struct

from foreigndesk.intake.report import Span
from foreigndesk.reading.statements.contents import (
    CERTAIN,
    content_after,
    content_before,
    inner_span,
)
from foreigndesk.reading.statements.lexicon import CueKind, cue_forms, cue_nouns
from foreigndesk.reading.statements.scene import BREAKS, OPENERS, PREPOSITIONS, Scene
from foreigndesk.reading.statements.venues import find_venue
from foreigndesk.reading.tokens import Token


class Draft(Struct, kw_only=True):
    """A statement with spans only; `source` names the source, `relay` a medium between."""

    cue: Span
    content: list[Span]
    source: Span | None = None
    relay: Span | None = None
    addressee: Span | None = None
    venue: str | None = None
    confidence: float = 0.7


_BEFORE_NOUNS = frozenset(
    "the a an its his her their my our your this that these those of no any to 's ’s".split()
)
"""Words after which a cue is a noun or an infinitive without a subject of its own."""
_ON = frozenset({CueKind.URGE, CueKind.CALL})
_SURVEYS = frozenset(
    "poll polls survey surveys study studies report reports data figures results statistics "
    "records filings documents census analysis research footage images transcript".split()
)
_NEAR_SUBJECT = frozenset({"who", "in", "of"})
_TELLERS = frozenset(
    "official officials source sources officer officers spokesman spokeswoman spokesperson "
    "witness witnesses police media diplomat diplomats agency newspaper residents aides".split()
)
_MAKING = frozenset("make makes made making".split())
_LEADERS = frozenset("and or but while by in before after without".split())
_LONGEST = 1_000
"""Tokens of the longest sentence that is read: longer ones are lists and tables, not prose."""
_BE = frozenset("is are was were be been being get gets got".split())
_VOICED = frozenset("express expresses expressed expressing voice voices voiced voicing".split())
"""Verbs that make one cue with the noun after them: "expressed hope that"."""


def draft_statements(scene: Scene) -> list[Draft]:
    """Return the statements of a sentence, in order of their cues."""
    found: list[Draft] = []
    if len(scene.tokens) > _LONGEST:
        return found
    for index, token in enumerate(scene.tokens):
        kind = cue_forms().get(token.low)
        if token.low == "according" and scene.low(index + 1) == "to":
            draft = _according(scene, index)
        elif kind is None or _is_no_cue(scene, index):
            continue
        else:
            draft = _by_cue(scene, index, kind, found)
        if draft is not None and draft.content:
            found.append(draft)
    return found


def _is_no_cue(scene: Scene, index: int) -> bool:
    token = scene.tokens[index]
    passive = scene.low(index - 1) in _BE and not token.low.endswith("ing")
    passive = passive or scene.low(index + 1) == "by" or _adds_to(scene, index)
    after_verb = scene.low(index - 1).endswith("ed") and scene.low(index - 1) not in _VOICED
    before_verb = scene.low(index + 1) in _BE or scene.low(index + 1) in ("have", "has", "had")
    noun = after_verb or before_verb or scene.low(index - 1) in PREPOSITIONS
    object_ = token.low in cue_nouns() and noun
    bare = object_ or scene.low(index - 1) in _BEFORE_NOUNS or _is_part_of_name(scene, index)
    relayed = scene.low(index - 1) == "as" and token.low in ("saying", "telling")
    return passive or bare or relayed or scene.quote_at(token.start) is not None


def _adds_to(scene: Scene, index: int) -> bool:
    """Whether something is added to something: no words are."""
    return scene.low(index).startswith("add") and scene.low(index + 1) == "to"


def _is_part_of_name(scene: Scene, index: int) -> bool:
    """Whether the word is capital inside a sentence, as in "United States"."""
    names = (scene.tokens[at].text[:1].isupper() for at in (index - 1, index) if at > 0)
    plain = cue_forms().get(scene.low(index)) in (CueKind.SAY, CueKind.TELL)
    return index > 0 and not plain and scene.tokens[index].text.istitle() and all(names)


def _by_cue(scene: Scene, index: int, kind: CueKind, earlier: list[Draft]) -> Draft | None:
    token = scene.tokens[index]
    if kind is CueKind.OUT and scene.low(index + 1) != "out":
        return None
    first_word = _first_word(scene, index, kind)
    if first_word is None:
        return None
    inverted = None
    trailing = _is_trailing(scene, first_word)
    subject = _shared_subject(scene, earlier) if trailing else scene.subject_before(first_word)
    if subject is not None and _is_participle(scene, subject[1]):
        subject = None
    if not trailing and kind in (CueKind.SAY, CueKind.QUOTE):
        inverted = _inverted(scene, index, alone=subject is None)
        subject = None if inverted else subject
    if subject is None and inverted is None and not trailing:
        return None
    if kind is CueKind.CITE:
        cited = _cited(scene, index, earlier)
        if cited is not None or not trailing:
            return cited
    if kind is CueKind.SHOW and not (subject and _is_survey(scene, subject[0])):
        kind = CueKind.THAT
    first = subject[1] if subject else index
    after_index = inverted[1] if inverted else index + (2 if kind is CueKind.OUT else 1)
    if kind in _ON and scene.low(after_index) in ("on", "upon"):
        kind, after_index = CueKind.URGE, after_index + 1
    before = [] if trailing else content_before(scene, first, after_index)
    if inverted is not None and not before:
        return None
    after = content_after(scene, after_index, kind, before)
    if _is_new_quotation(scene, after_index, before, after.content):
        before = []
    source = subject[0] if subject else inverted[0] if inverted else None
    return Draft(
        cue=Span(scene.tokens[first_word].start, scene.tokens[index + (kind is CueKind.OUT)].end),
        content=before + after.content,
        source=source,
        addressee=after.addressee,
        venue=after.venue
        or find_venue(scene, after_index, len(scene.tokens))
        or (find_venue(scene, 0, 1) if first_word > 3 else None),
        confidence=0.9 if token.low in CERTAIN else 0.7,
    )


def _cited(scene: Scene, index: int, earlier: list[Draft]) -> Draft | None:
    """Return what one medium says after another source: "TASS said so, citing the ministry"."""
    phrase = scene.phrase_from(index + 1)
    if phrase is None or not earlier or not _may_speak(scene, phrase):
        return None
    return Draft(
        cue=scene.tokens[index].span,
        content=list(earlier[0].content),
        source=phrase[0],
        relay=earlier[0].source,
    )


def _may_speak(scene: Scene, phrase: tuple[Span, int]) -> bool:
    """Whether a whole object is an actor or people who tell: "citing unnamed officials"."""
    whole = phrase[1] >= len(scene.tokens) or scene.low(phrase[1]) in {*PREPOSITIONS, ",", ".", '"'}
    named = scene.mention_ending(phrase[0].end) is not None
    return whole and (named or scene.low(phrase[1] - 1) in _TELLERS)


def _is_new_quotation(scene: Scene, index: int, before: list[Span], after: list[Span]) -> bool:
    """Whether a quotation of its own follows words that only tell when: "In May, he said, ..."."""
    if not before or not after or scene.quote_at(before[0].end - 1) is not None:
        return False
    quoted = scene.quote_at(after[0].start) is not None
    opens = scene.text[after[0].start].isupper() or scene.low(index) not in OPENERS | {","}
    return quoted and opens


def _is_participle(scene: Scene, index: int) -> bool:
    """Whether a phrase begins with a verb: "casting further doubt"."""
    text = scene.tokens[index].text
    return text.islower() and text.endswith("ing")


def _is_survey(scene: Scene, source: Span) -> bool:
    """Whether a phrase names a poll, figures or papers, which show whatever they show."""
    return not _SURVEYS.isdisjoint(source.of(scene.text).lower().split())


def _first_word(scene: Scene, index: int, kind: CueKind) -> int | None:
    """Return where a cue of several words begins: "expressed hope", "made it clear"."""
    if kind is CueKind.CLEAR:
        start = index - 1 - (scene.low(index - 1) == "it")
        return start if scene.low(start) in _MAKING else None
    if scene.low(index - 1) in _VOICED:
        return index - 1
    return None if kind is CueKind.VOICED else index


def _is_trailing(scene: Scene, index: int) -> bool:
    """Whether a verb goes on with a sentence: ", saying that", "and urged", "while warning"."""
    if index > 0 and scene.low(index - 1) in ("and", "but", "then"):
        return True
    led = scene.is_mark(index - 1) or scene.low(index - 1) in _LEADERS
    return index > 0 and scene.tokens[index].low.endswith("ing") and led


def _shared_subject(scene: Scene, earlier: list[Draft]) -> tuple[Span, int] | None:
    """Return the source of the sentence's first statement, or else the sentence's subject."""
    source = next((draft.source for draft in earlier if draft.source is not None), None)
    return scene.main_subject() if source is None else (source, 0)


def _inverted(scene: Scene, index: int, *, alone: bool) -> tuple[Span, int] | None:
    """Return the subject after a verb that follows a quotation or a comma: ", said X"."""
    if not scene.is_mark(index - 1) or scene.low(index - 1) in (":", "("):
        return scene.phrase_from(index + 1) if alone else None
    phrase = scene.phrase_from(index + 1)
    quoted = scene.low(index - 1) in OPENERS
    if phrase is None or (alone and (quoted or _names(scene, index, phrase[0]))):
        return phrase
    after = phrase[1]
    ends = after >= len(scene.tokens) or scene.is_mark(after) or not scene.tokens[after].is_word
    allowed = PREPOSITIONS | BREAKS if quoted else _NEAR_SUBJECT
    return phrase if ends or scene.low(after) in allowed else None


def _names(scene: Scene, cue: int, phrase: Span) -> bool:
    """Whether a phrase after ", said" can be who said it, and is not what was announced."""
    first = scene.text[phrase.start]
    return (
        scene.low(cue) in CERTAIN or first.isupper() or scene.mention_ending(phrase.end) is not None
    )


def _according(scene: Scene, index: int) -> Draft | None:
    if scene.quote_at(scene.tokens[index].start) is not None:
        return None
    phrase = scene.phrase_from(index + 2)
    if phrase is None:
        return None
    source, after = phrase
    content: list[Span] = []
    if index > 1:
        content.append(inner_span(scene, scene.span.start, scene.tokens[index - 1].end))
    while after < len(scene.tokens) and not scene.is_mark(after) and index <= 1:
        after += 1
    if index <= 1 or scene.low(after) == ",":
        rest = inner_span(scene, scene.tokens[after - 1].end, scene.span.end)
        if len(list(_words(scene, rest))) > 2:
            content.append(rest)
    return Draft(
        cue=Span(scene.tokens[index].start, scene.tokens[index + 1].end),
        content=[span for span in content if span.end > span.start],
        source=source,
        confidence=0.9,
    )


def _words(scene: Scene, span: Span) -> Iterator[Token]:
    return (t for t in scene.tokens if t.is_word and span.start <= t.start < span.end)
