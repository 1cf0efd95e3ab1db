"""Joining held to cases of our own: short reports of invented news with traps."""

from functools import cache

import pytest

from benchmarks.happening_cases import Case, cases
from benchmarks.happenings import groups_of, scores


@cache
def known() -> tuple[Case, ...]:
    return cases()


def named(name: str) -> Case:
    return next(case for case in known() if case.name == name)


def test_there_are_sixty_cases_and_more_than_half_go_through_the_reader() -> None:
    texts = [case for case in known() if not case.acts[0].id.startswith(case.name)]
    assert len(known()) >= 60
    assert len(texts) > len(known()) / 2


def test_the_reader_finds_nearly_all_marked_acts() -> None:
    assert sum(len(case.gold) for case in known()) >= 0.9 * sum(case.asked for case in known())


@pytest.mark.parametrize(("half", "floor"), [("tuning", 90), ("check", 87)])
def test_a_half_is_joined_as_well_as_before(half: str, floor: float) -> None:
    found = scores(groups_of(case) for case in known() if case.half == half)
    assert found["CoNLL"] >= floor
    assert found["pairs"] >= floor - 8


@pytest.mark.parametrize(
    "name",
    [
        "the same kind of attack on the next day",
        "one accuser and two accused",
        "the anniversary each year",
        "two bombs in one city on one day",
        "two phone calls of one president on one day",
        "swapped sides",
        "undated weeks apart",
        "two meetings of the same two on different days",
        "police of two countries",
        "chain of undated accounts between two days",
        "two ministers of one state",
        "two wars of one attacker",
        "a strike in a war",
        "a war that was not spoken of for a year",
        "met, and will meet again",
        "said in two calls of two days",
        "thanks and praise in one call",
    ],
)
def test_a_trap_joins_nothing_that_is_apart(name: str) -> None:
    gold, found = groups_of(named(name))
    of = {act: place for place, group in enumerate(gold) for act in group}
    assert all(len({of[act] for act in group}) == 1 for group in found)


@pytest.mark.parametrize(
    "name",
    [
        "a denial of what another claims",
        "visit announced and made",
        "one phone call by two readouts",
        "the number of dead goes up",
        "rewrite of one wire",
        "a meeting seen from both capitals",
        "the perpetrator is disputed",
        "planned by one, denied by the other, same day",
        "a state meets a state, then by name",
        "one report, three anchors in one clause",
        "weekend and one of its days",
        "a war is one for as long as it is told of",
        "the beginning of a war remembered",
        "a strike in a war",
    ],
)
def test_accounts_of_one_happening_are_joined(name: str) -> None:
    gold, found = groups_of(named(name))
    assert set(found) == set(gold)
