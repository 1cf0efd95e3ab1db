"""Announced events are followed to their end, whatever the order of their accounts."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from foreigndesk.desk.acts import Act
from foreigndesk.desk.lifecycle import (
    Cycle,
    Filed,
    State,
    account_of,
    accounts_of,
    known_on,
    lifecycles,
    linked,
    stated_after,
    tokens,
)
from foreigndesk.desk.lifecycle.deeds import deed_of
from foreigndesk.desk.lifecycle.wording import Effect, effect_of, is_deadline, names_old_day_only
from tests.desk.lifecycle_reading import Case, act_of, cases, score, told

HALVES = {half: cases(half) for half in ("tuning", "check")}
EVERY = [*HALVES["tuning"], *HALVES["check"]]
MOVED = next(case for case in EVERY if case.name == "moved twice, then happened")


def a(says: str, **row: object) -> Act:
    whole = {
        "report": "r",
        "day": date(2026, 5, 1),
        "type": "AGREE",
        "status": "planned",
        "anchor": "",
        "says": says,
    }
    return act_of(whole | row, "e")


@pytest.mark.parametrize("case", HALVES["tuning"], ids=lambda case: case.name)
def test_every_account_of_the_tuning_half_is_given_its_event_and_stage(case: Case) -> None:
    assert not score(case).mistakes


def test_nine_accounts_in_ten_of_the_check_half_are_right() -> None:
    scores = [score(case) for case in HALVES["check"]]
    assert sum(one.right for one in scores) >= 0.9 * sum(one.accounts for one in scores)
    assert sum(one.ended for one in scores) >= 0.9 * sum(one.events for one in scores)


def test_there_are_more_than_twenty_five_life_cycles() -> None:
    assert sum(len(case.states) for case in EVERY) > 25
    assert len({case.name for case in EVERY}) == len(EVERY)


@given(st.data())
def test_the_order_in_which_accounts_are_given_does_not_matter(data: st.DataObject) -> None:
    case = data.draw(st.sampled_from(EVERY))
    mixed = data.draw(st.permutations(case.accounts))
    assert lifecycles(mixed, case.as_of) == lifecycles(case.accounts, case.as_of)


@given(st.data())
def test_what_is_published_later_changes_nothing_of_what_was_known(data: st.DataObject) -> None:
    case = data.draw(st.sampled_from(EVERY))
    day = data.draw(st.sampled_from([account.published for account in case.accounts]))
    earlier = known_on(case.accounts, day)
    assert lifecycles(case.accounts, day) == lifecycles(earlier, day)


@given(st.sampled_from(EVERY))
def test_accounts_that_are_linked_share_a_token(case: Case) -> None:
    for one in case.accounts:
        for other in case.accounts:
            if one.report != other.report and linked(one, other):
                assert {*tokens(one.sides, one.place)} & {*tokens(other.sides, other.place)}
                assert linked(other, one)


def test_a_clause_in_which_two_acts_were_read_announces_one_deed() -> None:
    says = "the government and the rebels will hold talks in Havana on May 18"
    row = {"on": date(2026, 5, 18), "anchor": "talks"}
    once, twice = a(says, actors=["=COL"], **row), a(says, actors=["=COL", "=CUB"], **row)
    assert len(lifecycles(accounts_of([once, replace(twice, id="e2")]))) == 1


def by(day: date) -> Cycle:
    (cycle,) = lifecycles(MOVED.accounts, day)
    return cycle


def test_each_day_shows_what_was_known_then() -> None:
    assert (by(date(2026, 4, 10)).state, by(date(2026, 4, 10)).starts) == (
        State.PLANNED,
        date(2026, 4, 20),
    )
    assert (by(date(2026, 4, 30)).state, by(date(2026, 4, 30)).starts) == (
        State.MOVED,
        date(2026, 5, 11),
    )
    assert by(date(2026, 6, 30)).state is State.HAPPENED


def test_what_was_recorded_later_is_not_known_by_then() -> None:
    act = a("Ada Conti will meet Hugo Lenz", actors=["Ada Conti/ITA", "Hugo Lenz/CHE"])
    recorded = datetime(2026, 5, 3, 12)
    accounts = accounts_of([act], {"e": Filed(recorded=recorded)})
    assert known_on(accounts, date(2026, 6, 1), datetime(2026, 5, 2)) == []
    assert known_on(accounts, date(2026, 6, 1), datetime(2026, 5, 4)) == accounts


def test_a_day_that_passed_without_account_is_not_said_not_to_have_happened() -> None:
    case = next(case for case in EVERY if "deadline in words" in case.name)
    (cycle,) = told(case)
    assert (cycle.state, cycle.latest, cycle.due) == (State.LAPSED, State.PLANNED, True)


def test_a_copy_of_a_wire_is_no_confirmation() -> None:
    case = next(case for case in EVERY if case.name.startswith("copies of one wire"))
    (cycle,) = told(case)
    assert (cycle.confirmations, cycle.voices) == (0, 1)


def test_who_promised_is_kept_with_each_account() -> None:
    case = next(case for case in EVERY if case.name == "the plan is stated by the other side")
    (cycle,) = told(case)
    assert cycle.promised_by == (("Kenya's foreign ministry",), ("Uganda's presidency",))


@pytest.mark.parametrize(
    ("says", "effect"),
    [
        ("the summit was called off", Effect.CALLED_OFF),
        ("the trip has been postponed until May", Effect.MOVED),
        ("denied that the visit had been postponed", Effect.UPHELD),
        ("the talks may be put off", Effect.DOUBTED),
        ("the long-delayed talks will open on Monday", Effect.NONE),
        ("Tom Delay will visit Rome", Effect.NONE),
        ("she will not attend the summit", Effect.CALLED_OFF),
    ],
)
def test_words_call_off_move_or_cast_doubt(says: str, effect: Effect) -> None:
    assert effect_of(a(says)) is effect


@pytest.mark.parametrize(
    ("says", "old"),
    [
        ("the visit, which had been scheduled for Sunday, was postponed to Monday", False),
        ("postponed a visit that had been scheduled for Sunday", True),
        ("the visit was put off until Thursday", False),
        ("moved from May 5 to May 20", False),
        ("her Sunday visit has been postponed", True),
    ],
)
def test_the_day_given_up_is_told_from_the_new_one(says: str, *, old: bool) -> None:
    assert names_old_day_only(says) is old


def test_words_of_a_deadline_are_told_from_a_day() -> None:
    assert is_deadline(stated_after("will withdraw by the ", "end of May"))
    assert not is_deadline(stated_after("will meet on ", "May 3"))
    assert stated_after("will meet ", None) is None


@pytest.mark.parametrize(
    ("type_", "anchor", "says", "deed"),
    [
        ("AGREE", "will visit", "she will visit Rome", "meet"),
        ("AGREE", "agreed", "agreed to a ceasefire", "ceasefire"),
        ("REJECT", "called off", "called off the talks", "meet"),
        ("PROTEST", "rally", "will rally", "protest"),
        ("AGREE", "pledged", "pledged friendship", None),
    ],
)
def test_what_is_announced_is_told_from_type_and_words(
    type_: str, anchor: str, says: str, deed: str | None
) -> None:
    found = deed_of(a(says, type=type_, anchor=anchor))
    assert (found and found[0]) == deed


def test_history_and_promises_without_a_day_announce_nothing() -> None:
    assert account_of(a("will provide aid", anchor="provide", actors=["=JPN"])) is None
    assert account_of(a("will meet somebody", anchor="meet")) is None
