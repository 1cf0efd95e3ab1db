import json
import shutil
import sys
from functools import cache
from pathlib import Path

import pytest

import foreigndesk
from foreigndesk.errors import ExtraMissing, WeightsInvalid
from foreigndesk.reading.pairs import Mention, Pairs, Passage, load_pairs

WEIGHTS = Path(foreigndesk.__file__).parent / "weights"


@cache
def pairs() -> Pairs:
    return load_pairs()


def passage(sentence: str, **mentions: str) -> Passage:
    tokens = sentence.split()
    given = [Mention(key, word, (tokens.index(word),)) for key, word in mentions.items()]
    (found,) = pairs().passages([tokens], {0: given})
    return found


ONE = passage("Gunmen abducted a judge in Basra on Monday , police said .", a="abducted", b="said")
SAME = passage("A judge was kidnapped by gunmen in Basra on Monday .", a="kidnapped")
OTHER = passage("Lisbon signed a fishing accord with Rabat in April .", a="signed")


def test_two_words_for_one_act_score_higher_than_words_for_two_acts() -> None:
    scores = pairs().compare(ONE, SAME).scores
    assert scores.shape == (2, 1)
    assert scores[0, 0] > 0 > scores[1, 0]
    assert pairs().compare(ONE, OTHER).scores.max() < 0


def test_reports_of_one_happening_are_told_from_others() -> None:
    assert pairs().compare(ONE, SAME).together > pairs().compare(ONE, OTHER).together
    vectors = [pairs().vector(one) for one in (ONE, SAME, OTHER)]
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]


def test_the_same_passages_give_the_same_numbers_every_time() -> None:
    first, again = (pairs().compare(ONE, SAME) for _ in range(2))
    assert (first.scores == again.scores).all()


def copied(folder: Path) -> Path:
    for name in ("pairs.onnx", "pairs.json", "reader.onnx", "vocabulary.txt"):
        shutil.copy(WEIGHTS / name, folder)
    return folder


def test_weights_made_for_another_reader_are_refused(tmp_path: Path) -> None:
    (copied(tmp_path) / "reader.onnx").write_bytes(b"another")
    with pytest.raises(WeightsInvalid, match="digest"):
        load_pairs(folder=tmp_path)


def test_weights_made_for_another_likeness_are_refused(tmp_path: Path) -> None:
    card = json.loads((copied(tmp_path) / "pairs.json").read_text("utf-8"))
    (tmp_path / "pairs.json").write_text(json.dumps(card | {"likeness": 9}), "utf-8")
    with pytest.raises(WeightsInvalid, match="likeness"):
        load_pairs(folder=tmp_path)


def test_missing_weights_are_told(tmp_path: Path) -> None:
    with pytest.raises(WeightsInvalid, match="no weights"):
        load_pairs(folder=tmp_path)


def test_the_extra_is_told_when_numpy_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(ExtraMissing, match="not installed"):
        load_pairs()
