"""The relation between two given spans (PLV)."""

from functools import cache
from importlib.resources import files
from typing import Any

from benchmarks.tasks.learned import encoder
from foreigndesk.codebook import quad
from foreigndesk.intake import Span
from foreigndesk.reading.encoder.pieces import WordPieces
from foreigndesk.reading.events.relation import best_relation
from training.corpora import relation_window

_UNFOLDED = {"YIELD": "CONCEDE"}
_FOLDED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def predict(line: dict[str, Any]) -> dict[str, Any]:
    """Return root and quad of one sentence, given source and target spans (or null)."""
    reads = encoder()
    if reads is not None:
        chances = reads.relate([relation_window(cutter(), line)])[0]
        root = max(chances, key=lambda kind: chances[kind])
        return {"id": line["id"], "root": root, "quad": quad(_UNFOLDED.get(root, root))}
    source, target = (
        Span(*line[part]) if line.get(part) else None for part in ("source", "target")
    )
    kind, number = best_relation(line["text"], source, target)
    return {"id": line["id"], "root": _FOLDED.get(kind, kind), "quad": number}


@cache
def cutter() -> WordPieces:
    """Return the cutter of word pieces that the encoder was trained with."""
    text = (files("foreigndesk") / "weights" / "vocabulary.txt").read_text("utf-8")
    return WordPieces.from_lines(text)
