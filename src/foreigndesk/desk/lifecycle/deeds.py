"""What is announced: the kind of deed, told from type, mode and the words of an act.

PLOVER codes every announced meeting, visit or promise as AGREE; what will be done is in its words.
"""

import re
from functools import cache
from importlib.resources import files

from foreigndesk.desk.acts import Act
from foreigndesk.reading.lemmas import lemma

_WORD = re.compile(r"[a-z][a-z\-]*")
_MEETING_MODES = frozenset({"visit", "multilateral", "third-party"})
ANNOUNCING = frozenset({"AGREE", "CONCEDE", "REJECT"})
"""Types whose own word is the announcement, not the deed."""


def deed_of(act: Act) -> tuple[str, str] | None:
    """Return what an act announces, tells of or calls off, and its manner; None if unclear.

    The manner tells a visit, a meeting and a summit apart, which are all the deed "meet".
    """
    if act.type == "CONSULT":
        return _of_consult(act)
    anchor = "" if act.type == "REJECT" else act.anchor  # it names the refusal ("called off")
    named = named_deed(anchor, act.evidence)
    if act.type in ANNOUNCING or (act.type == "SANCTION" and named):
        return named
    deed = _of_types().get((act.type, act.mode)) or _of_types().get((act.type, None))
    return (deed, deed) if deed else None


def _of_consult(act: Act) -> tuple[str, str] | None:
    """Return the deed of a contact; to discuss or to welcome is no meeting of its own."""
    if act.mode == "phone":
        return "call", "call"
    anchored, anywhere = _of_words()
    for word in reversed(_lemmas(act.anchor)):
        if word in anywhere and anchored[word][0] == "meet":
            return anchored[word]
        if act.mode in _MEETING_MODES and word in anchored and anchored[word][0] == "meet":
            return anchored[word]
    return None


def named_deed(anchor: str, evidence: str) -> tuple[str, str] | None:
    """Return the deed that the anchor names, or else the first named after it, or before it."""
    anchored, anywhere = _of_words()
    for word in reversed(_lemmas(anchor)):
        if word in anchored:
            return anchored[word]
    at = evidence.find(anchor)
    after = evidence[at + len(anchor) :] if at >= 0 else evidence
    for word in _lemmas(after) + _lemmas(evidence[: max(at, 0)])[::-1]:
        if word in anywhere:
            return anchored[word]
    return None


def _lemmas(text: str) -> list[str]:
    return [lemma(word) for word in _WORD.findall(text.lower())]


@cache
def _of_types() -> dict[tuple[str, str | None], str]:
    text = (files(__package__) / "deed_types.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {(kind, mode or None): deed for kind, mode, deed in rows}


@cache
def _of_words() -> tuple[dict[str, tuple[str, str]], frozenset[str]]:
    """Return lemma to deed and manner for anchors, and the lemmas that count anywhere."""
    anchored: dict[str, tuple[str, str]] = {}
    anywhere: set[str] = set()
    text = (files(__package__) / "deeds.tsv").read_text("utf-8")
    for line in text.splitlines()[1:]:
        deed, manner, words, *only = line.split("\t")
        anywhere |= {lemma(word) for word in words.split()}
        for word in f"{words} {' '.join(only)}".split():
            anchored.setdefault(lemma(word), (deed, manner))
    return anchored, frozenset(anywhere)
