from datetime import date

from foreigndesk.intake import build_report
from foreigndesk.intake.report import Span
from foreigndesk.reading.actors import ActorMarks, find_actors
from foreigndesk.reading.sentences import split_sentences
from foreigndesk.whoswho import load_whoswho

TEXT = "Norway's foreign ministry paid. The Zorbian lot went home, and Mali stayed."


def found(*also: str) -> ActorMarks:
    report = build_report(TEXT, published=date(2024, 5, 8), title=None)
    spans = [Span(TEXT.index(words), TEXT.index(words) + len(words)) for words in also]
    return find_actors(report, split_sentences(report), load_whoswho(), also=spans)


def words(marks: ActorMarks) -> list[str]:
    return [mention.span.of(TEXT) for mention in marks.mentions]


def test_a_further_span_counts_where_our_own_finder_sees_nothing() -> None:
    assert "Zorbian lot" not in words(found())
    assert "Zorbian lot" in words(found("Zorbian lot"))


def test_our_own_mention_goes_before_a_further_span_that_cuts_it() -> None:
    assert words(found("foreign ministry paid")) == words(found())


def test_the_same_span_is_one_mention() -> None:
    assert words(found("Mali")) == words(found())
