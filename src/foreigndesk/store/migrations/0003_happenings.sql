-- What reports share: a key for each actor, so that events of different reports compare.
alter table actors add column actor_key varchar;
alter table events add column actor_keys varchar[];
alter table events add column recipient_keys varchar[];
alter table statements add column source_key varchar;
alter table statements add column source_sector varchar;
comment on column actors.actor_key is 'Equal for the same actor in different reports: Wikidata id, state, or name and country.';
comment on column events.actor_keys is 'Keys of the actors (actors.actor_key).';
comment on column events.recipient_keys is 'Keys of the recipients.';
comment on column statements.source_key is 'Key of the source (actors.actor_key).';
comment on column statements.source_sector is 'Primary PLOVER sector of the source.';

update actors set actor_key = case when kind = 'state' and country is not null then country
    else coalesce(wikidata, array_to_string(list_filter(regexp_split_to_array(lower(name), '\s+'), lambda x: x <> ''), ' ') || '|' || coalesce(country, '')) end;
update events set
    actor_keys = (select list(a.actor_key order by i) from (select unnest(actor_ids) as id, generate_subscripts(actor_ids, 1) as i) u join actors a on a.actor_id = u.id),
    recipient_keys = (select list(a.actor_key order by i) from (select unnest(recipient_ids) as id, generate_subscripts(recipient_ids, 1) as i) u join actors a on a.actor_id = u.id);
update events set actor_keys = coalesce(actor_keys, []), recipient_keys = coalesce(recipient_keys, []);
update statements set source_key = a.actor_key, source_sector = a.sectors[1] from actors a where a.actor_id = source_id;

create or replace view current_actors as select * from actors where report_id in (select report_id from sources where current);
create or replace view current_statements as select * from statements where report_id in (select report_id from sources where current);
create or replace view current_events as select * from events where report_id in (select report_id from sources where current);
create or replace view counted_events as select * from current_events where status in ('happened', 'ongoing') and not historical;
comment on view current_actors is 'Actors of current reports.';
comment on view current_statements is 'Statements of current reports.';
comment on view current_events is 'Events of current reports, whatever their status.';
comment on view counted_events is 'Events to count by default: happened or ongoing, not historical.';

create table happenings (
    happening_id varchar not null, type varchar not null, mode varchar, status varchar not null, historical boolean,
    quad integer, score double, contexts varchar[],
    actors varchar[], actor_keys varchar[], actor_countries varchar[], actor_sectors varchar[],
    recipients varchar[], recipient_keys varchar[], recipient_countries varchar[], recipient_sectors varchar[],
    starts date, ends date, place varchar, place_country varchar,
    events integer, reports integer, voices integer, first_report varchar, first_published date, last_published date,
    best_event varchar, evidence varchar, confidence double, corrected boolean, happening varchar not null
);
comment on table happenings is 'One row a real-world event: the events of all reports that tell of it, joined.';
comment on column happenings.happening_id is 'Id, made of the first event.';
comment on column happenings.type is 'PLOVER type of most independent voices.';
comment on column happenings.mode is 'PLOVER mode.';
comment on column happenings.status is 'Latest status that is not contradicted: happened, ongoing, planned, requested, hypothetical or denied.';
comment on column happenings.historical is 'Whether it is told as history.';
comment on column happenings.quad is '1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.';
comment on column happenings.score is 'PLOVER score, -10 to +10.';
comment on column happenings.contexts is 'PLOVER contexts.';
comment on column happenings.actors is 'Names of the actors.';
comment on column happenings.actor_keys is 'Keys of the actors (actors.actor_key).';
comment on column happenings.actor_countries is 'Countries of the actors, in their order.';
comment on column happenings.actor_sectors is 'Primary sectors of the actors, in their order.';
comment on column happenings.recipients is 'Names of the recipients.';
comment on column happenings.recipient_keys is 'Keys of the recipients.';
comment on column happenings.recipient_countries is 'Countries of the recipients, in their order.';
comment on column happenings.recipient_sectors is 'Primary sectors of the recipients, in their order.';
comment on column happenings.starts is 'First day; null where it is unknown.';
comment on column happenings.ends is 'Day after the last day.';
comment on column happenings.place is 'Place, where a report gives one.';
comment on column happenings.place_country is 'Country of the place.';
comment on column happenings.events is 'Number of events joined in it.';
comment on column happenings.reports is 'Number of reports that tell of it.';
comment on column happenings.voices is 'Number of independent ones: copies and rewrites count once.';
comment on column happenings.first_report is 'The first report that tells of it.';
comment on column happenings.first_published is 'Publication day of the first report.';
comment on column happenings.last_published is 'Publication day of the last report.';
comment on column happenings.best_event is 'The event whose evidence tells it best.';
comment on column happenings.evidence is 'The clause of that event.';
comment on column happenings.confidence is '0 to 1.';
comment on column happenings.corrected is 'Whether a correction touched it.';
comment on column happenings.happening is 'The whole happening as JSON, with reasons and conflicts.';

create table happening_events (
    happening_id varchar not null, event_id varchar not null, report_id varchar not null,
    joined_to varchar, reason varchar, score double
);
comment on table happening_events is 'Which events are one happening, and why.';
comment on column happening_events.happening_id is 'The happening.';
comment on column happening_events.event_id is 'An event of it.';
comment on column happening_events.report_id is 'The report of the event.';
comment on column happening_events.joined_to is 'The event that it was joined to; null for the first.';
comment on column happening_events.reason is 'Why it was joined.';
comment on column happening_events.score is 'How sure the join is, 0 to 1.';

create table happening_conflicts (
    happening_id varchar not null, field varchar not null, value varchar, events varchar[], says varchar[]
);
comment on table happening_conflicts is 'Fields on which the accounts of a happening disagree, one row a version.';
comment on column happening_conflicts.happening_id is 'The happening.';
comment on column happening_conflicts.field is 'The field.';
comment on column happening_conflicts.value is 'One of the values.';
comment on column happening_conflicts.events is 'Events that have it.';
comment on column happening_conflicts.says is 'Who says so.';

create table report_voices (report_id varchar not null, voice varchar not null);
comment on table report_voices is 'Near-copies: reports of one voice are copies or rewrites of one text.';
comment on column report_voices.report_id is 'The report.';
comment on column report_voices.voice is 'Id of the first report of the voice.';

create view counted_happenings as select * from happenings where status in ('happened', 'ongoing') and not historical;
comment on view counted_happenings is 'Happenings to count by default: happened or ongoing, not historical.';
