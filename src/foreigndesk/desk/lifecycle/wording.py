"""What the words of an act do to an announced deed: call it off, move it, put it in doubt.

Patterns are data (`cues.tsv`); they are general English for schedules, read inside the evidence.
"""

import re
from enum import StrEnum
from functools import cache
from importlib.resources import files

from foreigndesk.desk.acts import Act


class Effect(StrEnum):
    """What a clause does to an announced deed."""

    NONE = "none"
    CALLED_OFF = "called off"
    MOVED = "moved"
    DOUBTED = "doubted"  # may be called off or moved; asked to be
    UPHELD = "upheld"  # denied that it is called off or moved


_UNSURE = frozenset({"hypothetical", "requested"})
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![a-z])"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_WHEN = (
    rf"(?:(?:early|late|mid-?|the (?:end|start|beginning|middle) of|this|next|the following|coming)"
    rf"\s*)*(?:{_DAY}(?:,? {_MONTH} \d{{1,2}})?|{_MONTH}(?: \d{{1,2}}\b)?(?:,? \d{{4}})?|\d{{1,2}}"
    rf"(?:st|nd|rd|th)? {_MONTH}|today|tonight|tomorrow|(?:the )?(?:week(?:end)?|month|year|spring"
    rf"|summer|autumn|fall|winter)\b|(?:\w+|\d+) (?:hours|days|weeks|months))(?: (?:morning|evening"
    rf"|afternoon|night))?"
)
_STATED = re.compile(
    rf"(?:\b(by|before|until|till|within|no later than|not later than|in|on|from|to|for|at|during"
    rf"|starting|after)\s+)?\b({_WHEN})"
)
_NAME = re.compile(r"\b[A-Z][\w-]+(?: (?:[A-Z]\. )?[A-Z][\w-]+)*")
_NO_NAMES = frozenset(
    "jr sr dr mr mrs ms monday tuesday wednesday thursday friday saturday sunday january "
    "february march april june july august september october november december president vice "
    "prime minister ministers foreign today this earlier later while during meanwhile there "
    "mid early late defence defense secretary general state leader leaders chancellor king "
    "queen premier official national security advisor adviser the his her and united states "
    "summit meeting white house government department ministry council".split()
)
_TO = re.compile(
    r"\b(?:until|till|to|for|back to|forward to|is now|now)\s+(?:(?:the|early|late|mid)[\s-]+)*$",
    re.IGNORECASE,
)
_SET = re.compile(
    r"\b(?:scheduled|set|due|planned|slated|meant|supposed|expected|originally)\s*$", re.IGNORECASE
)
_PREPOSITION = re.compile(
    r"(?:\b(?:by|before|until|till|within|no later than|not later than|in|on|from|for|at|during)"
    r"\s+(?:the\s+)?)$",
    re.IGNORECASE,
)
_DUE = frozenset({"by", "before", "within", "until", "till", "no later than", "not later than"})
_OLD = re.compile(
    rf"(?:\b(?:scheduled|set|due|planned|slated|meant|supposed|expected|originally)"
    rf"(?: \w+){{0,4}}? |\bfrom (?:the )?){_WHEN}"
)
_NEW = re.compile(
    rf"(?:\b(?:until|till|to|for|now|instead|back to|forward to)\b(?: \w+){{0,2}}? ){_WHEN}"
)


def effect_of(act: Act) -> Effect:
    """Return what an act's clause does to an announced deed."""
    text = act.evidence
    called_off, moved, negated = (
        cue(name).search(text) for name in ("called-off", "moved", "negated")
    )
    found = moved or called_off or negated
    if found is None:
        return Effect.DOUBTED if act.type == "REJECT" and act.mode == "meet" else Effect.NONE
    before = text[max(0, found.start() - 45) : found.start()]
    if cue("denied").search(before) or (act.status == "denied" and found is not negated):
        return Effect.UPHELD
    if act.status in _UNSURE or cue("maybe").search(before):
        return Effect.DOUBTED
    return Effect.MOVED if moved else Effect.CALLED_OFF


def is_standing(text: str) -> bool:
    """Whether a clause promises to go on with something, which is no event."""
    return cue("standing").search(text) is not None


def is_ahead(act: Act) -> bool:
    """Whether words before the anchor say that the deed is still to come, as in "was due to"."""
    at = act.evidence.find(act.anchor)
    return at > 0 and cue("ahead").search(act.evidence[max(0, at - 60) : at]) is not None


def names_in(text: str) -> frozenset[str]:
    """Return the names in a clause, each as it stands there ("New Delhi"), in lower case."""
    runs = (match[0].lower() for match in _NAME.finditer(text))
    return frozenset(run for run in runs if not set(run.split()) <= _NO_NAMES)


def is_another(text: str) -> bool:
    """Whether a clause says that it speaks of one more deed of the kind, not of the same."""
    return cue("again").search(text) is not None


def is_new_day(before: str) -> bool:
    """Whether the words before a day make it the one that something is moved to."""
    found = _TO.search(before)
    return found is not None and not _SET.search(before[: found.start()])


def stated(text: str) -> str | None:
    """Return the first day or deadline that a clause states, with its preposition."""
    found = _STATED.search(text)
    return found[0].strip() if found else None


def stated_after(before: str | None, words: str | None) -> str | None:
    """Return a time expression with the preposition that stands right before it, if any."""
    if not words:
        return None
    found = _PREPOSITION.search(before or "")
    return f"{found[0].lstrip()}{words}" if found else words


def is_deadline(words: str | None) -> bool:
    """Whether words such as "by the end of June" set a last day instead of a day."""
    if not words:
        return False
    lower = words.lower()
    return any(lower.startswith(f"{due} ") for due in _DUE)


def names_old_day_only(text: str) -> bool:
    """Whether the one day that a clause with "postponed" names is the day given up."""
    found = cue("moved").search(text)
    if found is None:
        return False
    after = text[found.start() :]
    if _OLD.search(after):
        return not _NEW.search(_OLD.sub(" ", after, count=1))
    return not _NEW.search(after) and _STATED.search(after) is None


def is_moving(text: str) -> bool:
    """Whether a clause has words by which something is moved to another day."""
    return cue("moved").search(text) is not None


@cache
def cue(name: str) -> re.Pattern[str]:
    """Return the pattern of a cue."""
    text = (files(__package__) / "cues.tsv").read_text("utf-8")
    rows = dict(line.split("\t") for line in text.splitlines()[1:])
    return re.compile(rows[name], re.IGNORECASE)
