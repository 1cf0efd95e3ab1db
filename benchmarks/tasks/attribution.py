"""Attributions of an article: source, cue and content spans."""

from datetime import date
from typing import Any

from benchmarks.tasks.learned import encoder
from foreigndesk.intake import build_report
from foreigndesk.reading.encoder.layout import PIECE_START_POLNEAR
from foreigndesk.reading.marks import StatementMark
from foreigndesk.reading.sentences import split_sentences
from foreigndesk.run.reader import ReaderKind, RecordReader

_DAY = date(2016, 6, 1)  # the corpus gives no dates; no attribution depends on one
_RULES = RecordReader(kind=ReaderKind.RULES)


def predict(line: dict[str, Any]) -> dict[str, Any]:
    """Return the attributions of one article, given id and text."""
    report = build_report(line["text"], published=_DAY)
    reads = encoder()
    if report.text != line["text"]:
        found = []
    elif reads is None:
        found = [attribution(mark) for mark in _RULES.marks(report).statements]
    else:
        sentences = [(s.span, s.block) for s in split_sentences(report)]
        windows = reads.windows(report.text, sentences, start=PIECE_START_POLNEAR)
        found = [
            {"source": list(said.source), "cue": [said.cue], "content": list(said.content)}
            for marks in reads.mark(windows)
            for said in marks.statements
            if said.content
        ]
    return {"id": line["id"], "text": line["text"], "attributions": found}


def attribution(mark: StatementMark) -> dict[str, Any]:
    """Return a statement's spans in the task's form."""
    return {
        "source": [list(span) for span in mark.source_spans],
        "cue": [list(span) for span in mark.cue],
        "content": [list(span) for span in mark.content],
    }
