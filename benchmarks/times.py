"""Accuracy of time expressions on TimeBank and AQUAINT, of event dating, and the speed.

    python -m benchmarks.times [--data ../shared/data] [--errors N]

Each corpus is split by document into a tuning and a check half by a stable hash of the id. The
rules were worked on with the errors of the tuning halves alone; `--errors` shows only those. The
scorer is the one beside the data (TempEval-3, task A).

Event dating is measured on the annotated sentences, split in the same way: of the events that an
expression of their own sentence dates, how many get it, and how many others get one.
"""

import argparse
import hashlib
import importlib.util
import json
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.tasks.times import predict_times
from foreigndesk.intake.report import BlockRole, Span
from foreigndesk.reading.marks import Sentence
from foreigndesk.reading.times import TimedText, date_event, find_times

CORPORA = ("timebank", "aquaint")
HALVES = ("tuning", "check")
MEASURES = ("strict", "relaxed", "type", "value", "strict_value")
_WORDS = 400  # words of a report, for the speed

Line = dict[str, Any]
Scorer = Callable[..., dict[str, Any]]


def half_of(document: str) -> str:
    """Return the half a document belongs to."""
    return HALVES[int(hashlib.sha256(document.encode()).hexdigest(), 16) % 2]


def read_lines(path: Path) -> list[Line]:
    """Read a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def load_scorer(path: Path) -> Scorer:
    """Return the function `score` of the scorer that lies beside the data."""
    spec = importlib.util.spec_from_file_location("score_timex", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    scorer: Scorer = module.score
    return scorer


def measure(scorer: Scorer, lines: Sequence[Line], errors: list[Any] | None) -> dict[str, Any]:
    """Score our predictions on these lines; what differs is added to `errors`."""
    gold = {line["id"]: line for line in lines}
    predicted = {line["id"]: predict_times(line) for line in lines}
    return scorer(gold, predicted, collect=errors)


def speed(lines: Sequence[Line]) -> float:
    """Return how many reports of 400 words are read in a second of processor time."""
    texts = [(line["text"], date.fromisoformat(line["dct"][:10])) for line in lines]
    words = sum(len(text.split()) for text, _ in texts)
    best = 0.0
    for _ in range(3):
        start = time.process_time()
        for text, published in texts:
            find_times(text, published)
        best = max(best, words / _WORDS / (time.process_time() - start))
    return best


def expressions_of_events(row: Line) -> Counter[str]:
    """Count events of one sentence by whether their own expression was found."""
    text, published = row["text"], date.fromisoformat(row["date"][:10])
    times = find_times(text, published)
    sentence = Sentence(span=Span(0, len(text)), block=0, role=BlockRole.PARAGRAPH)
    page = TimedText(text=text, published=published, sentences=(sentence,), times=times)
    found: Counter[str] = Counter()
    for event in row["events"]:
        when, _ = date_event(Span(*event["anchor"]), sentence, page)
        mine = None if when.time is None else times[when.time].span
        gold = Span(*event["time"]) if event["time"] else None
        dated = [mark for mark in times if mark.interval is not None]
        if gold is not None and not any(mark.span.overlaps(gold) for mark in dated):
            gold = None  # "at the same time", "for years": no day to find
        found["gold"] += gold is not None
        found["ours"] += mine is not None
        found["both"] += mine is not None and gold is not None and mine.overlaps(gold)
    return found


def event_dating(path: Path) -> None:
    """Print precision and recall of the events' own expressions on both halves."""
    rows = [row for row in read_lines(path) if row["date"]]
    for half in HALVES:
        found: Counter[str] = Counter()
        for row in rows:
            if half_of(row["doc"].rsplit("/", 1)[-1]) == half:
                found += expressions_of_events(row)
        precision = 100 * found["both"] / max(found["ours"], 1)
        recall = 100 * found["both"] / max(found["gold"], 1)
        print(
            f"event dating, {half}: {found['gold']} events dated by their sentence,"
            f" precision {precision:.1f}, recall {recall:.1f}"
        )


def describe(error: Any) -> str:
    """Say in one line what was missed, spurious or different."""
    document, what, gold, mine, text = error
    left = min(x[0] for x in (gold, mine) if x)
    right = max(x[1] for x in (gold, mine) if x)

    def side(x: Any) -> str:
        return "-" if x is None else f"[{text[x[0] : x[1]]}] {x[2]} {x[3]}"

    context = text[max(0, left - 60) : left] + "<<" + text[left:right] + ">>" + text[right:][:40]
    return (
        f"{what:9}{document}: gold {side(gold)} | ours {side(mine)} | {' '.join(context.split())}"
    )


def main() -> None:
    """Print the table, and the tuning halves' errors where asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    folder = options.data / "timex"
    scorer = load_scorer(folder / "score_timex.py")
    everything: list[Line] = []
    print(f"{'corpus':10}{'half':8}{'docs':>6}{'gold':>6}" + "".join(f"{m:>13}" for m in MEASURES))
    for corpus in CORPORA:
        lines = read_lines(folder / f"{corpus}.jsonl")
        everything += lines
        for half in HALVES:
            errors: list[Any] = []
            part = [line for line in lines if half_of(line["id"]) == half]
            scores = measure(scorer, part, errors)
            row = "".join(f"{100 * scores[m]['f1']:13.1f}" for m in MEASURES)
            print(f"{corpus:10}{half:8}{len(part):6}{scores['counts']['gold']:6}{row}")
            if half == "tuning":
                for error in errors[: options.errors]:
                    print("   ", describe(error))
    event_dating(options.data / "annotated" / "desk_sentences.jsonl")
    print(f"speed: {speed(everything):.0f} reports of {_WORDS} words a second on one core")


if __name__ == "__main__":
    main()
