"""`foreigndesk doctor`: what is installed, what is missing, how a desk file is."""

import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

import click

from foreigndesk.cli.output import desk_option, write_table
from foreigndesk.settings import VERSION

NEEDED = ("click", "duckdb", "msgspec", "rich", "trafilatura", "python-dateutil")
EXTRAS = {
    "frames": ("pandas", "pyarrow"),
    "reader": ("numpy", "onnxruntime"),
    "train": ("torch", "onnx"),
}


@click.command("doctor")
@desk_option
def command(desk: str) -> None:
    """Check the installation and a desk file; exit code 1 if something is wrong."""
    write_table(("part", "state"), [*_installation(), *_extras()])
    path = Path(desk)
    if not path.exists():
        click.echo(f"{desk}: no desk file there yet")
        return
    problems = _check_desk(path)
    for problem in problems:
        click.echo(problem)
    if problems:
        sys.exit(1)


def _installation() -> list[tuple[str, str]]:
    rows = [("foreigndesk", VERSION), ("Python", platform.python_version())]
    return rows + [(name, _version(name) or "MISSING") for name in NEEDED]


def _extras() -> list[tuple[str, str]]:
    rows = []
    for extra, packages in EXTRAS.items():
        missing = [name for name in packages if find_spec(name) is None]
        state = f"missing: pip install 'foreigndesk[{extra}]'" if missing else "installed"
        rows.append((f"extra {extra}", state))
    return rows


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _check_desk(path: Path) -> list[str]:
    """Print how the desk is; return what is wrong with it: records that break a law."""
    from foreigndesk.errors import RecordError
    from foreigndesk.record.wire import decode
    from foreigndesk.store import DeskReader, pending_steps

    due = pending_steps(path)
    if due:
        return [f"{path}: schema steps are due: {', '.join(step.name for step in due)}"]
    problems = []
    desk = DeskReader.open(path)
    checked = 0
    for data in desk.records():
        try:
            decode(data)
        except RecordError as error:
            problems.append(str(error))
        checked += 1
    runs = "select count(*), count(*) filter (ended is null) from runs"
    count, cut_off = desk.sql(runs)[1][0]
    desk.close()
    click.echo(f"{path}: {checked} current records checked against every law, {count} runs")
    if cut_off:
        click.echo(f"{path}: {cut_off} runs were cut off; what they recorded is whole")
    return problems
