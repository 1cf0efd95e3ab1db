"""Happenings on the command line: listed, explained, joined later; plain answers to oddities."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

FIRST = """date 2026-05-05 Ruto receives Kagame
Kenyan President William Ruto met Rwandan President Paul Kagame in Nairobi on Monday and spoke about
the border, his office said.
"""
SECOND = """date 2026-05-06 Kagame back from Nairobi
Rwandan President Paul Kagame held talks with Kenyan President William Ruto in Nairobi on Monday.
Traders hope for fewer checks on lorries.
"""


@pytest.fixture(scope="module")
def told_twice(foreigndesk: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a desk with two reports of one meeting."""
    folder = tmp_path_factory.mktemp("twice")
    (folder / "first.txt").write_text(FIRST, "utf-8")
    (folder / "second.txt").write_text(SECOND, "utf-8")
    path = folder / "desk.duckdb"
    done = foreigndesk("read", folder / "*.txt", "--reader", "rules", "--desk", path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "\nhappenings: " in done.stdout
    return path


def test_a_meeting_that_two_reports_tell_is_listed_once(foreigndesk: Run, told_twice: Path) -> None:
    asked = ("happenings", "--type", "CONSULT", "--reports", 2, "--desk", told_twice)
    lines = foreigndesk(*asked).stdout.splitlines()
    assert lines[0].startswith("2026-05-04 ")
    assert "CONSULT" in lines[0]
    assert "2 reports, 2 independent; first 2026-05-05 Ruto receives Kagame" in lines[2]
    rows = [json.loads(row) for row in foreigndesk(*asked, "--format", "jsonl").stdout.splitlines()]
    assert [row["reports"] for row in rows] == [2]
    assert foreigndesk(*asked, "--ids").stdout.split() == [rows[0]["happening_id"]]


def test_why_shows_each_event_of_a_happening_and_the_reason(
    foreigndesk: Run, told_twice: Path
) -> None:
    ids = foreigndesk("happenings", "--reports", 2, "--ids", "--desk", told_twice).stdout.split()
    done = foreigndesk("why", ids[0], "--desk", told_twice)
    assert done.stdout.startswith(f"happening {ids[0]}\n")
    assert "report of 2026-05-05 Ruto receives Kagame" in done.stdout
    assert "report of 2026-05-06 Kagame back from Nairobi" in done.stdout
    assert "joined to e" in done.stdout
    assert "the same met" in done.stdout
    account = json.loads(
        foreigndesk("why", ids[0], "--desk", told_twice, "--format", "json").stdout
    )
    reports = {member["act"]["report"] for member in account[0]["members"]}
    assert reports == set(account[0]["happening"]["reports"])


@pytest.mark.parametrize(
    ("option", "value", "found"),
    [
        ("--actor", "KEN", 1),
        ("--actor", "Kagame", 1),
        ("--actor", "BRA", 0),
        ("--country", "RWA", 1),
        ("--country", "BRA", 0),
        ("--since", "2026-05-05", 0),
        ("--until", "2026-05-04", 1),
        ("--voices", 3, 0),
        ("--text", "lorries", 0),
        ("--status", "denied", 0),
    ],
)
def test_happenings_are_chosen_by_conditions(
    foreigndesk: Run, told_twice: Path, option: str, value: object, found: int
) -> None:
    asked = ("happenings", "--reports", 2, option, value, "--desk", told_twice)
    done = foreigndesk(*asked, "--ids")
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.split()) == found


def test_reports_read_without_joining_wait_and_are_joined_later(
    foreigndesk: Run, tmp_path: Path
) -> None:
    path = tmp_path / "desk.duckdb"
    (tmp_path / "first.txt").write_text(FIRST, "utf-8")
    read = ("read", tmp_path / "first.txt", "--reader", "rules", "--desk", path)
    assert "1 reports are not joined yet" in foreigndesk(*read, "--no-join").stdout
    listed = foreigndesk("happenings", "--desk", path)
    assert listed.stdout == "nothing found\n"
    assert "1 reports are not joined yet" in listed.stderr
    assert foreigndesk("join", "--desk", path).stdout.startswith("1 reports joined: ")
    assert foreigndesk("join", "--desk", path).stdout.startswith("0 reports joined: ")
    assert foreigndesk("happenings", "--desk", path).stdout != "nothing found\n"


def test_an_unknown_happening_and_an_odd_selector_get_a_plain_answer(
    foreigndesk: Run, told_twice: Path
) -> None:
    for words in (("why", "h404"), ("happenings", "--actor", "  ")):
        done = foreigndesk(*words, "--desk", told_twice)
        assert done.returncode == 1
        assert done.stderr.startswith("FD-")
        assert "Traceback" not in done.stderr


def test_joining_or_correcting_a_desk_that_is_not_there_makes_none(
    foreigndesk: Run, tmp_path: Path
) -> None:
    path = tmp_path / "none.duckdb"
    signed = ("--who", "A", "--why", "B")
    for asked in (("join",), ("correct", "e1", "--set", "type=AID", *signed)):
        done = foreigndesk(*asked, "--desk", path)
        assert done.returncode == 1
        assert done.stderr.startswith("FD-601")
    assert not path.exists()
