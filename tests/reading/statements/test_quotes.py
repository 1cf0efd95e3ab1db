"""Quotations, however they are set."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.intake import build_report
from foreigndesk.intake.report import Span
from foreigndesk.reading.statements import find_quotes
from foreigndesk.reading.statements.quotes import spans_over


def quotes_of(text: str) -> list[str]:
    report = build_report(text, published=date(2026, 3, 2))
    return [quote.of(report.text) for quote in find_quotes(report)]


@pytest.mark.parametrize(
    "text",
    [
        'She said "the road is open" again.',
        "She said “the road is open” again.",
        "She said ``the road is open'' again.",
        "She said ''the road is open'' again.",
        "She said «the road is open» again.",
        "She said ‘the road is open’ again.",
        'She said “the road is open" again.',
    ],
)
def test_a_quotation_is_what_stands_between_its_marks(text: str) -> None:
    assert quotes_of(text) == ["the road is open"]


def test_a_quotation_within_a_quotation_is_part_of_it() -> None:
    assert quotes_of("“He told me ‘never’ and left,” she said.") == ["He told me ‘never’ and left,"]


def test_an_apostrophe_opens_no_quotation() -> None:
    assert quotes_of("Chad's army isn't at the soldiers' camp.") == []


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    assert quotes_of('He said: "We stay.\n\n"We fight."\n\nHe left.') == ["We stay.", "We fight."]


@given(st.text(alphabet="a \"'`“”‘’«»\n.", max_size=200))
def test_quotations_are_ordered_separate_and_not_empty(text: str) -> None:
    report = build_report("Report. " + text, published=date(2026, 3, 2))
    end = 0
    for quote in find_quotes(report):
        assert end <= quote.start < quote.end <= len(report.text)
        end = quote.end


def test_those_over_a_span_are_found_by_place() -> None:
    quotes = [Span(0, 4), Span(6, 9), Span(12, 20)]
    assert list(spans_over(quotes, Span(3, 7))) == quotes[:2]
    assert list(spans_over(quotes, Span(9, 12))) == []
    assert list(spans_over(quotes, Span(19, 30))) == quotes[2:]
