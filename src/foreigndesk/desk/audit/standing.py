"""Whether a sentence tells an act as done, denied or still to come, by the words before it."""

from enum import StrEnum

from foreigndesk.desk.audit.senses import Deed, Sense
from foreigndesk.desk.english import base_of
from foreigndesk.intake.report import BlockRole
from foreigndesk.reading.marks import Status

_HELPS = frozenset("be been being have has had is are was were to not".split())
_NOT = frozenset("not n't never no neither nor without cannot failed fails didn't hasn't".split())
_DENY = frozenset("deny denies denied denying denial denials dismissed".split())
_REFUSE = frozenset("refuse refuses refused refusing decline declines declined".split())
_AHEAD = frozenset(
    "will would shall plan plans planned planning due scheduled intend intends expects expected "
    "set threatens threatened "
    "promised pledged vowed agreed proposed hopes hoped offered ready".split()
)
_MAYBE = frozenset("may might could if unless should must can".split())
_ASKED = frozenset(
    "asked asks "
    "urged urges demanded demands called calls requested invited invites appealed".split()
)
_STOPS = frozenset([",", ";", ":", ".", "that", "but", "while", "after", "before", "who", "which"])
_HEADS = frozenset({BlockRole.TITLE.value, BlockRole.HEADING.value})
_NEAR, _FAR = 5, 9


class Standing(StrEnum):
    """How an act stands in a sentence."""

    DONE = "done"
    AHEAD = "ahead"
    DENIED = "denied"


_OF_STATUS = {
    Status.HAPPENED: Standing.DONE,
    Status.ONGOING: Standing.DONE,
    Status.PLANNED: Standing.AHEAD,
    Status.REQUESTED: Standing.AHEAD,
    Status.HYPOTHETICAL: Standing.AHEAD,
    Status.DENIED: Standing.DENIED,
}


def standing(sense: Sense, token: int, deed: Deed | None) -> tuple[Standing, bool]:
    """Return how the act at a token stands, and whether words (not only the reader) tell it."""
    told = _told(sense, token)
    if told is not None:
        return told, True
    if deed is not None and deed.token == token:
        return _OF_STATUS[deed.event.status], False
    return Standing.DONE, False


def _told(sense: Sense, token: int) -> Standing | None:
    """Return what the words before the act in its clause tell."""
    lows = [one.low for one in sense.tokens]
    near = _clause(lows, token, _NEAR)
    if _NOT.intersection(near):
        return Standing.DENIED
    if _DENY.intersection(lows[max(0, token - _FAR) : token]):
        return Standing.DENIED
    if _REFUSE.intersection(near) or lows[token + 1 : token + 2] == ["no"]:
        return Standing.DENIED
    asked = _ASKED.intersection(lows[max(0, token - _FAR) : token])
    governed = not _is_past(lows, token)
    ahead = (governed and (_AHEAD | _MAYBE).intersection(near)) or (asked and "to" in near[-3:])
    return Standing.AHEAD if ahead or _is_headed_to(sense, token) else None


def _is_past(lows: list[str], token: int) -> bool:
    """Whether a past form stands by itself, so that no "can" before it governs it."""
    before = lows[max(0, token - 2) : token]
    return lows[token].endswith("ed") and not _HELPS.intersection(before)


def _is_headed_to(sense: Sense, token: int) -> bool:
    """Whether an act is the "to visit" of a headline: "Modi to visit Moscow"."""
    before = [one.text for one in sense.tokens[:token]]
    if sense.role not in _HEADS or before[-1:] != ["to"]:
        return False
    return not any(base_of(word) for word in before[:-1] if word.islower())


def _clause(lows: list[str], token: int, most: int) -> list[str]:
    """Return the words before a token back to the start of its clause, at most so many."""
    found: list[str] = []
    for low in reversed(lows[max(0, token - most) : token]):
        if low in _STOPS:
            break
        found.append(low)
    return found[::-1]
