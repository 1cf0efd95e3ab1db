"""Quotations that speak of their own speaker."""

from foreigndesk.desk.audit.speakers import self_told
from tests.desk.reading import read_rules

CALL = "Uzbek President Rustam Karimov phoned Turkish President Mehmet Aydin on Tuesday.\n"


def test_a_third_person_account_in_the_mouth_of_the_person_is_told_with_its_relay() -> None:
    text = (
        CALL + '"He stressed the need for a railway between the two countries," Karimov said '
        "during the call, according to the Uzbek Foreign Ministry."
    )
    (found,) = self_told(read_rules(text))
    assert found.words == "He stressed"
    assert "Karimov" in found.speaker
    assert found.relay is not None
    assert "Ministry" in found.relay
    assert found.confidence > 0.9


def test_an_office_may_speak_of_its_president_in_the_third_person() -> None:
    text = CALL + '"He stressed the need for a railway," the Uzbek Foreign Ministry said.'
    assert self_told(read_rules(text)) == ()


def test_a_first_person_clears_the_quotation() -> None:
    text = CALL + '"He stressed the need for a railway, and I agreed with him," Karimov said.'
    assert self_told(read_rules(text)) == ()


def test_a_he_whom_the_sentence_before_names_is_somebody_else() -> None:
    text = (
        "Finnish envoy Eero Salonen left Oslo on Monday.\n"
        '"He reiterated his offer before he left," Norwegian Prime Minister Jonas Lindahl said.'
    )
    assert self_told(read_rules(text)) == ()


def test_words_that_are_not_quoted_may_have_a_he() -> None:
    assert (
        self_told(read_rules(CALL + "Karimov said that he stressed the need for a railway.")) == ()
    )
