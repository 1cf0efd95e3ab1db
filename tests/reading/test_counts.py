"""People counted in an act."""

import pytest

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
        ("The fighting displaced 1,200 families.", [("displaced", 1200, 1200)]),
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
    ],
)
def test_nothing_is_counted_where_it_is_unclear_what(text: str) -> None:
    assert counts_of(text) == []


def test_the_words_of_a_count_are_marked() -> None:
    text = "In Goma the shelling killed three children."
    (mark,) = find_counts(text, Span(0, len(text)))
    assert mark.span.of(text) == "killed three children"
