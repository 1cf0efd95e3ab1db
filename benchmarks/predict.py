"""Answer a task's input file, so that anyone can score the package on any file.

    python -m benchmarks.predict TASK IN.jsonl OUT.jsonl

TASK is one of relation, spans, attribution, timex, status, actors, coref, records; the formats are
those of the data folder's README. For `records`, IN is a folder of reports or a JSONL file and OUT
becomes a folder of one JSON file a report.
"""

import argparse
import json
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

Line = dict[str, Any]

MODULES = {
    "relation": "relation",
    "spans": "spans",
    "attribution": "attribution",
    "timex": "times",
    "status": "status",
    "actors": "actors",
    "coref": "coref",
    "records": "records",
}


def load_task(task: str) -> Callable[[Iterable[Line]], Iterator[Any]]:
    """Return the function that answers the lines of `task`, one answer a line or several.

    A task's module has `predict` for one line or `predict_all` for a whole file, whose lines may
    depend on each other.
    """
    module = import_module(f"benchmarks.tasks.{MODULES[task]}")
    if hasattr(module, "predict_all"):
        return lambda lines: iter(module.predict_all(list(lines)))
    return lambda lines: (answer for line in lines for answer in _listed(module.predict(line)))


def _listed(answer: Any) -> list[Any]:
    return answer if isinstance(answer, list) else [answer]


def lines_of(path: Path) -> Iterator[Line]:
    """Yield the objects of a JSONL file, or of every JSON file in a folder, in order."""
    if path.is_dir():
        for file in sorted(path.glob("*.json")):
            yield json.loads(file.read_text("utf-8"))
        return
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def predict_file(task: str, source: Path, target: Path) -> int:
    """Answer every line of `source` into `target`; return how many lines there were."""
    lines = list(lines_of(source))
    answers = load_task(task)(lines)
    if task == "records":
        target.mkdir(parents=True, exist_ok=True)
        for line, answer in zip(lines, answers, strict=True):
            text = json.dumps(answer, ensure_ascii=False, indent=1)
            (target / f"{line['id']}.json").write_text(text, "utf-8")
        return len(lines)
    with target.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(answer, ensure_ascii=False) + "\n" for answer in answers)
    return len(lines)


def main() -> None:
    """Read the arguments and answer the file."""
    parser = argparse.ArgumentParser(prog="benchmarks.predict", description="Answer a task's file.")
    parser.add_argument("task", choices=sorted(MODULES))
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    arguments = parser.parse_args()
    count = predict_file(arguments.task, arguments.source, arguments.target)
    print(f"{count} inputs of {arguments.task} answered into {arguments.target}")


if __name__ == "__main__":
    main()
