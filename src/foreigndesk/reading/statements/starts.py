"""Where the content begins after a cue, and whether a word or a mark says so."""

from foreigndesk.reading.statements.lexicon import CueKind
from foreigndesk.reading.statements.scene import OPENERS, PREPOSITIONS, Scene

DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today".split())
_OBJECTS = frozenset("it him her them us this that".split())
_LABELS = frozenset("a an the".split())
DETERMINERS = frozenset("the a an of 's ’s his her its their and".split())
_FAR = 14
"""Words between "urged" and the "to" of its content, at most."""
_LATER = frozenset("after who which for over because before".split())
_FINITE = frozenset("is are was were has have had will would can could may might".split())
_INFINITIVES = frozenset({CueKind.URGE, CueKind.ASK})


def start_by_kind(scene: Scene, index: int, kind: CueKind) -> tuple[int, bool]:
    """Return where the content begins after a cue of a kind, and whether a word says so."""
    if kind is CueKind.JUDGE:
        return _after_judgement(scene, index), True
    if kind is CueKind.CALL:
        return _after_call(scene, index), True
    if kind is CueKind.ACCUSE:
        return _after_of(scene, index), True
    return _clause_start(scene, index, kind)


def _clause_start(scene: Scene, index: int, kind: CueKind) -> tuple[int, bool]:
    """Return where the content begins after a cue and whether "that", "to" or a mark says so."""
    index = _after_aside(scene, after_day(scene, index))
    if scene.low(index) == "," and scene.low(index + 1) in OPENERS:
        return index + 1, True
    found = _opener_from(scene, index, kind)
    if found is not None:
        return found, found < len(scene.tokens)
    if scene.low(index) in PREPOSITIONS | DAYS | {",", "to", ".", ";", "of", "so"}:
        return _after_adverbial(scene, index), False
    return index, False


def _opener_from(scene: Scene, index: int, kind: CueKind) -> int | None:
    """Return where content opens with a word or a mark; the end where it cannot, None if unsaid."""
    for step in range(index, min(len(scene.tokens), index + 22)):
        low = scene.low(step)
        if low in OPENERS or (low == ":" and step - index < _FAR) or _opens(scene, step, kind):
            return step + (low == "that")
        if low == "to" and _takes_infinitive(kind, step - index):
            verb = scene.low(step + 1) not in DETERMINERS and not _is_capital(scene, step + 1)
            return step if verb else len(scene.tokens)
        if kind in _INFINITIVES and low in _LATER:
            return len(scene.tokens)
        adverbial = kind is not CueKind.THAT and (
            low in PREPOSITIONS | DAYS or kind in _INFINITIVES
        )
        if low in (".", ";", "?", "!") or (step == index and not adverbial):
            return None
    return None


def _opens(scene: Scene, index: int, kind: CueKind) -> bool:
    """Whether "that" or a question word opens a clause here, and no relative clause."""
    low, after = scene.low(index), scene.low(index + 1)
    relative = low == "that" and scene.tokens[index - 1].is_word and after in _FINITE
    return _leads_clause(low, kind) and not relative and bool(after)


def _leads_clause(low: str, kind: CueKind) -> bool:
    asked = kind is CueKind.ASK and low in ("if", "what", "when", "who", "where")
    return asked or low in ("that", "whether", "why", "how")


def _takes_infinitive(kind: CueKind, distance: int) -> bool:
    """Whether "to" some words after the cue opens its content: "urged both sides on Monday to"."""
    return (kind in _INFINITIVES and distance < _FAR) or (kind is CueKind.VOW and distance < 3)


def _is_capital(scene: Scene, index: int) -> bool:
    return index < len(scene.tokens) and scene.tokens[index].text[0].isupper()


def after_day(scene: Scene, index: int) -> int:
    """Return the index after "on Monday" where a clause follows at once, else the index."""
    day = index + (scene.low(index) == "on")
    after = scene.low(day + 1)
    follows = after.isalpha() and after not in PREPOSITIONS
    return day + 1 if scene.low(day) in DAYS and follows else index


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
    if scene.low(step) in DAYS and not scene.is_mark(step + 1):
        return step + 1
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


def _after_of(scene: Scene, index: int) -> int:
    """Return where the gerund after "of" begins: "accused Iran of arming them"; else the end."""
    for step in range(index, min(index + 16, len(scene.tokens) - 1)):
        if scene.low(step) == "of" and scene.low(step + 1).endswith("ing"):
            return step + 1
        if scene.tokens[step].text in (".", ";"):
            break
    return len(scene.tokens)
