"""`story` and `upcoming`, run as a user runs them."""

import json
import tomllib
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Run


@pytest.fixture(scope="module")
def visit(foreigndesk: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a desk with the reports of a visit that was put off."""
    folder = tmp_path_factory.mktemp("visit")
    rows = tomllib.loads((ROOT / "tests" / "store" / "visit.toml").read_text("utf-8"))["report"]
    lines = [
        json.dumps({"id": f"v{at}", "date": row["day"], "title": row["title"], "text": row["text"]})
        for at, row in enumerate(rows)
    ]
    (folder / "visit.jsonl").write_text("\n".join(lines), "utf-8")
    words = ("--reader", "rules", "--desk", folder / "visit.duckdb")
    done = foreigndesk("read", folder / "visit.jsonl", *words)
    assert done.returncode == 0, done.stderr
    return folder / "visit.duckdb"


def test_stories_are_listed_and_one_is_shown(foreigndesk: Run, visit: Path) -> None:
    listed = foreigndesk("story", "--largest", "--desk", visit).stdout
    assert "4 reports" in listed
    first = foreigndesk("story", "--largest", "--ids", "--desk", visit).stdout.split()[0]
    shown = foreigndesk("story", first, "--desk", visit)
    assert shown.returncode == 0, shown.stderr
    for part in ("What happened", "Planned", "Announced, and what has become of it"):
        assert part in shown.stdout
    assert foreigndesk("story", "Busia", "maize", "--desk", visit).stdout == shown.stdout


def test_upcoming_as_of_a_day(foreigndesk: Run, visit: Path) -> None:
    before = foreigndesk("upcoming", "--as-of", "2026-03-12", "--desk", visit).stdout
    assert before.startswith("2026-03-20 meet: Sara Okello")
    assert "(confirmed)" in before
    assert "according to: foreign ministry" in before
    moved = foreigndesk("upcoming", "--as-of", "2026-03-19", "--desk", visit).stdout
    assert moved.startswith("2026-04-08")
    assert "(moved)" in moved


def test_a_life_cycle_has_a_line_for_every_stage(foreigndesk: Run, visit: Path) -> None:
    (name,) = foreigndesk("upcoming", "--all", "--ids", "--desk", visit).stdout.split()
    done = foreigndesk("upcoming", name, "--desk", visit)
    for stage in ("planned for 2026-03-20", "confirmed", "moved for 2026-04-08", "happened"):
        assert stage in done.stdout
    answer = foreigndesk("upcoming", name, "--desk", visit, "--format", "json").stdout
    (cycle,) = json.loads(answer)
    assert cycle["state"] == "happened"
    why = foreigndesk("why", *[stage["event"] for stage in cycle["stages"]], "--desk", visit)
    assert why.returncode == 0, why.stderr


@pytest.mark.parametrize(
    "words", [("story", "y00"), ("upcoming", "l00"), ("story", "no such thing at all")]
)
def test_what_is_not_there_is_told_in_one_sentence(
    foreigndesk: Run, visit: Path, words: tuple[str, ...]
) -> None:
    done = foreigndesk(*words, "--desk", visit)
    assert done.returncode == 1
    assert done.stderr.startswith("FD-605: ")


def test_nothing_to_come_is_said(foreigndesk: Run, visit: Path) -> None:
    assert foreigndesk("upcoming", "--desk", visit).stdout == "nothing found\n"
    assert (
        foreigndesk("story", "--since", "2030-01-01", "--desk", visit).stdout == "nothing found\n"
    )


def test_why_opens_stories_announced_events_and_reports(foreigndesk: Run, visit: Path) -> None:
    story = foreigndesk("story", "--largest", "--ids", "--desk", visit).stdout.split()[0]
    ids = foreigndesk("upcoming", "--all", "--undated", "--ids", "--desk", visit).stdout.split()
    query = "select min(report_id) as report from story_reports"
    (row,) = json.loads(foreigndesk("sql", query, "--format", "json", "--desk", visit).stdout)
    report = row["report"]
    done = foreigndesk("why", story, ids[0], report, "--desk", visit)
    assert done.returncode == 0, done.stderr
    assert f"story {story}" in done.stdout
    assert "tied to r" in done.stdout
    assert f"announced event {ids[0]}" in done.stdout
    assert f"report {report}" in done.stdout
    assert json.loads(foreigndesk("why", story, "--format", "json", "--desk", visit).stdout)
