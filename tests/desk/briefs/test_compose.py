"""Whole briefs."""

from datetime import date
from itertools import permutations

import pytest
from msgspec.structs import replace

from foreigndesk.desk.audit import FAULTS, audit_record
from foreigndesk.desk.briefs import Brief, Material, Subject, compose
from foreigndesk.desk.briefs.prose import to_text
from foreigndesk.desk.select import parse_selector
from foreigndesk.record.entries import Record
from tests.desk.briefs_material import acts_of, happening_of, material_of, tolls
from tests.desk.reading import read_rules

TEXTS = (
    (
        "2026-03-16",
        "Harbour Wire",
        (
            "Rebels attacked a convoy of relief workers near Abeche in Chad on Monday, killing 12 "
            "people.\nNorwegian Foreign Minister Ingrid Solheim condemned the attack on it.\n"
            "Chad asked Norway on Monday to send two rescue helicopters to Abeche."
        ),
    ),
    (
        "2026-03-17",
        "Sahel Agency",
        (
            "Norway pledged to support the families of the relief workers killed in Chad.\n"
            "Norway's Foreign Minister Ingrid Solheim will visit Chad on March 30 for talks.\n"
            "In 2021 Chad and Norway signed an agreement on fishing in the lake."
        ),
    ),
)


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return [read_rules(text, day, publisher) for day, publisher, text in TEXTS]


def pair(as_of: date = date(2026, 3, 17), sections: int = 5) -> Subject:
    sides = (parse_selector("TCD"), parse_selector("NOR"))
    return Subject(about="Chad and Norway", as_of=as_of, sides=sides, sections=sections)


@pytest.fixture(scope="module")
def brief(records: list[Record]) -> Brief:
    return compose(material_of(records), pair())


def test_a_brief_has_a_headline_a_lead_label_and_sections(brief: Brief) -> None:
    assert brief.headline is not None
    assert brief.parts[0].kicker == "What's the story"
    assert brief.parts[0].heading is None
    assert len(brief.parts) > 1
    assert all(part.heading is not None for part in brief.parts[1:])


def test_plans_stand_under_upcoming_events(brief: Brief) -> None:
    (part,) = (part for part in brief.parts if part.kicker == "Upcoming events")
    assert any("will visit Chad on March 30" in line.text for line in part.lines)


def test_every_sentence_has_words_of_a_report_and_ids_behind_it(
    brief: Brief, records: list[Record]
) -> None:
    texts = {record.report.id: record.report.text for record in records}
    events = {event.id for record in records for event in record.events}
    for line in brief.lines:
        assert line.facts
        for fact in line.facts:
            assert texts[fact.report][fact.start : fact.end] == fact.words
            assert fact.event in events
            assert brief.number(fact.report) is not None


def test_no_sentence_is_told_twice(brief: Brief) -> None:
    texts = [line.text for part in brief.parts for line in part.lines]
    assert len(texts) == len(set(texts))


def test_the_audit_of_our_own_brief_finds_no_fault(brief: Brief, records: list[Record]) -> None:
    again = read_rules(to_text(brief), brief.published.isoformat())
    audit = audit_record(again, records)
    assert [one.text for one in audit.checked if one.verdict in FAULTS] == []


def test_the_order_of_the_material_changes_nothing(brief: Brief, records: list[Record]) -> None:
    material = material_of(records)
    for order in list(permutations(range(len(material.happenings))))[:6]:
        shuffled = [material.happenings[number] for number in order]
        assert compose(replace(material, happenings=shuffled), pair()) == brief


def test_no_more_sections_than_asked_for(records: list[Record]) -> None:
    assert len(compose(material_of(records), pair(sections=2)).parts) == 2
    assert len(compose(material_of(records), pair(sections=1)).parts) == 1


def test_a_plan_whose_day_has_passed_is_not_told_as_to_come(records: list[Record]) -> None:
    late = compose(material_of(records), pair(as_of=date(2026, 6, 1)))
    assert not any("will visit" in line.text for line in late.lines)


def test_nothing_to_tell_gives_an_empty_brief() -> None:
    empty = compose(Material(happenings=(), acts={}, records={}), pair())
    assert empty.headline is None
    assert empty.parts == ()
    assert to_text(empty) == "date 2026-03-17 Nothing on Chad and Norway\n"


def test_a_day_is_laid_out_by_matter(records: list[Record]) -> None:
    other = read_rules(
        "Peru expelled the Bolivian ambassador on Monday after a dispute over fishing rights.",
        "2026-03-16",
        "Andes Wire",
    )
    subject = Subject(about="March 16", as_of=date(2026, 3, 16), day=date(2026, 3, 16))
    brief = compose(material_of([records[0], other]), subject)
    kickers = [part.kicker for part in brief.parts]
    assert len(kickers) == 2
    assert kickers[0] == "What's the story"
    assert "Peru" in kickers[1] or "Chad" in kickers[1]


def test_accounts_that_disagree_are_told_side_by_side() -> None:
    first = read_rules(
        "A bomb attack killed 12 people in Maiduguri on Monday, police said.", "2026-03-17", "A"
    )
    second = read_rules(
        "A bomb attack killed 15 people in Maiduguri on Monday, doctors said.", "2026-03-17", "B"
    )
    acts = [next(a for a in acts_of(record) if a.type == "ASSAULT") for record in (first, second)]
    conflict = tolls("killed", ("12", acts[0], "Coast Radio"), ("15", acts[1], "Sahel Agency"))
    material = Material(
        happenings=[happening_of(acts, [conflict])],
        acts={act.id: act for act in acts},
        records={record.report.id: record for record in (first, second)},
    )
    subject = Subject(about="Maiduguri", as_of=date(2026, 3, 17))
    lines = [line for part in compose(material, subject).parts for line in part.lines]
    (told,) = (line for line in lines if line.how == "assembled")
    assert told.text.startswith("Coast Radio puts the dead")
    assert told.text.endswith("at 12, the Sahel Agency at 15; they disagree.")
    assert {fact.report for fact in told.facts} == {first.report.id, second.report.id}


def test_a_source_that_revised_its_toll_is_told_as_one() -> None:
    reports = [
        read_rules(f"A bomb attack killed {toll} people in Maiduguri on Monday.", day, "Wire")
        for toll, day in ((12, "2026-03-17"), (15, "2026-03-18"))
    ]
    acts = [next(a for a in acts_of(record) if a.type == "ASSAULT") for record in reports]
    conflict = tolls("killed", ("12", acts[0], "Wire"), ("15", acts[1], "Wire"))
    material = Material(
        happenings=[happening_of(acts, [conflict])],
        acts={act.id: act for act in acts},
        records={record.report.id: record for record in reports},
    )
    subject = Subject(about="Maiduguri", as_of=date(2026, 3, 18))
    lines = [line for part in compose(material, subject).parts for line in part.lines]
    (told,) = (line for line in lines if line.how == "assembled")
    assert told.text.startswith("Wire put the dead")
    assert told.text.endswith("at 12 on March 17 and at 15 on March 18.")
