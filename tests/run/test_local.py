"""Many reports into one desk."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from foreigndesk.errors import WorkerLost
from foreigndesk.intake import IntakeOptions, take_in
from foreigndesk.run.local import RunSettings, RunSummary, read_into_desk
from foreigndesk.run.parts import ReadReport
from foreigndesk.store import DeskReader
from tests.run.reading import (
    DieOnceAtTen,
    die_always,
    die_always_at_ten,
    fail_at_ten,
    read_by_hand,
)

ROOT = Path(__file__).parents[2]


def run(
    wire: Path, desk: Path, *, read_report: ReadReport = read_by_hand, workers: int = 1
) -> RunSummary:
    settings = RunSettings(version="0.1.0", reader="by hand", workers=workers, weights="0123")
    return read_into_desk(take_in([str(wire)], IntakeOptions()), read_report, desk, settings)


def export(desk: Path) -> bytes:
    reader = DeskReader.open(desk)
    data = b"\n".join(reader.records())
    reader.close()
    return data


def test_a_run_says_what_it_did(wire: Path, tmp_path: Path) -> None:
    first = run(wire, tmp_path / "desk.duckdb")
    assert (first.recorded, first.unchanged, first.revised, first.refused) == (40, 0, 0, 1)
    assert first.refusals[0].code == "FD-108"
    assert "wire.jsonl:8" in first.refusals[0].place
    second = run(wire, tmp_path / "desk.duckdb")
    assert (second.recorded, second.unchanged, second.refused) == (0, 40, 1)
    assert second.run == 2


def test_the_result_does_not_depend_on_the_number_of_workers(wire: Path, tmp_path: Path) -> None:
    run(wire, tmp_path / "one.duckdb")
    run(wire, tmp_path / "two.duckdb", workers=2)
    run(wire, tmp_path / "none.duckdb", workers=0)
    one = export(tmp_path / "one.duckdb")
    assert one.count(b"\n") == 39
    assert one == export(tmp_path / "two.duckdb") == export(tmp_path / "none.duckdb")


def test_the_ledger_says_how_each_run_was_made_and_what_it_refused(
    wire: Path, tmp_path: Path
) -> None:
    run(wire, tmp_path / "desk.duckdb")
    run(wire, tmp_path / "desk.duckdb")
    reader = DeskReader.open(tmp_path / "desk.duckdb")
    runs = reader.sql(
        "select version, reader, weights, recorded, unchanged, refused, ended >= started "
        "from runs order by run_id"
    )[1]
    refusals = reader.sql("select run_id, code from refusals order by run_id")[1]
    reader.close()
    assert runs == [
        ("0.1.0", "by hand", "0123", 40, 0, 1, True),
        ("0.1.0", "by hand", "0123", 0, 40, 1, True),
    ]
    assert refusals == [(1, "FD-108"), (2, "FD-108")]


def test_one_report_that_breaks_the_reader_is_refused_and_the_rest_is_read(
    wire: Path, tmp_path: Path
) -> None:
    summary = run(wire, tmp_path / "desk.duckdb", read_report=fail_at_ten)
    assert (summary.recorded, summary.refused) == (39, 2)
    fault = next(one for one in summary.refusals if one.code == "FD-400")
    assert "LookupError: no such page" in fault.message
    assert "Okoro phones neighbour 10" in fault.message


def test_a_part_whose_worker_died_is_read_again(wire: Path, tmp_path: Path) -> None:
    reader = DieOnceAtTen(tmp_path / "died")
    summary = run(wire, tmp_path / "desk.duckdb", read_report=reader, workers=2)
    assert (summary.recorded, summary.refused) == (40, 1)


def test_a_report_that_always_kills_its_worker_is_refused_and_the_rest_is_read(
    wire: Path, tmp_path: Path
) -> None:
    summary = run(wire, tmp_path / "desk.duckdb", read_report=die_always_at_ten, workers=2)
    assert (summary.recorded, summary.refused) == (39, 2)
    lost = next(one for one in summary.refusals if one.code == WorkerLost.code)
    assert "Okoro phones neighbour 10, also when read alone" in lost.message
    assert run(wire, tmp_path / "desk.duckdb").recorded == 1


def test_workers_that_die_whatever_they_read_end_the_run_which_can_be_run_again(
    wire: Path, tmp_path: Path
) -> None:
    desk = tmp_path / "desk.duckdb"
    run(wire, tmp_path / "whole.duckdb")
    with pytest.raises(WorkerLost) as caught:
        run(wire, desk, read_report=die_always, workers=2)
    assert caught.value.passing
    run(wire, desk)
    assert export(desk) == export(tmp_path / "whole.duckdb")


KILLED = """
import sys
from pathlib import Path
from tests.run.reading import read_slowly
from tests.run.test_local import run
run(Path(sys.argv[1]), Path(sys.argv[2]), read_report=read_slowly)
"""


@pytest.mark.timeout(120)
def test_killed_at_any_moment_and_run_again_the_export_is_the_same(
    wire: Path, tmp_path: Path
) -> None:
    run(wire, tmp_path / "whole.duckdb")
    expected = export(tmp_path / "whole.duckdb")
    desk = tmp_path / "killed.duckdb"
    for kill in range(16):
        child = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(wire), str(desk)], cwd=ROOT, text=True
        )
        deadline = time.monotonic() + 20
        while not desk.exists() and child.poll() is None and time.monotonic() < deadline:
            time.sleep(0.002)
        time.sleep(0.02 * (kill % 8) + 0.003 * kill)
        child.kill()
        child.wait()
        if kill % 4 == 3:
            run(wire, desk)
            assert export(desk) == expected
            desk.unlink()
            Path(f"{desk}.wal").unlink(missing_ok=True)
    run(wire, desk)
    assert export(desk) == expected
