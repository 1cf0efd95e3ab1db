"""Runs that are cut off: at exact moments of a transaction, and by Ctrl-C."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from foreigndesk.store import DeskReader
from tests.run.test_local import ROOT, export, run


@pytest.mark.parametrize(
    ("method", "number"),
    [
        ("DeskWriter.start_run", 1),  # in the ledger, nothing read
        ("DeskWriter._insert", 4),  # half of the first part's tables filled
        ("DeskWriter._link", 1),  # all of the part written, not committed
        ("DeskWriter.write", 1),  # the first part committed
        ("DeskWriter._insert", 17),  # half of the second part's tables filled
        ("DeskWriter._refuse", 2),  # the second part written with its refusals, not committed
        ("DeskWriter.end_run", 1),  # everything committed, the file not closed
    ],
)
def test_killed_at_an_exact_moment_a_desk_is_whole_and_the_next_run_ends_the_same(
    wire: Path, tmp_path: Path, method: str, number: int
) -> None:
    desk = tmp_path / "killed.duckdb"
    kill(wire, desk, method, number)
    reader = DeskReader.open(desk)  # a reader takes up the journal that the kill left behind
    counts = reader.sql(
        "select (select count(*) from reports), (select count(*) from sources), "
        "(select count(distinct report_id) from events), "
        "(select count(distinct report_id) from statement_spans)"
    )[1][0]
    reader.close()
    assert len(set(counts)) == 1, "no report is there in part"
    run(wire, tmp_path / "whole.duckdb")
    run(wire, desk)
    assert export(desk) == export(tmp_path / "whole.duckdb")


def kill(wire: Path, desk: Path, method: str, number: int) -> None:
    """Have a run killed when a method has returned the `number`-th time."""
    command = [sys.executable, "-m", "tests.run.dying", str(wire), str(desk), method, str(number)]
    done = subprocess.run(command, cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL


@pytest.mark.parametrize(
    ("method", "number", "joined"),
    [
        ("Joiner._settle", 1, 0),  # the first transaction written, not committed
        ("Joiner._replace", 2, 16),  # the second one written, not committed
        ("Joiner._take_in", 3, 32),  # the last one done, not committed
        ("Joiner.join", 1, 40),  # all committed, the run not ended
    ],
)
def test_killed_while_joining_a_desk_says_what_waits_and_the_next_run_joins_it(
    wire: Path, tmp_path: Path, method: str, number: int, joined: int
) -> None:
    desk = tmp_path / "killed.duckdb"
    kill(wire, desk, method, number)
    reader = DeskReader.open(desk)
    assert reader.waiting() == 40 - joined
    reports = "select count(distinct report_id) from {}"
    for table in ("happening_events", "report_voices"):
        assert reader.sql(reports.format(table))[1] == [(joined,)]
    assert (
        reader.sql("select count(*) from happenings")[1]
        == reader.sql("select count(distinct happening_id) from happening_events")[1]
    )
    reader.close()
    run(wire, tmp_path / "whole.duckdb")
    assert run(wire, desk).waiting == 0
    assert happenings(desk) == happenings(tmp_path / "whole.duckdb")


def happenings(desk: Path) -> list[list[tuple[object, ...]]]:
    """Return everything that joining made."""
    reader = DeskReader.open(desk)
    tables = ("happenings", "happening_events", "happening_conflicts", "report_voices")
    found = [sorted(reader.sql(f"from {table}")[1], key=repr) for table in tables]
    reader.close()
    return found


INTERRUPTED = """
import sys
from pathlib import Path
from tests.run.reading import read_slowly
from tests.run.test_local import run
run(Path(sys.argv[1]), Path(sys.argv[2]), read_report=read_slowly, workers=2)
"""


def test_ctrl_c_ends_a_run_of_many_workers_and_keeps_what_was_recorded(
    wire: Path, tmp_path: Path
) -> None:
    desk = tmp_path / "desk.duckdb"
    child = subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED, str(wire), str(desk)],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    while not desk.exists() and child.poll() is None:
        time.sleep(0.01)
    time.sleep(0.3)  # the workers are starting or reading
    os.killpg(child.pid, signal.SIGINT)  # as a terminal does: to every process of the group
    _, said = child.communicate(timeout=20)
    assert child.returncode in (-signal.SIGINT, 1, 130)
    assert "KeyboardInterrupt" in said
    assert "Process Spawn" not in said, "workers leave it to the run"
    run(wire, tmp_path / "whole.duckdb")
    run(wire, desk)
    assert export(desk) == export(tmp_path / "whole.duckdb")
