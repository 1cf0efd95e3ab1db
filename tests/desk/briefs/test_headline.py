"""Headlines from clauses."""

import pytest

from foreigndesk.desk.briefs.headline import headline
from foreigndesk.reading.sentences import split_sentences
from tests.desk.reading import read_rules


def head(sentence: str, word: str) -> str | None:
    record = read_rules(sentence, "2026-03-17")
    event = next(e for e in record.events if word in e.anchor.of(record.report.text))
    return headline(record, event, split_sentences(record.report)[0].span)


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        (
            "Kenyan Foreign Minister Amina Wekesa condemned the shelling of Goma on Monday.",
            "condemned",
            "Wekesa condemns shelling of Goma",
        ),
        (
            "Kenya has condemned the shelling of Goma, officials said.",
            "condemned",
            "Kenya condemns shelling of Goma",
        ),
        (
            "Rebels abducted four relief workers in Chad on Monday.",
            "abducted",
            "Rebels abduct four relief workers in Chad",
        ),
        (
            "Four relief workers were abducted by rebels in Chad.",
            "abducted",
            "Four relief workers abducted by rebels in Chad",
        ),
    ],
)
def test_a_clause_becomes_subject_verb_object_in_the_present(
    sentence: str, word: str, expected: str
) -> None:
    assert head(sentence, word) == expected


def test_a_plan_is_headed_by_to() -> None:
    found = head("Kenya will visit Chad for talks on the railway on March 30.", "visit")
    assert found == "Kenya to visit Chad for talks on railway"


def test_what_was_denied_makes_no_headline() -> None:
    assert head("Serbia denied that its troops attacked a border post.", "attacked") is None
