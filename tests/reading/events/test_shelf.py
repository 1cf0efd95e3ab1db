"""Finding the things in a stretch of text."""

from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.intake import Span
from foreigndesk.reading.events.shelf import Shelf

SPANS = st.tuples(st.integers(0, 40), st.integers(1, 20)).map(lambda p: Span(p[0], p[0] + p[1]))


def test_nested_things_are_found_with_their_outer_one() -> None:
    shelf = Shelf([(Span(0, 30), "sentence"), (Span(5, 9), "name"), (Span(12, 14), "verb")])
    assert shelf.meeting(Span(12, 13)) == ["sentence", "verb"]


def test_what_merely_touches_is_not_met() -> None:
    assert Shelf([(Span(0, 5), "left"), (Span(8, 9), "right")]).meeting(Span(5, 8)) == []


@given(st.lists(SPANS), SPANS)
def test_the_same_things_are_found_as_by_a_full_search(spans: list[Span], asked: Span) -> None:
    shelf = Shelf([(span, span) for span in spans])
    assert shelf.meeting(asked) == sorted(span for span in spans if span.overlaps(asked))
