"""A desk as users hold it."""

from pathlib import Path

import pytest

from foreigndesk.errors import DeskMissing, EntryUnknown, StoreError
from foreigndesk.record.entries import Record
from foreigndesk.run.front import open_desk
from foreigndesk.run.reader import RecordReader

REPORT = (
    "date 2026-05-06 Ferry minister visits Oslo\n\n"
    "Kenya's foreign minister met his Norwegian counterpart in Oslo on Tuesday.\n"
    'He said the talks "went well".\n'
)
OVERRIDES = '[[role]]\nnoun = "dyke reeve"\nsectors = ["GOV"]\n'


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, "utf-8")
    return path


def test_six_lines_read_a_report_and_answer(report: Path, tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk.duckdb", write=True) as desk:
        summary = desk.read([report])
        assert (summary.recorded, summary.refused) == (1, 0)
        record = desk.record("ferry minister")
        events = desk.events(actor="foreign minister")
        assert isinstance(record, Record)
        assert {row.report_id for row in events} <= {record.report.id}
        assert len(desk.events()) == len(record.events)
        assert len(list(desk.export_jsonl())) == 1
        with pytest.raises(EntryUnknown):
            desk.why("nothing")


def test_the_ledger_names_the_tables_that_were_read_with(report: Path, tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk.duckdb", write=True) as desk:
        desk.read([report])
        _, rows = desk.sql(
            "select length(weights), workers from (select *, "
            "(settings->>'workers')::integer as workers from runs)"
        )
    assert rows == [(16, 1)]


def test_a_desk_opened_for_reading_is_not_written(report: Path, tmp_path: Path) -> None:
    path = tmp_path / "desk.duckdb"
    with pytest.raises(DeskMissing):
        open_desk(path)
    with open_desk(path, write=True) as desk:
        desk.read([report])
    with open_desk(path) as desk, pytest.raises(StoreError, match="write=True"):
        desk.read([report])


def test_other_entries_of_the_user_make_reports_be_read_again(report: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(OVERRIDES, "utf-8")
    with open_desk(tmp_path / "desk.duckdb", write=True) as desk:
        desk.read([report])
        assert desk.read([report]).unchanged == 1
        assert desk.read([report], read_report=RecordReader(own)).revised == 1
        assert desk.read([report], read_report=RecordReader(own)).unchanged == 1
