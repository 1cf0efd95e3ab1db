"""`responses` and `compare` on the command line: tables, JSON, plain answers to oddities."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

FIRST = """date 2025-05-06 Bombing in Baghdad
A bombing in Baghdad killed 22 people on Monday, police said.

Jordan condemned the bombing in a statement. Other leaders also condemned the bombing.
"""
SECOND = """date 2025-05-06 Egypt denounces bombing
Egypt denounced the bombing in Baghdad. A bombing in Baghdad killed 22 people on Monday.
"""


@pytest.fixture(scope="module")
def bombing(foreigndesk: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a desk with two reports of a bombing."""
    folder = tmp_path_factory.mktemp("bombing")
    (folder / "first.txt").write_text(FIRST, "utf-8")
    (folder / "second.txt").write_text(SECOND, "utf-8")
    path = folder / "desk.duckdb"
    done = foreigndesk("read", folder / "*.txt", "--reader", "rules", "--desk", path)
    assert done.returncode == 0, done.stdout + done.stderr
    return path


def test_the_table_tells_who_on_which_rung_and_who_has_not(foreigndesk: Run, bombing: Path) -> None:
    asked = ("responses", "bombing", "Baghdad", "--among", "JOR,IRN", "--desk", bombing)
    text = foreigndesk(*asked).stdout
    assert "Jordan: condemnation" in text
    assert "Other leaders, an open-ended set: condemnation" in text
    assert "Iran: no response in the record as of 2025-05-06" in text
    assert "Jordan: no response" not in text


def test_json_has_every_utterance_with_its_place(foreigndesk: Run, bombing: Path) -> None:
    done = foreigndesk("responses", "bombing", "--desk", bombing, "--format", "json")
    rows = json.loads(done.stdout)["rows"]
    assert all(row["utterances"][0]["link"]["end"] > 0 for row in rows)
    lines = foreigndesk("responses", "bombing", "--desk", bombing, "--format", "jsonl").stdout
    assert len(lines.splitlines()) == len(rows)


def test_compare_prints_what_is_shared_and_what_is_left_out(
    foreigndesk: Run, bombing: Path
) -> None:
    named = ("compare", "Bombing in Baghdad", "Egypt denounces", "--desk", bombing)
    text = foreigndesk(*named).stdout
    assert text.startswith("2 accounts")
    assert "in all accounts" in text
    assert "leaves out" in text
    topics = foreigndesk(*named, "--format", "jsonl").stdout.splitlines()
    assert all("cells" in json.loads(topic) for topic in topics)


def test_one_account_is_told_to_be_alone(foreigndesk: Run, bombing: Path) -> None:
    done = foreigndesk("compare", "Jordan condemned", "--desk", bombing)
    assert done.returncode in {0, 1}
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["responses", "compare"])
def test_an_unknown_name_is_one_sentence(foreigndesk: Run, bombing: Path, command: str) -> None:
    done = foreigndesk(command, "h0123", "--desk", bombing)
    assert done.returncode == 1
    assert done.stderr.startswith("FD-605")
    assert "Traceback" not in done.stderr
