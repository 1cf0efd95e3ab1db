"""Records into a desk: once, whole, in versions."""

from datetime import date
from pathlib import Path

import duckdb
import pytest
from msgspec.structs import replace

from foreigndesk.errors import RecordError, SourceBinary, StoreError
from foreigndesk.record.entries import Count, Record
from foreigndesk.store import (
    Counts,
    DeskReader,
    DeskWriter,
    EventFilter,
    FlatRecord,
    Known,
    RefusalRow,
    flatten,
)
from tests.store.conftest import make_record


def write(path: Path, *pairs: tuple[str, Record]) -> None:
    with DeskWriter(path) as desk:
        for key, record in pairs:
            flat = flatten(record)
            desk.write([flat], [(key, flat.report_id)])


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    reader = DeskReader.open(path)
    found = reader.sql(query)[1]
    reader.close()
    return found


def test_a_record_comes_back_byte_for_byte(path: Path, record: Record) -> None:
    write(path, ("a.txt", record))
    reader = DeskReader.open(path)
    assert reader.record(record.report.id) == record
    reader.close()


def test_the_same_report_again_changes_nothing(path: Path, record: Record) -> None:
    write(path, ("a.txt", record))
    before = rows(path, "select * from events order by event_id")
    write(path, ("a.txt", record), ("a.txt", record))
    assert rows(path, "select * from events order by event_id") == before
    assert rows(path, "select count(*) from reports") == [(1,)]
    assert rows(path, "select source_key, version, current from sources") == [("a.txt", 1, True)]


def test_a_changed_text_becomes_a_new_version_and_the_old_one_is_kept(path: Path) -> None:
    first, second = make_record(), make_record(tail=" It was corrected.")
    write(path, ("a.txt", first), ("a.txt", second))
    assert rows(path, "select version, current from sources order by version") == [
        (1, False),
        (2, True),
    ]
    assert rows(path, "select count(*) from reports") == [(2,)]
    assert rows(path, "select report_id from current_reports") == [(second.report.id,)]
    assert len(rows(path, "select * from current_events")) == len(second.events)


def test_old_and_new_text_read_once_more_stay_as_they_are(path: Path) -> None:
    first, second = make_record(), make_record(tail=" It was corrected.")
    write(path, ("a.txt", first), ("a.txt", second), ("a.txt", first), ("a.txt", second))
    assert rows(path, "select max(version) from sources") == [(2,)]


def test_one_text_under_two_sources_is_one_record(path: Path, record: Record) -> None:
    write(path, ("a.txt", record), ("b.txt", record))
    assert rows(path, "select count(*) from reports") == [(1,)]
    assert rows(path, "select count(*) from sources where current") == [(2,)]


def test_another_reader_replaces_the_record(path: Path, record: Record) -> None:
    write(path, ("a.txt", record), ("a.txt", replace(record, reader="by another hand")))
    assert rows(path, "select reader from reports") == [("by another hand",)]
    assert rows(path, "select count(*) from events") == [(len(record.events),)]


def test_the_writer_knows_what_it_has(path: Path, record: Record) -> None:
    write(path, ("a.txt", record))
    other = make_record(tail=" More.").report.id
    with DeskWriter(path) as desk:
        ask = {"reader": record.reader}
        assert desk.look_up(key="a.txt", report_id=record.report.id, **ask) is Known.UNCHANGED
        assert desk.look_up(key="b.txt", report_id=record.report.id, **ask) is Known.LINKED
        assert desk.look_up(key="a.txt", report_id=other, **ask) is Known.REVISED
        assert desk.look_up(key="b.txt", report_id=other, **ask) is Known.NEW


def test_a_failed_write_leaves_nothing_behind(path: Path, record: Record) -> None:
    flat = flatten(record)
    flat.tables["statements"] = b'[{"report_id": "r1"}]'  # no statement_id: the last insert fails
    with DeskWriter(path) as desk, pytest.raises(StoreError):
        desk.write([flat], [("a.txt", flat.report_id)])
    assert rows(path, "select count(*) from actors") == [(0,)]
    assert rows(path, "select count(*) from sources") == [(0,)]


