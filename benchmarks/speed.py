"""How fast reports become records, on one core and two, and what the commands cost.

    python -m benchmarks.speed --data FOLDER [--reports 600] [--reader rules|encoder]

Reads the first reports of `reports/newswire_1997_2006.jsonl.gz` into a fresh desk with one worker
and with two, in a process of its own; prints wall time, processor time, reports and words a second,
peak memory; the time to the first record in a fresh process; and `foreigndesk --help`.
"""

import argparse
import gzip
import itertools
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SOURCE = "reports/newswire_1997_2006.jsonl.gz"
FIRST = """
import time; start = time.perf_counter()
import foreigndesk
foreigndesk.read("Chad's foreign minister met Niger's president in Niamey on Monday.",
                 published="2026-03-04")
print(time.perf_counter() - start)
"""


def measure_run(wire: Path, words: int, count: int, options: list[str]) -> str:
    """Read the file into a fresh desk and return a line of the table."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder, "desk.duckdb")
        command = [sys.executable, "-m", "foreigndesk", "read", str(wire), "--desk", str(desk)]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        subprocess.run([*command, *options], check=False, capture_output=True)
        wall = time.perf_counter() - start
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return (
        f"| {options[-1]} | {wall:.1f} s | {used:.1f} s | {count / wall:.0f} | {words / wall:,.0f} "
        f"| {words / wall / 400:.0f} |"
    )


def measure_first() -> float:
    """Return the seconds from the start of a fresh process's import to its first record."""
    done = subprocess.run([sys.executable, "-c", FIRST], check=True, capture_output=True, text=True)
    return float(done.stdout)


def measure_help() -> float:
    """Return the best of five wall times of `foreigndesk --help`."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        command = [str(Path(sys.executable).with_name("foreigndesk")), "--help"]
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="benchmarks.speed", description="Speed of reading.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--reports", type=int, default=600)
    parser.add_argument("--reader", choices=("auto", "rules", "encoder"), default="auto")
    arguments = parser.parse_args()
    with gzip.open(arguments.data / SOURCE, "rt", encoding="utf-8") as lines:
        chosen = list(itertools.islice(lines, arguments.reports))
    words = sum(len(json.loads(line)["text"].split()) for line in chosen)
    with tempfile.TemporaryDirectory() as folder:
        wire = Path(folder, "wire.jsonl")
        wire.write_text("".join(chosen), "utf-8")
        print(f"{len(chosen)} reports, {words / len(chosen):.0f} words each")
        print("| workers | wall | processor | reports/s | words/s | reports of 400 words/s |")
        print("| --- | --- | --- | --- | --- | --- |")
        for workers in (1, 2):
            options = ["--reader", arguments.reader, "--workers", str(workers)]
            print(measure_run(wire, words, len(chosen), options))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"peak memory of one process: {peak} MB")
    print(f"first record after {measure_first():.2f} s; --help after {measure_help():.2f} s")


if __name__ == "__main__":
    main()
