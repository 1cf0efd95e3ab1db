"""The corrections of a desk: entries that are added, and what of them the joiner must heed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import duckdb
import msgspec
from msgspec import Struct

from foreigndesk.desk.acts import Act
from foreigndesk.desk.corrections import (
    AnyCorrection,
    Correction,
    Entry,
    FieldCorrection,
    Pair,
    Withdrawal,
    correct_happening,
)
from foreigndesk.desk.happening import Happening
from foreigndesk.errors import EntryUnknown

_ENCODER = msgspec.json.Encoder(order="deterministic")
_DECODER: msgspec.json.Decoder[AnyCorrection] = msgspec.json.Decoder(AnyCorrection)
_FIELD = msgspec.json.Decoder(FieldCorrection)
_EVENTS = """select e.event_id, e.report_id, s.start_offset, s.end_offset, e.type
from events e join event_spans s on s.event_id = e.event_id and s.report_id = e.report_id
    and s.part = 'anchor'
where e.report_id in (select unnest(?)) and e.report_id in (select report_id from current_reports)
order by e.event_id"""
_STATEMENTS = """select statement_id, report_id, start_offset, end_offset, null from statements
where report_id in (select unnest(?)) and report_id in (select report_id from current_reports)
order by statement_id"""


class CorrectionRow(Struct, frozen=True, kw_only=True):
    """A correction as it is listed, with what became of it (`state`)."""

    number: int
    holds: bool
    state: str
    kind: str
    says: str
    entries: tuple[str, ...]
    who: str
    why: str
    made: datetime


class JoinRules:
    """What corrections ask of happenings.

    Pairs of events that `must` be one or `cannot` be; `whole` has the corrections of a happening's
    fields by an event of it.
    """

    def __init__(
        self,
        must: Iterable[Pair] = (),
        cannot: Iterable[Pair] = (),
        whole: Mapping[str, Sequence[FieldCorrection]] | None = None,
    ) -> None:
        self._must = _by_event(must)
        self._cannot = _by_event(cannot)
        self._whole = whole or {}

    def must(self, events: Iterable[str]) -> list[Pair]:
        """Return the pairs that are one happening, of which at least one is of `events`."""
        return _pairs_of(self._must, events)

    def cannot(self, events: Iterable[str]) -> list[Pair]:
        """Return the pairs that are not one, of which at least one is of `events`."""
        return _pairs_of(self._cannot, events)

    def correct(self, happening: Happening, acts: Iterable[Act]) -> Happening:
        """Return the happening of these acts with its corrected fields.

        It is flagged if a correction touched it, one of its acts, or which acts belong to it.
        """
        changes = [one for act in happening.acts for one in self._whole.get(act, ())]
        happening = correct_happening(happening, changes)
        ruled = any(act in self._must or act in self._cannot for act in happening.acts)
        if not ruled and not any(act.corrected for act in acts):
            return happening
        return msgspec.structs.replace(happening, corrected=True)


def _by_event(pairs: Iterable[Pair]) -> dict[str, list[Pair]]:
    found: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        for event in pair:
            found[event].append(pair)
    return dict(found)


def _pairs_of(known: Mapping[str, list[Pair]], events: Iterable[str]) -> list[Pair]:
    if not known:
        return []
    return sorted({pair for event in events for pair in known.get(event, ())})


def join_rules(connection: duckdb.DuckDBPyConnection) -> JoinRules:
    """Return what corrections ask of happenings."""
    query = "select left_event, right_event, together from join_rules order by all"
    pairs = connection.execute(query).fetchall()
    whole: dict[str, list[FieldCorrection]] = defaultdict(list)
    query = "select event_id, correction from happening_rules order by event_id, number"
    for event, data in connection.execute(query).fetchall():
        whole[event].append(_FIELD.decode(data))
    return JoinRules(
        must=((left, right) for left, right, together in pairs if together),
        cannot=((left, right) for left, right, together in pairs if not together),
        whole=whole,
    )


def load_corrections(connection: duckdb.DuckDBPyConnection) -> list[AnyCorrection]:
    """Return every correction ever made, in order."""
    query = "select correction from corrections order by number"
    return [_DECODER.decode(row[0]) for row in connection.execute(query).fetchall()]


def list_corrections(connection: duckdb.DuckDBPyConnection) -> list[CorrectionRow]:
    """Return every correction with what became of it, in order."""
    states = {
        number: (holds, state)
        for number, holds, state in connection.execute("from correction_states").fetchall()
    }
    return [
        _row(one, *states.get(one.number, (True, "holds"))) for one in load_corrections(connection)
    ]


def _row(one: AnyCorrection, holds: bool, state: str) -> CorrectionRow:  # noqa: FBT001  unpacked from a row
    return CorrectionRow(
        number=one.number,
        holds=holds,
        state=state,
        kind=kind_of(one),
        says=one.says,
        entries=tuple(entry.id for entry in entries_of(one)),
        who=one.who,
        why=one.why,
        made=one.made,
    )


def kind_of(one: Correction) -> str:
    """Return the kind of a correction: field, join, split or withdraw."""
    return str(type(one).__struct_config__.tag)


def entries_of(one: AnyCorrection) -> tuple[Entry, ...]:
    """Return the entries that a correction speaks of."""
    if isinstance(one, FieldCorrection):
        return (one.entry,)
    return () if isinstance(one, Withdrawal) else one.entries


def corrected_entries(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    """Return each corrected event and statement of current reports with what corrections say.

    In order of ids. A record as it was read (JSON lines, TimeML) does not have these changes.
    """
    query = (
        "select event_id, array_to_string(corrections, ' | ') from current_events where corrected "
        "union all select statement_id, array_to_string(corrections, ' | ') "
        "from current_statements where corrected order by 1"
    )
    return connection.execute(query).fetchall()


def notes_of(connection: duckdb.DuckDBPyConnection, entry_id: str) -> list[str]:
    """Return what corrections that hold say of an event, statement or happening, by whom and why.

    Of a happening it is what they say of its events' fields, of its own, and of which they are.
    """
    query = (
        "with events as (select event_id from happening_events where happening_id = $1 "
        "union select $1), "
        "said as (select event_id, unnest(corrections) as note from corrected_events "
        "union all select statement_id, unnest(corrections) from corrected_statements), "
        "ruled as (select event_id, number from happening_rules "
        "union select left_event, number from join_rules "
        "union select right_event, number from join_rules) "
        "select distinct note, null from said join events using (event_id) "
        "union select distinct null, correction from ruled join events using (event_id) "
        "join corrections using (number) order by all"
    )
    rows = connection.execute(query, [entry_id]).fetchall()
    ruled = [_DECODER.decode(data) for _, data in rows if data]
    return [note for note, _ in rows if note] + [f"{one.says} — {one.by}" for one in ruled]


def keep_correction(connection: duckdb.DuckDBPyConnection, one: AnyCorrection) -> None:
    """Add a correction to those of the desk."""
    entries = entries_of(one)
    field = one if isinstance(one, FieldCorrection) else None
    connection.execute(
        "insert into corrections values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            one.number,
            kind_of(one),
            [entry.id for entry in entries],
            list(dict.fromkeys(entry.report for entry in entries)),
            field and field.field,
            field and field.value,
            field and field.whole,
            one.withdraws if isinstance(one, Withdrawal) else None,
            one.who,
            one.why,
            one.made,
            _ENCODER.encode(one).decode(),
        ],
    )


def next_number(connection: duckdb.DuckDBPyConnection) -> int:
    """Return the number that the next correction gets."""
    query = "select coalesce(max(number), 0) + 1 from corrections"
    return int(connection.execute(query).fetchall()[0][0])


def entries_now(connection: duckdb.DuckDBPyConnection, reports: Sequence[str]) -> list[Entry]:
    """Return the events and statements of these reports, as far as they are current, as read."""
    rows: list[Any] = []
    for query in (_EVENTS, _STATEMENTS):
        rows += connection.execute(query, [list(reports)]).fetchall()
    names = ("id", "report", "start", "end", "type")
    return [Entry(**dict(zip(names, row, strict=True))) for row in rows]


def entries_named(connection: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> tuple[Entry, ...]:
    """Return where events or statements with these whole ids stand, in the same order.

    Raises:
        EntryUnknown: no current report has one of them.
    """
    query = (
        "select report_id from events where event_id in (select unnest($1)) "
        "union select report_id from statements where statement_id in (select unnest($1)) "
        "order by 1"
    )
    reports = [row[0] for row in connection.execute(query, [list(ids)]).fetchall()]
    found = {entry.id: entry for entry in entries_now(connection, reports)}
    for id_ in ids:
        if id_ not in found:
            raise EntryUnknown(found=id_, kind="event or statement of a current report")
    return tuple(found[id_] for id_ in ids)


def now() -> datetime:
    """Return the moment (UTC), to the second, without a zone as the desk keeps it."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)
