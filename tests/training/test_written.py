import gzip
import json
from pathlib import Path

import pytest

from foreigndesk.codebook import is_mode, is_type
from training.reports import ANNOTATED, report_rows
from training.written import place, written_rows

REPORT = "Lima has called in the envoy of Chile. Police said they arrested two men on Friday."


def test_every_written_sentence_has_codes_of_the_codebook() -> None:
    events = [event for row in written_rows() for event in row["events"]]
    assert events
    assert all(is_type(event["type"]) for event in events)
    assert all(is_mode(event["type"], event["mode"]) for event in events if event["mode"])


def test_words_are_found_where_they_stand_alone() -> None:
    text = "They said that he said so."
    assert place(text, "he") == (15, 17)
    assert place(text, "said#2") == (18, 22)


def test_words_that_do_not_stand_in_the_sentence_are_told() -> None:
    with pytest.raises(ValueError, match="does not stand 3 times"):
        place("They said that he said so.", "said#3")


def test_a_mistaken_code_is_told(tmp_path: Path) -> None:
    path = tmp_path / "written.txt"
    path.write_text("T Lima spoke.\nE spoke | CONSULT x | Lima | |\n", "utf-8")
    with pytest.raises(ValueError, match="no type, mode and status"):
        written_rows(path)


def test_standoff_annotations_get_their_words_from_the_reports(tmp_path: Path) -> None:
    data = tmp_path / "reports"
    data.mkdir()
    with gzip.open(data / "newswire_1997_2006.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"id": "A1", "text": REPORT}) + "\n")
    mark = {"report": "newswire/A1", "text": [39, 84], "actors": [], "statements": [], "events": []}
    annotated = tmp_path / "reports.jsonl"
    annotated.write_text(json.dumps(mark) + "\n", "utf-8")
    (row,) = report_rows(tmp_path, annotated)
    assert row["text"] == "Police said they arrested two men on Friday."
    assert row["doc"] == "newswire/A1"
    assert row["context"] == "Lima has called in the envoy of Chile."


def test_annotations_of_reports_keep_offsets_and_labels_and_no_text() -> None:
    marks = [json.loads(line) for line in ANNOTATED.read_text("utf-8").splitlines()]
    assert len(marks) > 1000
    for mark in marks:
        assert set(mark) == {"report", "text", "actors", "statements", "events"}
        assert all(set(actor) == {"id", "span"} for actor in mark["actors"])
        assert all(is_type(event["type"]) for event in mark["events"])
