"""Every command, run as a user runs it."""

import json
import time
from pathlib import Path

from tests.cli.conftest import REPORTS, Run

BRIEF = """date 2026-05-05 Kenya condemns attack on relief workers
What's the story
Kenya's foreign ministry condemned the attack on relief workers in Chad on Monday.
"""


def test_help_is_quick_and_names_every_command(foreigndesk: Run) -> None:
    foreigndesk("--help")  # warm the disk
    start = time.perf_counter()
    done = foreigndesk("--help")
    assert time.perf_counter() - start < 3.0  # the bound proper is measured by the benchmark
    for name in ("read", "show", "events", "statements", "actors", "why", "sql", "doctor"):
        assert f"  {name} " in done.stdout


def test_read_says_what_was_recorded(foreigndesk: Run, desk: Path) -> None:
    done = foreigndesk("read", REPORTS, "--desk", desk)
    assert done.returncode == 0
    assert done.stdout.startswith("0 recorded, ")
    assert " unchanged, 0 revised, 0 refused" in done.stdout


def test_refusals_are_told_with_the_remedy_and_an_exit_code(
    foreigndesk: Run, tmp_path: Path
) -> None:
    (tmp_path / "good.txt").write_text(BRIEF, "utf-8")
    (tmp_path / "undated.txt").write_text("Somebody met somebody, officials said.", "utf-8")
    (tmp_path / "picture.txt").write_bytes(bytes(range(256)) * 40)
    done = foreigndesk("read", tmp_path, "--desk", tmp_path / "d.duckdb", "--format", "json")
    assert done.returncode == 3
    summary = json.loads(done.stdout)
    assert summary["recorded"] == 1
    assert {one["code"] for one in summary["refusals"]} == {"FD-105", "FD-103"}
    dated = foreigndesk(
        "read", tmp_path / "undated.txt", "--date", "2026-05-05", "--desk", tmp_path / "d.duckdb"
    )
    assert dated.returncode == 0
    assert dated.stdout.startswith("2026-05-05  Somebody met somebody, officials said.  (")
    assert "\n1 recorded" in dated.stdout


def test_a_report_can_come_from_standard_input(foreigndesk: Run, tmp_path: Path) -> None:
    done = foreigndesk("read", "-", "--desk", tmp_path / "d.duckdb", stdin=BRIEF)
    assert done.returncode == 0, done.stdout
    assert "\n1 recorded" in done.stdout


def test_events_are_listed_and_filtered(foreigndesk: Run, desk: Path) -> None:
    everything = foreigndesk("events", "--desk", desk, "--format", "jsonl").stdout.splitlines()
    consult = foreigndesk("events", "--type", "CONSULT", "--desk", desk, "--format", "jsonl")
    rows = [json.loads(line) for line in consult.stdout.splitlines()]
    assert 0 < len(rows) < len(everything)
    assert {row["type"] for row in rows} == {"CONSULT"}
    table = foreigndesk("events", "--type", "CONSULT", "--desk", desk).stdout
    assert all(f"“{' '.join(row['evidence'].split())}”" in table for row in rows)


def test_nothing_found_is_said(foreigndesk: Run, desk: Path) -> None:
    assert foreigndesk("events", "--country", "TUV", "--desk", desk).stdout == "nothing found\n"


def test_why_shows_the_words_and_the_chain(foreigndesk: Run, desk: Path) -> None:
    query = "select event_id, anchor from current_events where len(per) > 0 order by 1 limit 1"
    answer = foreigndesk("sql", query, "--desk", desk, "--format", "jsonl")
    event = json.loads(answer.stdout)
    done = foreigndesk("why", event["event_id"], "--desk", desk)
    assert done.returncode == 0, done.stderr
    assert "⟦" in done.stdout
    assert event["anchor"] in done.stdout
    assert "according to, outermost first:" in done.stdout
    assert "resolved by" in done.stdout or "(nobody named)" in done.stdout


def test_show_prints_the_whole_record(foreigndesk: Run, desk: Path) -> None:
    answer = foreigndesk(
        "sql",
        "select report_id from reports order by 1 limit 1",
        "--desk",
        desk,
        "--format",
        "jsonl",
    )
    report_id = json.loads(answer.stdout)["report_id"]
    done = foreigndesk("show", report_id, "--desk", desk)
    for heading in ("actors (", "times (", "statements (", "events ("):
        assert heading in done.stdout
    record = json.loads(foreigndesk("show", report_id, "--desk", desk, "--format", "json").stdout)
    assert record["report"]["id"] == report_id


def test_sql_only_reads(foreigndesk: Run, desk: Path) -> None:
    done = foreigndesk("sql", "delete from events", "--desk", desk)
    assert done.returncode == 1
    assert done.stderr.startswith("FD-606")
    assert "current_events" in foreigndesk("sql", "--tables", "--desk", desk).stdout


def test_export_gives_the_same_bytes_twice(foreigndesk: Run, desk: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        foreigndesk("export", "--desk", desk, "--to", tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    lines = (tmp_path / "one").read_text("utf-8").splitlines()
    assert all(json.loads(line)["report"]["id"] for line in lines)
    foreigndesk("export", "--format", "timeml", "--desk", desk, "--to", tmp_path / "timeml")
    assert len(list((tmp_path / "timeml").glob("*.tml"))) == len(lines)


def test_doctor_checks_every_record(foreigndesk: Run, desk: Path) -> None:
    done = foreigndesk("doctor", "--desk", desk)
    assert done.returncode == 0, done.stdout
    assert "checked against every law" in done.stdout


def test_errors_are_one_sentence_and_a_remedy_never_a_traceback(
    foreigndesk: Run, desk: Path, tmp_path: Path
) -> None:
    for words in (
        ("events", "--desk", tmp_path / "none.duckdb"),
        ("why", "e404", "--desk", desk),
        ("show", "no such report", "--desk", desk),
        ("read", tmp_path, "--desk", tmp_path / "missing" / "d.duckdb"),
        ("export", "--desk", desk, "--to", tmp_path / "missing" / "records.jsonl"),
        ("export", "--desk", desk, "--format", "timeml", "--to", desk),
    ):
        done = foreigndesk(*words)
        assert done.returncode == 1, words
        assert done.stderr.startswith("FD-")
        assert "Traceback" not in done.stderr


def test_a_user_s_own_entries_are_checked(foreigndesk: Run, tmp_path: Path) -> None:
    broken = tmp_path / "mine.toml"
    broken.write_text("[[person]\nname = ", "utf-8")
    done = foreigndesk("whoswho", "check", broken)
    assert done.returncode == 1
    assert "mine.toml" in done.stdout
