"""How fast every view answers over a large desk.

    python -m benchmarks.desk_views DESK [--events 10000000] [--keep FOLDER] [--threads 2]

DESK is a desk of real reports; copies of it make up the rest (`benchmarks.enlarged`). Each view is
asked once to warm up and then three times: the median of the clock and of the processor time of all
threads, in milliseconds. Laws of records are not checked, for copies have ids that their text does
not give (the check takes some milliseconds a record); the record of another report stands in for
those of old copies, which have none.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.enlarged import enlarge
from foreigndesk.errors import ForeigndeskError
from foreigndesk.record import wire
from foreigndesk.record.entries import Record
from foreigndesk.run.front import NewsDesk

Ask = Callable[[NewsDesk, Mapping[str, Any]], Any]
MARCH = {"since": date(2004, 3, 1), "until": date(2004, 3, 31)}
DAY = date(2004, 5, 5)
BRIEF = """date 2024-03-05 Talks in Moscow
What's the story
Indian Prime Minister Narendra Modi met Russian President Vladimir Putin in Moscow on Tuesday.
The United States condemned an attack on its embassy in Baghdad, the State Department said.
"""
NAMED = {  # what views are asked about
    "call": "select happening_id from happenings h join reports r on r.report_id = h.first_report "
    "where type = 'CONSULT' and starts is not null and record <> '{}' "
    "order by reports desc, happening_id limit 1",
    "attack": "select happening_id from happenings where type = 'ASSAULT' "
    "order by reports desc, happening_id limit 1",
    "event": "select event_id from events limit 1",
    "statement": "select statement_id from statements limit 1",
    "actor": "select actor_id from actors limit 1",
    "time": "select time_id from times limit 1",
    "story": "select story_id from stories s join reports r on r.report_id = s.central_report "
    "where r.record <> '{}' order by s.reports desc, story_id limit 1",
    "lifecycle": "select lifecycle_id from lifecycles limit 1",
    "report": "select report_id from reports where record <> '{}' limit 1",
    "last": "select max(published) from reports",
}
LISTS: dict[str, Ask] = {
    "events of a state": lambda desk, _: desk.events(country="IND", limit=100),
    "events of a person": lambda desk, _: desk.events(actor="Modi", limit=100),
    "events by words": lambda desk, _: desk.events(text="nuclear test", limit=100),
    "events of a month": lambda desk, _: desk.events(**MARCH, limit=100),
    "statements of a person": lambda desk, _: desk.statements(source="Modi", limit=100),
    "statements by words": lambda desk, _: desk.statements(text="nuclear test", limit=100),
    "actors by name": lambda desk, _: desk.actors(actor="Modi", limit=100),
    "actors of a state": lambda desk, _: desk.actors(country="IND", limit=100),
    "happenings of a state": lambda desk, _: desk.happenings(country="IND", limit=100),
    "happenings of a bloc": lambda desk, _: desk.happenings(actor="EU", limit=100),
    "happenings of a person": lambda desk, _: desk.happenings(actor="Modi", limit=100),
    "happenings by words": lambda desk, _: desk.happenings(text="nuclear test", limit=100),
    "happenings of a month": lambda desk, _: desk.happenings(**MARCH, limit=100),
    "disputed happenings": lambda desk, _: desk.happenings(conflict=True, limit=100),
    "largest happenings": lambda desk, _: desk.happenings(largest=True, limit=10),
    "stories": lambda desk, _: desk.stories(limit=20),
    "stories of a state": lambda desk, _: desk.stories(actor="IND", limit=20),
    "stories by words": lambda desk, _: desk.stories(text="nuclear test", limit=20),
    "upcoming": lambda desk, _: desk.upcoming(),
    "upcoming as of a day": lambda desk, _: desk.upcoming(as_of=DAY),
    "upcoming of a state": lambda desk, _: desk.upcoming(actor="IND"),
}
WHY: dict[str, Ask] = {
    f"why, {name}": lambda desk, ids, name=name: desk.reasons(ids[name])  # type: ignore[misc]  # the default binds the name
    for name in NAMED
    if name != "last"
}
COUNTS: dict[str, Ask] = {
    "two states by month": lambda desk, _: desk.relations("IND", "PAK"),
    "two states by day": lambda desk, _: desk.relations("USA", "CHN", by="day"),
    "a person and a state": lambda desk, _: desk.relations("Modi", "PAK"),
    "two blocs": lambda desk, _: desk.relations("EU", "P5"),
    "two states, events": lambda desk, _: desk.relations("IND", "PAK", count="events"),
    "two blocs, events": lambda desk, _: desk.relations("EU", "P5", count="events"),
    "acts behind a relation": lambda desk, _: desk.relation_events("IND", "PAK"),
    "statements on each other": lambda desk, _: desk.relation_statements("IND", "PAK"),
    "network of states": lambda desk, _: desk.network(),
    "network of a month": lambda desk, _: desk.network(**MARCH),
    "network of actors": lambda desk, _: desk.network(nodes="actors", least=10),
    "network, events": lambda desk, _: desk.network(count="events"),
}
TOLD: dict[str, Ask] = {
    "a story": lambda desk, ids: desk.story(ids["story"]),
    "a story as of a day": lambda desk, ids: desk.story(ids["story"], as_of=ids["last"]),
    "an announced event": lambda desk, ids: desk.lifecycle(ids["lifecycle"]),
    "responses": lambda desk, ids: desk.responses(ids["attack"]),
    "responses of a set": lambda desk, ids: desk.responses(ids["attack"], among="P5"),
    "responses by words": lambda desk, _: desk.responses("embassy attack"),
    "accounts compared": lambda desk, ids: desk.compare(ids["call"]),
    "brief of an actor": lambda desk, _: desk.brief(actor="IND"),
    "brief of a pair, recent": lambda desk, ids: desk.brief(
        pair=("USA", "CHN"), since=ids["last"] - timedelta(days=150)
    ),
    "brief of a day": lambda desk, ids: desk.brief(day=ids["last"]),
    "brief of a story": lambda desk, ids: desk.brief(story=ids["story"]),
    "audit of two sentences": lambda desk, _: desk.audit(BRIEF),
}


def _sql(query: str) -> Ask:
    return lambda desk, ids: desk.sql(query.format(**ids))


SQL: dict[str, Ask] = {
    "sql: events by type": _sql("select type, count(*) from current_events group by 1"),
    "sql: by year and quad": _sql(
        "select year(starts), quad, count(*) from counted_happenings group by all"
    ),
    "sql: relations_between": _sql("select count(*) from relations_between('IND', 'PAK')"),
    "sql: relation_events": _sql(
        "select count(*) from relation_events where actor_country = 'IND' "
        "and recipient_country = 'PAK'"
    ),
    "sql: upcoming_on": _sql("select count(*) from upcoming_on(date '2004-05-05')"),
    "sql: story_happenings": _sql("from story_happenings where story_id = '{story}'"),
    "sql: responses": _sql("from responses where happening_id = '{attack}'"),
    "sql: accounts": _sql("from accounts where happening_id = '{call}'"),
    "sql: brief_of_pair": _sql("from brief_of_pair('IND', 'PAK') limit 100"),
    "sql: brief_of_story": _sql("from brief_of_story('{story}')"),
    "sql: brief_of_day": _sql("from brief_of_day(date '{last}') limit 100"),
}
VIEWS = {**LISTS, **WHY, **COUNTS, **TOLD, **SQL}


def ask_all(path: Path, *, threads: int | None = None) -> dict[str, tuple[float, float]]:
    """Ask a desk everything; return median milliseconds of the clock and of the processor.

    What a desk has none of (a generated one has no stories, no records) is left out.
    """
    found = {}
    with NewsDesk(path) as desk:
        if threads is not None:
            with desk._asked.lent() as connection:  # noqa: SLF001  no option of a desk
                connection.execute(f"set threads = {threads}")
        ids = {name: rows[0][0] for name, sql in NAMED.items() if (rows := desk.sql(sql)[1])}
        for label, ask in VIEWS.items():
            try:
                ask(desk, ids)
                times = [_timed(lambda ask=ask: ask(desk, ids)) for _ in range(3)]  # type: ignore[misc]  # as above
            except (ForeigndeskError, KeyError) as error:
                print(f"{label}: {error}", file=sys.stderr)
                continue
            wall, own = zip(*times, strict=True)
            found[label] = statistics.median(wall), statistics.median(own)
            print(f"{label:<26}{found[label][0]:>10,.0f}{found[label][1]:>10,.0f}", flush=True)
    return found


def _timed(ask: Callable[[], Any]) -> tuple[float, float]:
    wall, processor = time.perf_counter(), time.process_time()
    ask()
    return 1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - processor)


class _Standing:
    """Decodes records; one stands in for those that old copies of reports lack."""

    def __init__(self, other: Record) -> None:
        self._decoder = msgspec.json.Decoder(Record)
        self._other = other

    def decode(self, data: bytes | str) -> Record:
        return self._other if data in ("{}", b"{}") else self._decoder.decode(data)


def _let_copies_pass(base: Path) -> None:
    with NewsDesk(base) as desk:
        first = desk.record(desk.sql("select min(report_id) from current_reports")[1][0][0])
    setattr(wire, "check_record", lambda record: record)  # noqa: B010  not to be assigned to
    wire._DECODER = _Standing(first)  # type: ignore[assignment]  # noqa: SLF001  see the module


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("desk", type=Path)
    parser.add_argument("--events", type=int, default=10_000_000)
    parser.add_argument("--keep", type=Path, help="folder in which the large desk stays")
    parser.add_argument("--threads", type=int)
    chosen = parser.parse_args()
    _let_copies_pass(chosen.desk)
    with tempfile.TemporaryDirectory() as folder:
        path = (chosen.keep or Path(folder)) / "large.duckdb"
        if not path.exists():
            enlarge(chosen.desk, path, chosen.events)
        print(f"{'view':<26}{'wall ms':>10}{'cpu ms':>10}")
        ask_all(path, threads=chosen.threads)


if __name__ == "__main__":
    main()
