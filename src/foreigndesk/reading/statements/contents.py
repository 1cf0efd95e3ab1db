"""Where the content of a statement stands: before its cue, after it, and how far."""

from msgspec import Struct

from foreigndesk.intake.report import Span
from foreigndesk.reading.statements.lexicon import CueKind, cue_forms
from foreigndesk.reading.statements.scene import BREAKS, OPENERS, PREPOSITIONS, Scene
from foreigndesk.reading.statements.venues import find_venue

_VERBAL = frozenset(
    "is are was were be been being has have had will would can could should may might must shall "
    "do does did said says told 're 've 'll 'd".split()
)
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today".split())
_SUBJECTS = frozenset("he she it they we i you there".split())
_CONCESSIONS = frozenset("despite following amid".split())
_OBJECTS = frozenset("it him her them us this that".split())
_LABELS = frozenset("a an the".split())
_SUBORDINATORS = frozenset(
    "while when after although though if before since because once whereas".split()
)
_DETERMINERS = frozenset("the a an of 's ’s his her its their and".split())
_REFLEXIVES = frozenset("himself herself itself themselves".split())
_FAR = 14
"""Words between "urged" and the "to" of its content, at most."""
_DASHES = frozenset({"-", "–", "—"})
_LATER = frozenset("after who which for over because before".split())
_FINITE = frozenset("is are was were has have had will would can could may might".split())
_PLAINEST = frozenset("say says said saying".split())
_CONTRASTS = frozenset("but while though although whereas".split())
_TRAILERS = frozenset("in on at during after before while as when a an the who which".split())
"""Words that lead on to the circumstances after a quotation."""
_CIRCUMSTANCES = frozenset("in on at during after before last this late through".split()) | _DAYS
_ADDRESSED = frozenset({CueKind.TELL, CueKind.URGE, CueKind.ACCUSE, CueKind.ASK})
_INFINITIVES = frozenset({CueKind.URGE, CueKind.ASK})
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
        return last > 2 and _after_day(scene, after) == after
    aside = scene.tokens[0].low in PREPOSITIONS | BREAKS or not _has_verb(scene, 0, last + 1)
    return last > 3 and not aside


def _any_clause(scene: Scene, after: int) -> bool:
    """Whether "that" or a quotation still follows."""
    rest = scene.tokens[after : after + 22]
    return any(token.low == "that" or token.low in OPENERS for token in rest)


def _has_verb(scene: Scene, first: int, last: int) -> bool:
    return any(_is_verb(scene, index) for index in range(first, last))


def _is_verb(scene: Scene, index: int) -> bool:
    """Whether a token shows a finite clause: an auxiliary, or a past tense that is no adjective."""
    low, before = scene.low(index), scene.low(index - 1)
    if low in ("'s", "’s"):
        return before in _SUBJECTS or before in ("that", "what")
    past = low.endswith("ed") and "-" not in low and before not in _DETERMINERS
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
    start, certain = _start_by_kind(scene, index, kind)
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


def _start_by_kind(scene: Scene, index: int, kind: CueKind) -> tuple[int, bool]:
    """Return where the content begins after a cue of a kind, and whether a word says so."""
    if kind is CueKind.JUDGE:
        return _after_judgement(scene, index), True
    if kind is CueKind.CALL:
        return _after_call(scene, index), True
    if kind is CueKind.ACCUSE:
        return _after_of(scene, index), True
    return _clause_start(scene, index, kind)


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


def _after_of(scene: Scene, index: int) -> int:
    """Return where the gerund after "of" begins: "accused Iran of arming them"; else the end."""
    for step in range(index, min(index + 16, len(scene.tokens) - 1)):
        if scene.low(step) == "of" and scene.low(step + 1).endswith("ing"):
            return step + 1
        if scene.tokens[step].text in (".", ";"):
            break
    return len(scene.tokens)


def _after_call(scene: Scene, index: int) -> int:
    """Return where the content of "called for talks" or "called it a lie" begins; else the end."""
    if scene.low(index) == "for":
        return index + 1
    if scene.low(index) in _OBJECTS and scene.low(index + 1) in _LABELS | OPENERS:
        return index + 1
    labels = range(index + 1, min(index + 8, len(scene.tokens)))
    quoted = any(scene.low(at) in OPENERS for at in labels)
    return index if quoted and not scene.is_mark(index) else len(scene.tokens)


