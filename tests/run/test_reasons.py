"""`why` opens every kind of id that a view prints."""

import tomllib
from pathlib import Path

import pytest

from foreigndesk.errors import EntryAmbiguous, EntryUnknown
from foreigndesk.record.explain import Explanation
from foreigndesk.run.front import NewsDesk, open_desk
from foreigndesk.run.happenings import HappeningAccount
from foreigndesk.run.reader import read
from foreigndesk.run.reasons import CycleAccount
from foreigndesk.store import DeskWriter, Joiner, flatten
from foreigndesk.store.reasons import ReportAccount, StoryAccount
from foreigndesk.store.teller import Teller

VISIT = Path(__file__).parents[1] / "store" / "visit.toml"
SORTS = {
    "happenings": ("happening_id", HappeningAccount),
    "events": ("event_id", Explanation),
    "statements": ("statement_id", Explanation),
    "actors": ("actor_id", Explanation),
    "times": ("time_id", Explanation),
    "stories": ("story_id", StoryAccount),
    "lifecycles": ("lifecycle_id", CycleAccount),
    "reports": ("report_id", ReportAccount),
}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reasons") / "visit.duckdb"
    text = VISIT.read_text("utf-8")
    with DeskWriter(path) as desk:
        for at, row in enumerate(tomllib.loads(text)["report"]):
            record = read(row["text"], published=row["day"], title=row["title"], reader="rules")
            flat = flatten(record)
            desk.write([flat], [(f"v{at}", flat.report_id)])
        Joiner(desk.connection, path).join()
        Teller(desk.connection, path).tell()
    return path


@pytest.fixture
def desk(path: Path) -> NewsDesk:
    return open_desk(path)


def ids(desk: NewsDesk, table: str) -> list[str]:
    column = SORTS[table][0]
    return [row[0] for row in desk.sql(f"select {column} from {table} order by 1")[1]]


@pytest.mark.parametrize("table", SORTS)
def test_every_id_of_every_table_opens_to_its_reasons(desk: NewsDesk, table: str) -> None:
    found = ids(desk, table)
    assert found
    for one in found:
        assert isinstance(desk.reasons(one), SORTS[table][1])


def test_the_beginning_of_an_id_will_do_if_nothing_else_begins_so(desk: NewsDesk) -> None:
    for table in SORTS:
        whole = ids(desk, table)[0]
        assert desk.reasons(whole[:14]) == desk.reasons(whole)
    with pytest.raises(EntryAmbiguous):
        desk.reasons("r")


@pytest.mark.parametrize("letter", "hestaylrx")
def test_an_unknown_id_of_any_kind_is_told(desk: NewsDesk, letter: str) -> None:
    for named in (f"{letter}0000000000000000", f"{letter}' or true --"):
        with pytest.raises(EntryUnknown):
            desk.reasons(named)
    with pytest.raises(EntryUnknown):
        desk.reasons("")


def test_a_story_is_shown_with_what_ties_its_reports(desk: NewsDesk) -> None:
    row = desk.stories(largest=True)[0]
    account = desk.reasons(row.story_id)
    assert isinstance(account, StoryAccount)
    assert len(account.members) == row.reports
    for member in account.members:
        for tie in member.ties:
            other = next(one for one in account.members if one.report == tie.report)
            assert member.report in {back.report for back in other.ties}
            assert tie.weight > 0
    assert any(tie.terms for member in account.members for tie in member.ties)


def test_every_stage_of_an_announced_event_is_shown_with_its_words(desk: NewsDesk) -> None:
    (cycle, *_) = desk.upcoming(every=True, undated=True)
    account = desk.reasons(cycle.id)
    assert isinstance(account, CycleAccount)
    assert [one.stage.event for one in account.stages] == [
        stage.event for stage in account.cycle.stages
    ]
    for one in account.stages:
        assert one.words.entry == one.stage.event
        assert one.words.passages


def test_a_report_is_shown_with_its_source_and_what_was_read_in_it(desk: NewsDesk) -> None:
    ((report, entries),) = desk.sql(
        "select s.report_id, (select count(*) from events e where e.report_id = s.report_id) "
        "from sources s where source_key = 'v0'"
    )[1]
    account = desk.reasons(report)
    assert isinstance(account, ReportAccount)
    assert [(one.key, one.current) for one in account.sources] == [("v0", True)]
    assert account.entries["events"] == entries > 0
    assert account.beginning
