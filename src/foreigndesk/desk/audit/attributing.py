"""Attribution: whose words a brief says they are, against its own form and the evidence."""

import re
from collections.abc import Iterator, Sequence

from foreigndesk.desk.audit.quoting import (
    Uttered,
    is_direct,
    quotes_in,
    same_content,
    same_speaker,
    uttered,
)
from foreigndesk.desk.audit.roles import parties
from foreigndesk.desk.audit.senses import Sense
from foreigndesk.desk.audit.speakers import self_told
from foreigndesk.desk.audit.verdicts import Finding, Proof, Verdict
from foreigndesk.record.entries import Record

_DIRECT, _INDIRECT = 0.9, 0.7
_SHARED = 0.6  # of the words said, that a sentence must have to tell of the same saying


class Attributions:
    """The statements of a brief and of the evidence."""

    def __init__(self, brief: Record, records: Sequence[Record] | None) -> None:
        self._told = self_told(brief)
        self._own = uttered(brief)
        self._others = [one for record in records or () for one in uttered(record)]
        self._texts = [" ".join(_words(record.report.text)) for record in records or ()]

    def self_told(self, sense: Sense) -> Finding | None:
        """Return a fault where the sentence's quotation speaks of its own alleged speaker."""
        for told in self._told:
            if not told.statement.content[0].overlaps(sense.span):
                continue
            by = (
                f"; {told.relay} relays it, so the words are likely its account"
                if told.relay
                else ""
            )
            reason = f"“{told.words}” can't be {told.speaker}'s own words about {told.speaker}{by}"
            return Finding(verdict=Verdict.MISATTRIBUTED, reason=reason, confidence=told.confidence)
        return None

    def faults(self, sense: Sense, heard: Sequence[Sense]) -> Iterator[Finding]:
        """Yield the faults of a sentence's attributions; `heard` is the evidence on its matter."""
        for one in self._own:
            cue = one.statement.cue
            elsewhere = cue and not any(span.overlaps(sense.span) for span in cue)
            if one.source is None or elsewhere or not one.span.overlaps(sense.span):
                continue
            if not is_direct(one) and _says_so(sense, one, heard):
                continue
            fault = self._speaker(one)
            if fault is not None:
                yield fault
        for quote in quotes_in(sense.text):
            if not any(quote in text for text in self._texts):
                reason = "the quoted words stand in no report"
                yield Finding(verdict=Verdict.UNSUPPORTED, reason=reason, confidence=_DIRECT)

    def _speaker(self, one: Uttered) -> Finding | None:
        """Return a fault where the evidence gives the same words to others alone."""
        same = [other for other in self._others if same_content(one, other)]
        answers = [(same_speaker(one, other), other) for other in same]
        wrong = [other for answer, other in answers if answer is False]
        if not wrong or any(answer for answer, _ in answers):
            return None
        names = ", ".join(dict.fromkeys(w.source.name for w in wrong if w.source))
        here = one.source.name if one.source else "somebody"
        sure = _DIRECT if is_direct(one) and any(map(is_direct, wrong)) else _INDIRECT
        return Finding(
            verdict=Verdict.MISATTRIBUTED,
            reason=f"the words are {here}'s here, {names}'s in the evidence",
            confidence=sure,
            proofs=tuple(_proof(other) for other in wrong[:3]),
        )


def _says_so(sense: Sense, one: Uttered, heard: Sequence[Sense]) -> bool:
    """Whether a sentence of the evidence puts the same word of saying in the same mouth."""
    for token in (
        n for n, t in enumerate(sense.tokens) for cue in one.statement.cue if t.span.overlaps(cue)
    ):
        here = parties(sense, token).agent
        for other in heard:
            if len(one.keys.intersection(other.keys)) < _SHARED * len(one.keys):
                continue
            places = [n for n, key in enumerate(other.keys) if key == sense.keys[token]]
            there = [parties(other, n).agent for n in places]
            if here is not None and any(who is not None and here.like(who) for who in there):
                return True
    return False


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _proof(one: Uttered) -> Proof:
    return Proof(
        report=one.report.id,
        start=one.span.start,
        end=one.statement.content[-1].end,
        words=one.words,
        entries=(one.statement.id,),
        speaks="against",
    )
