"""Sentences that stand alone."""

from datetime import date

import pytest
from msgspec.structs import replace

from foreigndesk.desk.briefs.lifting import Lifted, Lifter
from foreigndesk.reading.marks import MentionForm
from foreigndesk.record.entries import ActorMention, Record
from tests.desk.reading import read_rules

NEAR = date(2026, 3, 20)


def lift(text: str, word: str, day: str = "2026-03-17") -> Lifted | None:
    record: Record = read_rules(text, day)
    lifter = Lifter(record, NEAR)
    events = [e for e in record.events if word in e.anchor.of(record.report.text)]
    assert events, [e.anchor.of(record.report.text) for e in record.events]
    return lifter.lift(events[0])


def text_of(text: str, word: str, day: str = "2026-03-17") -> str:
    found = lift(text, word, day)
    assert found is not None
    return found.text


def test_relative_days_become_dates_and_the_change_is_kept() -> None:
    found = lift("Kenya condemned the shelling of the port of Goma on Monday.", "condemned")
    assert found is not None
    assert found.text == "Kenya condemned the shelling of the port of Goma on March 16."
    assert found.edits == ("Monday → March 16",)


def test_a_day_of_another_year_gets_its_year() -> None:
    words = "Kenya condemned the shelling of the port of Goma on Monday."
    assert text_of(words, "condemned", "2024-03-12").endswith("Goma on March 11, 2024.")


def test_a_pronoun_becomes_the_name_it_stands_for() -> None:
    text = (
        "Norwegian Foreign Minister Ingrid Solheim arrived in Chad on Monday.\n"
        "She condemned the attack on the relief workers of Abeche."
    )
    record = pointing(read_rules(text, "2026-03-17"), "She", "Ingrid Solheim")
    found = Lifter(record, NEAR).lift(record.events[-1])
    assert found is not None
    assert found.text.startswith("Ingrid Solheim condemned the attack")


def pointing(record: Record, pronoun: str, name: str) -> Record:
    """Return the record with a pronoun that stands for an actor, which the rules left open."""
    at = record.report.text.index(pronoun)
    mention = ActorMention(start=at, end=at + len(pronoun), form=MentionForm.PRONOUN)
    return replace(
        record,
        actors=tuple(
            replace(actor, mentions=(*actor.mentions, mention)) if actor.name == name else actor
            for actor in record.actors
        ),
    )


def test_a_connective_that_points_backwards_is_left_out() -> None:
    text = "However, Kenya condemned the shelling of the port of Goma."
    assert text_of(text, "condemned") == "Kenya condemned the shelling of the port of Goma."


def test_the_place_of_the_dateline_stands_for_here() -> None:
    text = "NAIROBI, March 17 (Wire) -- Kenya condemned the shelling of Goma at a summit here."
    assert text_of(text, "condemned").endswith("at a summit in Nairobi.")


@pytest.mark.parametrize(
    "sentence",
    [
        "We condemned the shelling of the port of Goma yesterday.",
        "This condemned shelling was the third in a week, and Kenya condemned it.",
        "- Kenya condemned the shelling of the port of Goma.",
        "Kenya condemned the shelling",
        '"Kenya condemned the shelling of the port of Goma.',
        "They condemned the shelling of the port of Goma on Monday.",
    ],
)
def test_what_can_not_stand_alone_is_not_lifted(sentence: str) -> None:
    record = read_rules(sentence, "2026-03-17")
    lifter = Lifter(record, NEAR)
    assert all(lifter.lift(event) is None for event in record.events)


def test_a_quotation_belied_by_its_own_words_is_not_lifted() -> None:
    text = (
        "Uzbek President Rustam Karimov phoned Turkish President Mehmet Aydin on Tuesday.\n"
        '"He condemned the attack on the railway in the strongest terms," Karimov said.'
    )
    record = read_rules(text, "2026-03-17")
    lifter = Lifter(record, NEAR)
    start = text.index('"He')
    assert all(lifter.lift(e) is None for e in record.events if e.anchor.start > start)


def test_the_source_of_a_claim_is_named_where_its_sentence_does_not() -> None:
    text = (
        "The Kenyan Foreign Ministry gave an account of the talks in Goma.\n"
        'It said: "The rebels attacked the convoy of the relief workers. '
        'The rebels abducted four relief workers of the convoy."'
    )
    record = read_rules(text, "2026-03-17")
    lifter = Lifter(record, NEAR)
    for event in record.events:
        found = lifter.lift(event)
        if found is not None and event.per:
            sentence = found.text
            assert "according to" in sentence or "said" in sentence


def test_an_old_report_without_a_day_in_its_sentence_is_dated() -> None:
    found = lift("Kenya condemned the shelling of the port of Goma.", "condemned", "2024-03-12")
    assert found is not None
    assert found.text == "Kenya condemned the shelling of the port of Goma (March 12, 2024)."
    assert found.edits == ("+ (March 12, 2024)",)


def test_earlier_in_the_day_stays_and_late_is_kept() -> None:
    text = "Kenya condemned late Monday the shelling of Goma, told earlier in the day by officials."
    assert text_of(text, "condemned").startswith("Kenya condemned late on March 16 the shelling")
    assert "earlier in the day" in text_of(text, "condemned")


def test_a_range_of_days_gets_its_year_at_the_end() -> None:
    text = "Kenya condemned the shelling of Goma on March 3-4, officials said."
    assert "on March 3-4, 2024," in text_of(text, "condemned", "2024-03-12")


def test_the_words_of_others_are_not_touched() -> None:
    text = 'Kenya condemned the shelling of Goma on Monday: "They shelled us yesterday," it said.'
    record = read_rules(text, "2026-03-17")
    lifter = Lifter(record, NEAR)
    found = [lifted.text for event in record.events if (lifted := lifter.lift(event))]
    assert found
    assert all('"They shelled us yesterday,"' in words for words in found)
