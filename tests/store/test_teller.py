"""Stories and life-cycles in a desk: kept in step, shown as of a day, in Python and SQL."""

import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foreigndesk.desk.lifecycle import StageKind, State
from foreigndesk.desk.stories import linking
from foreigndesk.errors import EntryAmbiguous, EntryUnknown
from foreigndesk.record.entries import Record
from foreigndesk.run.front import NewsDesk, open_desk
from foreigndesk.run.reader import read
from foreigndesk.store import DeskWriter, Joiner, flatten, stories
from foreigndesk.store.teller import Teller

TABLES = (
    *("report_terms", "story_links", "stories", "story_reports"),
    *("lifecycle_tokens", "lifecycle_groups", "lifecycles"),
)
_READ = tomllib.loads((Path(__file__).parent / "visit.toml").read_text("utf-8"))["report"]
TEXTS = [(one["day"], one["title"], one["text"]) for one in _READ]


def record(day: str, title: str, text: str) -> Record:
    publisher = text.partition("(")[2].partition(")")[0]
    return read(text, published=day, title=title, publisher=publisher, reader="rules")


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return [record(*row) for row in TEXTS]


def take(path: Path, *records: Record) -> None:
    """Take records in, each from a source of its own, and tell what waits."""
    with DeskWriter(path) as desk:
        for one in records:
            flat = flatten(one)
            desk.write([flat], [(one.report.title or "", flat.report_id)])
        Joiner(desk.connection, path).join()
        Teller(desk.connection, path).tell()


def state(path: Path) -> dict[str, list[str]]:
    with duckdb.connect(str(path), read_only=True) as desk:
        return {
            table: sorted(map(repr, desk.execute(f"from {table}").fetchall())) for table in TABLES
        }


@pytest.fixture(scope="module")
def whole(records: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("desk") / "whole.duckdb"
    take(path, *records)
    return path


@pytest.fixture
def desk(whole: Path) -> Any:
    with open_desk(whole) as opened:
        yield opened


@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_the_order_of_arrival_does_not_matter(
    records: list[Record], whole: Path, tmp_path_factory: pytest.TempPathFactory, data: Any
) -> None:
    path = tmp_path_factory.mktemp("mixed") / "mixed.duckdb"
    for one in data.draw(st.permutations(records)):
        take(path, one)
    assert state(path) == state(whole)


def test_a_text_that_is_replaced_takes_its_story_and_stages_with_it(
    records: list[Record], tmp_path: Path
) -> None:
    take(tmp_path / "a.duckdb", *records)
    other = record(
        "2026-03-18", TEXTS[2][1], "NAIROBI, March 18 (North Wire) - Correction to come."
    )
    take(tmp_path / "a.duckdb", other)
    take(tmp_path / "b.duckdb", *records[:2], other, *records[3:])
    assert state(tmp_path / "a.duckdb") == state(tmp_path / "b.duckdb")


def test_reports_of_the_visit_are_one_story_and_the_strike_another(desk: NewsDesk) -> None:
    rows = desk.stories(largest=True)
    assert [row.reports for row in rows] == [4, 1]
    assert rows[0].countries == ["KEN", "UGA"]
    assert "Sara Okello" in rows[0].actors
    assert desk.stories(text="maize crossing") == desk.stories(actor="Uganda") == rows[:1]
    assert desk.stories(since=date(2026, 4, 9)) == desk.stories(text="Mombasa") == rows[1:]


def test_a_story_is_found_by_its_id_its_reports_events_and_words(desk: NewsDesk) -> None:
    row = desk.stories(largest=True)[0]
    shown = desk.story(row.story_id)
    assert [one.published for one in shown.reports] == [date.fromisoformat(t[0]) for t in TEXTS[:4]]
    event = shown.timeline.lines[0].event
    for named in (shown.reports[1].report, event, event[:12], "maize Busia"):
        assert desk.story(named).story.id == row.story_id


def test_each_line_of_a_timeline_opens_to_its_words(desk: NewsDesk) -> None:
    lines = desk.timeline("maize")
    assert lines
    for line in lines:
        assert desk.why(line.event).entry == line.event
        assert line.text


def test_a_story_as_of_a_day_has_only_what_was_known(desk: NewsDesk) -> None:
    shown = desk.story("maize", as_of=date(2026, 3, 11))
    assert len(shown.reports) == 2
    assert all(line.published <= date(2026, 3, 11) for line in shown.timeline.lines)
    assert [cycle.state for cycle in shown.announced] == [State.CONFIRMED]
    with pytest.raises(EntryUnknown):
        desk.story("maize", as_of=date(2026, 2, 1))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 3, 1), []),
        (date(2026, 3, 2), [(State.PLANNED, date(2026, 3, 20))]),
        (date(2026, 3, 12), [(State.CONFIRMED, date(2026, 3, 20))]),
        (date(2026, 3, 18), [(State.MOVED, date(2026, 4, 8))]),
        (date(2026, 4, 8), []),
    ],
)
def test_upcoming_shows_what_was_still_to_come(
    desk: NewsDesk, day: date, expected: list[tuple[State, date]]
) -> None:
    assert [(one.state, one.starts) for one in desk.upcoming(as_of=day)] == expected


