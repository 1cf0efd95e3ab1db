"""A desk with what exports stumble over: tabs, quotes, formulas, unknown days, several actors."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from foreigndesk.intake import build_report
from foreigndesk.intake.report import Span
from foreigndesk.reading.marks import EventMark, PlaceMark, Status
from foreigndesk.record.build import build_record
from foreigndesk.record.entries import Record
from foreigndesk.run.correcting import Wanted, correct_desk
from foreigndesk.run.exporting import Exported, export_lines, export_to
from foreigndesk.store import DeskReader, DeskWriter, Joiner, flatten
from foreigndesk.store.correcting import Signed
from foreigndesk.store.exports.asked import ExportAsked
from tests.record.conftest import TEXT, make_events, make_reading, span_of

NASTY = '=HYPERLINK("http://x")\t"quoted"\nand, on'
PLACE = PlaceMark(
    span=span_of("maize"),
    name="Nairobi",
    how="gazetteer: the only town of this name",
    country="KEN",
    geoname_id=184745,
    latitude=-1.2833,
    longitude=36.8167,
)


def make_record(*, tail: str, day: date, title: str | None, publisher: str | None) -> Record:
    """Return the hand-made record with a deed of three in it, a place and a plan."""
    pledge, call = make_events()
    deed = EventMark(
        anchor=span_of("said"),
        clause=Span(0, len(TEXT)),
        type="COOPERATE",
        status=Status.HAPPENED,
        when=pledge.when,
        actors=(0, 1, 2),
    )
    plan = replace(pledge, anchor=span_of("maize"), type="AID", status=Status.PLANNED)
    report = build_report(TEXT + tail, published=day, title=title, publisher=publisher)
    reading = replace(
        make_reading(),
        report=report,
        events=(replace(pledge, place=PLACE), call, deed, plan),
    )
    return build_record(reading)


@pytest.fixture(scope="session")
def records() -> tuple[Record, ...]:
    return (
        make_record(tail="", day=date(2026, 2, 4), title=NASTY, publisher="Kenya Wire"),
        make_record(tail=" It rained.", day=date(2026, 2, 5), title=None, publisher=None),
    )


def make_desk(path: Path, records: tuple[Record, ...]) -> Path:
    with DeskWriter(path) as writer:
        for record in records:
            writer.write([flatten(record)], [(record.report.id, record.report.id)])
    with Joiner.open(path) as joiner:
        joiner.join()
    return path


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory, records: tuple[Record, ...]) -> Path:
    """Return a desk of two reports with one corrected event."""
    path = make_desk(tmp_path_factory.mktemp("desk") / "desk.duckdb", records)
    pledge = next(event.id for event in records[0].events if event.type == "AGREE")
    signed = Signed(who="A. Analyst", why="the\tclause says so")
    correct_desk(path, Wanted(ids=(pledge,), values={"contexts": "economic"}), signed)
    return path


@pytest.fixture(scope="session")
def both_orders(
    tmp_path_factory: pytest.TempPathFactory, records: tuple[Record, ...]
) -> tuple[Path, Path]:
    """Return two desks of the same reports that arrived in different order."""
    folder = tmp_path_factory.mktemp("orders")
    one, two = records
    return make_desk(folder / "a.duckdb", (one, two)), make_desk(folder / "b.duckdb", (two, one))


def text_of(desk: Path, form: str, asked: ExportAsked | None = None) -> str:
    """Return an export as one text."""
    reader = DeskReader.open(desk)
    text = "".join(export_lines(reader, form, asked or ExportAsked()))
    reader.close()
    return text


def written(desk: Path, form: str, output: Path, asked: ExportAsked | None = None) -> Exported:
    """Write an export and return what was written."""
    reader = DeskReader.open(desk)
    done = export_to(reader, form, asked or ExportAsked(), output)
    reader.close()
    return done
