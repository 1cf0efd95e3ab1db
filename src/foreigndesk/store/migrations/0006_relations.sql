-- Who does what to whom, country by country, for those who group and count by themselves.
create view relation_events as
with told as (
    select happening_id, actor_country, unnest(list_distinct(recipient_countries)) as recipient_country, false as mutual,
        starts, ends, type, mode, contexts, status, historical, quad, score, reports, voices, first_published, best_event, evidence, actor_countries
    from (
        select unnest(list_distinct(actor_countries)) as actor_country, h.* from happenings h
        where len(actor_countries) > 0 and len(recipient_countries) > 0
            and not (type = 'AGREE' and len(list_distinct(actor_countries)) > 1)
    )
), met as (
    select happening_id, actor_country, unnest(list_distinct(actor_countries)) as recipient_country, true as mutual,
        starts, ends, type, mode, contexts, status, historical, quad, score, reports, voices, first_published, best_event, evidence
    from (
        select unnest(list_distinct(actor_countries)) as actor_country, h.* from happenings h
        where len(actor_countries) > 1 and type in ('CONSULT', 'AGREE', 'COOPERATE')
    )
)
select * exclude (actor_countries) from told where actor_country <> recipient_country
    and not (type in ('CONSULT', 'AGREE', 'COOPERATE') and list_contains(actor_countries, recipient_country))
union all select * from met where actor_country <> recipient_country;
comment on view relation_events is 'One row a happening and ordered pair of countries: who acts, who is acted on. Those who meet, agree or cooperate act on each other; whom an agreement of several is about is none of them.';
comment on column relation_events.happening_id is 'The happening (`why` opens it).';
comment on column relation_events.actor_country is 'A country among the actors.';
comment on column relation_events.recipient_country is 'Another country, among the recipients or, if mutual, the actors.';
comment on column relation_events.mutual is 'Whether both are actors of one meeting, agreement or cooperation.';
comment on column relation_events.starts is 'First day; null where it is unknown.';
comment on column relation_events.ends is 'Day after the last day.';
comment on column relation_events.type is 'PLOVER type.';
comment on column relation_events.mode is 'PLOVER mode.';
comment on column relation_events.contexts is 'PLOVER contexts.';
comment on column relation_events.status is 'happened, ongoing, planned, requested, hypothetical or denied: count the first two only.';
comment on column relation_events.historical is 'Whether it is told as history: do not count it as news.';
comment on column relation_events.quad is '1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.';
comment on column relation_events.score is 'PLOVER score, -10 to +10.';
comment on column relation_events.reports is 'Number of reports that tell of it.';
comment on column relation_events.voices is 'Number of independent ones.';
comment on column relation_events.first_published is 'Publication day of the first report.';
comment on column relation_events.best_event is 'The event whose evidence tells it best.';
comment on column relation_events.evidence is 'The clause of that event.';

create table statement_subjects (report_id varchar not null, statement_id varchar not null, actor_key varchar, country varchar, sector varchar);
comment on table statement_subjects is 'Whom statements are about: one row a statement and actor that its words name, or that an event it reports has.';
comment on column statement_subjects.report_id is 'The report that has the statement.';
comment on column statement_subjects.statement_id is 'The statement.';
comment on column statement_subjects.actor_key is 'Key of the actor (actors.actor_key).';
comment on column statement_subjects.country is 'Country of the actor.';
comment on column statement_subjects.sector is 'Primary PLOVER sector of the actor.';
insert into statement_subjects
with named as (
    select s.statement_id, m.actor_id from statements s join mentions m on m.report_id = s.report_id
        and m.start_offset >= s.start_offset and m.end_offset <= s.end_offset
    union select p.statement_id, unnest(p.parties) from (
        select unnest(per) as statement_id, actor_ids || recipient_ids as parties from events) p
)
select distinct s.report_id, s.statement_id, a.actor_key, a.country, a.sectors[1]
from named n join statements s using (statement_id) join actors a on a.actor_id = n.actor_id
where n.actor_id is distinct from s.source_id order by all;

create macro relations_between(a, b) as table
    select r.* from (
        select happening_id, starts, ends, type, mode, contexts, quad, score, reports, voices, first_published, best_event, evidence,
            case when list_contains(actor_countries, a) and list_contains(actor_countries, b) and type in ('CONSULT', 'AGREE', 'COOPERATE') then 'both'
                when type = 'AGREE' and len(list_distinct(actor_countries)) > 1 then null
                when list_contains(actor_countries, a) and list_contains(recipient_countries, b)
                    then case when list_contains(actor_countries, b) and list_contains(recipient_countries, a) then 'both' else a end
                when list_contains(actor_countries, b) and list_contains(recipient_countries, a) then b end as actor_country
        from counted_happenings
        where (list_contains(actor_countries, a) or list_contains(recipient_countries, a))
            and (list_contains(actor_countries, b) or list_contains(recipient_countries, b))
    ) r where actor_country is not null;
