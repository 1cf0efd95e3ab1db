"""Where the content of a statement stands: before its cue, after it, and how far."""

from msgspec import Struct

from foreigndesk.intake.report import Span
from foreigndesk.reading.statements.lexicon import CueKind, cue_forms
from foreigndesk.reading.statements.scene import BREAKS, OPENERS, PREPOSITIONS, Scene
from foreigndesk.reading.statements.starts import DAYS, DETERMINERS, after_day, start_by_kind
from foreigndesk.reading.statements.venues import find_venue

_VERBAL = frozenset(
    "is are was were be been being has have had will would can could should may might must shall "
    "do does did said says told 're 've 'll 'd".split()
)
_SUBJECTS = frozenset("he she it they we i you there".split())
_CONCESSIONS = frozenset("despite following amid".split())
_SUBORDINATORS = frozenset(
    "while when after although though if before since because once whereas".split()
)
_REFLEXIVES = frozenset("himself herself itself themselves".split())
_DASHES = frozenset({"-", "–", "—"})
_PLAINEST = frozenset("say says said saying".split())
_CONTRASTS = frozenset("but while though although whereas".split())
_TRAILERS = frozenset("in on at during after before while as when a an the who which".split())
"""Words that lead on to the circumstances after a quotation."""
_CIRCUMSTANCES = frozenset("in on at during after before last this late through".split()) | DAYS
_ADDRESSED = frozenset({CueKind.TELL, CueKind.URGE, CueKind.ACCUSE, CueKind.ASK})
_SPEAKING = frozenset({CueKind.SAY, CueKind.TELL})
_QUOTED = frozenset({CueKind.QUOTE, CueKind.THAT})
CERTAIN = frozenset("said says told".split())
"""Verbs that nearly always attribute."""


def content_before(scene: Scene, first: int, after: int) -> list[Span]:
    """Return what stands before "X said" or "said X" and belongs to it, if a mark parts them."""
    if first == 0 or not scene.is_mark(first - 1):
        return []
    last = first - 1
    while last >= 0 and scene.is_mark(last):
        last -= 1
    if last < 0:
        return []
    quoted = scene.quote_at(scene.tokens[last].start)
    if quoted is None and not _may_precede(scene, last, after):
        return []
    start = scene.span.start
    if quoted is not None and quoted.start <= scene.tokens[min(1, last)].start:
        start = quoted.start  # the quotation may have begun sentences before
    return [inner_span(scene, start, scene.tokens[last].end)]


def _may_precede(scene: Scene, last: int, after: int) -> bool:
    """Whether words that are not quoted, up to `last`, are content of a cue that ends at `after`.

    They are where the cue is set off by commas or ends the sentence; "In Cairo, he said it" is not.
    """
    if last < 1 or scene.tokens[last].low in ("and", "but", "said"):
        return False
    if after >= len(scene.tokens) or scene.low(after) == ".":
        return last > 2
    if scene.low(after) == ",":
        return scene.low(after + 1) not in OPENERS and scene.low(after + 1) != "adding"
    if scene.low(after) in _CIRCUMSTANCES and not _any_clause(scene, after):
        return last > 2 and after_day(scene, after) == after
    opener = scene.low(0)
    aside = opener in PREPOSITIONS | BREAKS or opener.endswith(("ing", "ed"))
    finite = scene.low(after) != "that" and _has_verb(scene, 0, last + 1)
    return last > 3 and finite and not aside


def _any_clause(scene: Scene, after: int) -> bool:
    """Whether "that" or a quotation still follows."""
    rest = range(after, min(after + 22, len(scene.tokens)))
    mark = next((at for at in rest if scene.is_mark(at)), after + 22)
    said = any(scene.low(at) == "that" or scene.low(at) in OPENERS for at in rest)
    return said or any(scene.low(at) in _VERBAL for at in rest if at < mark)


def _has_verb(scene: Scene, first: int, last: int) -> bool:
    return any(_is_verb(scene, index) for index in range(first, last))


