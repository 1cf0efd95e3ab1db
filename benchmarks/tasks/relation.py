"""The relation between two given spans (PLV)."""

from typing import Any

from foreigndesk.intake import Span
from foreigndesk.reading.events.relation import best_relation

_FOLDED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def predict(line: dict[str, Any]) -> dict[str, Any]:
    """Return root and quad of one sentence, given source and target spans (or null)."""
    source, target = (
        Span(*line[part]) if line.get(part) else None for part in ("source", "target")
    )
    kind, quad = best_relation(line["text"], source, target)
    return {"id": line["id"], "root": _FOLDED.get(kind, kind), "quad": quad}
