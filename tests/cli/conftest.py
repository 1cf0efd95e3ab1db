"""The command line as users run it: a real process, a real desk of the example reports."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "examples" / "reports"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def foreigndesk() -> Run:
    """Return a function that runs the command line and returns what came of it."""

    def run(*words: object, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-W", "error", "-m", "foreigndesk", *map(str, words)]
        return subprocess.run(
            command,
            cwd=ROOT,
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "COLUMNS": "160"},
        )

    return run


@pytest.fixture(scope="session")
def desk(foreigndesk: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a desk into which the example reports were read."""
    path = tmp_path_factory.mktemp("desk") / "examples.duckdb"
    done = foreigndesk("read", REPORTS, "--desk", path)
    assert done.returncode == 0, done.stdout + done.stderr
    return path
