"""The reader as runs name it."""

import pickle
from pathlib import Path

import pytest

from foreigndesk.errors import OverrideInvalid
from foreigndesk.reading.reader import READER
from foreigndesk.run.reader import RecordReader

BODY = '[[role]]\nnoun = "dyke reeve"\nsectors = ["GOV"]\n'


def test_other_overrides_make_another_reader(tmp_path: Path) -> None:
    first, second = tmp_path / "first.toml", tmp_path / "second.toml"
    first.write_text(BODY, "utf-8")
    second.write_text(BODY.replace("dyke reeve", "toll keeper"), "utf-8")
    names = {RecordReader().name, RecordReader(first).name, RecordReader(second).name}
    assert len(names) == 3
    assert all(name.startswith(READER) for name in names)


def test_overrides_with_a_mistake_are_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(OverrideInvalid):
        _ = RecordReader(tmp_path / "missing.toml").name


def test_a_worker_can_receive_it(tmp_path: Path) -> None:
    reader = RecordReader(tmp_path / "own.toml")
    assert pickle.loads(pickle.dumps(reader)) == reader
