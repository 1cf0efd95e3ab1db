"""Statements told by a noun ("Iran's claim that ..."), "as saying", "was asked" or a colon."""

from foreigndesk.intake.report import Span
from foreigndesk.reading.statements.contents import content_from
from foreigndesk.reading.statements.drafts import Draft
from foreigndesk.reading.statements.lexicon import CueKind, cue_nouns
from foreigndesk.reading.statements.scene import OPENERS, Scene
from foreigndesk.reading.statements.starts import start_by_kind

_GENITIVES = frozenset({"'s", "’s", "'", "’"})
_POSSESSIVES = frozenset("his her its their my our".split())
_OWNERS = frozenset({"by", "from"})
_FINITE = frozenset("is are was were has have had will would can could may might should".split())
"""Words that show the "that" before them to be a relative pronoun."""
_QUOTING = frozenset("quoted quoting quotes cited citing cites reported".split())
_SHORTEST = 5
"""Words of the shortest line that is read as speech."""
_FAR = 8
"""Words between a noun and the "that" or "to" of its clause, at most."""


def noun_statements(scene: Scene) -> list[Draft]:
    """Return the statements of a sentence that no cue verb introduces."""
    found = (_by_noun(scene, index) for index in range(1, len(scene.tokens) - 2))
    told = (_as_saying(scene, index) for index in range(2, len(scene.tokens) - 2))
    asked = (_was_asked(scene, index) for index in range(len(scene.tokens) - 2))
    spoken = _by_colon(scene)
    return [
        draft for draft in (spoken, *found, *told, *asked) if draft is not None and draft.content
    ]


def _by_noun(scene: Scene, index: int) -> Draft | None:
    opener = cue_nouns().get(scene.low(index))
    if opener is None or scene.quote_at(scene.tokens[index].start) is not None:
        return None
    owner, after = _owner(scene, index)
    if scene.low(after) != "that" and (owner is None or scene.low(after) != opener):
        return None
    if owner is None and not _is_noun(scene, index):
        return None
    start = after + (scene.low(after) == "that")
    if scene.low(start) in _FINITE or _is_venue(scene, index):
        return None
    token = scene.tokens[index]
    return Draft(
        cue=Span(token.start, token.end),
        content=content_from(scene, start, whole=False),
        source=owner,
        confidence=0.6,
    )


def _is_venue(scene: Scene, index: int) -> bool:
    """Whether the noun tells where it was said: "said in a statement that"."""
    return {scene.low(index - 1), scene.low(index - 2)} >= {"in"} or scene.low(index - 3) == "in"


def _is_noun(scene: Scene, index: int) -> bool:
    """Whether the form can be no verb here: "denied claims that", "the hope that"."""
    before = scene.low(index - 1)
    return before in ("the", "a", "an", "no", "any", "of", "by", "over", "amid", "on", "after") or (
        before.endswith("ed") and scene.low(index).endswith("s")
    )


def _owner(scene: Scene, index: int) -> tuple[Span | None, int]:
    """Return who holds the view, before or after the noun, and the index after both."""
    before = scene.low(index - 1)
    if before in _POSSESSIVES:
        return scene.tokens[index - 1].span, index + 1
    if before in _GENITIVES and index > 1:
        return scene.owner_before(index - 1), index + 1
    if scene.low(index + 1) in _OWNERS:
        phrase = scene.phrase_from(index + 2)
        if phrase is not None and phrase[1] - index < _FAR:
            return phrase
    return None, index + 1


def _was_asked(scene: Scene, index: int) -> Draft | None:
    """Return the question of "X was asked whether ..." or "Asked whether ..., X said"."""
    before = scene.low(index - 1)
    leads = index == 0 or before == "when"
    if scene.low(index) != "asked" or not (leads or before in ("was", "were", "been")):
        return None
    if scene.quote_at(scene.tokens[index].start) is not None:
        return None
    subject = None if leads else scene.subject_before(index - 1)
    by = scene.phrase_from(index + 2) if scene.low(index + 1) == "by" else None
    start, certain = start_by_kind(scene, index + 1 if by is None else by[1], CueKind.ASK)
    return Draft(
        cue=scene.tokens[index].span,
        content=content_from(scene, start, whole=not leads) if certain else [],
        source=None if by is None else by[0],
        addressee=None if subject is None else subject[0],
    )


def _by_colon(scene: Scene) -> Draft | None:
    """Return the statement of a line "Lavrov: Treaty is dead", as in headlines and transcripts."""
    colon = next((at for at in range(1, min(6, len(scene.tokens))) if scene.low(at) == ":"), None)
    if colon is None or scene.quote_at(scene.tokens[colon].start) is not None:
        return None
    name = scene.mention_ending(scene.tokens[colon - 1].end)
    words = [token.text for token in scene.tokens[:colon]]
    capitals = all(word[0].isupper() for word in words if word[0].isalpha())
    whole = name is not None and scene.index_at(name.start) == 0
    plain = colon < 2 and scene.low(colon + 1) not in OPENERS  # "Chad: five arrested" is a topic
    if plain or not (whole and capitals) or len(scene.tokens) - colon < _SHORTEST:
        return None
    mark = scene.tokens[colon]
    return Draft(
        cue=Span(mark.start, mark.end),
        content=content_from(scene, colon + 1),
        source=name,
        confidence=0.6,
    )


def _as_saying(scene: Scene, index: int) -> Draft | None:
    """Return the statement of "TASS quoted X as saying" or "X was quoted by TASS as saying"."""
    if scene.low(index) != "as" or scene.low(index + 1) not in ("saying", "telling"):
        return None
    verb = next((at for at in range(index - 1, max(-1, index - 16), -1)
                 if scene.low(at) in _QUOTING), None)  # fmt: skip
    if verb is None:
        return None
    passive = scene.low(verb - 1) in ("was", "were", "is", "been")
    source = scene.subject_before(verb) if passive else scene.phrase_from(verb + 1)
    relayed = _relaying(scene, verb, index) if passive else scene.subject_before(verb)
    start = index + 2 + (scene.low(index + 2) == "that")
    return Draft(
        cue=Span(scene.tokens[index + 1].start, scene.tokens[index + 1].end),
        content=content_from(scene, start),
        source=None if source is None else source[0],
        relay=None if relayed is None else relayed[0],
        confidence=0.8,
    )


def _relaying(scene: Scene, verb: int, end: int) -> tuple[Span, int] | None:
    by = next((at for at in range(verb, end) if scene.low(at) == "by"), None)
    return None if by is None else scene.phrase_from(by + 1)
