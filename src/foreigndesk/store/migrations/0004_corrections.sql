-- What analysts override: added entries only; what holds of them is worked out again when they change.
create table corrections (
    number integer not null, kind varchar not null, entries varchar[], reports varchar[], field varchar, value varchar,
    whole boolean, withdraws integer, who varchar not null, why varchar not null, made timestamp not null, correction varchar not null
);
comment on table corrections is 'What analysts override: entries are added, never changed and never deleted.';
comment on column corrections.number is 'Number of the correction in this desk.';
comment on column corrections.kind is 'field, join, split or withdraw.';
comment on column corrections.entries is 'Ids of the events or the statement, as they were when it was made.';
comment on column corrections.reports is 'The reports that these are in.';
comment on column corrections.field is 'The field that it sets.';
comment on column corrections.value is 'The value that it sets; null: unknown.';
comment on column corrections.whole is 'Whether it sets the field of the happening, and leaves the events as they are.';
comment on column corrections.withdraws is 'Number of the correction that it withdraws.';
comment on column corrections.who is 'Who made it.';
comment on column corrections.why is 'Why.';
comment on column corrections.made is 'When (UTC).';
comment on column corrections.correction is 'The whole correction as JSON, with where its entries stand in their reports.';

create table correction_states (number integer not null, holds boolean not null, state varchar not null);
comment on table correction_states is 'What became of each correction: worked out again whenever corrections or their reports change.';
comment on column correction_states.number is 'The correction.';
comment on column correction_states.holds is 'Whether it changes anything now.';
comment on column correction_states.state is 'holds, or why it does not: withdrawn, replaced, contradicted, lost.';

create table join_rules (left_event varchar not null, right_event varchar not null, together boolean not null, number integer not null);
comment on table join_rules is 'Pairs of events that corrections join or keep apart.';
comment on column join_rules.left_event is 'An event, by its present id.';
comment on column join_rules.right_event is 'Another.';
comment on column join_rules.together is 'Whether both are one happening; false: they are not.';
comment on column join_rules.number is 'The correction.';

create table happening_rules (event_id varchar not null, number integer not null, correction varchar not null);
comment on table happening_rules is 'Corrections of fields of the happening that an event belongs to.';
comment on column happening_rules.event_id is 'The event, by its present id.';
comment on column happening_rules.number is 'The correction.';
comment on column happening_rules.correction is 'The correction as JSON.';

alter table events add column corrected boolean;
comment on column events.corrected is 'True: the row as corrected is in corrected_events; this one remains as it was read.';
alter table statements add column corrected boolean;
comment on column statements.corrected is 'True: the row as corrected is in corrected_statements; this one remains as it was read.';

create table corrected_events (
    report_id varchar not null, event_id varchar not null, type varchar not null, mode varchar, contexts varchar[], quad integer,
    score double, cameo varchar, status varchar not null, historical boolean, actors varchar[], actor_ids varchar[],
    actor_countries varchar[], actor_sectors varchar[], recipients varchar[], recipient_ids varchar[],
    recipient_countries varchar[], recipient_sectors varchar[], starts date, ends date, time_value varchar, time_how varchar,
    place varchar, place_country varchar, geoname_id integer, latitude double, longitude double, per varchar[],
    per_sources varchar[], anchor varchar, evidence varchar, start_offset integer, end_offset integer, confidence double,
    actor_keys varchar[], recipient_keys varchar[], corrected boolean, corrections varchar[] not null
);
comment on table corrected_events is 'Rows of events as corrected, in the place of those as read.';
comment on column corrected_events.report_id is 'The report that tells of the event.';
comment on column corrected_events.event_id is 'Id of the event.';
comment on column corrected_events.type is 'PLOVER type.';
comment on column corrected_events.mode is 'PLOVER mode, where the type has modes and the text shows one.';
comment on column corrected_events.contexts is 'PLOVER contexts; event_contexts has their words.';
comment on column corrected_events.quad is '1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.';
comment on column corrected_events.score is 'PLOVER score, -10 to +10.';
comment on column corrected_events.cameo is 'CAMEO code as far as type, mode and contexts allow.';
comment on column corrected_events.status is 'happened, ongoing, planned, requested, hypothetical or denied.';
comment on column corrected_events.historical is 'Whether it is told as history, not as news.';
comment on column corrected_events.actors is 'Names of who did it.';
comment on column corrected_events.actor_ids is 'Ids of the actors, in the same order.';
comment on column corrected_events.actor_countries is 'Countries of the actors, in the same order.';
comment on column corrected_events.actor_sectors is 'Primary PLOVER sectors of the actors, in the same order.';
comment on column corrected_events.recipients is 'Names of whom it was done to.';
comment on column corrected_events.recipient_ids is 'Ids of the recipients, in the same order.';
comment on column corrected_events.recipient_countries is 'Countries of the recipients, in the same order.';
comment on column corrected_events.recipient_sectors is 'Primary PLOVER sectors of the recipients, in the same order.';
comment on column corrected_events.starts is 'First day of the event; null where it is unknown (never the publication day instead).';
comment on column corrected_events.ends is 'Day after the last day of the event.';
comment on column corrected_events.time_value is 'TIMEX3 value of the time, also where it is no day.';
comment on column corrected_events.time_how is 'How the time was found: own expression, discourse, news of the day, unknown.';
comment on column corrected_events.place is 'Place, where the text gives one.';
comment on column corrected_events.place_country is 'Country of the place.';
comment on column corrected_events.geoname_id is 'The place in GeoNames.';
comment on column corrected_events.latitude is 'Degrees north.';
comment on column corrected_events.longitude is 'Degrees east.';
comment on column corrected_events.per is 'Chain of statements that report the event, outermost first; empty: the report asserts it itself.';
comment on column corrected_events.per_sources is 'Who says so, outermost first.';
comment on column corrected_events.anchor is 'The word that names the act.';
comment on column corrected_events.evidence is 'The clause that states the event.';
comment on column corrected_events.start_offset is 'First code point of the clause in the text of the report.';
comment on column corrected_events.end_offset is 'Code point after the last of the clause.';
comment on column corrected_events.confidence is '0 to 1.';
comment on column corrected_events.actor_keys is 'Keys of the actors (actors.actor_key).';
comment on column corrected_events.recipient_keys is 'Keys of the recipients.';
comment on column corrected_events.corrected is 'True.';
comment on column corrected_events.corrections is 'What was corrected, by whom and why.';

