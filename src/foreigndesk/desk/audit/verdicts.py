"""The output of an audit: a verdict for each sentence, label and heading, with its proof."""

from collections import Counter
from datetime import date
from enum import StrEnum

from msgspec import Struct


class Verdict(StrEnum):
    """What an audit says of one sentence, heading or label; the gravest fault first.

    Of several faults of a sentence the first in this order is its verdict; all are kept.
    """

    MISATTRIBUTED = "misattributed"
    CONTRADICTED = "contradicted"
    WRONG_STATUS = "wrong-status"
    WRONG_DATE = "wrong-date"
    UNSUPPORTED = "unsupported"
    LABEL_MISFIT = "label-misfit"
    SUPPORTED = "supported"
    NOT_CHECKED = "not-checked"  # no evidence was given, and its form has no fault
    NOTHING = "nothing-to-check"  # it states nothing that a report could bear out


FAULTS = tuple(list(Verdict)[:6])


class Proof(Struct, frozen=True, kw_only=True):
    """Words of a report for or against a sentence, with the entries of the record they carry.

    `start` and `end` are code points of the report's text; `report` is its id. `entries` are ids
    of events and statements that `why` opens.
    """

    report: str
    start: int
    end: int
    words: str
    entries: tuple[str, ...] = ()
    speaks: str = "for"


class Finding(Struct, frozen=True, kw_only=True):
    """One thing found about a sentence: what, why in words, how sure (0 to 1), and the proof."""

    verdict: Verdict
    reason: str
    confidence: float
    proofs: tuple[Proof, ...] = ()


class Checked(Struct, frozen=True, kw_only=True):
    """A sentence, heading, kicker or title of the brief at `[start, end)` and what was found."""

    text: str
    start: int
    end: int
    role: str
    verdict: Verdict
    confidence: float
    findings: tuple[Finding, ...]


class Audit(Struct, frozen=True, kw_only=True):
    """A brief's sentences in order, each with its verdict; `reports` says how many were searched.

    `reports` 0 means that the brief was checked against itself alone.
    """

    title: str | None
    published: date
    reports: int
    checked: tuple[Checked, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many sentences got each verdict, in the order of `Verdict`, none left out."""
        seen = Counter(one.verdict for one in self.checked)
        return {verdict.value: seen[verdict] for verdict in Verdict}

    def faults(self, kinds: tuple[Verdict, ...] = FAULTS) -> tuple[Checked, ...]:
        """Return what got one of these verdicts."""
        return tuple(one for one in self.checked if one.verdict in kinds)