def test_odd_characters_come_back_as_they_went(path: Path) -> None:
    odd = make_record(
        tail=" \u202e left-to-right? \u200b 中文 𝄞 \"quoted\" \\ 'single'; drop table events"
    )
    write(path, ("a.txt", odd))
    assert rows(path, "select text from reports") == [(odd.report.text,)]


def test_a_number_beyond_the_tables_is_refused_when_the_rows_are_made(record: Record) -> None:
    assert counted(record, 2**63 - 1).tables["event_counts"]
    with pytest.raises(RecordError, match="too large"):
        counted(record, 2**63)


def counted(record: Record, number: int) -> FlatRecord:
    count = Count(what="killed", span=record.events[0].anchor, low=1, high=number)
    return flatten(replace(record, events=(replace(record.events[0], counts=(count,)),)))


def test_three_billion_people_are_three_billion(path: Path, record: Record) -> None:
    flat = counted(record, 3_000_000_000)
    with DeskWriter(path) as desk:
        desk.write([flat], [("a.txt", flat.report_id)])
    assert rows(path, "select low, high from event_counts") == [(1, 3_000_000_000)]


def test_every_stretch_of_text_is_where_it_says(path: Path) -> None:
    record = make_record(tail=" 𝄞 中文 and maize again.")
    write(path, ("a.txt", record))
    for table in ("event_spans", "event_contexts", "statement_spans"):
        found = rows(path, f"select words, start_offset, end_offset from {table}")
        assert found
        for words, start, end in found:
            assert record.report.text[start:end] == words
    assert rows(path, "select part, words from statement_spans where part = 'cue' order by 2") == [
        ("cue", "promised"),
        ("cue", "said"),
    ]


def test_refusals_are_kept_with_the_records_of_their_part_or_not_at_all(
    path: Path, record: Record
) -> None:
    flat = flatten(record)
    flat.tables["events"] = b'[{"report_id": "r1"}]'
    refusal = RefusalRow(1, "x.bin", "x.bin", SourceBinary(place="x.bin", reason="NUL bytes"))
    with DeskWriter(path) as desk:
        with pytest.raises(StoreError):
            desk.write([flat], [], [refusal])
        desk.write([flatten(make_record(tail=" More."))], [], [refusal])
    assert rows(path, "select count(*) from refusals") == [(1,)]
    assert rows(path, "select count(*) from reports") == [(1,)]


def test_runs_and_refusals_are_in_the_ledger(path: Path) -> None:
    with DeskWriter(path) as desk:
        run = desk.start_run(version="0.1.0", reader="by hand", settings="{}")
        error = SourceBinary(place="x.bin", reason="NUL bytes")
        desk.refuse(run, place="x.bin", key="x.bin", error=error)
        desk.end_run(run, Counts(recorded=3, refused=1))
        second = desk.start_run(version="0.1.0", reader="by hand", settings="{}")
    assert (run, second) == (1, 2)
    assert rows(path, "select recorded, refused, ended is null from runs order by run_id") == [
        (3, 1, False),
        (None, None, True),
    ]
    assert rows(path, "select code, remedy from refusals") == [("FD-103", error.advice)]


def test_reports_of_many_days_are_found_by_day(path: Path) -> None:
    days = [make_record(tail=f" {n}.", day=date(2026, 2, 4)) for n in range(5)]
    write(path, *[(f"{n}.txt", record) for n, record in enumerate(days)])
    reader = DeskReader.open(path)
    found = reader.events(EventFilter(since=date(2026, 2, 3), until=date(2026, 2, 3)))
    reader.close()
    assert {row.type for row in found} == {"AGREE"}
    assert len(found) == 5


def test_the_file_is_an_ordinary_duckdb_file(path: Path, record: Record) -> None:
    write(path, ("a.txt", record))
    with duckdb.connect(str(path), read_only=True) as plain:
        assert plain.execute("select count(*) from counted_events").fetchone() == (2,)
