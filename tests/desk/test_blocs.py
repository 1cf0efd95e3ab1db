"""The tables of blocs and borders hold together."""

from datetime import date

from foreigndesk.desk.blocs import blocs, borders
from foreigndesk.whoswho import is_country


def test_every_member_and_neighbour_is_a_country_of_the_whos_who() -> None:
    parts = [part for bloc in blocs().values() for part in bloc.memberships]
    assert all(is_country(code) for part in parts for code in part.members)
    assert all(is_country(code) for pair in borders().items() for code in (pair[0], *pair[1]))


def test_no_bloc_has_a_member_twice_on_one_day() -> None:
    for bloc in blocs().values():
        for year in range(1946, 2026):
            members = bloc.members(date(year, 7, 1))
            assert len(members) == len(set(members)), bloc.code


def test_a_border_has_two_sides() -> None:
    for country, neighbours in borders().items():
        assert all(country in borders()[other] for other in neighbours), country
        assert list(neighbours) == sorted(neighbours)


def test_those_who_left_are_no_members_any_more() -> None:
    assert "GBR" in blocs()["EU"].members(date(2020, 1, 31))
    assert "GBR" not in blocs()["EU"].members(date(2020, 2, 1))
    assert "RUS" not in blocs()["G8"].members(date(2015, 1, 1))
