"""Reports for runs, and a reader of reports that needs no tables."""

import json
from pathlib import Path

import pytest

from tests.run.reading import SENTENCE


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    """Return a JSONL file of forty reports of forty days, one line of it broken."""
    lines = [
        json.dumps(
            {
                "id": f"wire-{number}",
                "title": f"Okoro phones neighbour {number}",
                "date": f"2026-{1 + number // 28:02d}-{1 + number % 28:02d}",
                "text": f"{SENTENCE} It was call number {number} of the year.",
            }
        )
        for number in range(40)
    ]
    lines.insert(7, '{"id": "broken", "text": ')
    path = tmp_path / "wire.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    return path
