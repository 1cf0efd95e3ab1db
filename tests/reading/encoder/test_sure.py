"""Unsure statements and events, and the chains they stood in."""

from msgspec.structs import replace

from foreigndesk.intake import Span
from foreigndesk.reading.encoder.sure import without_unsure
from foreigndesk.reading.marks import EventMark, EventTime, StatementKind, StatementMark, Status


def said(start: int, confidence: float, via: int | None = None) -> StatementMark:
    span = Span(start, start + 9)
    kind = StatementKind.INDIRECT
    return StatementMark(content=(span,), kind=kind, confidence=confidence, via=via)


def told(*per: int) -> EventMark:
    span = Span(40, 44)
    when = EventTime(how="unknown")
    return EventMark(
        anchor=span, clause=span, type="AID", status=Status.HAPPENED, when=when, per=per
    )


def test_an_unsure_statement_is_left_out_and_the_one_beyond_it_relays() -> None:
    statements = [said(0, 0.9), said(10, 0.1, via=0), said(20, 0.8, via=1)]
    sure, (event,) = without_unsure(statements, [told(0, 1, 2)])
    assert [one.content[0].start for one in sure] == [0, 20]
    assert [one.via for one in sure] == [None, 0]
    assert event.per == (0, 1)


def test_an_event_told_only_by_an_unsure_statement_is_the_report_s_own() -> None:
    sure, (event,) = without_unsure([said(0, 0.2)], [told(0)])
    assert sure == []
    assert event.per == ()


def test_sure_statements_stay_as_they_are() -> None:
    statements = [said(0, 0.5), said(10, 0.99, via=0)]
    assert without_unsure(statements, [told(0, 1)]) == (statements, [told(0, 1)])


def test_an_unsure_event_is_left_out() -> None:
    _, events = without_unsure([], [replace(told(), confidence=0.2), told()])
    assert [event.confidence for event in events] == [1.0]
