"""Responses in a desk file: what reports tell of them, kept, and fetched for one happening."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import msgspec

from foreigndesk.desk.acts import Act
from foreigndesk.desk.happening import Happening
from foreigndesk.desk.responses.links import Link, links_of
from foreigndesk.desk.responses.matching import countries_of, specific_names, window
from foreigndesk.desk.responses.telling import Telling
from foreigndesk.desk.wording import word_key
from foreigndesk.record.entries import Record
from foreigndesk.record.wire import decode
from foreigndesk.store.acts import acts_by_id
from foreigndesk.store.bulk import insert_json, shape_of, whole
from foreigndesk.store.connect import open_file

Row = dict[str, Any]
RESPONSE_TABLES = ("response_links", "response_reports")
_ENCODER = msgspec.json.Encoder(order="deterministic")
_DECODER = msgspec.json.Decoder(Link)
_AT_ONCE = 500
_UNSEEN = """select r.report_id, r.record from current_reports r
where r.report_id not in (select report_id from response_reports)"""
_LINKS = """select link from response_links
where published between $since and $until
    and (answered_event in (select unnest($events)) or list_has_any(names, $keys))
    and report_id in (select report_id from sources where current)
order by published, report_id, start_offset, link"""
_ALIKE = """with near as (
    select e.event_id, e.report_id, e.recipients, e.type, e.starts, e.ends
    from current_events e join reports r using (report_id)
    where r.published between $since and $until and e.quad = $quad
        and not e.historical and e.status in ('happened', 'ongoing'))
select event_id from near where report_id in (select unnest($reports)) or report_id in (
    select report_id from near
    where list_has_any(list_transform(recipients, lambda name: lower(name)), $names)
        or type = $type and starts < $ends and ends > $starts)"""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What a desk has for the response table of one happening (`desk.responses.gather`)."""

    links: tuple[Link, ...]
    acts: dict[str, Act]
    voices: dict[str, str]
    as_of: date | None


def response_rows(record: Record) -> dict[str, list[Row]]:
    """Return the rows of a report's responses by table."""
    links = links_of(Telling(record))
    seen = {"report_id": record.report.id, "links": len(links)}
    return {"response_links": [_row(link) for link in links], "response_reports": [seen]}


def _row(link: Link) -> Row:
    return {
        "report_id": link.report,
        "published": link.published,
        "entry_id": link.entry,
        "event_id": link.event,
        "statement_id": link.statement,
        "who": link.who,
        "responders": [party.name for party in link.responders],
        "responder_keys": [party.key for party in link.responders],
        "responder_countries": [party.country for party in link.responders],
        **{name: getattr(link, name) for name in _SAME},
        "start_offset": link.start,
        "end_offset": link.end,
        "answered_event": link.act,
        "link": _ENCODER.encode(link).decode(),
    }


_SAME = (
    *("open_set", "rung", "cue", "words", "day", "channel", "account", "per", "names", "named"),
    *("reason", "confidence"),
)


