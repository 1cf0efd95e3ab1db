"""Write a teacher's lessons: `python -m training.teach --runs larger --vocabulary BASE/vocab.txt`.

The texts are the public reports of the data folder without those that hold a held-out sentence,
read once as our annotators mark and in part as PolNeAR's do, and the annotated sentences that are
learnt from, with the actor and the recipient of every act marked for the relation. Resumable: a
part that is written is not read again.
"""

import argparse
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

from foreigndesk.intake.report import Span
from foreigndesk.reading.encoder.layout import PIECE_START, PIECE_START_POLNEAR
from foreigndesk.reading.encoder.pieces import WordPieces
from foreigndesk.reading.encoder.windows import Window, cut_pieces, pack_windows
from training.corpora import Corpora, Row, relation_window, split_sentences
from training.network import Heads
from training.session import load_run
from training.taught import LESSONS, Lesson, lesson

PART = 1000  # windows of one file
POLNEAR_SHARE = 0.25


def open_windows(corpora: Corpora) -> list[tuple[Window, bool]]:
    """Return the windows of unannotated reports, and whether source and target are marked."""
    rng = random.Random(0)
    texts = corpora.open_texts()
    rng.shuffle(texts)
    windows = []
    for text in texts:
        start = PIECE_START_POLNEAR if rng.random() < POLNEAR_SHARE else PIECE_START
        pieces = cut_pieces(corpora.cutter, text, split_sentences(text))
        windows += [(window, False) for window in pack_windows(pieces, start)]
    return windows


def pair_windows(corpora: Corpora) -> list[tuple[Window, bool]]:
    """Return the annotated sentences with the first actor and recipient of an act marked."""
    found = []
    for row in corpora.sentence_rows(held=False):
        spans = {actor["id"]: actor["span"] for actor in row["actors"]}
        for source, target in sorted(_pairs(row)):
            marks = {"source": spans[source], "target": spans[target]}
            if not Span(*marks["source"]).overlaps(Span(*marks["target"])):
                found.append((relation_window(corpora.cutter, {**row, **marks}), True))
    return [(window, marked) for window, marked in found if len(window.ids) <= 200]


def _pairs(row: Row) -> set[tuple[Any, Any]]:
    known = {actor["id"] for actor in row["actors"] if actor["span"]}
    pairs = {
        (e["actors"][0], e["recipients"][0])
        for e in row["events"]
        if e["actors"] and e["recipients"]
    }
    return {(a, b) for a, b in pairs if a in known and b in known}


def write_lessons(
    models: Sequence[Heads],
    windows: Sequence[tuple[Window, bool]],
    folder: Path,
    before: Path | None,
) -> None:
    """Write the lessons of all windows, a thousand to a file; `before` holds a larger one's."""
    folder.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    for at in range(0, len(windows), PART):
        path = folder / f"{at // PART:04d}.pt"
        if path.exists():
            continue
        here = windows[at : at + PART]
        others = _lessons(before / path.name) if before else [None] * len(here)
        rows = [
            {"ids": window.ids, **vars(lesson(models, window.ids, marked=marked, other=other))}
            for (window, marked), other in zip(here, others, strict=True)
        ]
        torch.save(rows, path.with_suffix(".new"))
        path.with_suffix(".new").replace(path)
        print(f"{at + len(rows)}/{len(windows)} {time.monotonic() - started:.0f}s", flush=True)


def _lessons(path: Path) -> list[Lesson]:
    rows = torch.load(path, weights_only=True)
    return [Lesson(**{name: row[name] for name in row if name != "ids"}) for row in rows]


def main() -> None:
    """Read the arguments and write the lessons."""
    parser = argparse.ArgumentParser(prog="training.teach", description="Write lessons.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--runs", nargs="+", required=True, help="the teachers")
    parser.add_argument("--larger", help="one whose lessons are written, to learn from as well")
    parser.add_argument("--name", help="of the lessons; default: the first teacher's")
    parser.add_argument("--vocabulary", type=Path, required=True, help="BERT's vocab.txt")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    cutter = WordPieces.from_lines(arguments.vocabulary.read_text("utf-8"))
    corpora, models = Corpora(arguments.data, cutter), [load_run(run) for run in arguments.runs]
    folder = LESSONS / (arguments.name or arguments.runs[0])
    for name, windows in (("pairs", pair_windows(corpora)), ("open", open_windows(corpora))):
        print(f"{name}: {len(windows)} windows, {sum(len(w.ids) for w, _ in windows)} pieces")
        before = LESSONS / arguments.larger / name if arguments.larger else None
        write_lessons(models, windows, folder / name, before)


if __name__ == "__main__":
    main()
