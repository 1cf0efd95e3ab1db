"""What briefs are made of, asked for in SQL."""

from datetime import date
from pathlib import Path

import pytest

from foreigndesk.run.front import NewsDesk, open_desk
from foreigndesk.store import DeskWriter, Joiner, flatten
from foreigndesk.store.teller import Teller
from tests.store.news import FIRST, Told, news

SHELLING = Told("Kenya", "shelled", "Rwanda")
THANKS = Told("Uganda", "thanked", "Burundi")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> NewsDesk:
    """Return a desk of three reports, two of which tell of one act."""
    path: Path = tmp_path_factory.mktemp("material") / "desk.duckdb"
    with DeskWriter(path) as writer:
        for day, told in (
            (1, (SHELLING, THANKS)),
            (2, (SHELLING,)),
            (3, (THANKS._replace(day=3),)),
        ):
            flat = flatten(news(*told, day=day, tail=f"That was told {day} days later."))
            writer.write([flat], [(f"{day}", flat.report_id)])
        Joiner(writer.connection, path).join()
        Teller(writer.connection, path).tell()
    return open_desk(path)


def material(desk: NewsDesk, call: str) -> list[tuple[str, date, str]]:
    query = f"select type, published, event_id from {call}"
    return [(row[0], row[1], row[2]) for row in desk.sql(query)[1]]


def day(number: int) -> date:
    return date.fromordinal(FIRST.toordinal() + number)


def test_a_pair_has_every_account_of_what_is_between_them_and_each_opens(desk: NewsDesk) -> None:
    for call in ("brief_of_pair('KEN', 'RWA')", "brief_of_pair('RWA', 'KEN')"):
        found = material(desk, call)
        assert {(kind, when) for kind, when, _ in found} == {
            ("ASSAULT", day(1)),
            ("ASSAULT", day(2)),
        }
        assert all(desk.why(event).passages for *_, event in found)
    assert material(desk, "brief_of_pair('KEN', 'UGA')") == []


def test_an_actor_and_a_day_have_their_own(desk: NewsDesk) -> None:
    assert {kind for kind, *_ in material(desk, "brief_of_actor('UGA')")} == {"SUPPORT"}
    told = material(desk, f"brief_of_day(date '{day(1)}')")
    assert [(kind, when) for kind, when, _ in told] == [("ASSAULT", day(1)), ("SUPPORT", day(1))]


def test_a_story_has_what_its_reports_tell(desk: NewsDesk) -> None:
    for row in desk.stories():
        reports = desk.story(row.story_id).reports
        query = f"select distinct report_id from brief_of_story('{row.story_id}') order by 1"
        assert [name for (name,) in desk.sql(query)[1]] == sorted(one.report for one in reports)


def test_every_brief_rests_on_the_material_of_its_macro(desk: NewsDesk) -> None:
    events = {event for *_, event in material(desk, "brief_of_actor('KEN')")}
    facts = [fact for line in desk.brief(actor="KEN").lines for fact in line.facts]
    assert facts
    assert {fact.event for fact in facts} <= events


def test_the_best_account_of_what_most_tell_of_comes_first(desk: NewsDesk) -> None:
    rows = desk.sql("select reports, best from brief_of_actor('KEN')")[1]
    assert rows == [(2, True), (2, False)]