def test_all_shows_how_earlier_ones_ended(desk: NewsDesk) -> None:
    (cycle,) = desk.upcoming(every=True)
    assert [stage.kind for stage in cycle.stages] == [
        StageKind.PLANNED,
        StageKind.CONFIRMED,
        StageKind.MOVED,
        StageKind.HAPPENED,
    ]
    assert cycle.state is State.HAPPENED
    assert cycle.promised_by[0] == ("foreign ministry",)
    for stage in cycle.stages:
        assert desk.why(stage.event).entry == stage.event


def test_a_life_cycle_is_found_by_its_id_an_event_and_a_happening(desk: NewsDesk) -> None:
    (cycle,) = desk.upcoming(every=True)
    happening = desk.happening(cycle.first_event).id
    for named in (cycle.id, cycle.first_event, happening):
        assert desk.lifecycle(named) == cycle
    with pytest.raises(EntryUnknown):
        desk.lifecycle("l0000")
    with pytest.raises(EntryUnknown):
        desk.lifecycle(cycle.id, as_of=date(2026, 1, 1))


def test_who_takes_part_when_and_what_can_be_asked(desk: NewsDesk) -> None:
    day = {"as_of": date(2026, 3, 5)}
    assert (
        len(desk.upcoming(actor="Uganda", **day)) == len(desk.upcoming(actor="Okello", **day)) == 1
    )
    assert desk.upcoming(actor="Norway", **day) == []
    assert desk.upcoming(until=date(2026, 3, 19), **day) == []
    assert desk.upcoming(since=date(2026, 3, 21), **day) == []
    assert desk.upcoming(deed="vote", **day) == []


def test_the_macro_of_the_desk_answers_the_same(desk: NewsDesk) -> None:
    _, rows = desk.sql("select last_stage, starts from upcoming_on(date '2026-03-12')")
    assert rows == [("confirmed", date(2026, 3, 20))]
    assert desk.sql("from upcoming_on(date '2026-04-09')")[1] == []


def test_record_time_is_kept_and_asked_apart_from_report_time(
    records: list[Record], tmp_path: Path
) -> None:
    path = tmp_path / "desk.duckdb"
    take(path, *records)
    with duckdb.connect(str(path)) as opened:
        (recorded,) = opened.execute("select min(recorded) from sources").fetchone() or ()
        assert isinstance(recorded, datetime)
        opened.execute(
            "update sources set recorded = timestamp '2026-05-01' where version = 1 and report_id "
            "in (select report_id from reports where published > date '2026-03-12')"
        )
        opened.execute(
            "update sources set recorded = timestamp '2026-04-01' where recorded <> "
            "timestamp '2026-05-01'"
        )
    with open_desk(path) as desk:
        late = {"as_of": date(2026, 3, 19), "recorded_by": date(2026, 4, 15)}
        assert [one.starts for one in desk.upcoming(**late)] == [date(2026, 3, 20)]
        assert len(desk.story("maize", **late).reports) == 2
        assert len(desk.story("maize").reports) == 4


def test_record_time_is_in_no_export(desk: NewsDesk) -> None:
    assert all("recorded" not in line for line in desk.export_jsonl())


def test_an_empty_desk_answers_plainly(tmp_path: Path) -> None:
    path = tmp_path / "empty.duckdb"
    take(path)
    with open_desk(path) as desk:
        assert desk.stories() == desk.upcoming() == desk.upcoming(every=True) == []
        with pytest.raises(EntryUnknown):
            desk.story("anything")
        with pytest.raises(EntryUnknown):
            desk.lifecycle("anything")


def test_words_that_several_stories_have_are_told_to_be_many(
    records: list[Record], tmp_path: Path
) -> None:
    more = record("2025-01-09", "Maize crossing opens", "BUSIA (Wire) - The maize crossing opened.")
    take(tmp_path / "two.duckdb", *records, more)
    with open_desk(tmp_path / "two.duckdb") as desk, pytest.raises(EntryAmbiguous):
        desk.story("maize")


def test_words_grow_common_and_rare_again_as_if_all_had_come_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (linking, stories):
        monkeypatch.setattr(module, "COMMON", 2)
    wheat = "ROSARIO (Wire) - Wheat futures settled at the bourse as brokers awaited rain"
    day = "2026-05-04"
    many = [record(day, f"Wheat {name}", f"{wheat} in {name}.") for name in ("Ayo", "Bex", "Cid")]
    for number in (2, 3):
        one_by_one, at_once = (tmp_path / f"{number}{kind}.duckdb" for kind in ("a", "b"))
        for one in many[:number]:
            take(one_by_one, one)
        take(at_once, *many[:number])
        assert state(one_by_one) == state(at_once)
    with open_desk(tmp_path / "2a.duckdb") as two, open_desk(tmp_path / "3a.duckdb") as three:
        assert len(two.stories()) == 1
        assert len(three.stories()) == 3
    other = record(day, "Wheat Cid", "ROSARIO (Wire) - The bourse was shut.")
    take(
        tmp_path / "3a.duckdb", other
    )  # another text of the third source: the words are rare again
    with open_desk(tmp_path / "3a.duckdb") as desk:
        assert [row.reports for row in desk.stories(largest=True)] == [2, 1]
