"""Corrections in a desk: kept beside what was read, through re-reading, told where they show."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from foreigndesk.errors import DeskError, EntryUnknown
from foreigndesk.record.build import build_record
from foreigndesk.record.entries import Record
from foreigndesk.run.correcting import CorrectionSummary, Wanted, correct_desk, values_of
from foreigndesk.run.front import NewsDesk, open_desk
from foreigndesk.store import DeskWriter, Joiner, flatten
from foreigndesk.store.correcting import Signed
from tests.record.conftest import make_reading
from tests.store.conftest import make_record

SIGNED = Signed(who="A. Analyst", why="the words say so")


def fill(path: Path, *records: Record) -> None:
    with DeskWriter(path) as writer:
        for record in records:
            writer.write([flatten(record)], [(record.report.text, record.report.id)])
    with Joiner.open(path) as joiner:
        joiner.join()


def correct(path: Path, *ids: str, **wanted: object) -> CorrectionSummary:
    return correct_desk(path, Wanted(ids=ids, **wanted), SIGNED)  # type: ignore[arg-type]  of tests


def ask(path: Path, query: str) -> list[tuple[object, ...]]:
    with open_desk(path) as desk:
        return desk.sql(query)[1]


def happenings_of(path: Path, *events: str) -> int:
    query = "select count(distinct happening_id) from happening_events where event_id in "
    ((count,),) = ask(path, f"{query}{events}")
    return int(str(count))


@pytest.fixture
def desk(path: Path, record: Record) -> Path:
    fill(path, record)
    return path


@pytest.fixture
def call(record: Record) -> str:
    return next(event.id for event in record.events if event.type == "CONSULT")


def test_a_corrected_event_stands_in_the_views_and_what_was_read_stays(
    desk: Path, call: str
) -> None:
    read = "select e.* exclude (corrected), record from events e join reports using (report_id)"
    before = ask(desk, read)
    correct(desk, call, values={"type": "ACCUSE", "day": "2026-01-31", "actors": "Kenya"})
    (row,) = [row for row in NewsDesk(desk, write=False).events() if row.event_id == call]
    assert (row.type, row.mode, row.starts) == ("ACCUSE", None, date(2026, 1, 31))
    assert row.actor_countries == ["KEN"]
    assert row.corrections is not None
    assert row.corrections[0] == "type: ACCUSE — A. Analyst: the words say so (#1)"
    assert len(row.corrections) == 4
    assert ask(desk, read) == before


def test_happenings_and_explanations_tell_of_it(desk: Path, call: str) -> None:
    correct(desk, call, values={"type": "ACCUSE"})
    with open_desk(desk) as opened:
        happening = opened.happening(call)
        assert (happening.type, happening.corrected) == ("ACCUSE", True)
        assert [note for name, note in opened.why(call).notes if name == "corrected"] == [
            "type: ACCUSE — A. Analyst: the words say so (#1)"
        ]
        assert [one.corrected for one in opened.happenings()].count(True) == 1


def test_a_correction_of_a_happening_leaves_its_events_alone(desk: Path, call: str) -> None:
    with open_desk(desk) as opened:
        named = opened.happening(call).id
    correct(desk, named, values={"place": "Lahore (PAK)", "historical": "yes"})
    with open_desk(desk) as opened:
        happening = opened.happening(named)
        (event,) = [row for row in opened.events() if row.event_id == call]
    assert (happening.place, happening.place_country) == ("Lahore", "PAK")
    assert happening.historical
    assert happening.corrected
    assert (event.place, event.corrections) == (None, None)


def test_a_corrected_source_shows_in_every_chain(desk: Path, record: Record) -> None:
    outer = next(one for one in record.statements if one.via is None)
    correct(desk, outer.id, values={"source": "Tomasz Zielony (POL)"})
    with open_desk(desk) as opened:
        statements = {row.statement_id: row for row in opened.statements()}
        events = [row for row in opened.events() if outer.id in row.per]
    assert statements[outer.id].source == "Tomasz Zielony"
    assert statements[outer.id].source_country == "POL"
    relayed = [row for row in statements.values() if row.via_source == "Tomasz Zielony"]
    assert len(relayed) == len([one for one in record.statements if one.via == outer.id]) > 0
    assert events
    assert all("Tomasz Zielony" in row.per_sources and row.corrections for row in events)


def test_a_correction_survives_another_reader(desk: Path, call: str) -> None:
    correct(desk, call, values={"status": "denied"})
    reading = make_reading()
    events = tuple(
        replace(mark, mode="visit") if mark.type == "CONSULT" else mark for mark in reading.events
    )
    again = build_record(replace(reading, reader="another reader", events=events))
    fill(desk, again)
    (row,) = [row for row in NewsDesk(desk, write=False).events() if row.type == "CONSULT"]
    assert row.event_id != call
    assert (row.mode, row.status) == ("visit", "denied")
    with open_desk(desk) as opened:
        assert [one.state for one in opened.corrections()] == ["holds"]


def test_a_correction_whose_event_is_not_read_any_more_is_told_as_lost(
    desk: Path, call: str
) -> None:
    correct(desk, call, values={"status": "denied"})
    reading = make_reading()
    events = tuple(mark for mark in reading.events if mark.type != "CONSULT")
    fill(desk, build_record(replace(reading, reader="another reader", events=events)))
    with open_desk(desk) as opened:
        (one,) = opened.corrections()
    assert not one.holds
    assert one.state.startswith("lost")


def test_events_are_joined_split_and_joined_again(path: Path, record: Record, call: str) -> None:
    other = make_record(tail=" It rained in Kigali all day.", day=date(2026, 2, 4))
    again = next(event.id for event in other.events if event.type == "CONSULT")
    fill(path, record, other)
    both = (call, again)
    correct(path, *both, split=True)
    assert happenings_of(path, *both) == 2
    done = correct(path, *both, join=True)
    assert happenings_of(path, *both) == 1
    assert [row.state for row in done.affected] == [
        "contradicted: joined by A. Analyst: the words say so (#2)"
    ]
    with open_desk(path) as opened:
        assert opened.happening(call).corrected
    correct(path, withdraw=2)
    assert happenings_of(path, *both) == 2


def test_unlike_events_are_joined_by_an_analyst_and_parted_by_a_withdrawal(
    path: Path, record: Record, call: str
) -> None:
    other = make_record(tail=" It rained in Kigali all day.", day=date(2026, 5, 9))
    both = (call, next(event.id for event in other.events if event.type != "CONSULT"))
    fill(path, record, other)
    assert happenings_of(path, *both) == 2
    correct(path, *both, join=True)
    assert happenings_of(path, *both) == 1
    correct(path, withdraw=1)
    assert happenings_of(path, *both) == 2


def test_the_entries_stay_whatever_is_withdrawn(desk: Path, call: str) -> None:
    correct(desk, call, values={"status": "denied"})
    correct(desk, withdraw=1)
    rows = ask(desk, "select number, kind, holds from corrections_made")
    assert rows == [(1, "field", False), (2, "withdraw", True)]
    assert ask(desk, "select count(*) from events where corrected") == [(0,)]


def test_what_can_not_be_meant_is_told_plainly(desk: Path, call: str) -> None:
    for ids, wanted in [
        ((call,), {}),
        ((call,), {"values": {"status": "denied"}, "join": True}),
        ((call, call), {"join": True}),
        ((call,), {"values": {"source": "Kenya"}}),
        ((), {"values": {"status": "denied"}}),
        ((call,), {"values": {"starts": "2026-02-05", "ends": "2026-02-05"}}),
    ]:
        with pytest.raises(DeskError):
            correct(desk, *ids, **wanted)
    for ids, wanted in [(("e0000",), {"values": {"status": "denied"}}), ((), {"withdraw": 7})]:
        with pytest.raises(EntryUnknown):
            correct(desk, *ids, **wanted)
    with pytest.raises(DeskError, match="who made it"):
        correct_desk(
            desk, Wanted(ids=(call,), values={"status": "denied"}), Signed(who=" ", why="")
        )
    assert ask(desk, "select count(*) from corrections") == [(0,)]


def test_settings_are_read_as_field_and_value() -> None:
    assert values_of(["type=ACCUSE", "place="]) == {"type": "ACCUSE", "place": ""}
    for wrong in (["type"], ["type=A", "type=B"]):
        with pytest.raises(DeskError):
            values_of(wrong)
