"""Attributions of an article: source, cue and content spans."""

from datetime import date
from typing import Any

from foreigndesk.intake import build_report
from foreigndesk.reading.marks import StatementMark
from foreigndesk.reading.reader import read_marks
from foreigndesk.whoswho import load_whoswho

_DAY = date(2016, 6, 1)  # the corpus gives no dates; no attribution depends on one


def predict(line: dict[str, Any]) -> dict[str, Any]:
    """Return the attributions of one article, given id and text."""
    report = build_report(line["text"], published=_DAY)
    if report.text != line["text"]:
        return {"id": line["id"], "text": line["text"], "attributions": []}
    reading = read_marks(report, whoswho=load_whoswho())
    return {
        "id": line["id"],
        "text": line["text"],
        "attributions": [attribution(mark) for mark in reading.statements],
    }


def attribution(mark: StatementMark) -> dict[str, Any]:
    """Return a statement's spans in the task's form."""
    return {
        "source": [list(span) for span in mark.source_spans],
        "cue": [list(span) for span in mark.cue],
        "content": [list(span) for span in mark.content],
    }
