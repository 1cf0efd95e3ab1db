"""Responses that one report tells: who, on which rung, when, how, by whose account."""

from datetime import date

import pytest

from foreigndesk.desk.responses.links import Link
from tests.desk.reports import links, telling_of

ATTACK = "A bombing in Baghdad killed 22 people on Sunday, police said."


def only(text: str, **about: str) -> Link:
    found = links(text, **about)
    assert len(found) == 1, [(link.who, link.rung) for link in found]
    return found[0]


def test_a_condemnation_is_tied_to_the_act_that_its_words_tell() -> None:
    link = only(
        f"French President Emmanuel Macron on Monday condemned the bombing in Baghdad. {ATTACK}"
    )
    assert [party.name for party in link.responders] == ["Emmanuel Macron"]
    assert link.rung == "condemnation"
    assert link.day == date(2025, 5, 5)
    assert link.act is not None
    assert link.entry == link.event


def test_a_definite_noun_means_the_act_told_before() -> None:
    text = f"{ATTACK} Turkey strongly condemned the bombing in a statement."
    link = only(text)
    acts = {act.id: act for act in telling_of(text).acts}
    assert acts[link.act or ""].type == "ASSAULT"
    assert link.channel == "statement"
    assert link.reason == "“condemned”: “bombing” is the event told in the report"


def test_the_words_are_those_of_the_text() -> None:
    text = f"{ATTACK} Turkey strongly condemned the bombing in a statement."
    link = only(text)
    assert text[link.start : link.end] == link.words


@pytest.mark.parametrize(
    "sentence",
    [
        "Iran has not condemned the bombing.",
        "Activists urged Iran to condemn the bombing.",
        "Iran refused to condemn the bombing.",
        "Iran is expected to condemn the bombing.",
    ],
)
def test_what_was_not_said_is_no_response(sentence: str) -> None:
    assert [link.who for link in links(f"{ATTACK} {sentence}") if link.who == "Iran"] == []


def test_an_open_ended_set_is_kept_with_its_named_members() -> None:
    link = only(
        f"{ATTACK} Other leaders, including Emmanuel Macron and Keir Starmer, "
        "condemned the bombing."
    )
    assert link.open_set
    assert link.who == "Other leaders"
    assert [party.name for party in link.responders] == ["Emmanuel Macron", "Keir Starmer"]


def test_we_is_whoever_is_quoted_and_the_words_are_its_own() -> None:
    found = links(
        f'{ATTACK} "We condemn this cowardly bombing," the foreign ministry of Jordan said.'
    )
    assert {link.responders[0].country for link in found} == {"JOR"}
    assert {link.account for link in found} == {"own words"}


def test_who_stands_behind_by_responds() -> None:
    assert only(f"{ATTACK} The bombing was condemned by Egypt.").responders[0].key == "EGY"


def test_a_telephone_call_is_the_channel() -> None:
    link = only(
        f"{ATTACK} Russian President Vladimir Putin expressed condolences over the bombing in a "
        "telephone call to Iraqi Prime Minister Mohammed Shia al-Sudani."
    )
    assert (link.rung, link.channel) == ("regret", "phone call")


def test_a_day_behind_the_object_is_not_that_of_the_response() -> None:
    late = "Egypt condemned the bombing on Sunday. "
    assert only(f"{late}{ATTACK}").day != date(2025, 5, 4)
    call = "Oman offered condolences to the families of the dead in a telephone call on Monday."
    assert only(f"{ATTACK} {call}").day == date(2025, 5, 5)


def test_an_appeal_for_calm_answers_what_the_report_is_about() -> None:
    found = [link for link in links(f"{ATTACK} Kuwait appealed for calm.") if link.who == "Kuwait"]
    assert [link.rung for link in found] == ["restraint"]
    assert found[0].reason.endswith("the report is about it")


def test_whoever_the_object_names_is_kept_for_naming_the_perpetrator() -> None:
    link = only(
        "Japan condemned North Korea's missile test. North Korea held a missile test on Sunday."
    )
    assert "PRK" in link.named


def test_an_act_told_elsewhere_is_known_by_its_words_and_names() -> None:
    link = only("Canada on Monday denounced the coup in Mali.")
    assert link.act is None
    assert link.noun == "coup"
    assert "MLI" in link.names


def test_ones_own_statement_is_in_own_words_and_a_readout_its_own_side() -> None:
    text = "The United States strongly condemns the bombing in Baghdad. " + ATTACK
    statement = {"title": "Statement by the President on Iraq", "publisher": "The White House"}
    readout = statement | {"title": "Readout of the President’s Call with Iraq"}
    assert only(text, **statement).account == "own words"
    assert only(text, **readout).account == "own side's account"
    assert only(text, publisher="A Paper").account == "another's account"


def test_the_same_report_gives_the_same_links() -> None:
    text = f"{ATTACK} Turkey condemned the bombing. Egypt denounced the bombing."
    assert links(text) == links(text)


@pytest.mark.parametrize("text", ["Nothing happened.", "Turkey condemned.", "The the the. We. !"])
def test_a_report_without_responses_has_none(text: str) -> None:
    assert links(text) == ()