create table corrected_statements (
    report_id varchar not null, statement_id varchar not null, source_id varchar, source varchar, sources varchar[],
    source_country varchar, kind varchar, cue varchar, content varchar, via varchar, via_source varchar, addressee varchar,
    venue varchar, confidence double, start_offset integer, end_offset integer, source_key varchar, source_sector varchar,
    corrected boolean, corrections varchar[] not null
);
comment on table corrected_statements is 'Rows of statements as corrected, in the place of those as read.';
comment on column corrected_statements.report_id is 'The report that has the statement.';
comment on column corrected_statements.statement_id is 'Id of the statement.';
comment on column corrected_statements.source_id is 'The source as an actor of this report; null where it is unnamed or none.';
comment on column corrected_statements.source is 'Name of the source, or the words that name it where it could not be resolved.';
comment on column corrected_statements.sources is 'Names of all of a joint source.';
comment on column corrected_statements.source_country is 'Country of the source.';
comment on column corrected_statements.kind is 'direct (all in quotation marks), indirect or mixed.';
comment on column corrected_statements.cue is 'The words that attribute it ("said").';
comment on column corrected_statements.content is 'The words that are attributed.';
comment on column corrected_statements.via is 'Id of the statement that relays this one.';
comment on column corrected_statements.via_source is 'Who relays it: the source of the outer statement, or a medium.';
comment on column corrected_statements.addressee is 'Whom it was said to.';
comment on column corrected_statements.venue is 'Where or how it was said (phone call, interview with an agency).';
comment on column corrected_statements.confidence is '0 to 1.';
comment on column corrected_statements.start_offset is 'First code point of the content in the text of the report.';
comment on column corrected_statements.end_offset is 'Code point after the last of the content.';
comment on column corrected_statements.source_key is 'Key of the source (actors.actor_key).';
comment on column corrected_statements.source_sector is 'Primary PLOVER sector of the source.';
comment on column corrected_statements.corrected is 'True.';
comment on column corrected_statements.corrections is 'What was corrected, by whom and why.';

create or replace view current_events as
select *, null::varchar[] as corrections from events where corrected is distinct from true and report_id in (select report_id from sources where current)
union all by name
select * from corrected_events where report_id in (select report_id from sources where current);
comment on view current_events is 'Events of current reports, whatever their status, as corrected.';

create or replace view current_statements as
select *, null::varchar[] as corrections from statements where corrected is distinct from true and report_id in (select report_id from sources where current)
union all by name
select * from corrected_statements where report_id in (select report_id from sources where current);
comment on view current_statements is 'Statements of current reports, as corrected.';
create or replace view counted_events as select * from current_events where status in ('happened', 'ongoing') and not historical;
comment on view counted_events is 'Events to count by default: happened or ongoing, not historical.';
create view corrections_made as select c.number, s.holds, s.state, c.kind, c.entries, c.field, c.value, c.whole, c.withdraws, c.who, c.why, c.made
from corrections c left join correction_states s using (number) order by c.number;
comment on view corrections_made is 'All corrections with what became of them.';
