"""Sentences of the desk's own annotation in public reports: offsets and labels, no text.

`annotated/reports.jsonl` has one sentence a line: `report` ("newswire/ID" or "whitehouse/ID"),
`text` (the sentence's half-open code points in the report's text), and actors, statements and
events as in the annotated sentences of the data folder, offsets into the sentence. The words come
from the data folder's `reports`.
"""

import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

Row = dict[str, Any]

ANNOTATED = Path(__file__).parent / "annotated/reports.jsonl"
FILES = {"newswire": "newswire_1997_2006.jsonl.gz", "whitehouse": "whitehouse_2021_2025.jsonl.gz"}
CONTEXT = 400  # characters before a sentence that are kept as its context


def report_rows(data: Path, annotated: Path = ANNOTATED) -> list[Row]:
    """Return the sentences with their words, as the rows of the annotated sentences are.

    A data folder without reports gives none.
    """
    if not (data / "reports").is_dir():
        return []
    marks = [json.loads(line) for line in annotated.read_text("utf-8").splitlines()]
    texts = _texts(data, {mark["report"] for mark in marks})
    return [_row(mark, texts[mark["report"]]) for mark in marks]


def _texts(data: Path, wanted: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    names = set(wanted)
    for kind, file in FILES.items():
        if not any(name.startswith(f"{kind}/") for name in names):
            continue
        with gzip.open(data / "reports" / file, "rt", encoding="utf-8") as lines:
            for report in map(json.loads, lines):
                if f"{kind}/{report['id']}" in names:
                    found[f"{kind}/{report['id']}"] = report["text"]
    return found


def _row(mark: Row, text: str) -> Row:
    start, end = mark["text"]
    return {
        "id": f"{mark['report']}:{start}",
        "doc": mark["report"],
        "context": " ".join(text[max(0, start - CONTEXT) : start].split()),
        "text": text[start:end],
        **{part: mark[part] for part in ("actors", "statements", "events")},
    }
