"""Voices kept in step with the reports of a desk: copies and rewrites of one text speak once.

Two reports are compared if their sketches share two keys; a voice is what copies connect.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import duckdb

from foreigndesk.desk.copies import ReportSketch, are_copies, sketch, sketch_keys
from foreigndesk.store.current import current_reports
from foreigndesk.store.filters import among, sought
from foreigndesk.store.unions import GroupTable, Union

_SKETCHES = """select report_id, published, size, runs, quoted_size, quoted from report_sketches
where """
_PAIRS = """select left_id, right_id from (
    select n.report_id as left_id, s.report_id as right_id
    from (select unnest(?) as report_id, unnest(?) as key) n join {keys} s using (key)
    where n.report_id <> s.report_id
) group by all having count(*) >= 2"""


class Voices:
    """The voices of a desk, over a connection that may write."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._table = GroupTable(connection, "report_voices", thing="report_id", group="voice")

    def of(self, reports: Iterable[str]) -> dict[str, str]:
        """Return the voices of reports."""
        return self._table.groups_of(reports)

    def take_out(self, reports: Sequence[str]) -> set[str]:
        """Take reports out; return others whose voice is another now."""
        broken = self._table.take_out(reports)
        for table in ("report_sketches", "sketch_keys"):
            where, given = among("report_id", reports)
            self._connection.execute(f"delete from {table} where {where}", given)  # noqa: S608  our own names
        return self._settle(self._load({*broken} - {*reports}), broken)

    def take_in(self, reports: Sequence[str]) -> set[str]:
        """Take in those reports that are current; return others whose voice is another now."""
        return self._settle(self._keep(reports), {}) - {*reports}

    def _settle(self, sketches: list[ReportSketch], broken: dict[str, str]) -> set[str]:
        """Link reports anew and keep the voices that come of it."""
        renewed = {one.report: one for one in sketches}
        union, met = self._link(renewed)
        before = self._table.members(self._table.groups_of(met).values())
        for report, voice in before.items():
            union.link(report, voice)
        order = {one.report: one.order for one in (*sketches, *self._load(before))}
        after = {
            report: min(group, key=order.__getitem__)
            for group in union.groups()
            for report in group
        }
        self._table.replace(before, after)
        old = broken | before
        return {report for report, voice in after.items() if old.get(report) != voice}

    def _keep(self, batch: Sequence[str]) -> list[ReportSketch]:
        """Make and keep the sketches of those reports that are current."""
        query, given = current_reports("report_id, text, published", batch)
        rows = self._connection.execute(query, given).fetchall()
        fresh = [
            sketch(text, report=report, published=published.isoformat())
            for report, text, published in rows
        ]
        if fresh:
            self._connection.execute(
                "insert into report_sketches select unnest(?), unnest(?)::date, unnest(?), "
                "unnest(?), unnest(?), unnest(?)",
                _columns(fresh),
            )
            self._connection.execute(
                "insert into sketch_keys select unnest(?), unnest(?)", _keys(fresh)[::-1]
            )
        return fresh

    def _load(self, reports: Iterable[str]) -> list[ReportSketch]:
        wanted = sorted(reports)
        if not wanted:
            return []
        where, given = among("report_id", wanted)
        rows = self._connection.execute(_SKETCHES + where, given).fetchall()
        return [_sketch(row) for row in rows]

    def _link(self, renewed: dict[str, ReportSketch]) -> tuple[Union, set[str]]:
        """Link reports with all that are their copies; return the others that were met, too."""
        union = Union(renewed)
        pairs = self._pairs(renewed.values())
        others = {one.report: one for one in self._load({right for _, right in pairs} - {*renewed})}
        met: set[str] = set()
        for left, right in pairs:
            if are_copies(renewed[left], renewed.get(right) or others[right]):
                union.link(left, right)
                met.add(right)
        return union, met - {*renewed}

    def _pairs(self, sketches: Iterable[ReportSketch]) -> list[tuple[str, str]]:
        """Return the reports to compare: two that share two keys, the first one of these."""
        reports, keys = _keys(sketches)
        if not keys:
            return []
        table, given = sought("sketch_keys", "key", keys)
        query = _PAIRS.format(keys=table)
        return self._connection.execute(query, [reports, keys, *given]).fetchall()


def _keys(sketches: Iterable[ReportSketch]) -> list[list[Any]]:
    """Return report ids and keys, one pair a key."""
    pairs = [(one.report, key) for one in sketches for key in sketch_keys(one)]
    return [[report for report, _ in pairs], [key for _, key in pairs]]


def _columns(sketches: Sequence[ReportSketch]) -> list[list[Any]]:
    return [
        [one.report for one in sketches],
        [one.order[:10] for one in sketches],
        [one.size for one in sketches],
        [list(one.runs) for one in sketches],
        [one.quoted_size for one in sketches],
        [list(one.quoted) for one in sketches],
    ]


def _sketch(row: Sequence[Any]) -> ReportSketch:
    report, published, size, runs, quoted_size, quoted = row
    return ReportSketch(
        report=report,
        order=f"{published} {report}",
        size=size,
        runs=tuple(runs),
        quoted_size=quoted_size,
        quoted=tuple(quoted),
    )
