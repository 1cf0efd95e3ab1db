"""Answer a task's input file, so that anyone can score the package on any file.

    python -m benchmarks.predict TASK IN.jsonl OUT.jsonl

TASK is one of relation, spans, attribution, timex, status, actors, coref, records; the formats are
those of the data folder's README. For `records`, IN is a folder of reports or a JSONL file and OUT
becomes a folder of one JSON file a report.
"""

import argparse
import json
from collections.abc import Callable, Iterator
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


def load_task(task: str) -> Callable[[Line], Any]:
    """Return the function that answers one line of `task`."""
    module = import_module(f"benchmarks.tasks.{MODULES[task]}")
    predict: Callable[[Line], Any] = module.predict
    return predict


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
    predict = load_task(task)
    if task == "records":
        return _predict_folder(predict, source, target)
    count = 0
    with target.open("w", encoding="utf-8") as out:
        for line in lines_of(source):
            answers = predict(line)
            for answer in answers if isinstance(answers, list) else [answers]:
                out.write(json.dumps(answer, ensure_ascii=False) + "\n")
            count += 1
    return count


def _predict_folder(predict: Callable[[Line], Any], source: Path, target: Path) -> int:
    target.mkdir(parents=True, exist_ok=True)
    count = 0
    for line in lines_of(source):
        text = json.dumps(predict(line), ensure_ascii=False, indent=1)
        (target / f"{line['id']}.json").write_text(text, "utf-8")
        count += 1
    return count


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
