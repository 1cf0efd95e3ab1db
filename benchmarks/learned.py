"""What the trained reader finds on data that it never learnt from.

    python -m benchmarks.learned --data ../shared/data [--weights FOLDER] [--part sentences ...]

Parts: sentences (held-out documents of the annotated sentences), relation, spans and status (held
out by the recipe's split), attribution (PolNeAR dev), speed. A figure is in per cent; intervals
come from drawing documents anew 200 times.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from benchmarks.marked import SENTENCE_FIGURES, Counts, f1, score_sentence
from foreigndesk.intake.report import Span
from foreigndesk.reading.encoder import Encoder, FoundStatement, WindowMarks, load_encoder
from foreigndesk.reading.encoder.layout import PIECE_START_POLNEAR
from foreigndesk.reading.encoder.pieces import WordPieces
from training.corpora import Corpora, Row, meantime_class, relation_window, split_sentences


def mark_text(encoder: Encoder, text: str, *, polnear: bool = False) -> WindowMarks:
    """Return the marks of a whole text as if it were one window."""
    start = {"start": PIECE_START_POLNEAR} if polnear else {}
    windows = encoder.windows(text, split_sentences(text), **start)
    found = encoder.mark(windows)
    return joined(found)


def joined(found: Sequence[WindowMarks]) -> WindowMarks:
    """Return the marks of several windows in one list, links renumbered."""
    mentions: list[Any] = []
    anchors: list[Any] = []
    statements: list[FoundStatement] = []
    for marks in found:
        at = len(mentions)
        mentions += marks.mentions
        statements += marks.statements
        anchors += [(anchor, at) for anchor in marks.anchors]
    whole = {"mentions": tuple(mentions), "statements": tuple(statements)}
    moved = tuple(_renumbered(anchor, at) for anchor, at in anchors)
    agents = tuple(a for m in found for a in m.agents)
    patients = tuple(p for m in found for p in m.patients)
    return WindowMarks(**whole, anchors=moved, agents=agents, patients=patients)


def _renumbered(anchor: Any, at: int) -> Any:
    return replace(
        anchor,
        actors=tuple(a + at for a in anchor.actors),
        recipients=tuple(r + at for r in anchor.recipients),
    )


def sentences(encoder: Encoder, corpora: Corpora) -> None:
    """Print the figures on the held-out annotated sentences, alone and after their context."""
    rows = corpora.sentence_rows(held=True)
    for name, context in (("alone", False), ("after their context", True)):
        documents: dict[str, Counts] = {}
        for row in rows:
            marks = sentence_marks(encoder, row, context=context)
            documents.setdefault(row["doc"], Counter()).update(score_sentence(row, marks))
        total = sum(documents.values(), Counter())
        print(f"sentences, {name}: {len(rows)} in {len(documents)} documents")
        for figure, (hit, of) in SENTENCE_FIGURES.items():
            low, high = interval(list(documents.values()), partial(f1, hit=hit, of=of))
            print(f"  {figure:34s} {f1(total, hit, of):5.1f}  [{low:.1f}, {high:.1f}]")
        for part in ("status", "time"):
            share = 100 * total[f"hit {part} on found"] / max(1, total["hit anchors"])
            print(f"  {part + ' right, of anchors found':34s} {share:5.1f}")


def sentence_marks(encoder: Encoder, row: Row, *, context: bool) -> WindowMarks:
    """Return the marks of an annotated sentence, read alone or with the words before it."""
    if not context or not row.get("context"):
        (marks, *rest) = encoder.mark(
            encoder.windows(row["text"], [(Span(0, len(row["text"])), 0)])
        )
        return joined([marks, *rest])
    before = row["context"][-400:] + " "
    spans = [(Span(0, len(before) - 1), 0), (Span(len(before), len(before) + len(row["text"])), 0)]
    whole = joined(encoder.mark(encoder.windows(before + row["text"], spans)))
    return _cut(whole.moved(-len(before)))


def _cut(marks: WindowMarks) -> WindowMarks:
    """Keep what stands in the sentence itself (mentions stay: links point to them by number)."""
    return replace(
        marks,
        anchors=tuple(a for a in marks.anchors if a.span.start >= 0),
        statements=tuple(s for s in marks.statements if s.cue.start >= 0),
    )


def interval(
    documents: Sequence[Counts], figure: Callable[[Counts], float], times: int = 200
) -> tuple[float, float]:
    """Return the middle 95 % of a figure over documents drawn again."""
    rng = random.Random(0)
    values = sorted(
        figure(sum(rng.choices(documents, k=len(documents)), Counter())) for _ in range(times)
    )
    return values[int(0.025 * times)], values[int(0.975 * times)]


def relation(encoder: Encoder, corpora: Corpora) -> None:
    """Score the PLV relation on sentences that are held out everywhere."""
    rows = corpora.relation_rows(held=True)
    related = encoder.relate([relation_window(corpora.cutter, row) for row in rows])
    answers = [
        {"id": row["id"], "root": max(chances, key=lambda r: chances[r])}
        for row, chances in zip(rows, related, strict=True)
    ]
    run_scorer(corpora.data / "relation/score_relation.py", rows, answers)


def spans(encoder: Encoder, corpora: Corpora) -> None:
    """Score the role spans."""
    rows = corpora.span_rows(held=True)
    answers = []
    for row in rows:
        marks = joined(encoder.mark(encoder.windows(row["text"], [(Span(0, len(row["text"])), 0)])))
        agents = {tuple(a.span) for a in marks.agents}
        patients = {tuple(p.span) for p in marks.patients}
        roles = [(s, "both" if s in agents and s in patients else "") for s in agents | patients]
        answers.append(
            {
                "id": row["id"],
                "spans": [
                    {
                        "start": s[0],
                        "end": s[1],
                        "role": both or ("source" if s in agents else "target"),
                    }
                    for s, both in sorted(roles)
                ],
            }
        )
    run_scorer(corpora.data / "spans/score_spans.py", rows, answers)


def attribution(encoder: Encoder, corpora: Corpora) -> None:
    """Score PolNeAR's development articles."""
    rows = list(map(json.loads, (corpora.data / "attribution/polnear_dev.jsonl").open()))
    answers = []
    for row in rows:
        marks = mark_text(encoder, row["text"], polnear=True)
        found = [
            {"source": s.source, "cue": [s.cue], "content": s.content}
            for s in marks.statements
            if s.content
        ]
        answers.append({"id": row["id"], "attributions": found})
    scorer = corpora.data / "attribution/score_attribution.py"
    run_scorer(scorer, rows, answers, "--bootstrap", "200")


