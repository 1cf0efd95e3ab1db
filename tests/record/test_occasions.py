"""What is told of a meeting has its day; what the report says in its own voice has the report's."""

from datetime import date

import pytest
from msgspec.structs import replace

from foreigndesk.intake import build_report
from foreigndesk.intake.report import BlockRole
from foreigndesk.reading.reader import read_marks
from foreigndesk.record.build import build_record
from foreigndesk.record.entries import Event, Record
from foreigndesk.whoswho import load_whoswho

PUBLISHED = date(2031, 3, 12)  # a Wednesday
CALL = "Foreign Minister Hanne Aalto of Finland spoke on Monday with President Ruto of Kenya.\n\n"
DAY_OF_CALL = "2031-03-10"


def read(text: str, title: str = "Readout of a call") -> Record:
    report = build_report(text, published=PUBLISHED, title=title)
    return build_record(read_marks(report, whoswho=load_whoswho()))


def event(record: Record, word: str) -> Event:
    text = record.report.text
    found = [one for one in record.events if one.anchor.of(text).lower().startswith(word)]
    assert found, [one.anchor.of(text) for one in record.events]
    return found[-1]


def day(one: Event) -> str | None:
    return one.when.interval.start.date().isoformat() if one.when.interval else None


def test_those_who_met_did_with_words_what_follows_on_that_day() -> None:
    record = read(CALL + "Minister Aalto thanked President Ruto for his country's mediation.")
    thanks = event(record, "thank")
    assert (day(thanks), thanks.when.how) == (DAY_OF_CALL, "discourse")
    assert thanks.when.time is not None, "the expression that it rests on can be shown"


def test_a_noun_has_the_day_on_which_a_verb_speaks_of_it() -> None:
    record = read(CALL + "Minister Aalto reiterated her strong support for Kenya.")
    assert day(event(record, "support")) == DAY_OF_CALL


@pytest.mark.parametrize(
    "sentence",
    [
        "Minister Aalto had thanked President Ruto for his mediation.",
        "Minister Aalto will thank President Ruto in person.",
        "Sudan condemned Ethiopia over its dam.",
        "Last year Minister Aalto thanked President Ruto for his mediation.",
    ],
    ids=["earlier still", "to come", "others did it", "another time is named"],
)
def test_what_is_not_of_the_meeting_does_not_get_its_day(sentence: str) -> None:
    told = read(CALL + "They spoke for an hour.\n\nThe line was poor.\n\n" + sentence)
    assert all(
        day(one) != DAY_OF_CALL for one in told.events if one.anchor.start > len(CALL) + 40
    ), [one.anchor.of(told.report.text) for one in told.events]


def test_an_earlier_call_that_the_report_recalls_is_not_its_meeting() -> None:
    recalled = "Minister Aalto spoke on Monday with President Ruto, as when they met on March 2."
    record = read(recalled + "\n\nMinister Aalto thanked President Ruto for his mediation.")
    assert day(event(record, "thank")) == DAY_OF_CALL


def test_an_attack_is_not_of_the_day_on_which_it_was_discussed() -> None:
    record = read(CALL + "Minister Aalto condemned the bombing of a market in Somalia.")
    assert day(event(record, "condemn")) == DAY_OF_CALL
    assert day(event(record, "bombing")) is None


def test_a_report_that_tells_of_no_meeting_gives_no_day() -> None:
    lines = ("The harvest was poor.", "Prices rose.", "Rains came late.")
    record = read("\n\n".join((*lines, "Finland thanked Kenya for its mediation.")))
    assert day(event(record, "thank")) is None


def test_what_a_report_does_by_saying_so_is_of_its_own_day() -> None:
    lines = ("The harvest was poor.", "Prices rose.", "Rains came late.")
    record = read("\n\n".join((*lines, "We strongly condemn Ethiopia for the shelling.")), "Famine")
    condemned = event(record, "condemn")
    assert (day(condemned), condemned.when.how) == ("2031-03-12", "news of the day")


def test_what_is_quoted_is_not_done_by_the_report() -> None:
    lines = ("The harvest was poor.", "Prices rose.", "Rains came late.")
    quoted = '"We strongly condemn Ethiopia for the shelling," a trader in the port said.'
    record = read("\n\n".join((*lines, quoted)), "Famine")
    assert day(event(record, "condemn")) is None


def test_a_heading_ends_what_is_told_of_a_meeting() -> None:
    thanks = "Minister Aalto thanked President Ruto for his country's mediation."
    report = build_report(f"{CALL}TRADE\n\nExports grew. {thanks}", published=PUBLISHED, title="T")
    headed = tuple(
        replace(block, role=BlockRole.HEADING) if block.role is BlockRole.KICKER else block
        for block in report.blocks
    )
    parted = read_marks(replace(report, blocks=headed), whoswho=load_whoswho())
    assert day(event(build_record(parted), "thank")) is None
    going_on = read_marks(report, whoswho=load_whoswho())
    assert day(event(build_record(going_on), "thank")) == DAY_OF_CALL
