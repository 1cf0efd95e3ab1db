"""How fast a desk joins reports into happenings, and answers, at the scale of a newsroom's years.

    python -m benchmarks.desk_speed [--reports 100000] [--dense] [--keep FOLDER]

Reports are generated (`benchmarks.generated_news` says what of them is real). Measured: joining
them all, with two workers; joining a hundred more one by one; views once the desk holds ten million
events (copies of the first, of other ids and days), each asked once to warm up and then five times.
Seconds are of processor time of all threads and of the clock; memory is the most a process held.
Generated reports have no records, statements or stories: `benchmarks.desk_views` times every view,
over copies of a desk of real reports.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.generated_news import World
from foreigndesk.run.front import NewsDesk
from foreigndesk.store import Joiner
from foreigndesk.store.bulk import insert_json, shape_of, whole
from foreigndesk.store.connect import open_file

EVENTS = 10.0
ONE_BY_ONE = 100
LARGE = 10_000_000


def make(path: Path, reports: int, *, dense: bool) -> None:
    """Make a desk of generated reports that wait, and beside it a file of some more."""
    more = [ONE_BY_ONE, 1]
    with open_file(path, write=True) as connection:
        shapes = {table: shape_of(connection, table) for table in ("reports", "events")}
        days = max(1, reports // 274)
        total = reports + ONE_BY_ONE
        rest: list[dict[str, Any]] = []
        done = 0
        for rows in World(events=EVENTS, dense=dense).days(total, days):
            kept = rows[: reports - done]
            rest += rows[len(kept) :]
            done += len(kept)
            with whole(connection, path):
                add(connection, shapes, kept)
    path.with_suffix(".more").write_bytes(msgspec.json.encode(rest[: more[0]]))


def add(connection: Any, shapes: dict[str, Any], rows: list[dict[str, Any]]) -> None:
    """Add reports with their events, as a writer does: they wait to be joined."""
    ids = [row["report_id"] for row in rows]
    events = [event for row in rows for event in row["events"]]
    heads = [{name: value for name, value in row.items() if name != "events"} for row in rows]
    insert_json(connection, "reports", shapes["reports"], [msgspec.json.encode(heads)])
    insert_json(connection, "events", shapes["events"], [msgspec.json.encode(events)])
    connection.execute(
        "insert into sources (source_key, version, report_id, current) "
        "select unnest(?), 1, unnest(?), true",
        [ids, ids],
    )
    connection.execute("insert into waiting_reports select unnest(?)", [ids])


def join_all(path: Path) -> dict[str, float]:
    """Join all that waits; return seconds, memory and sizes."""
    wall, processor = time.perf_counter(), time.process_time()
    with Joiner.open(path, workers=2) as joiner:
        done = joiner.join(lambda count: print(count, time.perf_counter() - wall, file=sys.stderr))
    own, others = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return {
        "reports": done.reports,
        "happenings": done.new - done.gone,
        "processor s, this process": time.process_time() - processor,
        "processor s, two workers": others.ru_utime + others.ru_stime,
        "wall s": time.perf_counter() - wall,
        "peak MB, this process": own.ru_maxrss / 1024,
        "peak MB, one worker": others.ru_maxrss / 1024,
    }


def join_some(path: Path) -> dict[str, float]:
    """Join reports one by one over one connection; return milliseconds."""
    rows = json.loads(path.with_suffix(".more").read_bytes())
    walls, processors = [], []
    with open_file(path, write=True) as connection:
        shapes = {table: shape_of(connection, table) for table in ("reports", "events")}
        joiner = Joiner(connection, path)
        for row in rows:
            with whole(connection, path):
                add(connection, shapes, [row])
            wall, processor = time.perf_counter(), time.process_time()
            joiner.join()
            walls.append(1000 * (time.perf_counter() - wall))
            processors.append(1000 * (time.process_time() - processor))
    return {
        "median wall ms": statistics.median(walls),
        "95 % wall ms": sorted(walls)[int(0.95 * len(walls))],
        "most wall ms": max(walls),
        "median processor ms": statistics.median(processors),
    }


def enlarge(path: Path, events: int) -> None:
    """Fill a desk with copies of what it has, of other days and ids, up to so many events."""
    with open_file(path, write=True) as connection:
        ((have,),) = connection.execute("select count(*) from events").fetchall()
        copies = max(0, -(-events // have) - 1)
        for table, columns in _IDS.items():
            named = connection.execute(
                "select column_name, data_type from duckdb_columns() where table_name = ?", [table]
            ).fetchall()
            kinds = dict(named)
            changed = [
                f"{name}[1] || lpad(to_hex(hash({name} || c)), 16, '0') as {name}"
                for name in columns
            ] + [f"({name} + 31 * c::integer) as {name}" for name in _DAYS if name in kinds]
            connection.execute(
                f"insert into {table} by name select t.* replace ({', '.join(changed)}) "
                f"from {table} t, range(1, {copies} + 1) k(c)"
            )
        connection.execute("checkpoint")


_IDS = {
    "reports": ("report_id",),
    "sources": ("report_id",),
    "events": ("report_id", "event_id"),
    "happenings": ("happening_id", "first_report", "best_event"),
    "happening_events": ("happening_id", "event_id", "report_id"),
    "happening_conflicts": ("happening_id",),
}
_DAYS = ("published", "starts", "ends", "first_published", "last_published")


def ask_all(path: Path) -> dict[str, float]:
    """Ask a desk everything, each once to warm up, then five times; return median milliseconds."""
    since, until = date(2024, 3, 1), date(2024, 3, 31)
    views: dict[str, Callable[[NewsDesk], Any]] = {
        "events of a state, first 100": lambda desk: desk.events(country="IND", limit=100),
        "events of a month, first 100": lambda desk: desk.events(
            since=since, until=until, limit=100
        ),
        "happenings of a state, 100": lambda desk: desk.happenings(country="IND", limit=100),
        "happenings of a month, 100": lambda desk: desk.happenings(
            since=since, until=until, limit=100
        ),
        "the ten largest happenings": lambda desk: desk.happenings(largest=True, limit=10),
        "one happening": lambda desk: desk.happening(
            desk.sql("select happening_id from happenings limit 1")[1][0][0]
        ),
        "events by type": lambda desk: desk.sql(
            "select type, count(*) from current_events group by 1"
        ),
        "two states by month": lambda desk: desk.relations("IND", "PAK", by="month"),
        "network of all pairs": lambda desk: desk.network(),
    }
    found = {}
    with NewsDesk(path) as desk:
        for label, ask in views.items():
            ask(desk)
            times = []
            for _ in range(5):
                start = time.perf_counter()
                ask(desk)
                times.append(1000 * (time.perf_counter() - start))
            found[f"{label}, ms"] = statistics.median(times)
            print(label, times, file=sys.stderr)
    return found


STEPS: dict[str, Callable[[Path], dict[str, float]]] = {
    "join": join_all,
    "some": join_some,
    "ask": ask_all,
}


def apart(step: str, path: Path) -> dict[str, float]:
    """Do a step in a process of its own and return what it measured."""
    command = [sys.executable, "-m", "benchmarks.desk_speed", "--step", step, "--keep", str(path)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def show(title: str, found: dict[str, float]) -> None:
    """Print one measurement."""
    print(title)
    for label, value in found.items():
        print(f"  {label:<24}{value:>14,.1f}")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--dense", action="store_true", help="repeats as where all is collected")
    parser.add_argument("--keep", type=Path, help="folder in which the desk stays")
    parser.add_argument("--step", choices=STEPS, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.step:
        print(json.dumps(STEPS[chosen.step](chosen.keep)))
        return
    with tempfile.TemporaryDirectory() as folder:
        path = (chosen.keep or Path(folder)) / "desk.duckdb"
        if not path.exists():
            make(path, chosen.reports, dense=chosen.dense)
        show("joining all reports", apart("join", path))
        show("joining one more report", apart("some", path))
        enlarge(path, LARGE)
        show("asking ten million events", apart("ask", path))


if __name__ == "__main__":
    main()
