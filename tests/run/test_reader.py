"""The reader as runs name it."""

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from foreigndesk.errors import OverrideInvalid
from foreigndesk.run.reader import ReaderKind, RecordReader, read, settled

BODY = '[[role]]\nnoun = "dyke reeve"\nsectors = ["GOV"]\n'


def test_other_overrides_make_another_reader(tmp_path: Path) -> None:
    first, second = tmp_path / "first.toml", tmp_path / "second.toml"
    first.write_text(BODY, "utf-8")
    second.write_text(BODY.replace("dyke reeve", "toll keeper"), "utf-8")
    names = {RecordReader().name, RecordReader(first).name, RecordReader(second).name}
    assert len(names) == 3
    assert all(name.startswith(RecordReader().name) for name in names)


def test_overrides_with_a_mistake_are_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(OverrideInvalid):
        _ = RecordReader(tmp_path / "missing.toml").name


def test_a_worker_can_receive_it(tmp_path: Path) -> None:
    reader = RecordReader(tmp_path / "own.toml")
    assert pickle.loads(pickle.dumps(reader)) == reader


TEXT = "Chad's foreign minister met Niger's president in Niamey on Monday."


@pytest.mark.parametrize("kind", ["rules", "encoder"])
def test_either_reader_finds_a_plain_meeting(kind: str) -> None:
    record = read(TEXT, published="2026-03-04", reader=kind)
    assert record.reader.startswith(kind)
    (event,) = record.events
    assert event.type == "CONSULT"
    assert event.when.value == "2026-03-02"
    assert {actor.country for actor in record.actors} >= {"TCD", "NER"}


def test_the_encoder_reads_where_its_packages_are_installed() -> None:
    assert settled(ReaderKind.AUTO) is ReaderKind.ENCODER
    assert settled(ReaderKind.RULES) is ReaderKind.RULES


def test_without_the_packages_the_rules_read_and_the_encoder_is_refused_in_one_sentence(
    tmp_path: Path,
) -> None:
    (tmp_path / "onnxruntime.py").write_text("raise ImportError('not installed')", "utf-8")
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import foreigndesk\n"
        "try: foreigndesk.read('They met.', published='2026-03-04', reader='encoder')\n"
        "except foreigndesk.ForeigndeskError as error: print(error)"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("FD-401")
    assert "pip install 'foreigndesk[reader]'" in done.stdout


def test_an_unknown_reader_is_refused() -> None:
    with pytest.raises(ValueError, match="oracle"):
        read(TEXT, published="2026-03-04", reader="oracle")
