"""How well the audit finds the faults of briefs: precision and recall of each verdict.

    python -m benchmarks.audit [--cases FILE] [--half tuning|check|both] [--errors]

The cases are invented: short reports, and briefs whose every line has the verdict it should get
(`benchmarks/cases/audit.txt`). Odd cases are for tuning, even ones for checking; only the errors of
the former are printed.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from foreigndesk.desk.audit import Checked, Verdict, audit_record
from foreigndesk.intake import build_report
from foreigndesk.record.entries import Record
from foreigndesk.run.reader import ReaderKind, RecordReader

CASES = Path(__file__).with_name("cases") / "audit.txt"
_LINE = re.compile(r"(?P<verdict>[a-z-]*) ?\| (?:(?P<part>[KH]) )?(?P<text>.+)")


class Line(NamedTuple):
    """A line of a brief and the verdict it should get, None where it is not scored."""

    text: str
    part: str | None
    verdict: Verdict | None


class Case(NamedTuple):
    """Source reports and the brief to audit against them."""

    name: str
    reports: tuple[tuple[str, str, str], ...]
    published: str
    lines: tuple[Line, ...]

    @property
    def half(self) -> str:
        """The half it belongs to."""
        return "tuning" if int(self.name.split()[0]) % 2 else "check"


def load(path: Path = CASES) -> Iterator[Case]:
    """Yield the cases of a file."""
    for part in re.split(r"^== ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        head, *rest = part.strip().splitlines()
        body = "\n".join(rest)
        sources, _, brief = body.partition("\n< ")
        published, *lines = brief.splitlines()
        found = re.findall(r"^> (\S+) \| (.+)\n((?:[^>].*\n?)+)", sources, flags=re.MULTILINE)
        yield Case(head, tuple(found), published.strip(), tuple(map(_line, lines)))


def _line(words: str) -> Line:
    match = _LINE.fullmatch(words)
    if match is None:
        message = f"no line of a brief: {words!r}"
        raise ValueError(message)
    verdict = Verdict(match["verdict"]) if match["verdict"] else None
    return Line(match["text"], match["part"], verdict)


def check(case: Case, reader: RecordReader) -> list[tuple[Line, Checked | None]]:
    """Return the lines of a case with what the audit says of them (None: it was not found)."""
    sources = [_read(reader, text, day, publisher) for day, publisher, text in case.reports]
    text = "\n".join(line.text for line in case.lines)
    found = audit_record(_read(reader, text, case.published, None), sources)
    by_text = {one.text: one for one in found.checked}
    return [(line, by_text.get(line.text)) for line in case.lines if line.verdict is not None]


def _read(reader: RecordReader, text: str, day: str, publisher: str | None) -> Record:
    return reader(build_report(text, published=date.fromisoformat(day), publisher=publisher))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=Path, default=CASES)
    parser.add_argument("--half", choices=("tuning", "check", "both"), default="both")
    parser.add_argument("--reader", choices=[kind.value for kind in ReaderKind], default="auto")
    parser.add_argument("--errors", action="store_true", help="print the errors of the tuning half")
    asked = parser.parse_args()
    reader = RecordReader(kind=ReaderKind(asked.reader))
    results = [(case, check(case, reader)) for case in load(asked.cases)]
    for half in ("tuning", "check"):
        if asked.half in (half, "both"):
            print_half(
                half, [pair for case, pairs in results if case.half == half for pair in pairs]
            )
    if asked.errors:
        print_errors([(case, pairs) for case, pairs in results if case.half == "tuning"])


def print_half(half: str, pairs: list[tuple[Line, Checked | None]]) -> None:
    """Print precision and recall of each verdict over some lines."""
    gold = Counter(line.verdict for line, _ in pairs)
    said = Counter(found.verdict for _, found in pairs if found)
    right = Counter(f.verdict for line, f in pairs if f and f.verdict is line.verdict)
    faults = [v for v in gold if v and v not in (Verdict.SUPPORTED, Verdict.NOTHING)]
    caught = sum(1 for line, f in pairs if line.verdict in faults and f and f.verdict in faults)
    alarms = sum(1 for line, f in pairs if line.verdict not in faults and f and f.verdict in faults)
    total = sum(gold[v] for v in faults)
    print(f"\n{half} half: {len(pairs)} lines, {sum(right.values()) / len(pairs):.1%} right")
    print(f"  faults noticed (whatever their kind) {caught}/{total}, false alarms {alarms}")
    print(f"  {'verdict':<18}{'lines':>6}{'precision':>11}{'recall':>8}")
    for verdict in Verdict:
        if gold[verdict] or said[verdict]:
            precision = f"{right[verdict] / said[verdict]:.2f}" if said[verdict] else "-"
            recall = f"{right[verdict] / gold[verdict]:.2f}" if gold[verdict] else "-"
            print(f"  {verdict.value:<18}{gold[verdict]:>6}{precision:>11}{recall:>8}")


def print_errors(results: list[tuple[Case, list[tuple[Line, Checked | None]]]]) -> None:
    """Print the lines whose verdict is not the one they should get."""
    for case, pairs in results:
        for line, found in pairs:
            if found is None or found.verdict is not line.verdict:
                print(f"\n{case.name}\n  {line.text}\n  should be {line.verdict}")
                for one in found.findings if found else ():
                    print(f"    {one.verdict.value} ({one.confidence}): {one.reason}")


if __name__ == "__main__":
    main()
