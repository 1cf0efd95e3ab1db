"""Documentation in step with the code."""

import re
import subprocess
import sys
from pathlib import Path

from docs.generate import stale_pages
from foreigndesk.cli.main import COMMANDS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def test_generated_pages_say_what_the_code_says() -> None:
    assert stale_pages() == [], "run `make docs`"


def test_every_command_stands_in_the_readme() -> None:
    for name in COMMANDS:
        assert f"foreigndesk {name}" in README


def test_the_first_screen_shows_the_two_commands() -> None:
    first_screen = "\n".join(README.splitlines()[:40])
    assert "make demo" in first_screen
    assert "make test" in first_screen


def test_the_python_examples_of_the_readme_run(tmp_path: Path) -> None:
    examples = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
    assert examples
    code = "\n".join(examples)
    (tmp_path / "reports").symlink_to(ROOT / "examples" / "reports")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_the_commands_of_the_readme_run(tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    blocks = re.findall(r"```sh\n(.*?)```", README, flags=re.DOTALL)
    lines = [line.split("   #")[0] for block in blocks for line in block.splitlines()]
    commands = [line for line in lines if line.startswith("foreigndesk ")]
    assert commands
    binary = Path(sys.executable).parent
    for command in commands:
        done = subprocess.run(
            command,
            shell=True,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            env={"PATH": f"{binary}:/usr/bin:/bin", "COLUMNS": "120"},
        )
        assert done.returncode in (0, 3), f"{command}\n{done.stderr}"
        assert done.stdout, command


def test_the_demo_prints_what_the_readme_shows() -> None:
    (shown,) = re.findall(r"```text\n(.*?)```", README, flags=re.DOTALL)
    command = [sys.executable, str(ROOT / "examples" / "demo.py")]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for line in shown.splitlines():
        assert line.removesuffix("...").rstrip() in printed
