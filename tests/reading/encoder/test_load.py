import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from foreigndesk.errors import ExtraMissing, WeightsInvalid
from foreigndesk.intake.report import Span
from foreigndesk.reading.encoder import (
    Encoder,
    FixedModel,
    Found,
    FoundStatement,
    WindowMarks,
    load_encoder,
)
from foreigndesk.reading.encoder.decode import Decoder, Tuning
from foreigndesk.reading.encoder.files import checked
from foreigndesk.reading.encoder.layout import COLUMNS, LINK_REACH, LINK_SIZE, LINKS, TAGS, WIDTH
from foreigndesk.reading.encoder.load import LAYOUT, _card
from tests.reading.encoder.words import small_cutter


class TagsCapitals:
    """Stands for the network: every piece with an even id begins a mention."""

    def __init__(self) -> None:
        self.shapes: list[tuple[int, int]] = []

    def run(self, outputs: list[str], inputs: dict[str, Any]) -> list[Any]:
        ids = inputs["ids"]
        self.shapes.append(ids.shape)
        columns = np.zeros((*ids.shape, WIDTH), dtype=np.float32)
        for head in TAGS:
            columns[..., COLUMNS[head].start] = 2
        columns[..., COLUMNS["mention"].start + 1] = np.where(ids % 2 == 0, 5, 0)
        links = np.zeros((*ids.shape, len(LINKS) * LINK_SIZE), dtype=np.float32)
        made = {"columns": columns, "queries": links, "keys": links}
        return [made[name] for name in outputs]


def make_encoder() -> tuple[Encoder, TagsCapitals]:
    session = TagsCapitals()
    flat = np.zeros((len(LINKS), 2 * LINK_REACH + 1))
    return Encoder(session, small_cutter(), Decoder(flat, Tuning(), np)), session


def sentences_of(text: str) -> list[tuple[Span, int]]:
    found, at = [], 0
    for number, part in enumerate(text.split("\n")):
        found.append((Span(at, at + len(part)), number))
        at += len(part) + 1
    return found


def test_windows_come_back_in_the_order_they_were_given() -> None:
    encoder, _ = make_encoder()
    text = "\n".join("ab " * n + "ab" for n in (70, 5, 150, 90))
    marks = encoder.mark(encoder.windows(text, sentences_of(text)))
    spans = [mention.span for one in marks for mention in one.mentions]
    assert spans == sorted(spans)
    assert len(marks) == len(encoder.windows(text, sentences_of(text)))


def test_a_window_is_read_alone_and_never_padded() -> None:
    encoder, session = make_encoder()
    text = "\n".join("ab " * n for n in (100, 30, 70))
    windows = encoder.windows(text, sentences_of(text))
    encoder.mark(windows)
    assert session.shapes == [(1, len(window.ids)) for window in windows]


def test_nothing_is_read_where_there_is_nothing() -> None:
    encoder, session = make_encoder()
    assert encoder.mark([]) == []
    assert session.shapes == []


def test_a_missing_package_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(ExtraMissing) as caught:
        load_encoder()
    assert caught.value.fields["extra"] == "reader"


def test_a_folder_without_weights_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(WeightsInvalid, match="no weights"):
        _card(tmp_path)


def write_card(folder: Path, **changes: Any) -> dict[str, Any]:
    (folder / "reader.onnx").write_bytes(b"graph")
    card = {
        "layout": {name: list(value) for name, value in LAYOUT.items()},
        "digests": {"reader.onnx": hashlib.sha256(b"graph").hexdigest()},
        **changes,
    }
    (folder / "reader.json").write_text(json.dumps(card), "utf-8")
    return _card(folder)


def test_weights_that_are_those_of_the_card_are_taken(tmp_path: Path) -> None:
    assert checked(tmp_path, "reader.onnx", write_card(tmp_path)) == b"graph"


def test_a_changed_byte_is_refused(tmp_path: Path) -> None:
    card = write_card(tmp_path)
    (tmp_path / "reader.onnx").write_bytes(b"grapH")
    with pytest.raises(WeightsInvalid, match="digest"):
        checked(tmp_path, "reader.onnx", card)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WeightsInvalid, match="missing"):
        checked(tmp_path, "tokenizer.json", write_card(tmp_path))


def test_weights_made_for_other_types_are_refused(tmp_path: Path) -> None:
    layout = {name: list(value) for name, value in LAYOUT.items()} | {"types": ["AGREE"]}
    with pytest.raises(WeightsInvalid, match="other types"):
        write_card(tmp_path, layout=layout)


def test_the_fixed_model_answers_from_its_table_where_the_sentence_stands() -> None:
    said = FoundStatement(cue=Span(4, 8), chance=1, source=(Span(0, 3),), content=(Span(9, 13),))
    known = WindowMarks(mentions=(Found(Span(0, 3), 1.0),), statements=(said,))
    model = FixedModel({"Ann said rain.": known})
    text = "Rain fell. Ann said rain."
    windows = model.windows(text, [(Span(0, 10), 0), (Span(11, 25), 0)])
    empty, marks = model.mark(windows)
    assert empty == WindowMarks()
    assert marks.mentions[0].span.of(text) == "Ann"
    assert marks.statements[0].cue.of(text) == "said"
    assert marks.statements[0].content[0].of(text) == "rain"
