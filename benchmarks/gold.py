"""Which file of the data folder answers which task, and which figures of its scorer we report.

Only files that nothing was fitted to: PLV, role spans and MEANTIME taught the readers, so their
held-out parts are scored by `benchmarks.learned`.
"""

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
