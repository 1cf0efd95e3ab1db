"""Statements of two sides about each other, counted and listed from a desk file."""

from datetime import date
from pathlib import Path

import pytest

from foreigndesk.store import DeskWriter, flatten, relations
from foreigndesk.store.connect import open_file
from foreigndesk.store.relations import Behind
from tests.store.conftest import make_record
from tests.store.test_relations import question


@pytest.fixture(scope="module")
def ministry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a desk of a ministry's account of a call, and of a copy of that account."""
    path = tmp_path_factory.mktemp("ministry") / "desk.duckdb"
    with DeskWriter(path) as desk:
        for number, record in enumerate((make_record(), make_record(day=date(2026, 3, 4)))):
            flat = flatten(record)
            desk.write([flat], [(f"{number}.txt", flat.report_id)])
    return path


def test_a_statement_is_about_those_it_names_by_the_day_of_its_report(ministry: Path) -> None:
    with open_file(ministry, write=False) as desk:
        found = relations.said(desk, question("KEN", "RWA"))
        assert set(found) == {date(2026, 2, 1), date(2026, 3, 1)}
        assert all(said.by_a > 0 and said.by_b == 0 for said in found.values())
        later = relations.said(desk, question("KEN", "RWA", since=date(2026, 2, 5)))
        assert set(later) == {date(2026, 3, 1)}


def test_the_same_words_in_copies_of_one_text_count_once(ministry: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copies.duckdb"
    copy.write_bytes(ministry.read_bytes())
    with open_file(copy, write=True) as desk:
        desk.execute("insert into report_voices select report_id, 'one voice' from reports")
        assert set(relations.said(desk, question("KEN", "RWA"))) == {date(2026, 2, 1)}


def test_the_statements_counted_are_those_listed(ministry: Path) -> None:
    with open_file(ministry, write=False) as desk:
        rows = relations.statements(desk, question("RWA", "KEN"), Behind())
        said = relations.said(desk, question("RWA", "KEN"))
        assert len(rows) == sum(one.by_a + one.by_b for one in said.values()) > 0
        assert {row.side for row in rows} == {"b"}
        assert rows == sorted(rows, key=lambda row: (row.published, row.statement_id))
        february = Behind(first=date(2026, 2, 1), last=date(2026, 2, 28), limit=1)
        (first,) = relations.statements(desk, question("RWA", "KEN"), february)
        assert first == rows[0]
