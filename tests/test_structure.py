"""The shape of the package: rooms, sizes, functions, the front door."""

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "foreigndesk"
ROOMS = (
    ("errors", "settings"),
    ("codebook", "whoswho"),
    ("intake",),
    ("reading",),
    ("record",),
    ("desk",),
    ("store",),
    ("run",),
    ("serve", "cli"),
)
RANK = {room: rank for rank, rooms in enumerate(ROOMS) for room in rooms}
MODULES = sorted(PACKAGE.rglob("*.py"))
ONLY_IN = {"onnxruntime": "reading", "duckdb": "store", "ray": "run", "trafilatura": "intake"}


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def functions_of(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or 0) - function.lineno + 1


def ids(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_a_room_imports_only_from_rooms_before_it(path: Path) -> None:
    room = room_of(path)
    if room in ("__init__", "__main__"):
        return  # the front door sees every room
    for name in imports_of(path):
        parts = name.split(".")
        if parts[0] != "foreigndesk" or len(parts) < 2:
            assert name != "foreigndesk", f"{path}: nothing inside imports the front door"
            continue
        other = parts[1]
        if other == "__version__":
            continue
        assert other == room or RANK[other] < RANK[room], f"{room} must not import {name}"


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_a_heavy_library_is_known_to_one_room(path: Path) -> None:
    for name in imports_of(path):
        library = name.split(".")[0]
        assert ONLY_IN.get(library, room_of(path)) == room_of(path), f"{name} in {path}"


def test_every_folder_is_a_room_of_the_design() -> None:
    folders = {p.name for p in PACKAGE.iterdir() if p.is_dir() and p.name != "__pycache__"}
    assert folders <= {*RANK, "weights"}
    assert not {"utils", "helpers", "common"} & {p.stem for p in PACKAGE.rglob("*")}


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_modules_and_functions_stay_small(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 400
    long = [f.name for f in functions_of(path) if length(f) > 60]
    assert not long


def test_the_median_function_is_short() -> None:
    lengths = [length(f) for path in MODULES for f in functions_of(path)]
    assert statistics.median(lengths) < 12  # with signature and docstring; bodies are under ten


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_only_the_command_line_prints(path: Path) -> None:
    calls = (n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Call))
    prints = [c.lineno for c in calls if isinstance(c.func, ast.Name) and c.func.id == "print"]
    assert not prints or room_of(path) == "cli"