def fill_responses(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    """Look through current reports that were not yet; return how many there were.

    Raises:
        StoreError: the desk can't be written; what is done so far is kept.
    """
    done = 0
    while rows := connection.execute(f"{_UNSEEN} limit {_AT_ONCE}").fetchall():
        tables: dict[str, list[Row]] = {table: [] for table in RESPONSE_TABLES}
        for _, data in rows:
            for table, found in response_rows(decode(data)).items():
                tables[table] += found
        with whole(connection, path):
            for table, found in tables.items():
                array = _ENCODER.encode(found)
                insert_json(connection, table, shape_of(connection, table), [array])
        done += len(rows)
    return done


def fill_file(path: Path) -> int:
    """Look through a desk file's reports as `fill_responses` does, over a connection of its own.

    Raises:
        StoreError: as `connect.open_file`, or the desk can't be written.
    """
    with open_file(path, write=True) as connection:
        return fill_responses(connection, path)


def told_of(connection: duckdb.DuckDBPyConnection, happening: Happening) -> Told:
    """Return links, acts and voices for the response table of a happening.

    Reports that were not looked through when they were read are looked through now.
    """
    asked = _asked(happening)
    alike = _column(connection, _ALIKE, {k: v for k, v in asked.items() if k != "keys"})
    acts = {act.id: act for act in acts_by_id(connection, [*happening.acts, *alike])}
    wanted = {"events": [*acts], **{k: asked[k] for k in ("since", "until", "keys")}}
    links = [_DECODER.decode(data) for data in _column(connection, _LINKS, wanted)]
    links += _unseen_links(connection, asked, acts)
    told = {act.report for act in acts.values()}
    return Told(
        links=tuple(links),
        acts=acts,
        voices=voices_of(connection, {*(one.report for one in links), *told}),
        as_of=_last_day(connection),
    )


def voices_of(connection: duckdb.DuckDBPyConnection, reports: Iterable[str]) -> dict[str, str]:
    """Return the independent voice of each of these reports that has one."""
    query = "select report_id, voice from report_voices where report_id in (select unnest(?))"
    return dict(connection.execute(query, [sorted(reports)]).fetchall())


def other_accounts(connection: duckdb.DuckDBPyConnection, happening: Happening) -> list[str]:
    """Return further reports of a call or meeting of the same two states on the same days."""
    asked: dict[str, Any] = {
        "starts": happening.starts,
        "ends": happening.ends,
        "countries": sorted(countries_of(happening)),
    }
    if happening.type != "CONSULT" or happening.starts is None or len(asked["countries"]) < _TWO:
        return []
    return _column(connection, _CONTACTS, asked)


_TWO = 2
_CONTACTS = """select distinct report_id from current_events
where type = 'CONSULT' and status in ('happened', 'ongoing') and not historical
    and starts < $ends and ends > $starts and ends - starts <= 3
    and list_has_all(list_concat(actor_countries, recipient_countries), $countries)
order by report_id"""


def _column(connection: duckdb.DuckDBPyConnection, query: str, asked: dict[str, Any]) -> list[str]:
    return [row[0] for row in connection.execute(query, asked).fetchall()]


def _asked(happening: Happening) -> dict[str, Any]:
    since, until = window(happening)
    parties = (*happening.actors, *happening.recipients)
    known = specific_names(parties)
    return {
        "since": since,
        "until": until,
        "names": sorted(known),
        "keys": sorted({party.key for party in parties} | countries_of(happening)),
        "reports": list(happening.reports),
        "starts": happening.starts,
        "ends": happening.ends,
        "quad": happening.quad,
        "type": happening.type,
    }


def _unseen_links(
    connection: duckdb.DuckDBPyConnection, asked: dict[str, Any], acts: dict[str, Act]
) -> Iterator[Link]:
    query = f"{_UNSEEN} and r.published between $since and $until order by r.published, r.report_id"
    values = {"since": asked["since"], "until": asked["until"]}
    keys = set(asked["keys"])
    rows = connection.cursor().execute(query, values)
    while found := rows.fetchmany(_AT_ONCE):
        for _, data in found:
            for link in links_of(Telling(decode(data))):
                if link.act in acts or keys.intersection(link.names):
                    yield link


def _last_day(connection: duckdb.DuckDBPyConnection) -> date | None:
    ((last,),) = connection.execute("select max(published) from current_reports").fetchall()
    found: date | None = last
    return found


def named_by_words(
    connection: duckdb.DuckDBPyConnection, words: str, limit: int = 6
) -> list[tuple[str, str]]:
    """Return ids and evidence of the happenings that words tell best, acts before mere answers.

    Words are looked for in what tells a happening best; where not all of them occur there, in what
    any event of it tells, and then happenings with most of the words are returned.
    """
    wanted = [_stem(word) for word in words.lower().split() if word]
    if not wanted:
        return []
    best = _best(connection, wanted, limit)
    acts = [row[:2] for row in best if row[2]]
    if acts:
        return acts
    found = _any(connection, wanted, limit, least=(len(wanted) + 1) // 2)
    return [row[:2] for row in found]


def _stem(word: str) -> str:
    """Return what the forms of a word share ("execution": "execut"), if it is long enough."""
    key = word_key(word)
    return key if word.startswith(key) and len(key) >= _SHORTEST else word


_SHORTEST = 5  # letters


def _best(
    connection: duckdb.DuckDBPyConnection, words: list[str], limit: int
) -> list[tuple[str, str, bool]]:
    """Return happenings that all words tell; the longest, which is the rarest, is sought first."""
    given = sorted(words, key=len, reverse=True)
    told = " and ".join(_TELLS.replace("WORD", f"${at}") for at in range(2, len(given) + 2))
    query = (
        f"select happening_id, evidence, {_ACT} as act from happenings h where {told} "  # noqa: S608  our own names
        f"order by {_ORDER.replace('HITS desc, ', '')} limit $1"
    )
    return connection.execute(query, [limit, *given]).fetchall()


def _any(
    connection: duckdb.DuckDBPyConnection, words: list[str], limit: int, *, least: int
) -> list[tuple[str, str, bool]]:
    """Return happenings of which an event has so many of the words."""
    hits = " + ".join("contains(words, ?)::integer" for _ in words)
    query = f"{_ANY.replace('HITS', hits)} {_RANKED}"
    return connection.execute(query, [*words, least, limit]).fetchall()


_TELLS = """(contains(lower(evidence), WORD) or contains(lower(place), WORD)
    or contains(lower(array_to_string(actors, ' ')), WORD)
    or contains(lower(array_to_string(recipients, ' ')), WORD))"""
_ACT = "h.type not in ('SUPPORT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN')"
_ORDER = """not act, HITS desc, historical, status not in ('happened', 'ongoing'), quad < 4,
    voices desc, starts is null, len(actors || recipients) = 0, datediff('day', starts, ends),
    length(evidence), events desc, first_published, happening_id"""
_ANY = """with told as (
    select j.happening_id, lower(concat_ws(' ', e.evidence, e.place,
        array_to_string(e.actors, ' '), array_to_string(e.recipients, ' '))) as words
    from happening_events j join current_events e using (event_id)),
counted as (select happening_id, max(HITS) as hits from told group by happening_id),"""
_RANKED = f"""ranked as (
    select hits, {_ACT} as act, h.*
    from (select * from counted where hits >= ?) join happenings h using (happening_id))
select happening_id, evidence, act from ranked order by {_ORDER.replace("HITS", "hits")} limit ?"""  # noqa: S608  our own names