def _is_verb(scene: Scene, index: int) -> bool:
    """Whether a token shows a finite clause: an auxiliary, or a past tense that is no adjective."""
    low, before = scene.low(index), scene.low(index - 1)
    if low in ("'s", "’s"):
        return before in _SUBJECTS or before in ("that", "what")
    past = low.endswith("ed") and "-" not in low and before not in DETERMINERS
    return past or low in _VERBAL


def inner_span(scene: Scene, start: int, end: int) -> Span:
    """Return the span without marks and blanks at its ends."""
    stripped = scene.text[start:end]
    head = len(stripped) - len(stripped.lstrip(" \t\n,;:\"“”„«»`'–—-"))
    tail = len(stripped) - len(stripped.rstrip(" \t\n,;:.\"“”„«»`'–—-"))
    first, last = start + head, max(start + head, end - tail)
    if any(quote.start > first + 2 and quote.end == last for quote in scene.quotes):
        last += 2 if scene.text.startswith("''", last) else 1  # the mark that closes it
    return Span(first, min(last, end))


class After(Struct):
    """What was found after a cue: content, and what stands between cue and content."""

    content: list[Span]
    addressee: Span | None = None
    venue: str | None = None


def content_after(scene: Scene, index: int, kind: CueKind, before: list[Span]) -> After:
    """Return the content that begins at a token or later, with addressee and venue."""
    after = After(content=[])
    if kind in _ADDRESSED and not scene.is_mark(index):
        phrase = scene.phrase_from(index)
        if phrase is not None:
            after.addressee, index = phrase
    start, certain = start_by_kind(scene, index, kind)
    if kind is CueKind.TELL and scene.low(index) == "of" and after.addressee is not None:
        start, certain = index + 1, True  # "assured India of his support"
    after.venue = find_venue(scene, index, start)
    if kind is CueKind.SAY and not certain:
        start, certain = _start_after_comma(scene, index, start, before)
    if start >= len(scene.tokens):
        return after
    quote = _quote_from(scene, start)
    led = quote is not None or certain
    if led or (not before and _is_clause(scene, start, kind)):
        after.content = _content(scene, index, start, quote if kind in _QUOTED else None)
    return after


def _content(scene: Scene, cue: int, start: int, quote: Span | None) -> list[Span]:
    end = min(_clause_end(scene, start), _subordinate_end(scene, cue, start))
    if quote is not None:
        end = min(end, quote.end)
    content = inner_span(scene, scene.tokens[start].start, end)
    return [content] if content.end > content.start else []


def _start_after_comma(
    scene: Scene, index: int, start: int, before: list[Span]
) -> tuple[int, bool]:
    """Return where "..., he said, ..." or "As he said, ..." goes on, else the start given."""
    if scene.low(0) == "as" and not before:
        start = _after_as_clause(scene, index)
        return start, start < len(scene.tokens)
    if scene.low(index) == "," and _goes_on(scene, index, before):
        return index + 1, True
    return start, False


def content_from(scene: Scene, index: int, *, whole: bool = True) -> list[Span]:
    """Return the content that begins at a token and ends where its clause does.

    Without `whole` the content of a noun is meant, which a comma ends: the main clause goes on.
    """
    if index >= len(scene.tokens):
        return []
    end = _clause_end(scene, index)
    commas = (t.start for t in scene.tokens[index + 3 :] if t.low == "," and t.start < end)
    end = end if whole else next(commas, end)
    span = inner_span(scene, scene.tokens[index].start, end)
    return [span] if span.end > span.start else []


def _after_as_clause(scene: Scene, index: int) -> int:
    """Return where the main clause begins after "As X said on Monday, "; else the end."""
    commas = (at for at in range(index, len(scene.tokens) - 2) if scene.low(at) == ",")
    return next(commas, len(scene.tokens)) + 1


def _goes_on(scene: Scene, comma: int, before: list[Span]) -> bool:
    """Whether the words after ", he said," go on with what stands before it."""
    low = scene.low(comma + 1)
    unquoted = not any(scene.quote_at(span.end - 1) for span in before)
    return unquoted and bool(low) and not low.endswith("ing") and low not in ("and", "but", "who")


