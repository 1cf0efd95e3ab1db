"""The ladder: its rungs, their words, and how they are told in a sentence."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.codebook import is_type
from foreigndesk.desk.responses.ladder import (
    find_cues,
    plain_text,
    rank,
    rung_of_code,
    rungs,
    strongest_first,
)


def cues(text: str) -> list[tuple[str, str]]:
    plain = plain_text(text)
    return [(cue.rung, plain[cue.start : cue.end]) for cue in find_cues(plain, 0, len(plain))]


def test_every_rung_says_what_it_means_and_on_whose_side() -> None:
    for rung in rungs().values():
        assert rung.definition.endswith("."), rung.code
        assert rung.side in {"against", "with", "neutral", "for"}, rung.code
        for code in rung.codes:
            assert is_type(code.partition("/")[0]), code


def test_naming_the_perpetrator_is_stronger_than_condemning() -> None:
    assert rank("condemnation-naming") < rank("condemnation") < rank("concern") < rank("silence")
    assert strongest_first(["regret", "threat", "regret"]) == ("threat", "regret")


@pytest.mark.parametrize(
    ("text", "rung"),
    [
        ("Spain denounced the raid", "condemnation"),
        ("Spain criticised the raid", "criticism"),
        ("Spain voiced deep concern over the raid", "concern"),
        ("Spain was saddened by the raid", "regret"),
        ("Spain offered its condolences", "regret"),
        ("Spain called for restraint", "restraint"),
        ("Spain urged both sides to refrain from violence", "restraint"),
        ("Spain called for an independent inquiry", "demand"),
        ("Spain vowed to retaliate", "threat"),
        ("Spain recalled its ambassador", "measures"),
        ("Spain hailed the accord", "approval"),
        ("Spain welcomed the accord", "approval"),
        ("Spain accused rebels of the raid", "accusation"),
        ("Spain denied any involvement", "denial"),
        ("Spain declined to comment", "silence"),
        ("Spain pledged its full support", "support"),
        ("Spain bombed camps in retaliation for the raid", "retaliation"),
    ],
)
def test_words_show_their_rung(text: str, rung: str) -> None:
    assert rung in [code for code, _ in cues(text)]


@pytest.mark.parametrize(
    "text",
    [
        "a man condemned to death",
        "he is accused of the raid",
        "the troops defend their country",
        "farmers welcome to stay",
    ],
)
def test_words_that_only_look_like_a_response_show_none(text: str) -> None:
    assert cues(text) == []


def test_the_longest_of_overlapping_cues_stands() -> None:
    assert cues("Chad called for an end and an investigation") == [
        ("demand", "called for an end and an investigation")
    ]


def test_plover_codes_stand_for_rungs() -> None:
    assert rung_of_code("ACCUSE", "disapprove") == "criticism"
    assert rung_of_code("ACCUSE", "allege") == "accusation"
    assert rung_of_code("AID", None) is None


@given(st.text(max_size=200))
def test_a_plain_text_keeps_every_offset(text: str) -> None:
    assert len(plain_text(text)) == len(text)


@given(
    st.lists(st.sampled_from(re.findall(r"\w+", "they condemned denied the any role")), max_size=20)
)
def test_cues_never_overlap_and_stand_in_order(words: list[str]) -> None:
    plain = " ".join(words)
    found = find_cues(plain, 0, len(plain))
    assert all(a.end <= b.start for a, b in pairwise(found))
