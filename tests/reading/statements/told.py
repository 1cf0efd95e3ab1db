"""Statements of a text with everything as words, for the tests of this folder."""

from datetime import date
from functools import cache
from typing import NamedTuple

from foreigndesk.intake import build_report
from foreigndesk.intake.report import Report
from foreigndesk.reading.actors import find_actors
from foreigndesk.reading.marks import StatementMark
from foreigndesk.reading.sentences import split_sentences
from foreigndesk.reading.statements import find_statements
from foreigndesk.whoswho import WhosWho, load_whoswho


class Told(NamedTuple):
    """A statement in words: who names the source, the cue, and the parts of the content."""

    source: str | None
    cue: str
    content: tuple[str, ...]


@cache
def _whoswho() -> WhosWho:
    return load_whoswho()


def marks_of(text: str) -> tuple[Report, tuple[StatementMark, ...], tuple[str, ...]]:
    """Return the report, its statements and the names of its entities."""
    report = build_report(text, published=date(2026, 3, 2))
    sentences = split_sentences(report)
    actors = find_actors(report, sentences, _whoswho())
    marks = find_statements(report, sentences, actors.mentions)
    return report, marks, tuple(entity.name for entity in actors.entities)


def told(text: str) -> list[Told]:
    """Return the statements of a text in words."""
    report, marks, _ = marks_of(text)
    return [in_words(mark, report.text) for mark in marks]


def in_words(mark: StatementMark, text: str) -> Told:
    """Return a statement in words."""
    source = mark.source_spans[0].of(text) if mark.source_spans else None
    return Told(source, mark.cue[0].of(text), tuple(span.of(text) for span in mark.content))
