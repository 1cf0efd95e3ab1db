"""Events and statements as the desk compares them, loaded from a desk file."""

from pathlib import Path

import duckdb
import pytest
from msgspec.structs import replace

from foreigndesk.desk.acts import Act, Count, Party, Said
from foreigndesk.desk.happenings import trait
from foreigndesk.record.entries import Count as RecordCount
from foreigndesk.record.entries import Record
from foreigndesk.store import DeskWriter, filters, flatten
from foreigndesk.store.acts import acts, acts_by_id, said
from foreigndesk.store.filters import Conditions
from tests.store.conftest import make_record
from tests.store.news import Told, news


def write(path: Path, *records: Record) -> None:
    with DeskWriter(path) as desk:
        for number, record in enumerate(records):
            flat = flatten(record)
            desk.write([flat], [(f"{number}.txt", flat.report_id)])


def all_acts(path: Path) -> list[Act]:
    with duckdb.connect(str(path), read_only=True) as desk:
        return list(acts(desk, Conditions()))


def all_said(path: Path) -> list[Said]:
    with duckdb.connect(str(path), read_only=True) as desk:
        return list(said(desk, Conditions()))


def test_an_act_has_what_its_event_has(path: Path) -> None:
    record = news(Told("Kenya", "shelled", "Rwanda"), publisher="One Wire")
    write(path, record)
    event = record.events[0]
    (act,) = all_acts(path)
    assert (act.id, act.report, act.publisher) == (event.id, record.report.id, "One Wire")
    assert (act.type, act.status, act.quad, act.score) == ("ASSAULT", "happened", 4, event.score)
    assert [(party.key, party.name) for party in act.actors] == [("KEN", "Kenya")]
    assert [party.country for party in act.recipients] == ["RWA"]
    assert (act.starts, act.time_value) == (event.when.interval.start.date(), "2026-02-03")
    assert (act.place, act.anchor, act.how) == ("Goma", "shelled", "own expression")
    assert record.report.text[act.start : act.end] == act.evidence


def test_what_is_absent_is_none_or_empty(path: Path, record: Record) -> None:
    write(path, record)
    act = next(act for act in all_acts(path) if act.type == "CONSULT")
    assert act.starts is act.ends is act.time_value is act.place is act.publisher is None
    assert act.recipients == () == act.counts


def test_the_chain_and_who_says_so_come_along(path: Path, record: Record) -> None:
    write(path, record)
    for act in all_acts(path):
        assert len(act.per) == 1
        assert act.per_sources == ("Ministry of Foreign Affairs",)


def test_acts_and_statements_share_the_keys_of_actors(path: Path, record: Record) -> None:
    write(path, record)
    outer, inner = sorted(all_said(path), key=lambda one: one.via is not None)
    assert outer.source is not None
    assert outer.source.key == "ministry of foreign affairs|KEN"
    assert inner.source is not None
    assert inner.source in {
        Party(id=p.id, key=p.key, name=p.name, country=p.country, sector=p.sector)
        for act in all_acts(path)
        for p in act.actors
    }
    assert (inner.via, inner.via_source) == (outer.id, "Ministry of Foreign Affairs")


def test_people_counted_come_along_each_with_its_event(path: Path, record: Record) -> None:
    first, second = record.events
    count = RecordCount(what="killed", span=first.anchor, low=2, high=5)
    write(path, replace(record, events=(replace(first, counts=(count,)), second)))
    found = {act.id: act.counts for act in all_acts(path)}
    assert found == {first.id: (Count(what="killed", low=2, high=5),), second.id: ()}


def test_acts_loaded_for_comparing_have_all_that_is_compared(path: Path, record: Record) -> None:
    first, second = record.events
    count = RecordCount(what="killed", span=first.anchor, low=2, high=5)
    counted = replace(record, events=(replace(first, counts=(count,)), second))
    write(path, counted, news(Told("Kenya", "shelled", "Rwanda"), publisher="One Wire"))
    ids = [act.id for act in all_acts(path)]
    with duckdb.connect(str(path), read_only=True) as desk:
        compared = acts_by_id(desk, ids, compared=True)
        assert [*map(trait, compared)] == [*map(trait, acts_by_id(desk, ids))]
    assert len(compared) == 3


@pytest.mark.parametrize("few", [0, 1000])
def test_acts_are_found_by_few_ids_and_by_many(
    path: Path, record: Record, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(filters, "_FEW", few)
    write(path, record)
    known = all_acts(path)
    with duckdb.connect(str(path), read_only=True) as desk:
        assert acts_by_id(desk, [known[1].id, "e404"]) == [known[1]]
        assert acts_by_id(desk, []) == []


def test_only_current_reports_are_loaded_in_order_of_publication(path: Path) -> None:
    told = Told("Kenya", "shelled", "Rwanda")
    early, late = news(told, day=1), news(told, day=3)
    with DeskWriter(path) as desk:
        for key, record in (("a", late), ("b", make_record()), ("b", early)):
            flat = flatten(record)
            desk.write([flat], [(key, flat.report_id)])
    assert [act.report for act in all_acts(path)] == [early.report.id, late.report.id]


def test_acts_are_found_by_id(path: Path) -> None:
    record = news(Told("Kenya", "shelled", "Rwanda"), Told("Uganda", "thanked", "Burundi"))
    write(path, record)
    wanted = record.events[1].id
    with duckdb.connect(str(path), read_only=True) as desk:
        assert [act.id for act in acts_by_id(desk, [wanted, "e404"])] == [wanted]
        assert acts_by_id(desk, []) == []


def test_conditions_choose_events_and_reports(path: Path) -> None:
    write(path, news(Told("Kenya", "shelled", "Rwanda")), news(Told("Kenya", "thanked", "Uganda")))
    where = Conditions()
    where.add_equal("e.type", "support")
    with duckdb.connect(str(path), read_only=True) as desk:
        assert [act.type for act in acts(desk, where)] == ["SUPPORT"]
