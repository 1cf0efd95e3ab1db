"""Who did what to whom: what a reader of the news would say of plain sentences."""

import pytest

from foreigndesk.reading.marks import Status
from tests.reading.events.reports import event_of, names, read


def test_a_condemnation_is_disapproval_by_the_subject() -> None:
    reading = read("France condemned the missile strikes on Kyiv on Tuesday.")
    event = event_of(reading, "condemned")
    assert (event.type, event.mode) == ("ACCUSE", "disapprove")
    assert names(reading, event.actors) == ["France"]


def test_both_leaders_are_actors_of_a_phone_call() -> None:
    reading = read(
        "Turkish President Recep Tayyip Erdogan spoke with Russian President Vladimir Putin "
        "by phone on Monday."
    )
    event = event_of(reading, "spoke")
    assert (event.type, event.mode) == ("CONSULT", "phone")
    assert names(reading, event.actors) == ["Recep Tayyip Erdogan", "Vladimir Putin"]
    assert event.recipients == ()
    assert event.when.value == "2024-05-13"


def test_a_visit_has_a_visitor_and_a_host() -> None:
    reading = read("German Foreign Minister Annalena Baerbock visited Egypt on Tuesday.")
    event = event_of(reading, "visited")
    assert (event.type, event.mode) == ("CONSULT", "visit")
    assert names(reading, event.actors) == ["Annalena Baerbock"]
    assert names(reading, event.recipients) == ["Egypt"]


def test_a_meeting_to_come_is_an_agreement_still_planned() -> None:
    reading = read(
        "Chinese Foreign Minister Wang Yi will meet his Japanese counterpart in Seoul next week."
    )
    event = event_of(reading, "meet")
    assert (event.type, event.status) == ("AGREE", Status.PLANNED)


def test_what_someone_said_he_did_is_told_by_his_statement() -> None:
    reading = read("German Chancellor Olaf Scholz said he condemned the attack.")
    event = event_of(reading, "condemned")
    (number,) = event.per
    source = reading.statements[number].source
    assert source is not None
    assert reading.entities[source].name == "Olaf Scholz"
    assert names(reading, event.actors) == ["Olaf Scholz"]


def test_what_the_report_itself_asserts_has_no_statement() -> None:
    reading = read("Russian troops withdrew from Kherson on Friday.")
    assert event_of(reading, "withdrew").per == ()


def test_actors_joined_by_and_do_one_act() -> None:
    reading = read("France and Germany condemned the coup.")
    event = event_of(reading, "condemned")
    assert names(reading, event.actors) == ["France", "Germany"]


def test_a_passive_act_is_done_by_its_agent() -> None:
    reading = read("The journalist was arrested by police in Minsk on Friday.")
    event = event_of(reading, "arrested")
    assert (event.type, event.mode) == ("COERCE", "arrest")
    assert names(reading, event.actors) == ["police"]
    assert names(reading, event.recipients) == ["journalist"]


def test_title_and_text_tell_one_act() -> None:
    title = "France condemns coup in Niger"
    reading = read(f"{title}\n\nFrance condemned the coup in Niger on Monday.", title)
    event = event_of(reading, "condemn")
    assert event.anchor.of(reading.report.text) == "condemned"
    assert [span.of(reading.report.text)[:15] for span in event.also] == ["France condemns"]


def test_two_acts_of_different_actors_stay_two() -> None:
    reading = read("France condemned the coup. Spain condemned the coup.")
    done = [e for e in reading.events if e.anchor.of(reading.report.text) == "condemned"]
    assert [names(reading, e.actors) for e in done] == [["France"], ["Spain"]]


def test_an_attack_has_casualties_and_a_place() -> None:
    reading = read("Gunmen killed 12 people in an attack on a market in Mogadishu on Sunday.")
    event = event_of(reading, "attack")
    assert event.type == "ASSAULT"
    assert [(count.what, count.low) for count in event.counts] == [("killed", 12)]
    assert event.place is not None
    assert (event.place.name, event.place.country) == ("Mogadishu", "SOM")


def test_a_mere_statement_has_no_place() -> None:
    reading = read("In Paris on Monday, the foreign ministry condemned the arrests.")
    assert event_of(reading, "condemned").place is None


def test_an_act_of_long_ago_is_history() -> None:
    reading = read("In 1994, Russia signed a treaty with Ukraine.")
    event = event_of(reading, "signed")
    assert event.historical
    assert event.when.value == "1994"


def test_an_act_of_the_week_is_news() -> None:
    reading = read("Russian troops withdrew from Kherson on Friday.")
    event = event_of(reading, "withdrew")
    assert not event.historical
    assert event.when.value == "2024-05-10"


def test_a_negated_act_is_denied() -> None:
    assert event_of(read("Russia did not attack the convoy."), "attack").status is Status.DENIED


@pytest.mark.parametrize(
    "text",
    ["The weather was mild in Oslo on Sunday.", "The minister read a book at home."],
)
def test_no_act_is_found_where_there_is_none(text: str) -> None:
    assert read(text).events == ()
