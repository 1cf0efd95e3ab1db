from datetime import datetime

import pytest

from foreigndesk.intake.report import BlockRole, Span
from foreigndesk.reading.encoder import Found, FoundAnchor, FoundStatement, WindowMarks
from foreigndesk.reading.encoder.convert import Known, kind_of, spans_to_resolve, to_marks
from foreigndesk.reading.marks import EventTime, Interval, Precision, Sentence, StatementKind

TEXT = (
    "The ministry said the premier had told envoys that rebels shelled the port on Monday. "
    "He condemned it."
)
DAY = Interval(start=datetime(2024, 5, 6), end=datetime(2024, 5, 7), precision=Precision.DAY)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def when(anchor: Span, time: tuple[Span, ...]) -> tuple[EventTime, bool]:
    assert anchor.of(TEXT)
    if not time:
        return EventTime(how="unknown"), False
    return EventTime(how="own expression", value="2024-05-06", interval=DAY), False


KNOWN = Known(
    text=TEXT,
    sentences=(
        Sentence(span=Span(0, 85), block=0, role=BlockRole.PARAGRAPH),
        Sentence(span=Span(86, 102), block=0, role=BlockRole.PARAGRAPH),
    ),
    entities={span("The ministry"): 0, span("the premier"): 1, span("rebels"): 2, span("He"): 1},
    when=when,
)
SHELLED = FoundAnchor(
    span=span("shelled"),
    chance=0.72,
    type="ASSAULT",
    mode="heavy-weapons",
    status="happened",
    status_chance=0.9,
    actors=(0,),
    recipients=(1,),
    time=(span("Monday"),),
)
OUTER = FoundStatement(
    cue=span("said"),
    chance=0.9,
    source=(span("The ministry"),),
    content=(Span(TEXT.index("the premier"), 84),),
)
INNER = FoundStatement(
    cue=span("told"),
    chance=0.7,
    source=(span("the premier"),),
    content=(Span(TEXT.index("rebels"), 84),),
)
FOUND = WindowMarks(
    mentions=(Found(span("rebels"), 0.9), Found(span("the port"), 0.6)),
    anchors=(SHELLED,),
    statements=(INNER, OUTER),
)


def test_the_inner_statement_is_relayed_by_the_outer() -> None:
    statements, _ = to_marks([FOUND], KNOWN)
    outer, inner = statements
    assert (outer.cue, outer.via, outer.source) == ((span("said"),), None, 0)
    assert (inner.cue, inner.via, inner.source) == ((span("told"),), 0, 1)


def test_an_event_is_told_by_the_chain_outermost_first() -> None:
    _, (event,) = to_marks([FOUND], KNOWN)
    assert event.per == (0, 1)


def test_an_actor_nobody_resolved_is_left_out_not_guessed() -> None:
    _, (event,) = to_marks([FOUND], KNOWN)
    assert event.actors == (2,)
    assert event.recipients == ()


def test_the_confidence_of_an_event_is_the_chance_that_it_was_found_with() -> None:
    _, (event,) = to_marks([FOUND], KNOWN)
    assert event.confidence == pytest.approx(0.72)


def test_the_clause_reaches_from_the_first_linked_word_to_the_last() -> None:
    _, (event,) = to_marks([FOUND], KNOWN)
    assert event.clause.of(TEXT) == "rebels shelled the port on Monday"


def test_the_clause_stays_in_its_sentence() -> None:
    anchor = FoundAnchor(
        span=span("condemned"),
        chance=1,
        type="ACCUSE",
        status="happened",
        status_chance=1,
        recipients=(0,),
    )
    marks = WindowMarks(mentions=(Found(span("rebels"), 1.0),), anchors=(anchor,))
    _, (event,) = to_marks([marks], KNOWN)
    assert event.clause.of(TEXT) == "He condemned"
    assert event.per == ()


def test_a_cue_without_content_is_no_statement() -> None:
    marks = WindowMarks(statements=(FoundStatement(cue=span("said"), chance=0.5),))
    assert to_marks([marks], KNOWN) == ((), ())


def test_two_statements_that_hold_each_others_cue_make_no_circle() -> None:
    one = FoundStatement(cue=span("said"), chance=1, content=(Span(40, 60), Span(13, 17)))
    other = FoundStatement(cue=span("told"), chance=1, content=(Span(0, 36),))
    statements, _ = to_marks([WindowMarks(statements=(one, other))], KNOWN)
    assert sorted(s.via is None for s in statements) == [False, True]


def test_mentions_and_sources_are_resolved_once_each_in_text_order() -> None:
    spans = spans_to_resolve([FOUND, FOUND])
    assert list(spans) == sorted(set(spans))
    assert {s.of(TEXT) for s in spans} == {"The ministry", "the premier", "rebels", "the port"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We will stay,”", StatementKind.DIRECT),
        ('"We will stay"', StatementKind.DIRECT),
        ("they would “stay the course”", StatementKind.MIXED),
        ("they would stay", StatementKind.INDIRECT),
        ('"', StatementKind.MIXED),
    ],
)
def test_quotation_marks_tell_how_a_content_is_given(text: str, kind: StatementKind) -> None:
    assert kind_of(text, [Span(0, len(text))]) is kind