def _after_judgement(scene: Scene, index: int) -> int:
    """Return where "the plan as a threat" or "him for leaving" begins; else the end."""
    for at in range(index, min(index + 16, len(scene.tokens) - 1)):
        gives_reason = scene.low(at) == "for" and scene.low(at + 1).endswith("ing")
        if (at > index and (scene.low(at) == "as" or gives_reason)) or scene.low(at) in OPENERS:
            return index if not scene.is_mark(index) or scene.low(index) in OPENERS else at
        if scene.low(at) in (",", ".", ";", "and", "who", "which"):
            break
    return len(scene.tokens)


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


def _clause_start(scene: Scene, index: int, kind: CueKind) -> tuple[int, bool]:
    """Return where the content begins after a cue and whether "that", "to" or a mark says so."""
    index = _after_aside(scene, _after_day(scene, index))
    if scene.low(index) == "," and scene.low(index + 1) in OPENERS:
        return index + 1, True
    found = _opener_from(scene, index, kind)
    if found is not None:
        return found, found < len(scene.tokens)
    if scene.low(index) in PREPOSITIONS | _DAYS | {",", "to", ".", ";", "of", "so"}:
        return _after_adverbial(scene, index), False
    return index, False


def _opener_from(scene: Scene, index: int, kind: CueKind) -> int | None:
    """Return where content opens with a word or a mark; the end where it cannot, None if unsaid."""
    for step in range(index, min(len(scene.tokens), index + 22)):
        low = scene.low(step)
        if low in OPENERS or (low == ":" and step - index < _FAR) or _opens(scene, step, kind):
            return step + (low == "that")
        if low == "to" and _takes_infinitive(kind, step - index):
            verb = scene.low(step + 1) not in _DETERMINERS and not _is_capital(scene, step + 1)
            return step if verb else len(scene.tokens)
        if kind in _INFINITIVES and low in _LATER:
            return len(scene.tokens)
        adverbial = low in PREPOSITIONS | _DAYS or kind in _INFINITIVES
        if low in (".", ";", "?", "!") or (step == index and not adverbial):
            return None
    return None


def _opens(scene: Scene, index: int, kind: CueKind) -> bool:
    """Whether "that" or a question word opens a clause here, and no relative clause."""
    low, after = scene.low(index), scene.low(index + 1)
    relative = low == "that" and scene.tokens[index - 1].is_word and after in _FINITE
    return _leads_clause(low, kind) and not relative and bool(after)


def _is_capital(scene: Scene, index: int) -> bool:
    return index < len(scene.tokens) and scene.tokens[index].text[0].isupper()


def _leads_clause(low: str, kind: CueKind) -> bool:
    asked = kind is CueKind.ASK and low in ("if", "what", "when", "who", "where")
    return asked or low in ("that", "whether", "why", "how")


def _takes_infinitive(kind: CueKind, distance: int) -> bool:
    """Whether "to" some words after the cue opens its content: "urged both sides on Monday to"."""
    return (kind in _INFINITIVES and distance < _FAR) or (kind is CueKind.VOW and distance < 3)


def _after_day(scene: Scene, index: int) -> int:
    """Return the index after "on Monday" where a clause follows at once, else the index."""
    day = index + (scene.low(index) == "on")
    after = scene.low(day + 1)
    follows = after.isalpha() and after not in PREPOSITIONS
    return day + 1 if scene.low(day) in _DAYS and follows else index


def _after_aside(scene: Scene, index: int) -> int:
    """Return the index after ", without evidence," or "— on Twitter —" before a clause."""
    mark = scene.low(index)
    if mark not in (",", "–", "—", "-"):
        return index
    for step in range(index + 2, min(len(scene.tokens) - 1, index + 14)):
        if scene.low(step) == mark:
            return step + 1 if scene.low(step + 1) == "that" else index
        if scene.is_mark(step):
            break
    return index


def _after_adverbial(scene: Scene, index: int) -> int:
    """Return the index after "on Monday" or "Tuesday" before a clause; else the end."""
    low = scene.low(index)
    step = index + 1 if low == "on" else index
    if scene.low(step) in _DAYS and not scene.is_mark(step + 1):
        return step + 1
    return len(scene.tokens)


def _is_clause(scene: Scene, index: int, kind: CueKind) -> bool:
    """Whether a clause with a subject of its own begins here."""
    token = scene.tokens[index]
    if not token.is_word or token.low in PREPOSITIONS | _DAYS | _REFLEXIVES | {
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
