"""How fast a desk file takes records in, gives them out again and answers questions.

    python -m benchmarks.store_speed [--reports 2000] [--part 16]

Records are generated: a text of some 600 words, 12 actors, 8 statements and 10 events each. Seconds
are of processor time of this process with DuckDB's own threads, wall-clock time beside them. The
worker's share (building the rows) is apart from the writer's: workers do it side by side.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from foreigndesk.intake import Span, build_report
from foreigndesk.reading.marks import (
    ActorKind,
    Interval,
    MentionForm,
    Precision,
    StatementKind,
    Status,
    TimeKind,
)
from foreigndesk.record.entries import (
    Actor,
    ActorMention,
    Event,
    Record,
    Statement,
    TimeExpression,
    When,
)
from foreigndesk.store import DeskReader, DeskWriter, EventFilter, FlatRecord, flatten

Result = TypeVar("Result")
SENTENCE = "The minister of the island said that her envoy had met the rebels at the old fort. "
COUNTRIES = ("KEN", "RWA", "UGA", "TZA", "BDI", "SSD")


def sample_record(number: int) -> Record:
    """Return the record of one generated report; `number` makes it unlike the others."""
    day = date(2020, 1, 1) + timedelta(days=number % 2000)
    report = build_report(f"Report number {number}. " + SENTENCE * 40, published=day)
    head = f"{number:010x}"
    return Record(
        report=report,
        reader="generated",
        actors=tuple(_actor(head, each) for each in range(12)),
        times=tuple(_time(head, each, day) for each in range(4)),
        statements=tuple(_statement(head, each) for each in range(8)),
        events=tuple(_event(head, each, day) for each in range(10)),
    )


def _actor(head: str, number: int) -> Actor:
    mentions = tuple(
        ActorMention(start=30 * one + number, end=30 * one + number + 8, form=MentionForm.NAME)
        for one in range(4)
    )
    return Actor(
        id=f"a{head}{number}",
        name=f"Minister {number}",
        kind=ActorKind.PERSON,
        resolved="text: title",
        country=COUNTRIES[number % 6],
        sectors=("GOV",),
        mentions=mentions,
    )


def _time(head: str, number: int, day: date) -> TimeExpression:
    start = datetime(day.year, day.month, day.day)
    interval = Interval(start=start, end=start + timedelta(days=1), precision=Precision.DAY)
    return TimeExpression(
        id=f"t{head}{number}",
        span=Span(60 * number, 60 * number + 6),
        kind=TimeKind.DATE,
        value=day.isoformat(),
        how="explicit",
        interval=interval,
    )


def _statement(head: str, number: int) -> Statement:
    return Statement(
        id=f"s{head}{number}",
        content=(Span(80 * number + 30, 80 * number + 100),),
        kind=StatementKind.INDIRECT,
        cue=(Span(80 * number + 20, 80 * number + 24),),
        source=f"a{head}{number}",
    )


def _event(head: str, number: int, day: date) -> Event:
    start = datetime(day.year, day.month, day.day)
    interval = Interval(start=start, end=start + timedelta(days=1), precision=Precision.DAY)
    when = When(how="own expression", value=day.isoformat(), interval=interval)
    return Event(
        id=f"e{head}{number}",
        type=("CONSULT", "ASSAULT", "AGREE")[number % 3],
        status=Status.HAPPENED,
        quad=1,
        score=1.5,
        anchor=Span(90 * number + 5, 90 * number + 9),
        evidence=(Span(90 * number, 90 * number + 70),),
        when=when,
        actors=(f"a{head}{number}",),
        recipients=(f"a{head}{number + 1}",),
        per=(f"s{head}{number % 8}",),
        confidence=0.8,
    )


def measured(step: str, count: int, work: Callable[[], Result]) -> Result:
    """Do some work on `count` reports and print its speed."""
    wall, processor = time.perf_counter(), time.process_time()
    result = work()
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    print(f"{step:<34}{processor:>9.2f}{wall:>9.2f}{count / processor:>14,.0f}")
    return result


def write_all(path: Path, flats: list[FlatRecord], part: int) -> None:
    """Write in transactions of `part` reports, as a run does."""
    with DeskWriter(path) as desk:
        for at in range(0, len(flats), part):
            some = flats[at : at + part]
            desk.write(some, [(f"wire/{one.report_id}", one.report_id) for one in some])


def ask(path: Path, asked: EventFilter) -> int:
    """Return how many events a desk has that are `asked` for."""
    desk = DeskReader.open(path)
    found = len(desk.events(asked))
    desk.close()
    return found


def export(path: Path) -> int:
    """Return the size of the whole export in bytes."""
    desk = DeskReader.open(path)
    size = sum(map(len, desk.records()))
    desk.close()
    return size


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=2000)
    parser.add_argument("--part", type=int, default=16, help="reports a transaction")
    chosen = parser.parse_args()
    records = [sample_record(number) for number in range(chosen.reports)]
    count = len(records)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.duckdb"
        print(f"{'step':<34}{'cpu s':>9}{'wall s':>9}{'reports/cpu s':>14}")
        flats = measured(
            "rows of a record (workers)", count, lambda: [flatten(one) for one in records]
        )
        measured("write (one writer)", count, lambda: write_all(path, flats, chosen.part))
        measured("write again, nothing changed", count, lambda: write_all(path, flats, chosen.part))
        measured("events of a country", count, lambda: ask(path, EventFilter(country="KEN")))
        measured("events of a month", count, lambda: ask(path, MONTH))
        measured("export of all records", count, lambda: export(path))
        print(f"desk file: {path.stat().st_size / count:,.0f} bytes a report")


MONTH = EventFilter(since=date(2021, 3, 1), until=date(2021, 3, 31))

if __name__ == "__main__":
    main()