def status(encoder: Encoder, corpora: Corpora) -> None:
    """Score the status of given event words on MEANTIME's held-out quarter."""
    rows = corpora.meantime_rows(held=True)
    answers = []
    for row in rows:
        windows = encoder.windows(row["text"], split_sentences(row["text"]))
        places = [event["span"] for event in row["events"] if meantime_class(event)]
        given = encoder.status_at(windows, [Span(*place) for place in places])
        ids = [event["id"] for event in row["events"] if meantime_class(event)]
        known = {i: s for i, s in zip(ids, given, strict=True) if s}
        answers.append({"id": row["id"], "events": known})
    run_scorer(corpora.data / "status/score_status.py", rows, answers)


def run_scorer(scorer: Path, gold: Sequence[Row], answers: Sequence[Row], *options: str) -> None:
    """Run a task's own scorer and print what it says."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("gold.jsonl", "found.jsonl")]
        for path, lines in zip(paths, (gold, answers), strict=True):
            path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
        command = [sys.executable, str(scorer), *map(str, paths), *options]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    print(f"{scorer.stem}: {len(gold)} inputs\n{done.stdout}")


def speed(encoder: Encoder, corpora: Corpora) -> None:
    """Print how many words of running text a second of one core takes in."""
    rows = list(map(json.loads, (corpora.data / "attribution/polnear_dev.jsonl").open()))[:30]
    words, started = 0, time.process_time()
    for row in rows:
        mark_text(encoder, row["text"])
        words += len(row["text"].split())
    spent = time.process_time() - started
    print(f"speed: {words} words in {spent:.2f} s of processor time, {words / spent:.0f} words/s")


PARTS = {
    "sentences": sentences,
    "relation": relation,
    "spans": spans,
    "attribution": attribution,
    "status": status,
    "speed": speed,
}


def main() -> None:
    """Read the arguments and print the tables."""
    parser = argparse.ArgumentParser(prog="benchmarks.learned", description="Score the encoder.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--weights", type=Path, help="default: the package's own")
    parser.add_argument("--part", nargs="*", choices=PARTS, default=list(PARTS))
    arguments = parser.parse_args()
    encoder = load_encoder(folder=arguments.weights)
    place = arguments.weights or Path("src/foreigndesk/weights")
    corpora = Corpora(
        arguments.data, WordPieces.from_lines((place / "vocabulary.txt").read_text("utf-8"))
    )
    for part in arguments.part:
        PARTS[part](encoder, corpora)


if __name__ == "__main__":
    main()
