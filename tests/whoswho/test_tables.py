"""The shipped tables hold together."""

import subprocess
import sys
from datetime import date
from importlib.resources import files

import pytest

from foreigndesk.whoswho import is_country, tables
from foreigndesk.whoswho.tables import Held


def test_the_data_are_small_enough_for_a_wheel() -> None:
    folder = files("foreigndesk.whoswho") / "data"
    size = sum(len(f.read_bytes()) for f in folder.iterdir() if f.is_file())
    assert size < 15_000_000


def test_every_source_is_named_with_its_licence() -> None:
    text = (files("foreigndesk.whoswho") / "data" / "SOURCES.md").read_text("utf-8")
    assert "GeoNames" in text
    assert "CC BY 4.0" in text


def test_names_lead_to_entries_and_entries_to_countries() -> None:
    table = tables.names()
    assert all(0 <= i < len(table.entries) for found in table.keys.values() for i in found)
    assert all(e.country is None or is_country(e.country) for e in table.entries)


def test_persons_hold_offices_that_exist() -> None:
    table = tables.leaders()
    assert all(0 <= h.office < len(table.offices) for p in table.people for h in p.held)
    assert all("\t" in office for office in table.offices)


def test_holdings_do_not_end_before_they_begin() -> None:
    wrong = [
        (p.name, h)
        for p in tables.leaders().people
        for h in p.held
        if h.start and h.end and h.start[:4] > h.end[:4]
    ]
    assert wrong == []


def test_places_lie_on_the_globe() -> None:
    rows = tables.places().places
    assert len(rows) > 10_000
    assert all(-90 <= p.latitude <= 90 and -180 <= p.longitude <= 180 for p in rows)


@pytest.mark.parametrize(
    ("start", "end", "day", "held"),
    [
        ("2020-01-15", "2021-01-20", date(2021, 1, 20), True),
        ("2020-01-15", "2021-01-20", date(2021, 1, 21), False),
        ("2020-01-15", None, date(2020, 1, 14), False),
        ("2020", "2021", date(2021, 12, 31), True),
        ("2020-03", "2020-02", date(2020, 2, 29), False),
        ("2020-02", "2020-02", date(2020, 2, 29), True),
        (None, "2021", date(1900, 1, 1), True),
    ],
)
def test_dates_of_a_year_or_month_cover_all_of_it(
    start: str | None, end: str | None, day: date, *, held: bool
) -> None:
    assert Held(0, start, end, 1).covers(day) is held


FIRST_READ = """
import time
from foreigndesk.whoswho import tables
begun = time.process_time()
tables.names()
print(time.process_time() - begun)
"""


def test_the_names_are_read_fast_enough_to_start_with() -> None:
    # of fresh processes, as a start is; the heap of a long test run is no part of it
    asked = [sys.executable, "-c", FIRST_READ]
    took = [float(subprocess.run(asked, capture_output=True, check=True).stdout) for _ in range(3)]
    assert min(took) < 0.15
