"""People counted in an act."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.intake import Span
from foreigndesk.reading.counts import find_counts


def counts_of(text: str) -> list[tuple[str, int, int | None]]:
    return [(mark.what, mark.low, mark.high) for mark in find_counts(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The blast killed at least 26 people and wounded 12 others.",
            [("killed", 26, None), ("injured", 12, 12)],
        ),
        (
            "Two soldiers were killed and dozens of civilians injured.",
            [("killed", 2, 2), ("injured", 24, None)],
        ),
        ("Between 10 and 12 people died.", [("killed", 10, 12)]),
        ("26 dead, 5 wounded", [("killed", 26, 26), ("injured", 5, 5)]),
        ("Thousands of protesters marched in Dhaka.", [("crowd", 2000, None)]),
        ("Up to 40 militants were killed.", [("killed", 0, 40)]),
        ("The fighting displaced 1,200 families.", [("displaced", 1200, None)]),
        ("Some 3,000 protesters filled the square.", [("crowd", 3000, None)]),
        ("Twenty-five people, including three children, were killed.", [("killed", 25, 25)]),
        ("One hundred and twenty people died.", [("killed", 120, 120)]),
        ("Nearly 1.2 million people have been displaced.", [("displaced", 1_200_000, None)]),
        ("Several hundred people were arrested.", [("arrested", 200, None)]),
        ("Half a dozen journalists were detained.", [("arrested", 6, 6)]),
        ("More than two dozen protesters were arrested.", [("arrested", 24, None)]),
        ("Three people were killed and 12 injured.", [("killed", 3, 3), ("injured", 12, 12)]),
        ("Floods, killing three and wounding 12", [("killed", 3, 3), ("injured", 12, 12)]),
        ("The shelling left at least 40 people dead.", [("killed", 40, None)]),
        ("All 62 people aboard were killed.", [("killed", 62, 62)]),
        ("The death toll in Agadir rose to 42 on Monday.", [("killed", 42, 42)]),
        ("Gunmen kidnapped two Chinese engineers.", [("abducted", 2, 2)]),
        ("300 to 400 people were abducted.", [("abducted", 300, 400)]),
        ("Thousands fled their homes.", [("displaced", 2000, None)]),
        ("A crowd of 5,000 cheered.", [("crowd", 5000, 5000)]),
        ("Tens of thousands took to the streets.", [("crowd", 20_000, None)]),
        ("The siege killed millions.", [("killed", 2_000_000, None)]),
        ("Three of the 17 soldiers on board were wounded.", [("injured", 3, 3)]),
        ("Five of the 16 people killed in the blast were buried.", [("killed", 16, 16)]),
        ("Patrols arrested 36 illegal immigrants.", [("arrested", 36, 36)]),
        ("Two gunmen killed in a raid", [("killed", 2, 2)]),
        ("26 militants killed two soldiers.", [("killed", 2, 2)]),
        ("In 2014 police arrested 12 activists.", [("arrested", 12, 12)]),
    ],
)
def test_a_count_is_what_the_text_states(
    text: str, expected: list[tuple[str, int, int | None]]
) -> None:
    assert counts_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Parliament killed the bill on 26 April.",
        "The April 26 attack killed nobody.",
        "The 26 ministers met.",
        "Police killed 26 April hopes.",
        "On April 26 killed soldiers were buried.",
        "Between 10 and 12 May killed hopes returned.",
        "Since 2011 displaced people have waited.",
        "In 2023 killed leaders were replaced.",
        "Parliament killed two bills.",
        "Two gunmen killed the mayor.",
        "Two gunmen fled to the hills.",
        "A 26-year-old was killed.",
        "Karim Lodi, 26, was killed.",
        "The plague killed 26 percent of the herd.",
        "At 10:26 killed leaders were named.",
        "No one was killed.",
        "Not one soldier was killed.",
        "26 people could be killed.",
        "26 people were killed or wounded.",
        "The blast killed or wounded 26 people.",
        "Up to 5 or 3 people were killed.",
    ],
)
def test_nothing_is_counted_where_it_is_unclear_what(text: str) -> None:
    assert counts_of(text) == []


def test_the_words_of_a_count_are_marked() -> None:
    text = "In Goma the shelling killed three children."
    (mark,) = find_counts(text, Span(0, len(text)))
    assert mark.span.of(text) == "killed three children"


def test_letters_of_other_alphabets_are_not_taken_for_numbers() -> None:
    assert counts_of("F\u0131ve people were k\u0131lled; \u0662\u0666 were killed.") == []


def test_an_arrested_crowd_is_counted_as_arrested_alone() -> None:
    assert counts_of("Police arrested 12 protesters.") == [("arrested", 12, 12)]


def test_only_the_span_asked_for_is_counted() -> None:
    text = "Two soldiers were killed. Five were wounded."
    assert [mark.what for mark in find_counts(text, Span(26, len(text)))] == ["injured"]


WORDS = (
    "26 two dozens thousands between and to at least 1,200 people of soldiers were killed wounded "
    "or , . April fled arrested crowd of half a dozen hundred million death toll rose 2014"
).split()


@given(words=st.lists(st.sampled_from(WORDS), max_size=14))
def test_every_count_is_ordered_and_inside_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for mark in find_counts(text, Span(0, len(text))):
        assert 0 <= mark.span.start < mark.span.end <= len(text)
        assert mark.low >= 0
        assert mark.high is None or mark.low <= mark.high


def test_a_long_row_of_numbers_is_read_in_a_moment() -> None:
    text = "26 people, including two soldiers and 12 " * 500 + "killed"
    start = time.process_time()
    find_counts(text, Span(0, len(text)))
    assert time.process_time() - start < 2
