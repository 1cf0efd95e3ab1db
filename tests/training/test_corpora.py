import json
from pathlib import Path
from typing import Any

import pytest

from foreigndesk.reading.encoder.layout import LINKS, PIECE_START_POLNEAR, STATUSES, TYPES
from tests.reading.encoder.words import small_cutter
from training.corpora import (
    Corpora,
    held_out,
    meantime_examples,
    polnear_examples,
    recent,
    relation_examples,
    sentence_examples,
    sentence_window,
    span_examples,
    split_sentences,
)

TEXT = "Oslo said Bergen condemned the raid on Monday."


def at(words: str, text: str = TEXT) -> list[int]:
    start = text.index(words)
    return [start, start + len(words)]


ROW: dict[str, Any] = {
    "id": "a:1",
    "doc": "a/1",
    "date": "2024-05-07",
    "context": "A raid took place. Nobody was hurt.",
    "text": TEXT,
    "actors": [{"id": "o", "span": at("Oslo")}, {"id": "b", "span": at("Bergen")}],
    "statements": [
        {
            "source": "o",
            "cue": at("said"),
            "content": [at("Bergen condemned the raid on Monday")],
            "kind": "indirect",
            "via": None,
        }
    ],
    "events": [
        {
            "anchor": at("condemned"),
            "type": "ACCUSE",
            "mode": "disapprove",
            "status": "happened",
            "actors": ["b"],
            "recipients": [],
            "time": at("Monday"),
            "per": [0],
        }
    ],
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    held = next(f"h/{i}" for i in range(99) if held_out(f"h/{i}"))
    learnt = next(f"l/{i}" for i in range(99) if not held_out(f"l/{i}"))
    plv = {"id": "p1", "source": at("Bergen"), "target": None, "root": "ACCUSE", "quad": 3}
    span = {"start": 0, "end": 4, "role": "both"}
    event = {"id": "1", "span": at("condemned"), "polarity": "NEG", "certainty": "", "time": ""}
    files = {
        "annotated/desk_sentences": [
            {**ROW, "doc": held},
            {**ROW, "doc": learnt, "id": "again"},
            {**ROW, "doc": learnt, "text": TEXT.replace("Oslo", "Rome")},
        ],
        "relation/plv_train": [{**plv, "text": TEXT}, {**plv, "text": "Ann thanked Bo today."}],
        "spans/cameo_ner_train_clean": [{"id": "c", "text": TEXT, "spans": [span]}],
        "attribution/polnear_train": [
            {
                "id": "n",
                "text": TEXT,
                "attributions": [
                    {"source": [], "cue": [at("said")], "content": [at("Bergen condemned")]}
                ],
            }
        ],
        "status/meantime_train": [{"id": "m", "text": TEXT, "events": [event]}],
    }
    for name, rows in files.items():
        path = tmp_path / f"{name}.jsonl"
        path.parent.mkdir(exist_ok=True)
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return tmp_path


@pytest.fixture
def corpora(data: Path) -> Corpora:
    return Corpora(data, small_cutter())


def words(example: Any, pieces: Any) -> str:
    return " ".join(example.window.places[i].of(TEXT) for i in sorted(pieces))


def test_a_document_is_held_out_for_good() -> None:
    assert [held_out("some/doc") for _ in range(3)] == [held_out("some/doc")] * 3
    assert 100 < sum(held_out(f"d/{i}") for i in range(1000)) < 200


def test_a_text_that_is_held_out_is_learnt_from_nowhere(corpora: Corpora) -> None:
    assert [row["text"] for row in corpora.sentence_rows(held=True)] == [TEXT]
    assert TEXT not in {row["text"] for row in corpora.sentence_rows(held=False)}
    assert [row["text"] for row in corpora.relation_rows(held=False)] == ["Ann thanked Bo today."]
    assert [row["text"] for row in corpora.relation_rows(held=True)] == [TEXT]
    assert corpora.span_rows(held=False) == []


def test_a_sentence_has_its_tags_links_and_classes() -> None:
    example = sentence_window(small_cutter(), [ROW])
    tagged = {h: [i for i, t in enumerate(v) if t] for h, v in example.tags.items()}
    assert words(example, tagged["source"]) == "Oslo"
    assert words(example, tagged["mention"]) == "Oslo Bergen"
    assert words(example, tagged["content"]).startswith("Bergen")
    links = {LINKS[kind]: words(example, linked) for _, kind, linked in example.links}
    assert links["speaker"] == "Oslo"
    assert links["actor"] == "Bergen"
    assert links["recipient"] == ""
    assert links["time"] == "Monday"
    assert example.anchors[0][1] == TYPES.index("ACCUSE")
    assert example.statuses[0][1] == {STATUSES.index("happened")}


def test_what_stands_before_a_sentence_is_left_open_in_it() -> None:
    example = sentence_window(small_cutter(), [ROW], context="A raid took place.")
    cue = example.tags["cue"]
    known = [i for i, tag in enumerate(cue) if tag >= 0 and i]
    assert cue[1] == -1
    assert example.window.places[known[0]].start == len("A raid took place. ")


def test_the_recent_context_holds_whole_sentences() -> None:
    assert recent("One came. Two came.", 12) == "Two came."
    assert recent("One very long sentence came.", 12) == ""


def test_sentences_come_in_the_same_windows_for_the_same_seed(corpora: Corpora) -> None:
    rows = corpora.sentence_rows(held=False) * 5
    one, same = (sentence_examples(corpora, rows, seed=3) for _ in range(2))
    assert [e.window for e in one] == [e.window for e in same]


def test_polnear_is_read_with_its_own_first_piece(corpora: Corpora) -> None:
    (example,) = polnear_examples(corpora, corpora.polnear_rows())
    assert example.window.ids[0] == PIECE_START_POLNEAR
    assert set(example.tags) == {"source", "cue", "content"}
    assert {LINKS[kind]: bool(linked) for _, kind, linked in example.links} == {
        "speaker": False,
        "said": True,
    }


def test_a_reciprocal_actor_is_agent_and_patient(corpora: Corpora) -> None:
    (example,) = span_examples(corpora, corpora.span_rows(held=True))
    assert example.tags["agent"] == example.tags["patient"]
    assert sum(example.tags["agent"]) == 1


def test_a_negated_event_of_meantime_is_denied(corpora: Corpora) -> None:
    rows = corpora.meantime_rows(held=True) + corpora.meantime_rows(held=False)
    (example,) = meantime_examples(corpora, rows)
    assert [set(allowed) for _, allowed in example.statuses] == [{STATUSES.index("denied")}]


def test_source_and_target_are_marked_and_a_missing_one_is_not(corpora: Corpora) -> None:
    (example,) = relation_examples(corpora, corpora.relation_rows(held=True))
    assert [piece for piece in example.window.ids if piece < 10] == [2, 3]
    assert example.relation >= 0


def test_running_text_is_cut_at_sentence_ends_and_line_ends() -> None:
    found = split_sentences("One came. Two came.\n\nThree came")
    assert [block for _, block in found] == [0, 0, 1]
