"""What only some formats show of a part's rows, looked up for the whole part at once."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import Flag, auto
from typing import Any

import duckdb
import msgspec
from msgspec import Struct
from msgspec.structs import replace

from foreigndesk.desk.acts import Count, Party
from foreigndesk.intake.report import BlockRole, Report
from foreigndesk.reading.sentences import split_sentences
from foreigndesk.store.exports.told import Side, Story

_AT_ONCE = 500
_ACTORS = """select actor_id, kind, sectors, role, wikidata from actors
where actor_id in (select unnest(?))"""
_WORDS = """select m.actor_id, first(m.start_offset order by m.start_offset),
    first(substr(r.text, m.start_offset + 1, m.end_offset - m.start_offset) order by m.start_offset)
from mentions m join reports r using (report_id)
where m.actor_id in (select unnest(?)) group by m.actor_id"""
_NAMED = """select report_id, kind, name from actors where report_id in (select unnest(?))
and (kind in ('organisation', 'state') or wikidata is not null
    or kind = 'person' and (role is not null or contains(name, ' ')))
order by report_id, mentions desc, name, actor_id"""
_COUNTS = """select event_id, what, low, high from event_counts
where event_id in (select unnest(?)) order by event_id, what, low, high"""
_RECORDS = "select report_id, record from reports where report_id in (select unnest(?))"


class Need(Flag):
    """What a format shows beyond the rows themselves."""

    NOTHING = 0
    ACTORS = auto()  # kind, all sectors, title, Wikidata id
    WORDS = auto()  # the words that name an actor, and where they stand
    TEXTS = auto()  # number of the sentence, length of the text and of its first paragraph
    NAMES = auto()  # who else is named in the report
    COUNTS = auto()  # people killed, injured, arrested


class _Head(Struct):
    """The part of a record that says how its text is cut."""

    report: Report


_HEAD = msgspec.json.Decoder(_Head)


class _Text(Struct, frozen=True):
    """Where the first paragraph of a text and its sentences end, and its length."""

    lead: int
    length: int
    ends: tuple[int, ...]


class Details(Struct):
    """What was looked up for one part."""

    actors: dict[str, tuple[Any, ...]]
    words: dict[str, tuple[int, str]]
    texts: dict[str, _Text]
    names: dict[str, dict[str, tuple[str, ...]]]
    counts: dict[str, tuple[Count, ...]]

    def side(self, party: Party) -> Side:
        """Return an actor with what was looked up of it."""
        kind, sectors, role, wikidata = self.actors.get(party.id, (None, None, None, None))
        start, raw = self.words.get(party.id, (None, None))
        return Side(
            id=party.id,
            key=party.key,
            name=party.name,
            country=party.country,
            sectors=tuple(sectors or ((party.sector,) if party.sector else ())),
            kind=kind,
            role=role,
            wikidata=wikidata,
            raw=raw,
            start=start,
        )

    def story(self, story: Story) -> Story:
        """Return a report with what was looked up of it."""
        text = self.texts.get(story.id)
        named = self.names.get(story.id, {})
        return replace(
            story,
            lead=text and text.lead,
            length=text and text.length,
            people=named.get("person", ()),
            organisations=named.get("organisation", ()) + named.get("group", ()),
            places=named.get("state", ()),
        )

    def sentence(self, report: str, start: int) -> int | None:
        """Return the number of the sentence at an offset, from 1."""
        text = self.texts.get(report)
        return None if text is None else bisect_right(text.ends, start) + 1


def details_of(
    connection: duckdb.DuckDBPyConnection, rows: Sequence[Mapping[str, Any]], needs: Need
) -> Details:
    """Look up what is needed for rows of one part."""
    reports = sorted({row["report_id"] for row in rows})
    events = sorted({row["event_id"] for row in rows})
    actors = sorted({actor for row in rows for actor in row["party_ids"]})
    look = _Lookup(connection, needs)
    return Details(
        actors={row[0]: row[1:] for row in look.rows(Need.ACTORS, _ACTORS, actors)},
        words={row[0]: row[1:] for row in look.rows(Need.WORDS, _WORDS, actors)},
        texts=dict(look.texts(reports)),
        names=_names(look.rows(Need.NAMES, _NAMED, reports)),
        counts=_counts(look.rows(Need.COUNTS, _COUNTS, events)),
    )


class _Lookup:
    """Asks only what is needed."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, needs: Need) -> None:
        self._connection = connection
        self._needs = needs

    def rows(self, need: Need, query: str, ids: list[str]) -> list[tuple[Any, ...]]:
        if need not in self._needs or not ids:
            return []
        return self._connection.execute(query, [ids]).fetchall()

    def texts(self, reports: list[str]) -> Iterable[tuple[str, _Text]]:
        """Yield each report with how its text is cut."""
        if Need.TEXTS not in self._needs:
            return
        for at in range(0, len(reports), _AT_ONCE):
            rows = self._connection.execute(_RECORDS, [reports[at : at + _AT_ONCE]]).fetchall()
            yield from ((report, _cut(_HEAD.decode(record).report)) for report, record in rows)


def _cut(report: Report) -> _Text:
    paragraphs = (block.end for block in report.blocks if block.role is BlockRole.PARAGRAPH)
    return _Text(
        lead=next(paragraphs, len(report.text)),
        length=len(report.text),
        ends=tuple(sentence.span.end for sentence in split_sentences(report)),
    )


def _names(rows: Iterable[tuple[Any, ...]]) -> dict[str, dict[str, tuple[str, ...]]]:
    found: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for report, kind, name in rows:
        found[report][kind][name] = None
    return {
        report: {kind: tuple(named) for kind, named in kinds.items()}
        for report, kinds in found.items()
    }


def _counts(rows: Iterable[tuple[Any, ...]]) -> dict[str, tuple[Count, ...]]:
    found: dict[str, tuple[Count, ...]] = defaultdict(tuple)
    for event, what, low, high in rows:
        found[event] += (Count(what=what, low=low, high=high),)
    return dict(found)
