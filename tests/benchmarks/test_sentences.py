"""Scoring annotated sentences."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.sentences import Pair, agree, calibrate, main, pair_events, read_line
from foreigndesk.intake import Span

LINE = {
    "doc": "own/1",
    "date": "2024-05-14",
    "context": "The summit opened in Rome.",
    "text": "France condemned the coup.",
    "actors": [{"id": "f", "span": [0, 6]}],
    "statements": [],
    "events": [
        {
            "anchor": [7, 16],
            "type": "ACCUSE",
            "mode": "disapprove",
            "status": "happened",
            "actors": ["f"],
            "recipients": [],
        }
    ],
}


@pytest.mark.parametrize("context", [False, True])
def test_found_events_are_paired_with_gold_in_the_sentence_s_own_offsets(*, context: bool) -> None:
    pairs = pair_events(LINE, read_line(LINE, None, context=context))
    pair = next(pair for pair in pairs if pair.gold)
    assert pair.found
    assert pair.found["anchor"] == Span(7, 16)
    assert agree(pair, ("type", "mode", "status", "actors", "recipients"))


def test_a_missing_or_extra_party_is_no_agreement() -> None:
    gold: dict[str, Any] = {"actors": [[Span(0, 6)]]}
    for found in ([], [[Span(0, 6)], [Span(8, 9)]], [[Span(7, 9)]]):
        assert not agree(Pair(gold, {"actors": found}), ("actors",))


def test_what_was_not_found_agrees_in_nothing() -> None:
    assert not agree(Pair({"type": "AID"}, None), ())


def test_calibration_rises_and_merges_small_blocks() -> None:
    pairs = [
        Pair(
            {"type": "AID"},
            {"type": "AID" if n % 10 < n // 30 else "ACCUSE", "confidence": n / 300},
        )
        for n in range(300)
    ]
    points = calibrate(pairs)
    assert points == sorted(points)
    assert [right for _, right in points] == sorted(right for _, right in points)
    assert 2 <= len(points) <= 3


def test_the_tables_are_printed_for_a_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "annotated"
    folder.mkdir()
    (folder / "desk_sentences.jsonl").write_text(json.dumps(LINE) + "\n", "utf-8")
    monkeypatch.setattr("sys.argv", ["sentences", "--data", str(tmp_path), "--half", "all"])
    main()
    printed = capsys.readouterr().out
    assert "events: 1 gold" in printed
    assert "| ACCUSE " in printed
    assert "expected calibration error" in printed
