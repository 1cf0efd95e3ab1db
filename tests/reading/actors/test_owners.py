"""Actors that belong to a person."""

from datetime import date

from foreigndesk.intake import Span, build_report
from foreigndesk.reading.actors import resolve_mentions
from foreigndesk.reading.sentences import split_sentences
from foreigndesk.whoswho import load_whoswho

from .conftest import Read


def test_the_aides_of_a_known_person_are_of_that_country(read: Read) -> None:
    text = "Mobutu's adviser flew to Pretoria."
    assert read(text, date(1996, 5, 5)).actor("Mobutu's adviser").country == "COD"


def test_a_government_called_by_its_head_is_of_that_country(read: Read) -> None:
    text = "The Assad regime agreed to a truce."
    assert read(text, date(2015, 5, 5)).actor("Assad regime").country == "SYR"


def test_the_son_of_the_president_of_a_state_is_of_that_state() -> None:
    text = "The son of Chilean President Asta Holm resigned."
    whole = Span(text.index("son"), text.index(" resigned"))
    report = build_report(text, published=date(2025, 5, 5))
    marks = resolve_mentions(report, split_sentences(report), [whole], load_whoswho())
    assert [e.country for e in marks.entities] == ["CHL"]


def test_the_lawyer_of_a_person_of_the_report_is_of_that_country(read: Read) -> None:
    text = "Danish minister Asta Holm fell ill in Oslo, Norway. Holm's spokesman denied it."
    assert read(text).actor("Holm's spokesman").country == "DNK"
