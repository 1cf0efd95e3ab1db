"""Whether a label or heading fits its section: the words and acts under it against what it says."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from msgspec import Struct, convert

from foreigndesk.desk.audit.senses import EMPTY, Deed, Sense, same_key
from foreigndesk.desk.audit.verdicts import Finding, Verdict
from foreigndesk.reading.marks import Status

_WORD = re.compile(r"[A-Za-z][\w'’-]*")
_SURE, _LESS_SURE = 0.8, 0.6
_LEAST_SHARED = 0.25


class Label(Struct, frozen=True, kw_only=True):
    """A kind of label: words that name it, and what must stand under it for it to fit.

    One of these is enough: a word, an act of a type, an act still to come (`ahead`), history
    (`past`), something asked for (`asked`), or a statement (`said`). `any` fits everything.
    """

    names: str
    meaning: str
    words: str = ""
    types: tuple[str, ...] = ()
    ahead: bool = False
    past: bool = False
    asked: bool = False
    said: bool = False
    any: bool = False


@cache
def _labels() -> tuple[Label, ...]:
    data = tomllib.loads((files(__package__) / "data" / "labels.toml").read_text("utf-8"))
    return convert(data["label"], tuple[Label, ...])


def label_of(words: str) -> Label | None:
    """Return the kind of a label; None where it is of no kind we know."""
    plain = " ".join(word.lower() for word in _WORD.findall(words.replace("’", "'")))
    for label in _labels():
        if re.search(rf"\b(?:{label.names})\b", plain):
            return label
    return None


def check_label(kicker: Sense, section: Sequence[Sense]) -> Finding:
    """Return whether a kicker fits the sentences under it."""
    label = label_of(kicker.text)
    if label is None:
        return _by_words(kicker, section)
    if label.any:
        reason = "the label promises nothing that a section could fail"
        return Finding(verdict=Verdict.NOTHING, reason=reason, confidence=_SURE)
    why = next((w for sense in section if (w := _fits(label, sense)) is not None), None)
    if why is not None:
        reason = f"{label.meaning}: {why}"
        return Finding(verdict=Verdict.SUPPORTED, reason=reason, confidence=_SURE)
    reason = f"the label promises {label.meaning}, and no sentence under it has any"
    return Finding(verdict=Verdict.LABEL_MISFIT, reason=reason, confidence=_SURE)


def _fits(label: Label, sense: Sense) -> str | None:
    """Return what in a sentence fits a label, in words."""
    for deed in sense.deeds:
        if label.ahead and _is_ahead(deed, sense):
            return f"“{sense.tokens[deed.token].text}” is still to come"
        if label.past and deed.event.historical:
            return f"“{sense.tokens[deed.token].text}” is history"
        if label.asked and deed.event.status is Status.REQUESTED:
            return f"“{sense.tokens[deed.token].text}” is asked for"
        if deed.event.type in label.types:
            return f"“{sense.tokens[deed.token].text}” is {deed.event.type}"
    match = re.search(rf"\b(?:{label.words})\b", sense.text, re.IGNORECASE)
    if label.words and match:
        return f"“{match.group()}”"
    return _fits_loosely(label, sense)


def _fits_loosely(label: Label, sense: Sense) -> str | None:
    if label.past and any(_past(sense)):
        return "it names days long past"
    if label.said and sense.statements:
        return "somebody is quoted"
    return None


def _is_ahead(deed: Deed, sense: Sense) -> bool:
    """Whether an act is to come: planned, or on a day after the brief's."""
    when = deed.event.when.interval
    if when is not None and when.start.date() > sense.report.published:
        return True
    return deed.event.status is Status.PLANNED and not deed.event.historical


def _past(sense: Sense) -> list[bool]:
    published = sense.report.published
    ends = (time.interval.end.date() for time in sense.times if time.interval)
    return [True for end in ends if (published - end).days > 60]


def _by_words(kicker: Sense, section: Sequence[Sense]) -> Finding:
    """Judge a label of no known kind by whether its words stand under it."""
    keys = {same_key(w.lower()) for w in _WORD.findall(kicker.text) if w.lower() not in EMPTY}
    under = {term for sense in section for term in sense.terms | set(sense.keys)}
    if keys & under:
        reason = "its words stand in the section"
        return Finding(verdict=Verdict.SUPPORTED, reason=reason, confidence=_LESS_SURE)
    reason = "a label of no known kind, whose words don't stand in the section"
    return Finding(verdict=Verdict.NOTHING, reason=reason, confidence=_LESS_SURE)


def check_heading(heading: Sense, section: Sequence[Sense]) -> Finding | None:
    """Return a finding where next to nothing of a heading stands in the section under it."""
    own = heading.terms
    if len(own) < 2 or not section:
        return None
    under = {term for sense in section for term in sense.terms | set(sense.keys)}
    types = {deed.event.type for sense in section for deed in sense.deeds}
    shared = own & under
    told = any(deed.event.type in types for deed in heading.deeds)
    if len(shared) / len(own) >= _LEAST_SHARED or (told and shared):
        return None
    reason = "the heading tells of what the section under it doesn't"
    return Finding(verdict=Verdict.LABEL_MISFIT, reason=reason, confidence=_LESS_SURE)
