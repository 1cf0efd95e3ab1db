"""Which file of the data folder answers which task, and which figures of its scorer we report."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.predict import predict_file


class Gold(NamedTuple):
    """A task's gold file and scorer, relative to the data folder, and paths into its figures.

    `figures` maps our name of a figure to the dotted path in the scorer's JSON; `scale` makes it
    points (0 to 100).
    """

    name: str
    task: str
    file: str
    scorer: str
    figures: dict[str, str]
    scale: int = 100


GOLDS = (
    Gold(
        "PLV train",
        "relation",
        "relation/plv_train.jsonl",
        "relation/score_relation.py",
        {"macro-F1": "macro_f1_root", "quads": "macro_f1_quad"},
    ),
    Gold(
        "role spans",
        "spans",
        "spans/cameo_ner_train_clean.jsonl",
        "spans/score_spans.py",
        {
            "source token F1": "folded.token.source.f1",
            "target token F1": "folded.token.target.f1",
        },
    ),
    Gold(
        "PolNeAR dev",
        "attribution",
        "attribution/polnear_dev.jsonl",
        "attribution/score_attribution.py",
        {
            "attribution+source F1": "attribution+source.f1",
            "attribution F1": "attribution.f1",
            "source token F1": "tokens.source.f1",
            "cue token F1": "tokens.cue.f1",
            "content token F1": "tokens.content.f1",
        },
    ),
    Gold(
        "MEANTIME train",
        "status",
        "status/meantime_train.jsonl",
        "status/score_status.py",
        {"macro-F1": "macro-F1"},
        scale=1,
    ),
)


def score(gold: Gold, data: Path) -> dict[str, Any]:
    """Answer the gold's inputs with the package and return the scorer's whole JSON."""
    with tempfile.TemporaryDirectory() as folder:
        answers = Path(folder, "answers.jsonl")
        predict_file(gold.task, data / gold.file, answers)
        command = [
            sys.executable,
            str(data / gold.scorer),
            str(data / gold.file),
            str(answers),
            "--json",
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def pick(figures: dict[str, Any], path: str, *, scale: int) -> float:
    """Return the figure at a dotted path in points (0 to 100), given the scorer's scale."""
    found: Any = figures
    for step in path.split("."):
        found = found[step]
    return round(scale * float(found), 1)
