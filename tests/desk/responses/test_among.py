"""Who of a set has not responded."""

from datetime import date

from foreigndesk.desk.acts import Party
from foreigndesk.desk.responses.among import absent_of
from foreigndesk.desk.responses.gather import response_table
from foreigndesk.desk.responses.rows import Absent
from foreigndesk.desk.select import parse_selector
from tests.desk.responses.made import a_happening, a_link, an_act

AS_OF = date(2025, 6, 1)


def absent(text: str, *responders: Party, actors: tuple[Party, ...] = ()) -> list[Absent]:
    act = an_act(actors=actors)
    happening = a_happening(act)
    links = [a_link(responders=(one,), start=n, end=n + 9) for n, one in enumerate(responders)]
    rows = response_table(happening, links, {act.id: act}, {})
    return list(absent_of(happening, rows, parse_selector(text), AS_OF))


def a_party(name: str, country: str, sector: str | None = None, key: str | None = None) -> Party:
    return Party(
        id=name, key=key or f"{name.lower()}|{country}", name=name, country=country, sector=sector
    )


def test_members_without_a_row_are_named_with_the_day_of_the_record() -> None:
    found = absent("P5", a_party("France", "FRA", key="FRA"))
    assert [one.country for one in found] == ["CHN", "GBR", "RUS", "USA"]
    assert found[0].says == "no response in the record as of 2025-06-01"


def test_a_minister_speaks_for_the_state_and_a_protester_does_not() -> None:
    assert absent("FRA", a_party("Jean Noel", "FRA", "GOV")) == []
    (row,) = absent("FRA", a_party("Paris Lawyers", "FRA", "CVL"))
    assert row.others == ("Paris Lawyers",)


def test_neighbours_and_names_can_be_asked_for() -> None:
    assert "PAK" in [one.country for one in absent("neighbours:IND")]
    assert [one.who for one in absent("Hamas")] == ["Hamas"]
    assert absent("Hamas", a_party("Hamas", "PSE", "REB")) == []


def test_who_did_it_is_not_expected_to_answer() -> None:
    russia = a_party("Russia", "RUS", key="RUS")
    assert "RUS" not in [one.country for one in absent("P5", actors=(russia,))]
