"""PLOVER: which codes exist, their quads and their scores (manual, draft 0.8)."""

from collections.abc import Iterable

from foreigndesk.codebook.tables import contexts, event_types, modes, sectors
from foreigndesk.errors import CodeUnknown


def is_type(code: str) -> bool:
    """Whether `code` is one of the sixteen event types."""
    return code in event_types()


def is_mode(event_type: str, mode: str) -> bool:
    """Whether the type has this mode."""
    return (event_type, mode) in modes()


def is_context(code: str) -> bool:
    """Whether `code` is a context."""
    return code in contexts()


def is_sector(code: str) -> bool:
    """Whether `code` is a sector."""
    return code in sectors()


def modes_of(event_type: str) -> tuple[str, ...]:
    """Return the modes of a type, in the manual's order; none for most cooperative types."""
    _check_type(event_type)
    return tuple(mode for kind, mode in modes() if kind == event_type)


def quad(event_type: str) -> int:
    """Return the quad: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.

    Raises:
        CodeUnknown: no such type.
    """
    _check_type(event_type)
    return event_types()[event_type].quad


def score(event_type: str, mode: str | None = None) -> float:
    """Return the PLOVER score, −10 (conflict) to +10 (cooperation), of a type or of its mode.

    Raises:
        CodeUnknown: no such type, or no such mode of it.
    """
    _check_type(event_type)
    if mode is None:
        return event_types()[event_type].score
    if not is_mode(event_type, mode):
        raise CodeUnknown(
            found=mode, kind=f"mode of {event_type}", known=", ".join(modes_of(event_type))
        )
    own = modes()[event_type, mode].score
    return event_types()[event_type].score if own is None else own


def primary_first(codes: Iterable[str]) -> tuple[str, ...]:
    """Return sector codes, each once, the one of the highest priority first.

    Raises:
        CodeUnknown: one of them is no sector.
    """
    found = list(dict.fromkeys(codes))
    for code in found:
        if not is_sector(code):
            raise CodeUnknown(found=code, kind="sector", known=", ".join(sectors()))
    return tuple(sorted(found, key=lambda code: -sectors()[code].priority))


def _check_type(event_type: str) -> None:
    if not is_type(event_type):
        raise CodeUnknown(found=event_type, kind="event type", known=", ".join(event_types()))
