import textwrap
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.intake.lines import ends_sentence, lines_of, units_of

PROSE = (
    "The foreign ministers of Norway, Chad and Niger agreed on Friday to found a commission that"
    " will count the fish of Lake Chad every year, according to a statement that the Norwegian"
    " ministry published in the evening. The commission is to meet for the first time in March when"
    " the water is lowest and the nets are on the shore."
)


def units(text: str) -> list[str]:
    return [" ".join(span.of(text).split()) for span in units_of(text)]


@pytest.mark.parametrize("width", [45, 60, 72, 90])
def test_hard_wrapped_paragraphs_are_joined(width: int) -> None:
    first, second = PROSE, PROSE.replace("Norway", "Denmark")
    text = "\n\n".join(textwrap.fill(part, width) for part in (first, second))
    assert units(text) == [first, second]


def test_wrapped_paragraphs_are_parted_by_a_short_last_line_or_an_indent() -> None:
    short = textwrap.fill(PROSE + " Yes.", 60)
    assert len(units(f"{short}\n{textwrap.fill('Niger ' + PROSE, 60)}")) == 2
    indented = textwrap.fill(PROSE, 60, initial_indent="     ")
    assert units(f"{indented}\n{indented}") == [PROSE, PROSE]


def test_lines_that_are_whole_sentences_stay_apart() -> None:
    text = "The envoys met in Oslo.\nThey left on Sunday.\nNo date was set."
    assert len(units_of(text)) == 3


def test_one_sentence_broken_in_the_middle_is_joined() -> None:
    assert units("The envoys met\nin Oslo on Friday.") == ["The envoys met in Oslo on Friday."]


def test_a_sentence_cut_by_a_blank_line_is_joined_only_when_it_is_long() -> None:
    long = "The commission will count the fish of the lake every year, followed"
    assert len(units_of(f"{long}\n\nby a report to the three capitals.")) == 1
    assert len(units_of("Terms\n\nfor the record, none were set.")) == 2


def test_list_items_are_never_joined() -> None:
    text = "Agreed were\n- a truce\n- a fund\n* a hotline\n(b) a visit"
    assert len(units_of(text)) == 5


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b", "\x85"])
def test_every_line_end_counts_and_offsets_stay_right(end: str) -> None:
    text = f"  One.{end}\tTwo.{end}{end}Three."
    assert [line.text for line in lines_of(text)] == ["One.", "Two.", "Three."]
    assert all(line.span.of(text) == line.text for line in lines_of(text))


@pytest.mark.parametrize(
    "words", ["He left.", "He left.”", 'He "left."', "Why?", "He said:", "end.)"]
)
def test_a_sentence_end_is_seen_behind_quotes_and_brackets(words: str) -> None:
    assert ends_sentence(words)


@pytest.mark.parametrize("words", ["Terms", "Envoys meet", 'Ministry: "No deal"', ""])
def test_a_headline_does_not_end_a_sentence(words: str) -> None:
    assert not ends_sentence(words)


@given(st.text(alphabet=st.sampled_from("aB.,-(\n\r \t\u2028\u00a0é*5"), max_size=200))
def test_units_cover_every_character_that_is_no_space(text: str) -> None:
    spans = units_of(text)
    covered = set().union(*(range(*span) for span in spans))
    assert all(number in covered for number, char in enumerate(text) if not char.isspace())
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(span.of(text).strip() == span.of(text) != "" for span in spans)
