"""Statements of one sentence, before sources are actors: cue by cue, by what the cue takes."""

from collections.abc import Iterator

from msgspec import Struct

from foreigndesk.intake.report import Span
from foreigndesk.reading.statements.lexicon import CueKind, cue_forms
from foreigndesk.reading.statements.scene import BREAKS, PREPOSITIONS, Scene
from foreigndesk.reading.tokens import Token


class Draft(Struct, kw_only=True):
    """A statement with spans only; `source` is the noun phrase that names the source."""

    cue: Span
    content: list[Span]
    source: Span | None = None
    addressee: Span | None = None
    venue: str | None = None
    confidence: float = 0.7


_BE = frozenset("is are was were be been being get gets got".split())
_VERBAL = frozenset(
    "is are was were be been being has have had will would can could should may might must shall "
    "do does did 's 're 've 'll 'd".split()
)
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today".split())
_VENUES = ("interview", "call", "conversation", "conference", "briefing", "statement", "speech",
           "address", "meeting", "letter", "post", "tweet", "message", "interviews", "remarks",
           "talks", "report", "broadcast", "release", "hearing", "parliament")  # fmt: skip
_OPENERS = frozenset({'"', "“", "”", "``", "„", "«"})
_VOICED = frozenset("express expresses expressed expressing voice voices voiced voicing".split())
"""Verbs that make one cue with the noun after them: "expressed hope that"."""
_CERTAIN = frozenset("said says told".split())


def draft_statements(scene: Scene) -> list[Draft]:
    """Return the statements of a sentence, in order of their cues."""
    found: list[Draft] = []
    for index, token in enumerate(scene.tokens):
        kind = cue_forms().get(token.low)
        if token.low == "according" and _low(scene, index + 1) == "to":
            draft = _according(scene, index)
        elif kind is None or _is_no_cue(scene, index):
            continue
        else:
            draft = _by_cue(scene, index, kind)
        if draft is not None and draft.content:
            found.append(draft)
    return found


def _low(scene: Scene, index: int) -> str:
    return scene.tokens[index].low if 0 <= index < len(scene.tokens) else ""


def _is_no_cue(scene: Scene, index: int) -> bool:
    token = scene.tokens[index]
    passive = _low(scene, index - 1) in _BE and not token.low.endswith("ing")
    determined = _low(scene, index - 1) in ("the", "a", "an", "its", "his", "their", "this", "of")
    return passive or determined or scene.quote_at(token.start) is not None


def _by_cue(scene: Scene, index: int, kind: CueKind) -> Draft | None:
    token = scene.tokens[index]
    if kind is CueKind.OUT and _low(scene, index + 1) != "out":
        return None
    first_word = index - 1 if _low(scene, index - 1) in _VOICED else index
    subject = scene.subject_before(first_word)
    inverted = None
    if kind in (CueKind.SAY, CueKind.QUOTE) and (subject is None or _follows_content(scene, index)):
        inverted = scene.phrase_from(index + 1)
        subject = None
    if subject is None and inverted is None and token.low != "adding":
        return None
    first = subject[1] if subject else index
    before = _content_before(scene, first)
    if inverted is not None and not before:
        return None
    after_index = inverted[1] if inverted else index + (2 if kind is CueKind.OUT else 1)
    after = _content_after(scene, after_index, kind, has_before=bool(before))
    source = subject[0] if subject else inverted[0] if inverted else None
    return Draft(
        cue=Span(scene.tokens[first_word].start, scene.tokens[index + (kind is CueKind.OUT)].end),
        content=before + after.content,
        source=source,
        addressee=after.addressee,
        venue=after.venue
        or _venue(scene, after_index, len(scene.tokens))
        or (_venue(scene, 0, 1) if first_word > 3 else None),
        confidence=0.9 if token.low in _CERTAIN else 0.7,
    )


def _follows_content(scene: Scene, index: int) -> bool:
    """Whether the verb stands right after a comma or a closing quotation mark."""
    return index > 0 and scene.is_mark(index - 1) and _low(scene, index - 1) != ":"


def _content_before(scene: Scene, first: int) -> list[Span]:
    """Return what stands before "X said" or "said X" and belongs to it, if a mark parts them."""
    if first == 0 or not scene.is_mark(first - 1):
        return []
    last = first - 1
    while last >= 0 and scene.is_mark(last):
        last -= 1
    if last < 1 or (last < 4 and scene.quote_at(scene.tokens[last].start) is None):
        return []  # "In Cairo, he said ..."
    quoted = scene.quote_at(scene.tokens[last].start)
    opens_aside = scene.tokens[0].low in PREPOSITIONS | BREAKS or not _has_verb(scene, 0, last + 1)
    if quoted is None and opens_aside:
        return []
    start = scene.span.start
    if quoted is not None and quoted.start <= scene.tokens[min(1, last)].start:
        start = max(start, quoted.start)
    return [_inner(scene, start, scene.tokens[last].end)]


def _has_verb(scene: Scene, first: int, last: int) -> bool:
    return any(
        token.low in _VERBAL or token.low.endswith("ed") for token in scene.tokens[first:last]
    )


def _inner(scene: Scene, start: int, end: int) -> Span:
    """Return the span without marks and blanks at its ends."""
    stripped = scene.text[start:end]
    head = len(stripped) - len(stripped.lstrip(" \t\n,;:\"“”„«»`'–—-"))
    tail = len(stripped) - len(stripped.rstrip(" \t\n,;:.\"“”„«»`'–—-"))
    return Span(start + head, max(start + head, end - tail))


