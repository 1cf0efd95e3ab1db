"""Happenings kept in step with reports: whatever the order of arrival, as a join of the whole."""

from collections.abc import Sequence
from pathlib import Path
from shutil import copy
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from foreigndesk.reading.marks import Status
from foreigndesk.record.entries import Record
from foreigndesk.store import DeskReader, DeskWriter, HappeningFilter, Joiner, JoinSummary, flatten
from foreigndesk.store import joiner as joiner_module
from foreigndesk.store.connect import open_file
from tests.store.news import ACTS, STATES, Told, news

SHELLING = Told("Kenya", "shelled", "Rwanda")
TABLES = ("happenings", "happening_events", "happening_conflicts", "report_voices")


def write(path: Path, *records: tuple[str, Record], join: bool = True) -> JoinSummary:
    """Write records, each from a source, and join what waits."""
    with DeskWriter(path) as desk:
        for record in records:
            add(desk, record)
        return Joiner(desk.connection, path).join() if join else JoinSummary()


def add(desk: DeskWriter, record: tuple[str, Record]) -> None:
    """Write one record from a source."""
    flat = flatten(record[1])
    desk.write([flat], [(record[0], flat.report_id)])


def rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(path), read_only=True) as desk:
        return desk.execute(query).fetchall()


def state(path: Path) -> dict[str, list[str]]:
    """Return everything that joining made, in no order."""
    return {table: sorted(map(repr, rows(path, f"from {table}"))) for table in TABLES}


def test_two_reports_of_one_act_are_one_happening_with_its_reason(path: Path) -> None:
    first, second = news(SHELLING), news(SHELLING, day=2, tail="Nobody was hurt.")
    done = write(path, ("a", first), ("b", second))
    assert (done.reports, done.new) == (2, 1)
    assert rows(path, "select events, reports, first_report from happenings") == [
        (2, 2, first.report.id)
    ]
    ((joined_to, reason),) = rows(
        path, "select joined_to, reason from happening_events where joined_to is not null"
    )
    assert joined_to == first.events[0].id
    assert "same day" in reason


def test_the_same_kind_of_act_on_two_days_is_two_happenings(path: Path) -> None:
    write(path, ("a", news(SHELLING)), ("b", news(SHELLING._replace(day=1), day=2)))
    assert rows(path, "select count(*), max(events) from happenings") == [(2, 1)]


def test_every_event_of_current_reports_is_in_one_happening(path: Path) -> None:
    write(path, ("a", news(SHELLING, Told("Uganda", "thanked", "Burundi"))), ("b", news(SHELLING)))
    assert rows(path, "select event_id from happening_events order by 1") == rows(
        path, "select event_id from current_events order by 1"
    )


def test_a_copy_is_no_voice_of_its_own(path: Path) -> None:
    tail = "The ministry in Nairobi said that its guns had answered fire from across the lake. " * 3
    more = Told("Kenya", "sanctioned", "Burundi")
    write(
        path,
        ("a", news(SHELLING, tail=tail, publisher="One Wire")),
        ("b", news(SHELLING, tail=tail, publisher="A Paper", day=2)),
        ("c", news(SHELLING, more, tail="A witness told it.", publisher="Another")),
    )
    found = rows(path, "select reports, voices from happenings where type = 'ASSAULT'")
    assert found == [(3, 2)]


def test_a_new_report_leaves_other_happenings_as_they_are(path: Path) -> None:
    write(path, ("a", news(SHELLING)), ("b", news(Told("Uganda", "thanked", "Burundi"))))
    done = write(path, ("c", news(SHELLING, day=2)))
    assert done == JoinSummary(reports=1, new=0, changed=1, gone=0)


def test_joined_again_nothing_changes(path: Path) -> None:
    write(path, ("a", news(SHELLING)))
    before = state(path)
    assert write(path, ("a", news(SHELLING))) == JoinSummary()
    assert state(path) == before


def test_a_revised_report_takes_its_old_events_out(path: Path) -> None:
    old, other = news(SHELLING), news(SHELLING, day=2)
    new = news(Told("Kenya", "thanked", "Rwanda"))
    write(path, ("a", old), ("b", other))
    done = write(path, ("a", new))
    assert (done.new, done.gone) == (2, 1)
    events = {row[0] for row in rows(path, "select event_id from happening_events")}
    assert events == {new.events[0].id, other.events[0].id}
    write(path.with_name("whole.duckdb"), ("a", new), ("b", other))
    assert state(path) == state(path.with_name("whole.duckdb"))


