"""Acts of a sentence: anchor word, PLOVER type, mode and status, from the linear models."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from foreigndesk.codebook import is_mode
from foreigndesk.intake.report import Span
from foreigndesk.reading.events.keys import act_features, mode_features, status_features
from foreigndesk.reading.events.linear import EventModels, packaged_models
from foreigndesk.reading.marks import Status
from foreigndesk.reading.tokens import Token

THRESHOLD = 0.36
"""Probability of being an act of any type at which a word is taken for one: best F1 of anchors with
type by cross-validation in the tuning half of the annotated documents."""
_NONE = "none"
_ORDINALS = frozenset({"first", "second", "third", "latest", "last", "only"})
_PAST = frozenset({"did", "has", "have", "had", "was", "were"})
_NOT_DONE = frozenset(
    f"{verb}n{mark}t" for verb in ("did", "has", "have", "had", "was", "were") for mark in "'’"
)
_MODE_AT_LEAST = 0.35
_FUTURE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
"""Types that become AGREE when they lie in the future (manual, section on AGREE)."""


class Act(Struct, frozen=True, kw_only=True):
    """An act found in a sentence; `index` is its anchor's token."""

    index: int
    span: Span
    type: str
    mode: str | None
    status: Status
    confidence: float = 1.0


def find_acts(tokens: Sequence[Token], models: EventModels | None = None) -> list[Act]:
    """Return the acts of a sentence in order; words side by side of one type are one act.

    `models` are those of the package unless given.
    """
    found: list[Act] = []
    for act in _acts(tokens, models or packaged_models()):
        last = found[-1] if found else None
        if last and _one_act(tokens, last, act):
            found[-1] = _joined(last, act)
        else:
            found.append(act)
    return found


def _one_act(tokens: Sequence[Token], last: Act, act: Act) -> bool:
    """Whether two anchors are one: neighbours ("telephone call"), or of one type a word apart."""
    if act.index - last.index == 1:
        return True
    near = act.index - last.index == 2 and act.type == last.type
    return near and _touch(tokens, last, act)


def _acts(tokens: Sequence[Token], models: EventModels) -> Iterator[Act]:
    model = models.act
    none = model.labels.index(_NONE)
    for index, token in enumerate(tokens):
        if len(token.low) < 3 or token.low in model.skip or not token.text[0].isalpha():
            continue
        chances = model.probabilities(act_features(tokens, index))
        if 1.0 - chances[none] < THRESHOLD:
            continue
        chance, label = max(
            (chance, label) for label, chance in enumerate(chances) if label != none
        )
        act = _coded(tokens, index, model.labels[label], models)
        yield replace(act, confidence=models.confidence(chance))


def _coded(tokens: Sequence[Token], index: int, event_type: str, models: EventModels) -> Act:
    status = _status(tokens, index, event_type, models)
    if status is Status.PLANNED and event_type in _FUTURE:
        event_type = "AGREE"
    return Act(
        index=index,
        span=tokens[index].span,
        type=event_type,
        mode=_mode(tokens, index, event_type, models),
        status=status,
    )


def _status(tokens: Sequence[Token], index: int, event_type: str, models: EventModels) -> Status:
    """Return the status; "the first leader to condemn" tells of a deed, not of a plan."""
    before = [token.low for token in tokens[max(0, index - 7) : index]]
    if before[-1:] == ["to"] and _ORDINALS & set(before):
        return Status.HAPPENED
    if event_type != "REJECT" and _undone(before):
        return Status.DENIED
    return Status(models.status.best(status_features(tokens, index, event_type))[0])


def _undone(before: Sequence[str]) -> bool:
    """Whether the words before a verb say that it was not done: "did not", "has not yet been"."""
    if "if" in before:
        return False
    words = [word for word in before if word not in ("been", "yet") and not word.endswith("ly")]
    *_, helper, last = "", "", *words
    return last in _NOT_DONE or (last in ("not", "never") and helper in _PAST)


def _mode(tokens: Sequence[Token], index: int, event_type: str, models: EventModels) -> str | None:
    mode, chance = models.mode.best(mode_features(tokens, index, event_type))
    sure = chance >= _MODE_AT_LEAST and mode != _NONE and is_mode(event_type, mode)
    return mode if sure else None


def _touch(tokens: Sequence[Token], last: Act, act: Act) -> bool:
    between = tokens[last.index + 1 : act.index]
    return all(token.is_word and token.low not in ("and", "or", "to") for token in between)


def _joined(last: Act, act: Act) -> Act:
    """Return one act of two anchors: coded as the surer one, marked by both."""
    surer = max(last, act, key=lambda one: one.confidence)
    return replace(
        surer,
        index=act.index,
        span=Span(last.span.start, act.span.end),
        mode=surer.mode or (act.mode if act.type == last.type else None),
    )
