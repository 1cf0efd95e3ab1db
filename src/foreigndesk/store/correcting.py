"""Making a correction: what the analyst names and types becomes an entry of the desk."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Self

from msgspec import Struct

from foreigndesk.desk.acts import Party
from foreigndesk.desk.corrections import (
    EVENT_FIELDS,
    HAPPENING_FIELDS,
    STATEMENT_FIELDS,
    AnyCorrection,
    Entry,
    FieldCorrection,
    JoinCorrection,
    Known,
    SplitCorrection,
    Withdrawal,
    parse_value,
)
from foreigndesk.desk.corrections.judge import HOLDS
from foreigndesk.errors import DeskError, EntryAmbiguous, EntryUnknown
from foreigndesk.store.bulk import whole
from foreigndesk.store.connect import errors_of, open_file
from foreigndesk.store.corrected import apply_corrections
from foreigndesk.store.corrections import (
    CorrectionRow,
    entries_named,
    keep_correction,
    list_corrections,
    next_number,
    now,
)

_FIELDS = {"event": EVENT_FIELDS, "statement": STATEMENT_FIELDS, "happening": HAPPENING_FIELDS}
_NAMED = """select 'event', event_id from events where starts_with(event_id, $1)
union select 'statement', statement_id from statements where starts_with(statement_id, $1)
union select 'happening', happening_id from happenings where starts_with(happening_id, $1)
order by all"""
_MOST = 200
"""Events that one correction may join or part."""


class Signed(Struct, frozen=True, kw_only=True):
    """Who makes a correction, and why."""

    who: str
    why: str


class Corrected(Struct, frozen=True, kw_only=True):
    """What a call added, and the corrections of which the state changed by it, itself or older."""

    added: tuple[CorrectionRow, ...]
    affected: tuple[CorrectionRow, ...]


class Corrector:
    """Adds corrections to a desk file; use as a context manager."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.connection = open_file(path, write=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def set_fields(self, entry_id: str, values: Mapping[str, str], signed: Signed) -> Corrected:
        """Give fields of an event, statement or happening other values.

        Raises:
            EntryUnknown: no entry has this id, or several might (EntryAmbiguous).
            CodeUnknown: a code that the codebook does not have.
            DeskError: no such field, or no such value for it.
        """
        return self._add(lambda number: self._fields(number, entry_id, values, signed))

    def join(self, ids: Sequence[str], signed: Signed) -> Corrected:
        """Make events, or the events of happenings, one happening.

        Raises:
            EntryUnknown: as `set_fields`.
            DeskError: it needs two events, or takes too many.
        """

        def make(number: int) -> list[AnyCorrection]:
            events = [event for one in ids for event in self._events(*self._named(one))]
            entries = self._entries(events)
            return [JoinCorrection(**_signature(number, signed), entries=entries)]

        return self._add(make)

    def split(self, ids: Sequence[str], signed: Signed) -> Corrected:
        """Keep events apart; an event and its happening: that event apart from the others.

        Raises:
            EntryUnknown: as `set_fields`.
            DeskError: as `join`.
        """

        def make(number: int) -> list[AnyCorrection]:
            named = [self._named(one) for one in ids]
            single = [id_ for sort, id_ in named if sort == "event"]
            wholes = [self._events(*one) for one in named if one[0] == "happening"]
            off = len(single) == len(wholes) == 1
            if len(wholes) > 1:
                wholes = [events[:1] for events in wholes]
            entries = self._entries([*single, *(event for events in wholes for event in events)])
            return [SplitCorrection(**_signature(number, signed), entries=entries, off=off)]

        return self._add(make)

    def withdraw(self, number: int, signed: Signed) -> Corrected:
        """Withdraw a correction: a further entry; what it replaced holds again.

        Raises:
            EntryUnknown: there is no correction with this number.
        """

        def make(fresh: int) -> list[AnyCorrection]:
            if not 0 < number < fresh:
                raise EntryUnknown(found=f"#{number}", kind="correction")
            return [Withdrawal(**_signature(fresh, signed), withdraws=number)]

        return self._add(make)

    def _add(self, make: Callable[[int], list[AnyCorrection]]) -> Corrected:
        with errors_of(self._path):
            before = {row.number: row for row in list_corrections(self.connection)}
            made = make(next_number(self.connection))
        with whole(self.connection, self._path):
            for one in made:
                keep_correction(self.connection, one)
            self._let_wait(apply_corrections(self.connection))
        rows = list_corrections(self.connection)
        added = tuple(row for row in rows if row.number not in before)
        told = [row for row in rows if row != before.get(row.number)]
        news = tuple(row for row in told if row.number in before or row.state != HOLDS)
        return Corrected(added=added, affected=news)

    def _let_wait(self, reports: set[str]) -> None:
        if reports:
            query = "insert into waiting_reports select unnest(?)"
            self.connection.execute(query, [sorted(reports)])

    def _fields(
        self, number: int, entry_id: str, values: Mapping[str, str], signed: Signed
    ) -> list[AnyCorrection]:
        sort, id_ = self._named(entry_id)
        for field in values:
            if field not in _FIELDS[sort]:
                reason = f"no field of a {sort} to correct; there are {', '.join(_FIELDS[sort])}"
                raise DeskError(found=field, reason=reason)
        event = self._events(sort, id_)[0] if sort == "happening" else id_
        (entry,) = entries_named(self.connection, [event])
        known = self._known(sort, id_, entry)
        made: list[AnyCorrection] = []
        for field, typed in _in_order(values):
            known = Known(
                type=known.type,
                actors=known.actors,
                published=known.published,
                prefix=f"c{number + len(made)}",
            )
            value = parse_value(field, typed, known)
            if field == "type":
                known = Known(type=value.text, actors=known.actors, published=known.published)
            made.append(
                FieldCorrection(
                    **_signature(number + len(made), signed),
                    entry=entry,
                    field=field,
                    value=value.text,
                    parties=value.parties,
                    spot=value.spot,
                    whole=sort == "happening",
                )
            )
        return made

    def _known(self, sort: str, id_: str, entry: Entry) -> Known:
        table = "happenings" if sort == "happening" else "current_events"
        query = f"select type from {table} where {sort}_id = ?"  # noqa: S608  our own names
        types = self._all(query, id_) if sort != "statement" else []
        actors = self._all(
            "select actor_id, actor_key, name, country, sectors[1] from actors "
            "where report_id = ? order by mentions desc, actor_id",
            entry.report,
        )
        published = self._all("select published from reports where report_id = ?", entry.report)
        return Known(
            type=types[0][0] if types else None,
            actors=[
                Party(id=row[0], key=row[1], name=row[2], country=row[3], sector=row[4])
                for row in actors
            ],
            published=published[0][0],
        )

    def _named(self, entry_id: str) -> tuple[str, str]:
        """Return the sort and the whole id of an entry, given its id or the beginning of it."""
        found = self._all(_NAMED, entry_id) if entry_id else []
        if not found:
            raise EntryUnknown(found=entry_id, kind="event, statement or happening")
        if len(found) > 1:
            some = ", ".join(id_ for _, id_ in found[:5])
            raise EntryAmbiguous(found=entry_id, count=len(found), some=some)
        sort, whole_id = found[0]
        return sort, whole_id

    def _events(self, sort: str, id_: str) -> list[str]:
        """Return the events of a happening, the first first; an event is its own."""
        if sort == "statement":
            raise DeskError(found=id_, reason="a statement is no event; name events or happenings")
        if sort == "event":
            return [id_]
        query = (
            "select h.event_id from happening_events h join reports r using (report_id) "
            "join events e using (event_id) where h.happening_id = ? "
            "order by r.published, h.report_id, e.start_offset, h.event_id"
        )
        return [row[0] for row in self._all(query, id_)]

    def _entries(self, events: Sequence[str]) -> tuple[Entry, ...]:
        unique = list(dict.fromkeys(events))
        if not 2 <= len(unique) <= _MOST:
            reason = f"that is {len(unique)} events; name 2 to {_MOST}"
            raise DeskError(found=", ".join(unique[:3]), reason=reason)
        return entries_named(self.connection, unique)

    def _all(self, query: str, *values: Any) -> list[Any]:
        return self.connection.execute(query, list(values)).fetchall()


def _signature(number: int, signed: Signed) -> dict[str, Any]:
    for name in ("who", "why"):
        if not getattr(signed, name).strip():
            raise DeskError(found=name, reason="a correction says who made it and why")
    return {"number": number, "who": signed.who, "why": signed.why, "made": now()}


def _in_order(values: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return fields with what is typed, the type first since modes depend on it; a day as two."""
    found: dict[str, str] = {}
    for field, typed in values.items():
        if field != "day":
            found[field] = typed
            continue
        text = parse_value("day", typed, Known()).text
        after = date.fromisoformat(text) + timedelta(days=1) if text else None
        found |= {"starts": text or "", "ends": after.isoformat() if after else ""}
    if found.get("starts") and found.get("ends") and found["ends"] <= found["starts"]:
        reason = f"ends is the day after the last one; it must be later than {found['starts']}"
        raise DeskError(found=found["ends"], reason=reason)
    return sorted(found.items(), key=lambda pair: pair[0] != "type")
