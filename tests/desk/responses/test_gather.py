"""The response table: links of many reports put together for one happening."""

from datetime import date
from itertools import permutations

from foreigndesk.desk.acts import Act, Party
from foreigndesk.desk.responses.gather import response_table
from foreigndesk.desk.responses.links import Link
from foreigndesk.desk.responses.rows import Response
from tests.desk.responses.made import IRAQ, MINISTER, REBELS, a_happening, a_link, an_act


def table(*links: Link, acts: tuple[Act, ...] = (), **voices: str) -> tuple[Response, ...]:
    act = an_act()
    known = {one.id: one for one in (act, *acts)}
    return response_table(a_happening(act), links, known, voices)


def test_a_responder_has_one_row_with_every_rung_strongest_first() -> None:
    rows = table(a_link("regret", start=40, end=60), a_link(), a_link("concern", start=70, end=90))
    assert [(row.who, row.rungs) for row in rows] == [
        ("France", ("condemnation", "concern", "regret"))
    ]
    assert [one.rung for one in rows[0].utterances] == ["condemnation", "concern", "regret"]


def test_a_condemnation_that_names_who_did_it_is_stronger() -> None:
    (row,) = table(a_link(named=(REBELS.key,)))
    assert row.rungs == ("condemnation-naming",)


def test_an_accusation_of_those_it_was_done_to_blames_the_victim() -> None:
    (row,) = table(a_link("accusation", named=(IRAQ.key,)))
    assert row.rungs == ("victim-blame",)
    (row,) = table(a_link("accusation", named=(REBELS.key, IRAQ.key)))
    assert row.rungs == ("accusation",)


def test_who_did_it_is_no_responder_but_for_a_denial() -> None:
    assert table(a_link("condemnation", responders=(REBELS,))) == ()
    assert [row.who for row in table(a_link("denial", responders=(REBELS,)))] == ["Red Front"]


def test_the_dead_say_nothing() -> None:
    act = an_act(mode="targeted", recipients=(MINISTER,), anchor="assassination")
    rows = response_table(
        a_happening(act), [a_link(responders=(MINISTER,)), a_link()], {act.id: act}, {}
    )
    assert [row.who for row in rows] == ["France"]


def test_an_open_set_has_a_row_and_so_have_its_members() -> None:
    rows = table(a_link(open_set=True, who="other leaders"))
    assert {(row.who, row.open_set) for row in rows} == {("other leaders", True), ("France", False)}
    assert next(row for row in rows if row.open_set).members == ("France",)


def test_two_independent_voices_confirm_and_copies_do_not() -> None:
    twice = (a_link(), a_link(report="r2"))
    assert table(*twice)[0].confirmed
    copies = table(*twice, r1="r1", r2="r1")
    assert (copies[0].voices, copies[0].confirmed) == (1, False)


def test_the_first_day_is_of_the_response_and_apart_from_publication() -> None:
    (row,) = table(
        a_link(day=date(2025, 5, 5)),
        a_link(report="r2", day=date(2025, 5, 4), published=date(2025, 5, 6)),
    )
    assert (row.first_day, row.first_published) == (date(2025, 5, 4), date(2025, 5, 5))


def test_what_was_said_before_the_act_answers_something_else() -> None:
    assert table(a_link(day=date(2025, 5, 1))) == ()


def test_a_link_to_another_act_belongs_elsewhere() -> None:
    other = an_act("e5", report="r5", starts=date(2025, 4, 1), ends=date(2025, 4, 2))
    assert table(a_link(act="e5", report="r5"), acts=(other,)) == ()


def test_the_only_such_act_of_a_report_that_tells_the_happening_is_it() -> None:
    undated = an_act("e2", starts=None, ends=None, recipients=())
    (row,) = table(a_link(act="e2"), acts=(undated,))
    assert row.reason.endswith("the only such act in its report")


def test_another_victim_is_another_act() -> None:
    member = an_act(recipients=(MINISTER,), anchor="assassination")
    writer = Party(id="a7", key="rosa delgado|LBN", name="Rosa Delgado", country="LBN")
    other = an_act("e2", starts=None, ends=None, recipients=(writer,), anchor="assassination")
    acts = {act.id: act for act in (member, other)}
    assert response_table(a_happening(member), [a_link(act="e2")], acts, {}) == ()


def test_the_same_named_victim_joins_reports_that_give_no_day() -> None:
    member = an_act(recipients=(MINISTER,), anchor="assassination")
    later = an_act(
        "e3", report="r3", starts=None, ends=None, recipients=(MINISTER,), anchor="murder"
    )
    acts = {act.id: act for act in (member, later)}
    (row,) = response_table(a_happening(member), [a_link(act="e3", report="r3")], acts, {})
    assert row.reason.endswith("the same act against Karim Haddad")


def test_a_country_alone_names_the_act_for_some_days_only() -> None:
    near = a_link(act=None, names=("IRQ",), published=date(2025, 5, 5))
    late = a_link(act=None, names=("IRQ",), published=date(2025, 5, 25))
    assert len(table(near)) == 1
    assert table(late) == ()


def test_a_surname_alone_is_the_person_whom_its_report_names_whole() -> None:
    whole = Party(id="b1", key="nora berg|NOR", name="Nora Berg", country="NOR")
    bare = Party(id="b2", key="berg|NOR", name="Berg", country="NOR")
    rows = table(
        a_link(responders=(whole,)), a_link("regret", responders=(bare,), start=50, end=70)
    )
    assert [(row.who, row.rungs) for row in rows] == [("Nora Berg", ("condemnation", "regret"))]


def test_weak_links_are_left_out() -> None:
    assert table(a_link(confidence=0.3)) == ()


def test_the_order_of_reports_changes_nothing() -> None:
    links = [
        a_link(),
        a_link("regret", report="r2", start=5, end=9),
        a_link(report="r3", responders=(IRAQ,), who="Iraq"),
    ]
    tables = {table(*some) for some in permutations(links)}
    assert len(tables) == 1


def test_a_happening_without_links_has_no_rows() -> None:
    assert table() == ()
