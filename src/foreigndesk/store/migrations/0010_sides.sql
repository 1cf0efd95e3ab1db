-- Parties and kinds of acts by number, so that views over a whole desk compare numbers, not lists.
alter table happenings add column actor_side ubigint;
alter table happenings add column recipient_side ubigint;
alter table happenings add column act_kind ubigint;
comment on column happenings.actor_side is 'Number of its actors in party_sides.';
comment on column happenings.recipient_side is 'Number of its recipients in party_sides.';
comment on column happenings.act_kind is 'Number of its kind in act_kinds.';

create table party_sides (
    side ubigint not null, party_countries varchar[], party_keys varchar[], party_sectors varchar[],
    countries varchar[], country_set ubigint
);
comment on table party_sides is 'Actors, or recipients, that happenings have together: each set of them once.';
comment on column party_sides.side is 'Number, a hash of what follows.';
comment on column party_sides.party_countries is 'Countries of the actors, in their order.';
comment on column party_sides.party_keys is 'Their keys (actors.actor_key).';
comment on column party_sides.party_sectors is 'Their primary sectors.';
comment on column party_sides.countries is 'The countries among them, each once.';
comment on column party_sides.country_set is 'Number of these countries, a hash.';

create table act_kinds (kind ubigint not null, type varchar not null, mode varchar, contexts varchar[], quad integer, score double);
comment on table act_kinds is 'Kinds of acts that happenings are: what weights are given to.';
comment on column act_kinds.kind is 'Number, a hash of what follows.';
comment on column act_kinds.type is 'PLOVER type.';
comment on column act_kinds.mode is 'PLOVER mode.';
comment on column act_kinds.contexts is 'PLOVER contexts.';
comment on column act_kinds.quad is '1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.';
comment on column act_kinds.score is 'PLOVER score, -10 to +10.';

update happenings set
    actor_side = hash(actor_countries, actor_keys, actor_sectors),
    recipient_side = hash(recipient_countries, recipient_keys, recipient_sectors),
    act_kind = hash(type, mode, contexts, quad, score);
insert into party_sides
select *, list_sort(list_distinct(party_countries)), hash(list_sort(list_distinct(party_countries))) from (
    select actor_side as side, actor_countries as party_countries, actor_keys as party_keys, actor_sectors as party_sectors
    from happenings
    union select recipient_side, recipient_countries, recipient_keys, recipient_sectors from happenings
) order by side;
insert into act_kinds select distinct act_kind, type, mode, contexts, quad, score from happenings order by act_kind;

-- What briefs are made of. Their prose is not in SQL: sentences are lifted, shortened and headed by
-- rules over whole records, and an audit reads the text that it is given; both are in Python.
create or replace view brief_evidence as
select h.happening_id, h.type, h.mode, h.status, h.historical, h.actors, h.actor_keys, h.actor_countries,
    h.recipients, h.recipient_keys, h.recipient_countries, h.starts, h.ends, h.reports, h.voices, h.last_published,
    e.event_id, e.report_id, r.published, r.publisher, r.title, e.per, e.per_sources, e.evidence,
    e.start_offset, e.end_offset, e.event_id = h.best_event as best
from happenings h join happening_events m using (happening_id)
    join current_events e on e.event_id = m.event_id join reports r on r.report_id = e.report_id;
comment on view brief_evidence is 'The material of briefs: one row a happening and event that tells of it, with the clause. The macros brief_of_story, brief_of_actor, brief_of_pair and brief_of_day choose from it.';
comment on column brief_evidence.happening_id is 'The happening (`why` opens it).';
comment on column brief_evidence.type is 'PLOVER type.';
comment on column brief_evidence.mode is 'PLOVER mode.';
comment on column brief_evidence.status is 'Status of the happening.';
comment on column brief_evidence.historical is 'Whether it is told as history.';
comment on column brief_evidence.actors is 'Names of the actors.';
comment on column brief_evidence.actor_keys is 'Their keys (actors.actor_key).';
comment on column brief_evidence.actor_countries is 'Their countries.';
comment on column brief_evidence.recipients is 'Names of the recipients.';
comment on column brief_evidence.recipient_keys is 'Their keys.';
comment on column brief_evidence.recipient_countries is 'Their countries.';
comment on column brief_evidence.starts is 'First day; null where it is unknown.';
comment on column brief_evidence.ends is 'Day after the last day.';
comment on column brief_evidence.reports is 'Number of reports that tell of the happening.';
comment on column brief_evidence.voices is 'Number of independent ones: briefs tell those of most voices first.';
comment on column brief_evidence.last_published is 'Publication day of the last of them.';
comment on column brief_evidence.event_id is 'An event of the happening (`why` opens it).';
comment on column brief_evidence.report_id is 'The report of the event.';
comment on column brief_evidence.published is 'Publication day of that report.';
comment on column brief_evidence.publisher is 'Who published it.';
comment on column brief_evidence.title is 'Its title.';
comment on column brief_evidence.per is 'Chain of statements that report the event, outermost first.';
comment on column brief_evidence.per_sources is 'Who says so, outermost first; empty: the report itself.';
comment on column brief_evidence.evidence is 'The clause that states the event.';
comment on column brief_evidence.start_offset is 'First code point of the clause in the text of the report.';
comment on column brief_evidence.end_offset is 'Code point after the last of the clause.';
comment on column brief_evidence.best is 'Whether this event tells the happening best.';

create or replace macro brief_of_story(story) as table
select * from brief_evidence where report_id in (select report_id from story_reports where story_id = story)
order by voices desc, last_published desc, happening_id, not best, published, event_id;

create or replace macro brief_of_actor(who) as table
select * from brief_evidence where list_contains(actor_keys, who) or list_contains(recipient_keys, who)
    or list_contains(actor_countries, who) or list_contains(recipient_countries, who)
order by voices desc, last_published desc, happening_id, not best, published, event_id;

create or replace macro brief_of_pair(a, b) as table
select * from brief_evidence
where (list_contains(actor_keys, a) or list_contains(recipient_keys, a)
        or list_contains(actor_countries, a) or list_contains(recipient_countries, a))
    and (list_contains(actor_keys, b) or list_contains(recipient_keys, b)
        or list_contains(actor_countries, b) or list_contains(recipient_countries, b))
order by voices desc, last_published desc, happening_id, not best, published, event_id;

create or replace macro brief_of_day(day) as table
select * from brief_evidence where published = day
order by voices desc, last_published desc, happening_id, not best, published, event_id;

comment on macro table brief_of_story is 'Material of the brief of a story: from brief_of_story(''y0123456789abcdef'').';
comment on macro table brief_of_actor is 'Material of the brief of an actor, by key or country: from brief_of_actor(''IND'').';
comment on macro table brief_of_pair is 'Material of the brief of two sides, by keys or countries: from brief_of_pair(''IND'', ''PAK'').';
comment on macro table brief_of_day is 'Material of the brief of a publication day: from brief_of_day(date ''2025-05-04'').';
comment on macro table upcoming_on is 'Announced events that were still to come at the end of a day, by what had been published then: from upcoming_on(date ''2025-05-05'').';
comment on macro table relations_between is 'Happenings between two countries, with who acts on whom: from relations_between(''IND'', ''PAK'').';
