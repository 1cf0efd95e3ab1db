"""The benchmark of the audit and its floor on the half it was not tuned on."""

from benchmarks.audit import check, load
from foreigndesk.desk.audit import FAULTS, Verdict
from foreigndesk.run.reader import ReaderKind, RecordReader

LEAST = 0.8


def test_there_are_cases_of_every_verdict_in_both_halves() -> None:
    cases = list(load())
    assert len(cases) >= 40
    for half in ("tuning", "check"):
        asked = {line.verdict for case in cases if case.half == half for line in case.lines}
        assert asked >= {*FAULTS, Verdict.SUPPORTED, Verdict.NOTHING}


def test_the_half_that_was_not_tuned_on_keeps_its_floor() -> None:
    reader = RecordReader(kind=ReaderKind.RULES)
    pairs = [pair for case in load() if case.half == "check" for pair in check(case, reader)]
    right = sum(1 for line, found in pairs if found and found.verdict is line.verdict)
    assert right / len(pairs) >= LEAST