def _quote_from(scene: Scene, index: int) -> Span | None:
    start = scene.tokens[index].start
    return next((q for q in scene.quotes if 0 <= q.start - start <= 3), None) or scene.quote_at(
        start
    )


def _is_clause(scene: Scene, index: int, kind: CueKind) -> bool:
    """Whether a clause with a subject of its own begins here."""
    token = scene.tokens[index]
    if not token.is_word or token.low in PREPOSITIONS | DAYS | _REFLEXIVES | {
        "so",
        "nothing",
        "by",
    }:
        return False
    if kind in (CueKind.QUOTE, CueKind.THAT, CueKind.CALL, CueKind.CLEAR):
        return False
    if kind in (CueKind.SHOW, CueKind.CITE):
        return True
    plain = any(scene.low(at) in _PLAINEST for at in range(index - 3, index))
    if token.low in _SUBJECTS or plain:
        return True
    return _has_verb(scene, index + 1, min(len(scene.tokens), index + 12))


def _clause_end(scene: Scene, start: int) -> int:
    """Return where the content ends: with the sentence, or before another cue or "according to"."""
    for index in range(start + 1, len(scene.tokens) - 1):
        token = scene.tokens[index]
        if scene.quote_at(token.start) is not None:
            continue
        if token.low in ("and", "but") and _joins_cue(scene, index + 1):
            return token.start
        if token.low == "according" and scene.low(index + 1) == "to":
            return scene.tokens[index - scene.is_mark(index - 1)].start
        if scene.is_mark(index - 1) and _breaks_off(scene, index):
            return scene.tokens[index - 1].start
    return scene.span.end


def _subordinate_end(scene: Scene, cue: int, start: int) -> int:
    """Return where "While X said so, ..." ends if the cue is in such a clause, else the end."""
    opens = scene.low(0) in _SUBORDINATORS and not any(scene.is_mark(at) for at in range(cue))
    commas = (
        token.start
        for token in scene.tokens[start + 2 :]
        if token.low == "," and scene.quote_at(token.start) is None
    )
    return next(commas, scene.span.end) if opens else scene.span.end


def _breaks_off(scene: Scene, index: int) -> bool:
    """Whether the content ends at the mark before a token."""
    low = scene.tokens[index].low
    saying = low.endswith("ing") and cue_forms().get(low) in (CueKind.SAY, CueKind.CITE)
    if saying or _is_aside(scene, index):
        return True
    if low in ("and", "but") and scene.low(index + 1) in cue_forms():
        return scene.low(index + 1).endswith(("d", "s")) or scene.low(index + 1) == "told"
    if low in _CONTRASTS:
        return any(token.low in CERTAIN for token in scene.tokens[index + 1 : index + 9])
    if low in _CONCESSIONS or (low in cue_forms() and scene.low(index + 1) in ("that", "to")):
        return True
    if scene.low(index - 1) in _DASHES and low in _TRAILERS:
        return not any(scene.low(at) in _DASHES for at in range(index, len(scene.tokens)))
    marks = {scene.low(index - 1), scene.low(index - 2)}
    closed = "," in marks and bool(marks & OPENERS)
    return closed and (low.endswith("ing") or low in _TRAILERS)


def _is_aside(scene: Scene, index: int) -> bool:
    """Whether ", X said" of another speaker begins here, or ", said X" that ends the sentence."""
    for at in range(index, min(index + 9, len(scene.tokens) - 1)):
        if cue_forms().get(scene.low(at)) in _SPEAKING and not scene.low(at).endswith("ing"):
            after = scene.low(at + 1)
            closes = after in _CIRCUMSTANCES or not scene.tokens[at + 1].is_word
            return closes or (at == index and len(scene.tokens) - index < 14)
        if scene.is_mark(at):
            return False
    return False


def _joins_cue(scene: Scene, index: int) -> bool:
    """Whether a verb that attributes follows "and": "said A and urged B"."""
    low = scene.low(index)
    return low in CERTAIN or (low.endswith("ed") and low in cue_forms())
