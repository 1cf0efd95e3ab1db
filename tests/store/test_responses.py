"""Responses in a desk file: kept when reports are read, filled in later, found by words."""

import json
from pathlib import Path

import duckdb
import pytest

from foreigndesk.errors import EntryUnknown, SelectorInvalid
from foreigndesk.run.front import NewsDesk, open_desk
from foreigndesk.run.reader import ReaderKind, RecordReader
from foreigndesk.store.responses import fill_file

REPORTS = (
    """BAGHDAD, May 5 (Agency) - A bombing in Baghdad killed 22 people on Monday, police said.
Jordan condemned the bombing in a statement.""",
    """CAIRO, May 6 (Agency) - Egypt on Tuesday denounced the bombing in Baghdad. A bombing in
Baghdad killed 22 people on Monday.""",
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a desk with two reports of a bombing."""
    folder = tmp_path_factory.mktemp("responses")
    lines = [
        {"id": str(day), "date": f"2025-05-0{day}", "text": text, "title": f"Report {day}"}
        for day, text in enumerate(REPORTS, start=5)
    ]
    source = folder / "reports.jsonl"
    source.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    with open_desk(folder / "desk.duckdb", write=True) as desk:
        desk.read([source], read_report=RecordReader(kind=ReaderKind.RULES))
    return folder / "desk.duckdb"


@pytest.fixture
def desk(path: Path) -> NewsDesk:
    """Return that desk, open for reading."""
    return open_desk(path)


def test_responses_are_found_by_words_by_event_and_by_happening(desk: NewsDesk) -> None:
    by_words = desk.responses("bombing Baghdad")
    assert {row.who for row in by_words.rows} == {"Jordan", "Egypt"}
    by_happening = desk.responses(by_words.happening.id)
    by_event = desk.responses(by_words.happening.best)
    assert by_happening.rows == by_event.rows == by_words.rows


def test_who_of_a_set_has_not_is_told_with_the_day_of_the_record(desk: NewsDesk) -> None:
    found = desk.responses("bombing Baghdad", among="JOR, EGY, IRN")
    assert [(one.who, str(one.as_of)) for one in found.absent] == [("Iran", "2025-05-06")]


def test_every_row_opens_to_its_evidence(desk: NewsDesk) -> None:
    for row in desk.responses("bombing Baghdad").rows:
        assert desk.why(row.entry).passages


def test_the_view_has_the_same_responders(desk: NewsDesk) -> None:
    found = desk.responses("bombing Baghdad")
    query = f"select who from responses where happening_id = '{found.happening.id}'"
    told = {row[0] for row in desk.sql(query)[1]}
    assert told
    assert told <= {row.who for row in found.rows}


def test_reports_of_an_older_desk_are_looked_through_when_asked_and_kept_when_joined(
    path: Path, tmp_path: Path
) -> None:
    older = tmp_path / "older.duckdb"
    older.write_bytes(path.read_bytes())
    with duckdb.connect(str(older)) as connection:
        connection.execute("delete from response_links")
        connection.execute("delete from response_reports")
    with open_desk(older) as desk:
        asked = desk.responses("bombing Baghdad").rows
    assert fill_file(older) == 2
    assert fill_file(older) == 0
    with open_desk(older) as desk:
        assert desk.responses("bombing Baghdad").rows == asked


@pytest.mark.parametrize(
    "what", ["", "   ", "e0000", "h0123456789abcdef", "volcano in Peru", "'--"]
)
def test_what_finds_nothing_is_said_plainly(desk: NewsDesk, what: str) -> None:
    with pytest.raises(EntryUnknown):
        desk.responses(what)


def test_a_set_that_is_none_is_said_plainly(desk: NewsDesk) -> None:
    with pytest.raises(SelectorInvalid):
        desk.responses("bombing Baghdad", among=" , ")


def test_an_empty_desk_knows_of_nothing(tmp_path: Path) -> None:
    (tmp_path / "reports.jsonl").write_text("", "utf-8")
    with open_desk(tmp_path / "empty.duckdb", write=True) as desk:
        desk.read([tmp_path / "reports.jsonl"], read_report=RecordReader(kind=ReaderKind.RULES))
    with open_desk(tmp_path / "empty.duckdb") as desk:
        with pytest.raises(EntryUnknown):
            desk.responses("bombing")
        with pytest.raises(EntryUnknown):
            desk.compare("bombing")


def test_reports_are_compared_by_title(desk: NewsDesk) -> None:
    found = desk.compare("Report 5", "Report 6")
    assert [account.title for account in found.accounts] == ["Report 5", "Report 6"]
    assert any(topic.everywhere for topic in found.topics)


def test_accounts_of_a_happening_are_compared(desk: NewsDesk) -> None:
    found = desk.compare("bombing Baghdad")
    assert found.happening is not None
    assert len(found.accounts) == 2


@pytest.mark.parametrize("named", [("Report 5", "no such report"), ("",), ("h00",)])
def test_reports_that_are_not_there_are_said_plainly(
    desk: NewsDesk, named: tuple[str, ...]
) -> None:
    with pytest.raises(EntryUnknown):
        desk.compare(*named)
