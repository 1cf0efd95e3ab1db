"""Sentences of reports."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.intake import build_report
from foreigndesk.reading.sentences import split_sentences


def sentences_of(text: str) -> list[str]:
    report = build_report(text, published=date(2026, 3, 2))
    return [sentence.span.of(report.text) for sentence in split_sentences(report)]


@pytest.mark.parametrize(
    "expected",
    [
        ["Envoys met in Geneva.", "They will meet again."],
        ['"We reject it," he said.', '"It is over."', "The talks ended."],
        ["Lt. Gen. Okello met Dr. Amina Yusuf in St. Gallen.", "Both left."],
        ["The U.S. Embassy closed.", "It will reopen on Jan. 5."],
        ["He left the U.S.", "The embassy said so."],
        ["Troops (about 2.5 percent of them) left.", "Others stayed."],
        ["“They must go!”", "The crowd left at 5 p.m. on Sunday."],
        ["John F. Arden resigned.", "He gave no reason…", "Nobody asked."],
        ["The firm Acme Inc. sued Chad.", "A court in N'Djamena will hear it."],
        ["``It is a lie,'' he said.", "``Nobody was there.''", "She agreed."],
        ["The general said no.", "His deputy, the No. 2 official, left with No. 5."],
        ["1. Both sides withdraw.", "2. Observers arrive in June."],
        ["Niger said no.[12]", "Chad said yes."],
        ["He left in 2019.", "Nobody asked."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(expected: list[str]) -> None:
    assert sentences_of(" ".join(expected)) == expected


def test_headings_and_kickers_are_no_sentences_of_the_paragraph() -> None:
    text = (
        "date 2026-03-02 Chad recalls its envoy\nThe news\nChad recalled its envoy on Monday.\n"
        "Reaction\nNeighbours call for calm\nNiger called for calm. Sudan kept silent."
    )
    found = sentences_of(text)
    assert "Neighbours call for calm" in found
    assert "Reaction" not in found
    assert found[-2:] == ["Niger called for calm.", "Sudan kept silent."]


@given(text=st.text(max_size=300))
def test_sentences_are_ordered_and_lie_in_the_text(text: str) -> None:
    report = build_report("x " + text, published=date(2026, 3, 2))
    last = 0
    for sentence in split_sentences(report):
        assert last <= sentence.span.start < sentence.span.end <= len(report.text)
        assert not sentence.span.of(report.text)[0].isspace()
        last = sentence.span.end


def test_ten_thousand_quotation_marks_take_no_time() -> None:
    assert len(sentences_of('"Yes." ' * 10_000)) == 10_000


@pytest.mark.parametrize(
    "text",
    [
        "." * 200_000 + "x",
        "?!" * 100_000 + "x",
        "." + '"' * 200_000 + "x",
        "x." + "'" * 200_000 + "x",
        "a.b." * 50_000,
        "A. " * 60_000,
        "x." + " " * 200_000 + "y",
    ],
    ids=["stops", "marks", "quotes", "apostrophes", "letters", "initials", "spaces"],
)
def test_long_runs_of_marks_are_cut_in_bounded_time(text: str) -> None:
    report = build_report("Chad left. " + text, published=date(2026, 3, 2))
    start = time.process_time()
    assert split_sentences(report)
    assert time.process_time() - start < 5  # a pass takes well under a second
