"""The records that could bear out a brief: reports that share actors or rare words with it."""

from collections.abc import Iterable

import duckdb

from foreigndesk.desk.acts import party_key
from foreigndesk.desk.stories import terms_of
from foreigndesk.intake.report import Span
from foreigndesk.reading.sentences import split_sentences
from foreigndesk.record.entries import Actor, Record
from foreigndesk.record.wire import decode

_EACH = 12  # reports looked at for one sentence, by its words and as many by its actors
_ALL = 400  # reports at most
_BY_WORDS = """with q as (select unnest(?::varchar[]) as term, unnest(?::double[]) as heavy),
    t as (select report_id, unnest(terms) as term, unnest(weights) as weight from report_terms)
select report_id from q join t using (term) group by report_id
order by sum(heavy * weight) desc, report_id limit ?"""
_BY_ACTORS = """with q as (select unnest(?::varchar[]) as actor_key),
    a as (select distinct actor_key, report_id from current_actors join q using (actor_key)),
    n as (select actor_key, 1 / ln(2 + count(*)) as rare from a group by actor_key)
select report_id from a join n using (actor_key) join reports r using (report_id)
group by report_id, r.published
order by sum(rare) desc, abs(r.published - ?::date), report_id limit ?"""
_NAMED = """select r.report_id from reports r where r.report_id in (select unnest(?::varchar[]))
    and r.report_id in (select report_id from current_reports) order by r.published, r.report_id"""


def evidence_for(connection: duckdb.DuckDBPyConnection, brief: Record) -> list[Record]:
    """Return the records of current reports nearest to a brief, sentence by sentence."""
    found: dict[str, None] = {}
    for sentence in split_sentences(brief.report):
        words = sentence.span.of(brief.report.text)
        keys = sorted({_key(actor) for actor in brief.actors if _in(actor, sentence.span)})
        terms = terms_of("", title=None, text=words, actors=keys)
        weights = list(terms.weights)
        by_words = connection.execute(_BY_WORDS, [list(terms.terms), weights, _EACH]).fetchall()
        day = brief.report.published
        by_actors = connection.execute(_BY_ACTORS, [keys, day, _EACH]).fetchall()
        found |= dict.fromkeys(row[0] for row in (*by_words, *by_actors))
    return records_of(connection, list(found)[:_ALL])


def records_of(connection: duckdb.DuckDBPyConnection, ids: Iterable[str]) -> list[Record]:
    """Return the records of current reports by id, by publication day."""
    known = [row[0] for row in connection.execute(_NAMED, [list(ids)]).fetchall()]
    query = "select report_id, record from reports where report_id in (select unnest(?::varchar[]))"
    data = dict(connection.execute(query, [known]).fetchall())
    return [decode(data[report]) for report in known]


def _key(actor: Actor) -> str:
    return party_key(
        name=actor.name, kind=actor.kind.value, country=actor.country, wikidata=actor.wikidata
    )


def _in(actor: Actor, span: Span) -> bool:
    return any(span.covers(mention.span) for mention in actor.mentions)
