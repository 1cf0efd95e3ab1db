"""`foreigndesk correct` and the exports of what was corrected, as users run them."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def copy(desk: Path, tmp_path: Path) -> Path:
    """Return a desk that a test may change."""
    return Path(shutil.copy(desk, tmp_path / "copy.duckdb"))


def test_a_correction_shows_in_events_why_and_the_list(foreigndesk: Run, copy: Path) -> None:
    asked = ("--type", "CONSULT", "--limit", "1", "--ids")
    event = foreigndesk("events", *asked, "--desk", copy).stdout.strip()
    signed = ("--who", "A. Analyst", "--why", "it is still to come", "--desk", copy)
    done = foreigndesk("correct", event, "--set", "status=planned", *signed)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("#1 status: planned\n")
    told = "status: planned — A. Analyst: it is still to come (#1)"
    assert f"corrected: {told}" in foreigndesk("why", event, "--desk", copy).stdout
    listed = foreigndesk("correct", "--list", "--desk", copy).stdout
    assert f"#1 {event} status: planned" in listed
    again = foreigndesk("correct", event, "--set", "status=denied", *signed)
    assert "#1 (status: planned): replaced by status: denied" in again.stdout
    rows = foreigndesk("export", "--format", "plover", "--all", "--unit", "events", "--desk", copy)
    (row,) = [one for one in map(json.loads, rows.stdout.splitlines()) if "corrected" in one]
    assert (row["id"], row["status"]) == (event, "denied")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("e0000", "--set", "status=planned"), "FD-605"),
        (("EVENT", "--set", "status=rumoured"), "FD-201"),
        (("EVENT", "--set", "mood=glum"), "FD-800"),
        (("EVENT", "--set", "status"), "FD-800"),
        (("EVENT",), "FD-800"),
        (("EVENT", "--join"), "FD-800"),
        (("--withdraw", "9"), "FD-605"),
    ],
)
def test_what_is_wrong_is_told_in_one_sentence(
    foreigndesk: Run, copy: Path, words: tuple[str, ...], code: str
) -> None:
    event = foreigndesk("events", "--limit", "1", "--ids", "--desk", copy).stdout.strip()
    named = [event if word == "EVENT" else word for word in words]
    done = foreigndesk("correct", *named, "--who", "A", "--why", "B", "--desk", copy)
    assert done.returncode == 1
    assert done.stderr.startswith(code)
    assert "Traceback" not in done.stderr


def test_nobody_corrects_without_a_name_and_a_reason(foreigndesk: Run, copy: Path) -> None:
    event = foreigndesk("events", "--limit", "1", "--ids", "--desk", copy).stdout.strip()
    done = foreigndesk("correct", event, "--set", "status=planned", "--desk", copy)
    assert done.returncode == 1
    assert "who made it and why" in done.stderr
    assert "nothing found" in foreigndesk("correct", "--list", "--desk", copy).stdout


def test_an_export_says_what_it_wrote(foreigndesk: Run, desk: Path, tmp_path: Path) -> None:
    output = tmp_path / "events.csv"
    done = foreigndesk("export", "--format", "gdelt", "--output", output, "--desk", desk)
    assert done.returncode == 0, done.stderr
    lines = output.read_text("utf-8").splitlines()
    assert done.stderr.startswith(f"{len(lines)} lines or files written, ")
    assert "of unknown day (--undated)" in done.stderr
    streamed = foreigndesk("export", "--format", "gdelt", "--desk", desk)
    assert streamed.stdout.splitlines() == lines


def test_parquet_needs_a_folder(foreigndesk: Run, desk: Path) -> None:
    done = foreigndesk("export", "--format", "parquet", "--desk", desk)
    assert done.returncode == 1
    assert "name one" in done.stderr
