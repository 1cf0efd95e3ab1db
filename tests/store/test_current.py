"""Which of a few reports are current, as the view of all of them says."""

from pathlib import Path

import pytest

from foreigndesk.store import DeskWriter, filters, flatten
from foreigndesk.store.current import current_reports
from tests.store.news import Told, news


@pytest.mark.parametrize("few", [0, 1000])
def test_reports_are_current_as_the_view_has_them(
    path: Path, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(filters, "_FEW", few)
    told = Told("Kenya", "shelled", "Rwanda")
    records = [news(told, day=day) for day in (1, 2, 3)]
    with DeskWriter(path) as desk:
        for source, record in zip("aab", records, strict=True):
            flat = flatten(record)
            desk.write([flat], [(source, flat.report_id)])
        ids = [record.report.id for record in records]
        query, given = current_reports("report_id, published", [*ids[:2], "r404"])
        found = desk.connection.execute(query, given).fetchall()
        view = desk.connection.execute(
            "select report_id, published from current_reports where report_id in (?, ?)", ids[:2]
        ).fetchall()
    assert found == view == [(ids[1], records[1].report.published)]