class _After(Struct):
    content: list[Span]
    addressee: Span | None = None
    venue: str | None = None


def _content_after(scene: Scene, index: int, kind: CueKind, *, has_before: bool) -> _After:
    after = _After(content=[])
    if kind in (CueKind.TELL, CueKind.URGE) and not scene.is_mark(index):
        phrase = scene.phrase_from(index)
        if phrase is not None:
            after.addressee, index = phrase
    start, certain = _clause_start(scene, index, kind)
    if kind is CueKind.TELL and _low(scene, index) == "of" and after.addressee is not None:
        start, certain = index + 1, True  # "assured India of his support"
    after.venue = _venue(scene, index, start)
    if start >= len(scene.tokens):
        return after
    quote = _quote_from(scene, start)
    if quote is None and (has_before or not (certain or _is_clause(scene, start, kind))):
        return after
    end = _clause_end(scene, start)
    content = _inner(scene, scene.tokens[start].start, end)
    if content.end > content.start:
        after.content.append(content)
    return after


def _quote_from(scene: Scene, index: int) -> Span | None:
    start = scene.tokens[index].start
    return next((q for q in scene.quotes if 0 <= q.start - start <= 3), None) or scene.quote_at(
        start
    )


def _clause_start(scene: Scene, index: int, kind: CueKind) -> tuple[int, bool]:
    """Return where the content begins after a cue and whether "that", "to" or a mark says so."""
    if _low(scene, index) == "," and _low(scene, index + 1) in _OPENERS:
        return index + 1, True
    limit = min(len(scene.tokens), index + 22)
    for step in range(index, limit):
        low = scene.tokens[step].low
        if low in ("that", "whether", "why", "how") and step + 1 < len(scene.tokens):
            return step + (low == "that"), True
        if low == "to" and kind in (CueKind.URGE, CueKind.VOW) and step - index < 2:
            return step, True
        if low in _OPENERS or (low == ":" and step - index < 14):
            return step, True
        if low in (".", ";", "?", "!"):
            break
        if not (step == index and low in PREPOSITIONS | _DAYS) and step == index:
            break
    if _low(scene, index) in PREPOSITIONS | _DAYS | {",", "to", ".", ";", "of", "so"}:
        return _after_adverbial(scene, index), False
    return index, False


def _after_adverbial(scene: Scene, index: int) -> int:
    """Return the index after "on Monday" or "Tuesday" before a clause; else the end."""
    low = _low(scene, index)
    step = index + 1 if low == "on" else index
    if _low(scene, step) in _DAYS and not scene.is_mark(step + 1):
        return step + 1
    return len(scene.tokens)


def _is_clause(scene: Scene, index: int, kind: CueKind) -> bool:
    """Whether a clause with a subject of its own begins here."""
    token = scene.tokens[index]
    if not token.is_word or token.low in PREPOSITIONS | _DAYS | {"so", "nothing", "by"}:
        return False
    if kind is CueKind.QUOTE:
        return False
    if kind is CueKind.SAY:
        return True
    return _has_verb(scene, index + 1, min(len(scene.tokens), index + 12))


def _clause_end(scene: Scene, start: int) -> int:
    """Return where the content ends: with the sentence, or before "according to" or "adding"."""
    for index in range(start + 1, len(scene.tokens) - 1):
        token = scene.tokens[index]
        if scene.quote_at(token.start) is not None:
            continue
        follows_mark = scene.is_mark(index - 1)
        if follows_mark and (token.low in ("adding", "according") or _is_aside(scene, index)):
            return scene.tokens[index - 1].start
        if token.low == "according" and _low(scene, index + 1) == "to":
            return token.start
    return scene.span.end


def _is_aside(scene: Scene, index: int) -> bool:
    """Whether ", X said" or ", said X" of another speaker begins here and ends the sentence."""
    rest = [t for t in scene.tokens[index : index + 8] if t.low in _CERTAIN]
    return bool(rest) and len(scene.tokens) - index < 14 and scene.is_mark(index - 1)


def _according(scene: Scene, index: int) -> Draft | None:
    if scene.quote_at(scene.tokens[index].start) is not None:
        return None
    phrase = scene.phrase_from(index + 2)
    if phrase is None:
        return None
    source, after = phrase
    content: list[Span] = []
    if index > 1:
        content.append(_inner(scene, scene.span.start, scene.tokens[index - 1].end))
    while after < len(scene.tokens) and not scene.is_mark(after) and index <= 1:
        after += 1
    if index <= 1 or _low(scene, after) == ",":
        rest = _inner(scene, scene.tokens[after - 1].end, scene.span.end)
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


def _venue(scene: Scene, first: int, last: int) -> str | None:
    """Return the words of "in an interview with TASS", "during a phone call" among tokens."""
    for index in range(first, min(last, first + 14)):
        if _low(scene, index) not in ("in", "during", "at", "on", "after"):
            continue
        for end in range(index + 1, min(index + 6, len(scene.tokens))):
            if scene.tokens[end].low in _VENUES:
                return _venue_words(scene, index, end)
            if scene.is_mark(end):
                break
    return None


def _venue_words(scene: Scene, preposition: int, noun: int) -> str:
    start = preposition + 1
    if _low(scene, start) in ("a", "an", "the", "his", "her", "their"):
        start += 1
    end = scene.tokens[noun].end
    if _low(scene, noun + 1) in ("with", "to"):
        partner = scene.phrase_from(noun + 2)
        end = partner[0].end if partner else end
    return scene.text[scene.tokens[start].start : end]
