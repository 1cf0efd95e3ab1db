"""A desk file and records made by hand."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from foreigndesk.intake import build_report
from foreigndesk.record.build import build_record
from foreigndesk.record.entries import Record
from tests.record.conftest import TEXT, make_reading


def make_record(
    *, tail: str = "", day: date = date(2026, 2, 4), title: str | None = None
) -> Record:
    """Return the hand-made record with words added to its text, another day or a title."""
    report = build_report(TEXT + tail, published=day, title=title)
    return build_record(replace(make_reading(), report=report))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.duckdb"


@pytest.fixture
def record() -> Record:
    return make_record()
