"""`brief` and `audit` as users run them."""

import json
from pathlib import Path

from tests.cli.conftest import Run

FAULTY = """date 2026-03-05 Putin speaks
What's the story
Uzbek President Rustam Karimov spoke by phone with Turkish President Mehmet Aydin on Tuesday.
"He stressed the need for a railway," Karimov said, according to the Uzbek Foreign Ministry.
"""


def test_a_brief_of_an_actor_is_printed_in_the_form_that_audit_reads(
    foreigndesk: Run, desk: Path, tmp_path: Path
) -> None:
    made = foreigndesk("brief", "--desk", desk, "--actor", "Chad")
    assert made.returncode == 0, made.stderr
    assert made.stdout.startswith("date 20")
    assert "\nWhat's the story\n" in made.stdout
    brief = tmp_path / "brief.txt"
    brief.write_text(made.stdout, "utf-8")
    done = foreigndesk("audit", brief, "--desk", desk, "--fail-on", "unsupported,misattributed")
    assert done.returncode == 0, done.stdout


def test_every_format_is_written_to_a_file(foreigndesk: Run, desk: Path, tmp_path: Path) -> None:
    for form, beginning in (("markdown", "# "), ("html", "<!doctype html>"), ("json", "{")):
        path = tmp_path / f"brief.{form}"
        asked = ("--actor", "Chad", "--format", form, "--output", path)
        assert foreigndesk("brief", "--desk", desk, *asked).returncode == 0
        assert path.read_text("utf-8").startswith(beginning)
    brief = json.loads((tmp_path / "brief.json").read_text("utf-8"))
    assert all(
        fact["event"] for part in brief["parts"] for li in part["lines"] for fact in li["facts"]
    )


def test_a_pair_with_nothing_between_them_is_no_error(foreigndesk: Run, desk: Path) -> None:
    done = foreigndesk("brief", "--desk", desk, "--pair", "PER", "NOR")
    assert done.returncode == 0
    assert "Nothing on Peru and Norway" in done.stdout


def test_a_brief_needs_one_subject(foreigndesk: Run, desk: Path) -> None:
    done = foreigndesk("brief", "--desk", desk)
    assert done.returncode == 2
    assert "--story" in done.stderr
    unknown = foreigndesk("brief", "--desk", desk, "--story", "y0000000000000000")
    assert unknown.returncode == 1
    assert "Traceback" not in unknown.stderr


def test_an_audit_of_form_alone_needs_no_desk_and_fails_on_demand(
    foreigndesk: Run, tmp_path: Path
) -> None:
    brief = tmp_path / "faulty.txt"
    brief.write_text(FAULTY, "utf-8")
    done = foreigndesk("audit", brief, "--against", "itself", "--fail-on", "misattributed")
    assert done.returncode == 4, done.stdout
    assert "MISATTRIBUTED" in done.stdout
    assert "can't be" in done.stdout
    page = foreigndesk("audit", brief, "--against", "itself", "--format", "html")
    assert page.returncode == 0
    assert page.stdout.startswith("<!doctype html>")


def test_an_audit_reads_standard_input_and_prints_json(foreigndesk: Run, desk: Path) -> None:
    done = foreigndesk("audit", "-", "--desk", desk, "--format", "json", stdin=FAULTY)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["counts"]["misattributed"] == 1


def test_what_an_audit_can_not_do_is_told(foreigndesk: Run, desk: Path, tmp_path: Path) -> None:
    missing = foreigndesk("audit", tmp_path / "none.txt", "--desk", desk)
    assert missing.returncode == 1
    assert "FD-101" in missing.stderr
    undated = foreigndesk("audit", "-", "--desk", desk, stdin="Peru expelled an envoy.")
    assert undated.returncode == 2
    assert "publication day" in undated.stderr
    unknown = foreigndesk("audit", "-", "--desk", desk, "--fail-on", "wrong", stdin=FAULTY)
    assert unknown.returncode == 2
