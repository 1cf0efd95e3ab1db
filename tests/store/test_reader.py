"""Questions to a desk."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from foreigndesk.errors import EntryAmbiguous, EntryUnknown, ExtraMissing, QueryRefused
from foreigndesk.record.wire import decode
from foreigndesk.store import (
    ActorFilter,
    DeskReader,
    DeskWriter,
    EventFilter,
    StatementFilter,
    flatten,
)
from tests.store.conftest import make_record


@pytest.fixture
def desk(path: Path) -> Iterator[DeskReader]:
    with DeskWriter(path) as writer:
        for number, title in enumerate(("Okoro phones Kigali", "Okoro promises maize")):
            flat = flatten(make_record(tail=f" Report {number}.", title=title))
            writer.write([flat], [(f"{number}.txt", flat.report_id)])
    reader = DeskReader.open(path)
    yield reader
    reader.close()


def test_events_are_found_by_whatever_is_known_of_them(desk: DeskReader) -> None:
    assert len(desk.events(EventFilter())) == 4
    assert len(desk.events(EventFilter(type="consult"))) == 2
    assert len(desk.events(EventFilter(actor="okoro", country="rwa"))) == 4
    assert len(desk.events(EventFilter(mode="phone", report="promises"))) == 1
    assert len(desk.events(EventFilter(text="MAIZE"))) == 2
    assert len(desk.events(EventFilter(limit=3))) == 3
    assert {row.type for row in desk.events(EventFilter(min_confidence=0.95))} == {"AGREE"}
    assert desk.events(EventFilter(country="USA")) == []
    assert desk.events(EventFilter(status="denied")) == []


def test_an_event_of_unknown_date_is_not_on_any_day(desk: DeskReader) -> None:
    found = desk.events(EventFilter(since=date(1000, 1, 1)))
    assert {row.type for row in found} == {"AGREE"}
    unknown = desk.events(EventFilter(type="CONSULT"))
    assert {(row.starts, row.time_how) for row in unknown} == {(None, "unknown")}


def test_who_says_so_stands_beside_the_event(desk: DeskReader) -> None:
    row = desk.events(EventFilter(type="CONSULT"))[0]
    assert row.per_sources == ["Ministry of Foreign Affairs"]
    assert row.actors == ["Ama Okoro", "leader of Rwanda"]


def test_statements_and_actors_are_found_likewise(desk: DeskReader) -> None:
    ministry = desk.statements(StatementFilter(source="foreign affairs"))
    assert len(ministry) == 2
    relayed = desk.statements(StatementFilter(text="maize", source="okoro"))
    assert {row.via_source for row in relayed} == {"Ministry of Foreign Affairs"}
    assert {row.name for row in desk.actors(ActorFilter(country="KEN", kind="person"))} == {
        "Ama Okoro"
    }
    assert len(desk.actors(ActorFilter(sector="gov"))) == 6


def test_a_report_is_named_by_id_source_or_title(desk: DeskReader) -> None:
    record = desk.record("phones kigali")
    assert desk.record(record.report.id[:8]) == record
    assert desk.record("0.txt") == record
    with pytest.raises(EntryAmbiguous, match="2"):
        desk.record("okoro")
    with pytest.raises(EntryUnknown):
        desk.record("nothing of the kind")


def test_an_entry_is_named_by_the_beginning_of_its_id(desk: DeskReader) -> None:
    event = desk.events(EventFilter(limit=1))[0]
    whole, record = desk.entry(event.event_id[:10])
    assert whole == event.event_id
    assert record.report.id == event.report_id
    with pytest.raises(EntryAmbiguous):
        desk.entry("e")
    for unknown in ("e404", "", "'; drop table events; --"):
        with pytest.raises(EntryUnknown):
            desk.entry(unknown)


def test_sql_answers_with_columns_and_rows(desk: DeskReader) -> None:
    columns, rows = desk.sql("select type, count(*) as n from events group by type order by type")
    assert columns == ["type", "n"]
    assert rows == [("AGREE", 2), ("CONSULT", 2)]


@pytest.mark.parametrize(
    "query",
    [
        "delete from events",
        "drop table events",
        "insert into refusals values (1, '', '', '', '', '')",
        "attach 'other.duckdb'",
        "copy events to 'events.csv'",
        "select 1; select 2",
        "select * from read_csv('/etc/passwd')",
        "select * from '/etc/passwd'",
        "select * from glob('/*')",
        "explain analyze delete from events",
        "pragma database_list",
        "create temp table mine as select 1",
        "select cast('x' || i as integer) from range(100000) t(i)",
        "select $1",
        "set enable_external_access = true",
        "selct 1",
        "",
    ],
)
def test_sql_that_writes_reaches_out_or_fails_is_refused(desk: DeskReader, query: str) -> None:
    with pytest.raises(QueryRefused):
        desk.sql(query)
    assert len(desk.events(EventFilter())) == 4


def test_a_frame_comes_through_arrow(desk: DeskReader) -> None:
    frame = desk.frame("select event_id, starts, actors, confidence from events order by event_id")
    assert list(frame.columns) == ["event_id", "starts", "actors", "confidence"]
    assert len(frame) == 4


def test_without_the_extra_a_frame_says_what_to_install(
    desk: DeskReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ExtraMissing, match=r"pip install 'foreigndesk\[frames\]'"):
        desk.frame("select 1")


def test_records_come_by_day_and_id_with_old_versions_left_out(path: Path) -> None:
    days = [date(2026, 2, 4), date(2026, 2, 3), date(2026, 2, 4)]
    records = [make_record(tail=f" {n}.", day=day) for n, day in enumerate(days)]
    old = make_record(tail=" Old.")
    with DeskWriter(path) as writer:
        for number, record in enumerate([old, *records]):
            flat = flatten(record)
            writer.write([flat], [(f"{max(number, 1)}.txt", flat.report_id)])
    reader = DeskReader.open(path)
    found = [decode(data) for data in reader.records()]
    reader.close()
    assert found == sorted(records, key=lambda one: (one.report.published, one.report.id))


def test_tables_are_listed_with_their_meaning(desk: DeskReader) -> None:
    columns, rows = desk.tables()
    assert columns == ["table", "column", "type", "meaning"]
    meanings = {(row[0], row[1]): row[3] for row in rows}
    assert "publication day" in meanings["events", "starts"]
