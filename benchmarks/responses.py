"""How well responses and readouts are told: our own invented reports, tuning and check apart.

    python -m benchmarks.responses [--reader encoder] [--half tuning] [--errors]

Responses: precision and recall of (who, rung) and of who alone, over the responders of each case's
happening; members of a set that have not responded, right or wrong. Readouts: precision and recall
of points marked as included by both, or left out by one. `--errors` shows what is wrong in the
tuning half.
"""

import argparse
import json
import re
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from foreigndesk.errors import ForeigndeskError
from foreigndesk.run.front import NewsDesk, open_desk
from foreigndesk.run.reader import ReaderKind, RecordReader

CASES = Path(__file__).parent / "cases"
HALVES = ("tuning", "check")


class Score(NamedTuple):
    """What was right of what was found, and of what was wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: tuple[Any, ...]) -> "Score":
        return Score(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def line(self) -> str:
        """Precision, recall and F1 in points, with the counts."""
        precision = 100 * self.right / self.found if self.found else 0.0
        recall = 100 * self.right / self.wanted if self.wanted else 0.0
        both = precision + recall
        f1 = 2 * precision * recall / both if both else 0.0
        counts = f"{self.right} of {self.found} found, of {self.wanted} wanted"
        return f"precision {precision:5.1f}  recall {recall:5.1f}  F1 {f1:5.1f}  ({counts})"


def load(name: str) -> list[dict[str, Any]]:
    """Return the cases of a file."""
    found: list[dict[str, Any]] = tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["case"]
    return found


def desk_of(folder: Path, case: dict[str, Any], kind: ReaderKind) -> NewsDesk:
    """Return a desk with the reports of a case read into it."""
    lines = [
        json.dumps({"id": f"{number}", "title": report.get("title", f"Report {number}")} | report)
        for number, report in enumerate(case["reports"], start=1)
    ]
    source = folder / "reports.jsonl"
    source.write_text("\n".join(lines), "utf-8")
    desk = open_desk(folder / "case.duckdb", write=True)
    desk.read([source], read_report=RecordReader(kind=kind))
    return desk


def is_same(name: str, wanted: str) -> bool:
    """Whether a found name means the wanted one: its last word, or all words, occur."""
    found = set(re.findall(r"\w+", name.lower()))
    words = re.findall(r"\w+", wanted.lower())
    return set(words) <= found or words[-1] in found or found <= set(words)


def score_responses(case: dict[str, Any], desk: NewsDesk) -> tuple[Score, Score, Score, list[str]]:
    """Return the scores of (who, rung), of who and of who has not, and what is wrong."""
    try:
        told = desk.responses(case["what"], among=case.get("among"))
    except ForeigndeskError as error:
        wanted = sum(len(row["rungs"]) for row in case["expect"])
        return Score(wanted=wanted), Score(wanted=len(case["expect"])), Score(), [str(error)]
    found = [
        (f"set:{row.who}" if row.open_set else row.who, rung)
        for row in told.rows
        for rung in row.rungs
    ]
    wanted_pairs = [(row["who"], rung) for row in case["expect"] for rung in row["rungs"]]
    pairs, wrong = _match(found, wanted_pairs)
    who, _ = _match(
        list(dict.fromkeys((name, "") for name, _ in found)),
        [(row["who"], "") for row in case["expect"]],
    )
    absent = [row.who for row in told.absent]
    expected = case.get("absent", [])
    missing = Score(len(set(absent) & set(expected)), len(absent), len(expected))
    return pairs, who, missing, wrong


def _match(found: list[tuple[str, str]], wanted: list[tuple[str, str]]) -> tuple[Score, list[str]]:
    left = list(wanted)
    wrong = []
    for name, rung in found:
        hit = next(
            (
                one
                for one in left
                if one[1] == rung
                and one[0].startswith("set:") == name.startswith("set:")
                and is_same(name.removeprefix("set:"), one[0].removeprefix("set:"))
            ),
            None,
        )
        if hit is None:
            wrong.append(f"not wanted: {name}: {rung}")
        else:
            left.remove(hit)
    wrong += [f"not found: {name}: {rung}" for name, rung in left]
    return Score(len(wanted) - len(left), len(found), len(wanted)), wrong


def score_readouts(case: dict[str, Any], desk: NewsDesk) -> tuple[Score, Score, Score, list[str]]:
    """Return the scores of shared points, of left out ones, of differences, and what is wrong."""
    ids = [row[0] for row in desk.sql("select report_id from sources order by source_key")[1]]
    found = desk.compare(*ids)
    order = [[one.report for one in found.accounts].index(report) for report in ids]
    cells = [
        [" ".join(point.words for point in topic.cells[number]) for number in order]
        for topic in found.topics
    ]
    shared = [one for one in cells if all(one)][1:]  # the first is the contact itself
    alone = [one for one in cells if not all(one)]
    wrong = []
    hits = 0
    for first, second in case["both"]:
        hit = any(first in one[0] and second in one[1] for one in shared)
        hits += hit
        wrong += [] if hit else [f"not side by side: {first} / {second}"]
    left = 0
    for number, part in enumerate(("first", "second")):
        for words in case[part]:
            hit = any(words in one[number] for one in alone)
            left += hit
            wrong += [] if hit else [f"not left out by the other: {words}"]
    differ = {
        (words, difference.field)
        for words, _ in case["differ"]
        for topic, texts in zip(found.topics, cells, strict=True)
        for difference in topic.differences
        if all(texts) and words in texts[0]
    }
    wanted = {tuple(one) for one in case["differ"]}
    wrong += [f"not told to differ: {words}: {field}" for words, field in sorted(wanted - differ)]
    omitted = len(case["first"]) + len(case["second"])
    return (
        Score(hits, len(shared), len(case["both"])),
        Score(left, len(alone), omitted),
        Score(len(wanted & differ), len(wanted & differ), len(wanted)),
        wrong,
    )


SCORERS = {"responses": score_responses, "readouts": score_readouts}
LABELS = {
    "responses": ("who and rung", "who", "has not"),
    "readouts": ("in both", "left out", "differ"),
}


def run(name: str, halves: Iterable[str], kind: ReaderKind, *, errors: bool) -> Iterator[str]:
    """Yield the table of one set of cases."""
    for half in halves:
        totals: dict[str, Score] = {}
        shown: list[str] = []
        chosen = [case for case in load(name) if case["half"] == half]
        for case in chosen:
            with tempfile.TemporaryDirectory() as folder, desk_of(Path(folder), case, kind) as desk:
                *scores, wrong = SCORERS[name](case, desk)
            for label, score in zip(LABELS[name], scores, strict=True):
                totals[label] = totals.get(label, Score()) + score
            shown += [f"    {case['name']}: {line}" for line in wrong]
        yield f"{name}, {half} half, {len(chosen)} cases"
        yield from (f"  {label:13}{score.line}" for label, score in totals.items())
        if errors and half == HALVES[0]:
            yield from shown


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--reader", type=ReaderKind, default=ReaderKind.AUTO)
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--errors", action="store_true")
    asked = parser.parse_args()
    for name in SCORERS:
        halves = [asked.half] if asked.half else HALVES
        for line in run(name, halves, asked.reader, errors=asked.errors):
            print(line)


if __name__ == "__main__":
    main()
