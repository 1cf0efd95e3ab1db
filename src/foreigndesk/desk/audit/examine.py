"""The audit of a whole brief: every sentence, heading and label, against evidence and itself."""

from collections.abc import Iterable, Iterator, Sequence

from foreigndesk.desk.audit.aligning import Evidence, Match, same_words
from foreigndesk.desk.audit.attributing import Attributions
from foreigndesk.desk.audit.faults import find_faults, heard_of, proof
from foreigndesk.desk.audit.labels import check_heading, check_label
from foreigndesk.desk.audit.senses import Sense, sense_of, senses
from foreigndesk.desk.audit.verdicts import Audit, Checked, Finding, Verdict
from foreigndesk.intake.report import Block, BlockRole, Span
from foreigndesk.record.entries import Record

_SUPPORTED, _ALONE, _QUOTED, _NEAR, _ITSELF = 0.72, 0.9, 0.9, 0.2, 0.5
_FEWEST_TERMS = 2
_ORDER = {verdict: number for number, verdict in enumerate(Verdict)}


def audit_record(brief: Record, against: Iterable[Record] | None = None) -> Audit:
    """Return the verdicts on a brief that was read like any report.

    `against` are the records of the reports to check it against; without them only its own form
    is checked: quotations that speak of their own speaker, labels and headings over the wrong
    text. The brief's own record, if it is among them, counts like any other.
    """
    records = None if against is None else list(against)
    checker = _Checker(brief, records)
    checked = sorted([*checker.sentences(), *checker.labels()], key=lambda one: one.start)
    return Audit(
        title=brief.report.title,
        published=brief.report.published,
        reports=len({record.report.id for record in records or ()}),
        checked=tuple(checked),
    )


class _Checker:
    """One brief under audit."""

    def __init__(self, brief: Record, records: Sequence[Record] | None) -> None:
        self.brief = brief
        self.all = senses(brief)
        self.evidence: Evidence | None = None
        if records is not None:
            self.evidence = Evidence(sense for record in records for sense in senses(record))
        self.attributions = Attributions(brief, records)

    def sentences(self) -> Iterator[Checked]:
        """Yield the sentences, headings and title with their verdicts."""
        for sense in self.all:
            findings = list(self._findings(sense))
            heading = self._heading(sense)
            yield _checked(sense, [*findings, *([heading] if heading else [])])

    def labels(self) -> Iterator[Checked]:
        """Yield the kickers with their verdicts."""
        for block in self.brief.report.blocks:
            if block.role is BlockRole.KICKER:
                kicker = sense_of(self.brief, block.span, block.role.value)
                yield _checked(kicker, [check_label(kicker, self._under(block))])

    def _heading(self, sense: Sense) -> Finding | None:
        if sense.role != BlockRole.HEADING.value:
            return None
        block = next(b for b in self.brief.report.blocks if b.span == sense.span)
        return check_heading(sense, self._under(block))

    def _under(self, block: Block) -> list[Sense]:
        """Return the paragraphs' sentences below a kicker or heading, to the next of its kind."""
        end = len(self.brief.report.text)
        for other in self.brief.report.blocks:
            later = other.start > block.start
            if later and other.role is BlockRole.KICKER:
                end = other.start
                break
            if later and other.role is BlockRole.HEADING and block.role is BlockRole.HEADING:
                end = other.start
                break
        inside = Span(block.end, end)
        paragraph = BlockRole.PARAGRAPH.value
        return [s for s in self.all if s.role == paragraph and inside.covers(s.span)]

    def _findings(self, sense: Sense) -> Iterator[Finding]:
        told = self.attributions.self_told(sense)
        if told is not None:
            yield told
        if self.evidence is None:
            yield Finding(
                verdict=Verdict.NOT_CHECKED,
                reason="no evidence was given to check it against",
                confidence=1.0,
            )
            return
        if not _states(sense):
            reason = "it names no act, number, day or words of anybody"
            yield Finding(verdict=Verdict.NOTHING, reason=reason, confidence=0.7)
            return
        yield from self._against(sense, self.evidence)

    def _against(self, sense: Sense, evidence: Evidence) -> Iterator[Finding]:
        matches = evidence.matches(sense)
        verbatim = [match for match in matches if same_words(sense, match.sense)]
        if verbatim:
            yield self._verbatim(verbatim)
            return
        yield from _settled(
            [
                *self.attributions.faults(sense, heard_of(matches)),
                *find_faults(sense, matches, evidence.keys_of),
            ]
        )
        yield _covering(evidence.covered(sense, matches), matches)

    def _verbatim(self, found: Sequence[Match]) -> Finding:
        """Return support in so many words; less where only the brief's own text has them."""
        text = self.brief.report.text.split()
        others = [match for match in found if match.sense.report.text.split() != text]
        if others:
            return _support("its words stand in the evidence", _ALONE, others[:2])
        reason = "only this very text, which is among the reports, has its words"
        return _support(reason, _ITSELF, found[:1])


def _settled(found: Sequence[Finding]) -> list[Finding]:
    """Return findings without a doubtful wrong speaker where the parties of the act are wrong."""
    contradicted = any(one.verdict is Verdict.CONTRADICTED for one in found)
    return [
        one
        for one in found
        if not (contradicted and one.verdict is Verdict.MISATTRIBUTED and one.confidence < _QUOTED)
    ]


def _states(sense: Sense) -> bool:
    """Whether a sentence states something that a report could bear out."""
    if sense.text.rstrip("\"”’'").endswith("?"):
        return False
    facts = sense.deeds or sense.numbers or sense.statements
    return bool(facts) or len(sense.terms) >= _FEWEST_TERMS


def _covering(share: float, matches: Sequence[Match]) -> Finding:
    best = [match for match in matches[:3] if match.share >= matches[0].share - _NEAR]
    if share >= _SUPPORTED:
        return _support(f"the evidence has {share:.0%} of what it says", min(share, 0.95), best)
    reason = f"the evidence has only {share:.0%} of what it says" if best else "no evidence for it"
    proofs = tuple(proof(match.sense, speaks="near") for match in best[:1])
    sure = round(min(0.95, 1.0 - share / 2), 2)
    return Finding(verdict=Verdict.UNSUPPORTED, reason=reason, confidence=sure, proofs=proofs)


def _support(reason: str, confidence: float, matches: Sequence[Match]) -> Finding:
    return Finding(
        verdict=Verdict.SUPPORTED,
        reason=reason,
        confidence=round(confidence, 2),
        proofs=tuple(proof(match.sense, speaks="for") for match in matches),
    )


def _checked(sense: Sense, findings: Sequence[Finding]) -> Checked:
    ordered = sorted(findings, key=lambda one: (_ORDER[one.verdict], -one.confidence, one.reason))
    return Checked(
        text=sense.text,
        start=sense.span.start,
        end=sense.span.end,
        role=sense.role,
        verdict=ordered[0].verdict,
        confidence=ordered[0].confidence,
        findings=tuple(ordered),
    )
