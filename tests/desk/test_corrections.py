"""Corrections: what may be typed, what follows from it, which of several holds."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.desk.acts import Act, Party, Said
from foreigndesk.desk.corrections import (
    AnyCorrection,
    Entry,
    FieldCorrection,
    JoinCorrection,
    Known,
    Ledger,
    SplitCorrection,
    Withdrawal,
    correct_act,
    correct_said,
    find_again,
    judge,
    parse_value,
)
from foreigndesk.errors import CodeUnknown, DeskError

MADE = datetime(2026, 3, 1, 9, 30)
OKORO = Party(id="a1", key="ama okoro|KEN", name="Ama Okoro", country="KEN", sector="GOV")


def entry(id_: str, *, start: int = 10, end: int = 16, type_: str | None = "CONSULT") -> Entry:
    return Entry(id=id_, report="r1", start=start, end=end, type=type_)


def setting(
    number: int, field: str, typed: str, *, of: str = "e1", known: Known | None = None
) -> FieldCorrection:
    value = parse_value(field, typed, known or Known(type="CONSULT", actors=[OKORO]))
    return FieldCorrection(
        number=number,
        who="A. Analyst",
        why="the words say so",
        made=MADE,
        entry=entry(of),
        field=field,
        value=value.text,
        parties=value.parties,
        spot=value.spot,
    )


def joining(number: int, *ids: str) -> JoinCorrection:
    entries = tuple(map(entry, ids))
    return JoinCorrection(number=number, who="A", why="one act", made=MADE, entries=entries)


def splitting(number: int, *ids: str, off: bool = False) -> SplitCorrection:
    entries = tuple(map(entry, ids))
    return SplitCorrection(number=number, who="B", why="two", made=MADE, entries=entries, off=off)


def withdrawing(number: int, other: int) -> Withdrawal:
    return Withdrawal(number=number, who="C", why="a slip", made=MADE, withdraws=other)


def settle(*corrections: AnyCorrection) -> Ledger:
    """Judge corrections whose entries are all where they were."""
    ids = {e.id for c in corrections for e in getattr(c, "entries", ())}
    ids |= {c.entry.id for c in corrections if isinstance(c, FieldCorrection)}
    return judge(corrections, {id_: id_ for id_ in ids})


@pytest.fixture
def act() -> Act:
    return Act(
        id="e1",
        report="r1",
        published=date(2026, 2, 4),
        type="CONSULT",
        mode="phone",
        quad=1,
        score=1.5,
        cameo="041",
        actors=(OKORO,),
        starts=date(2026, 2, 3),
        ends=date(2026, 2, 4),
        time_value="2026-02-03",
        how="own expression",
        place="Nairobi",
        geoname_id=184745,
    )


def test_codes_follow_the_type_that_was_set(act: Act) -> None:
    corrected = correct_act(act, [setting(1, "type", "assault")])
    assert (corrected.type, corrected.mode, corrected.quad) == ("ASSAULT", None, 4)
    assert corrected.score < 0
    assert corrected.cameo != act.cameo
    assert corrected.corrected
    assert not act.corrected


def test_a_code_that_was_set_is_not_worked_out(act: Act) -> None:
    changes = [setting(1, "type", "ACCUSE"), setting(2, "score", "-1"), setting(3, "cameo", "112")]
    corrected = correct_act(act, changes)
    assert (corrected.score, corrected.cameo) == (-1.0, "112")


def test_a_mode_must_be_of_the_type() -> None:
    with pytest.raises(CodeUnknown, match="mode of CONSULT"):
        setting(1, "mode", "aerial")
    assert setting(1, "mode", "aerial", known=Known(type="ASSAULT")).value == "aerial"


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("type", "SHOUT"),
        ("status", "rumoured"),
        ("contexts", "weather-of-yesterday"),
        ("cameo", "999"),
        ("starts", "yesterday"),
        ("starts", "2026-02-30"),
        ("score", "eleven"),
        ("score", "10.5"),
        ("score", "nan"),
        ("historical", "perhaps"),
        ("place_country", "QQQ"),
        ("actors", "Asif Khan (QQQ)"),
        ("source", "IND; PAK"),
        ("actors", " ; "),
        ("type", ""),
        ("colour", "red"),
    ],
)
def test_what_is_no_value_is_refused(field: str, typed: str) -> None:
    with pytest.raises((CodeUnknown, DeskError)):
        setting(1, field, typed)


def test_nothing_typed_means_unknown(act: Act) -> None:
    changes = [setting(n, f, "") for n, f in enumerate(("starts", "ends", "place", "actors"), 1)]
    corrected = correct_act(act, changes)
    assert (corrected.starts, corrected.ends, corrected.time_value) == (None, None, None)
    assert (corrected.place, corrected.geoname_id, corrected.actors) == (None, None, ())


def test_actors_are_named_by_id_by_country_or_by_name(act: Act) -> None:
    typed = "a1; India; Tomasz Zielony (POL); Ama Okoro (KEN)"
    actors = correct_act(act, [setting(1, "actors", typed)]).actors
    assert [(party.name, party.country) for party in actors] == [
        ("Ama Okoro", "KEN"),
        ("India", "IND"),
        ("Tomasz Zielony", "POL"),
        ("Ama Okoro", "KEN"),
    ]
    assert actors[0] is OKORO
    assert actors[1].key == "IND"
    assert actors[2].key == "tomasz zielony|POL"
    assert len({actors[1].id, actors[2].id}) == 2


def test_a_day_moves_the_end_along(act: Act) -> None:
    corrected = correct_act(act, [setting(1, "starts", "2026-02-09")])
    assert (corrected.starts, corrected.ends) == (date(2026, 2, 9), date(2026, 2, 10))
    assert (corrected.time_value, corrected.how) == ("2026-02-09", "corrected")


def test_a_place_of_the_gazetteer_brings_its_country_and_id(act: Act) -> None:
    corrected = correct_act(act, [setting(1, "place", "Lahore (PAK)")])
    assert (corrected.place, corrected.place_country) == ("Lahore", "PAK")
    assert corrected.geoname_id not in (None, act.geoname_id)
    unknown = correct_act(act, [setting(1, "place", "Camp Delta (KEN)")])
    assert (unknown.place, unknown.place_country, unknown.geoname_id) == ("Camp Delta", "KEN", None)


def test_a_source_is_corrected_in_its_statement() -> None:
    said = Said(id="s1", report="r1", published=date(2026, 2, 4), source_words="an official")
    corrected = correct_said(said, [setting(1, "source", "Ama Okoro", of="s1")])
    assert (corrected.source, corrected.source_words) == (OKORO, None)


def test_the_later_of_two_values_holds_and_the_earlier_says_so() -> None:
    ledger = settle(setting(1, "type", "ACCUSE"), setting(2, "type", "REJECT"))
    assert [one.value for one in ledger.fields["e1"]] == ["REJECT"]
    assert ledger.states[2] == "holds"
    assert "replaced by type: REJECT of A. Analyst: the words say so (#2)" in ledger.states[1]


def test_a_withdrawal_lets_the_earlier_value_hold_again() -> None:
    first, second = setting(1, "type", "ACCUSE"), setting(2, "type", "REJECT")
    ledger = settle(first, second, withdrawing(3, 2))
    assert [one.value for one in ledger.fields["e1"]] == ["ACCUSE"]
    assert ledger.states[2].startswith("withdrawn by C")
    again = settle(first, second, withdrawing(3, 2), withdrawing(4, 3))
    assert [one.value for one in again.fields["e1"]] == ["REJECT"]


def test_a_mode_whose_type_was_withdrawn_does_not_fit() -> None:
    mode = setting(2, "mode", "aerial", known=Known(type="ASSAULT"))
    ledger = settle(setting(1, "type", "ASSAULT"), mode, withdrawing(3, 1))
    assert ledger.fields == {}
    assert ledger.states[2].startswith("does not fit")


def test_of_a_join_and_a_split_of_one_pair_the_later_holds() -> None:
    ledger = settle(joining(1, "e1", "e2"), splitting(2, "e2", "e1"))
    assert (ledger.must, ledger.cannot) == ({}, {("e1", "e2"): 2})
    assert ledger.states[1].startswith("contradicted: split by B: two (#2)")
    ledger = settle(splitting(1, "e1", "e2"), joining(2, "e1", "e2"))
    assert (ledger.must, ledger.cannot) == ({("e1", "e2"): 2}, {})
    assert ledger.states[1].startswith("contradicted: joined by A: one act (#2)")


def test_a_split_reaches_across_a_chain_of_joins() -> None:
    ledger = settle(joining(1, "e1", "e2"), joining(2, "e2", "e3"), splitting(3, "e1", "e3"))
    assert (ledger.must, ledger.cannot) == ({("e2", "e3"): 2}, {("e1", "e3"): 3})
    assert ledger.states[1].startswith("contradicted")


def test_an_older_join_holds_in_part() -> None:
    ledger = settle(joining(1, "e1", "e2", "e3"), splitting(2, "e1", "e3"))
    assert ledger.must == {("e1", "e2"): 1}
    assert ledger.states[1].startswith("holds in part")


def test_one_event_is_split_off_from_the_others_alone() -> None:
    ledger = settle(splitting(1, "e1", "e2", "e3", off=True))
    assert list(ledger.cannot) == [("e1", "e2"), ("e1", "e3")]


def test_many_ids_are_told_in_short() -> None:
    assert joining(1, "e1", "e2").says == "one happening: e1, e2"
    off = splitting(1, *(f"e{n}" for n in range(9)), off=True)
    assert off.says == "e0 apart from e1, e2, e3, e4 and 4 more"


def test_a_correction_that_has_lost_its_entry_says_so() -> None:
    one, two = setting(1, "type", "ACCUSE"), joining(2, "e1", "e2")
    ledger = judge([one, two], {"e1": None, "e2": "e2"})
    assert ledger.states[1] == "lost: e1 is in no current report any more"
    assert ledger.states[2].startswith("lost: e1")
    assert not ledger.must


def test_an_entry_is_found_again_by_id_then_by_its_words() -> None:
    old = entry("e1")
    moved, other = entry("e8", start=11, end=16), entry("e9", start=40, end=46)
    assert find_again(old, [moved, old]) == "e1"
    assert find_again(old, [other, moved]) == "e8"
    assert find_again(old, [other]) is None
    recoded = entry("e7", type_="ACCUSE")
    assert find_again(old, [recoded]) is None
    assert find_again(old, [recoded], types=["ACCUSE"]) == "e7"


EVENTS = st.lists(st.sampled_from(["e1", "e2", "e3", "e4"]), min_size=2, max_size=3, unique=True)


@given(st.lists(st.tuples(st.booleans(), EVENTS), max_size=8))
def test_no_pair_is_asked_to_be_both_one_and_two(asked: list[tuple[bool, list[str]]]) -> None:
    made = [
        joining(n, *ids) if join else splitting(n, *ids) for n, (join, ids) in enumerate(asked, 1)
    ]
    ledger = settle(*made)
    together = {id_: {id_} for id_ in ("e1", "e2", "e3", "e4")}
    for left, right in ledger.must:
        both = together[left] | together[right]
        together |= dict.fromkeys(both, both)
    assert not any(right in together[left] for left, right in ledger.cannot)
    assert set(ledger.states) == {one.number for one in made}
    if made:
        assert ledger.states[len(made)] == "holds"


@given(st.dates(min_value=date(1, 1, 2), max_value=date(9999, 12, 29)))
def test_a_day_that_was_set_is_a_whole_day(day: date) -> None:
    act = Act(id="e1", report="r1", published=date(2026, 2, 4), type="CONSULT")
    corrected = correct_act(act, [setting(1, "starts", day.isoformat())])
    assert (corrected.starts, corrected.ends) == (day, day + timedelta(days=1))