def test_a_report_that_linked_two_others_parts_them_when_it_leaves(path: Path) -> None:
    burundi = Told("Kenya", "sanctioned", "Burundi")
    both = news(SHELLING, burundi, day=2)
    write(path, ("a", news(SHELLING)), ("b", both), ("c", news(burundi)))
    write(path, ("b", news(Told("Uganda", "thanked", "Burundi"), day=2)))
    assert rows(path, "select max(reports) from happenings") == [(1,)]


def test_a_report_read_again_by_another_reader_is_joined_as_that_one_has_it(path: Path) -> None:
    first, second = news(SHELLING), news(SHELLING, day=2)
    write(path, ("a", first), ("b", second))
    event = replace(second.events[0], status=Status.DENIED)
    write(path, ("b", replace(second, reader="by another hand", events=(event,))))
    ((statuses,),) = rows(
        path, "select list(value order by value) from happening_conflicts where field = 'status'"
    )
    assert statuses == ["denied", "happened"]


def test_a_desk_says_how_many_reports_are_not_joined_yet(path: Path) -> None:
    write(path, ("a", news(SHELLING)), ("b", news(SHELLING, day=2)), join=False)
    reader = DeskReader.open(path)
    assert reader.waiting() == 2
    assert reader.happenings(HappeningFilter()) == []
    reader.close()
    with Joiner.open(path) as joiner:
        assert joiner.join().reports == 2
        assert joiner.waiting() == 0


def test_what_another_version_joined_is_joined_anew(path: Path) -> None:
    write(path, ("a", news(SHELLING)), ("b", news(SHELLING, day=2)))
    before = state(path)
    with duckdb.connect(str(path)) as desk:
        desk.execute("update join_versions set version = 'older'")
        desk.execute("update happenings set type = 'AID'")
    with Joiner.open(path) as joiner:
        assert joiner.join().reports == 2
    assert state(path) == before


def test_progress_counts_reports(path: Path) -> None:
    write(path, ("a", news(SHELLING)), ("b", news(SHELLING, day=2)), join=False)
    counts: list[int] = []
    with Joiner.open(path) as joiner:
        joiner.join(counts.append)
    assert sum(counts) == 2


TOLD = st.builds(
    Told,
    who=st.sampled_from(sorted(STATES)[:2]),
    act=st.sampled_from(sorted(ACTS)),
    whom=st.sampled_from(sorted(STATES)[2:]),
    place=st.sampled_from(["Goma", "Gisenyi"]),
    day=st.integers(0, 1),
    status=st.sampled_from([Status.HAPPENED, Status.HAPPENED, Status.DENIED, Status.PLANNED]),
)
TAILS = ["", "An aid worker saw smoke above the ridge and heard the guns until the evening came."]
REPORT = st.builds(
    lambda told, day, tail: news(*told, day=day, tail=tail),
    st.lists(TOLD, min_size=1, max_size=3, unique_by=lambda told: told.words),
    st.integers(0, 2),
    st.sampled_from(TAILS),
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(REPORT, min_size=2, max_size=7, unique_by=lambda record: record.report.id), st.data()
)
def test_whatever_the_order_of_arrival_happenings_are_those_of_the_whole(
    tmp_path: Path, records: Sequence[Record], data: st.DataObject
) -> None:
    sources = [(f"source {number % 5}", record) for number, record in enumerate(records)]
    order = data.draw(st.permutations(range(len(sources))))
    last = {sources[number][0]: sources[number] for number in order}
    template = tmp_path / "empty.duckdb"
    if not template.exists():
        open_file(template, write=True).close()
    one, whole = (Path(copy(template, tmp_path / name)) for name in ("one.duckdb", "all.duckdb"))
    with DeskWriter(one) as desk:
        for number in order:
            add(desk, sources[number])
            if data.draw(st.booleans()):
                Joiner(desk.connection, one).join()
        Joiner(desk.connection, one).join()
    write(whole, *last.values())
    assert state(one) == state(whole)


@pytest.mark.parametrize("batch", [1, 2])
def test_the_size_of_a_transaction_does_not_matter(
    path: Path, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    told = [SHELLING, Told("Uganda", "thanked", "Burundi"), SHELLING._replace(place="Gisenyi")]
    records = [
        (str(n), news(told[n % 3], told[(n + 1) % 3], day=n % 2, tail=TAILS[n % 2]))
        for n in range(4)
    ]
    write(path.with_name("whole.duckdb"), *records)
    monkeypatch.setattr(joiner_module, "BATCH", batch)
    write(path, *records)
    assert state(path) == state(path.with_name("whole.duckdb"))
