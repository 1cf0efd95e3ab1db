create table reports (
    report_id varchar not null, published date not null, title varchar, publisher varchar,
    url varchar, language varchar, dateline varchar, text varchar not null,
    reader varchar not null, record varchar not null
);
comment on table reports is 'One row a report text; every text ever read is kept.';
comment on column reports.report_id is 'Hash of the content: the same report has the same id on every machine.';
comment on column reports.published is 'Publication day.';
comment on column reports.dateline is 'Place of the dateline.';
comment on column reports.text is 'The text as stored; every offset points into it (code points).';
comment on column reports.reader is 'Version of the reader that made the record.';
comment on column reports.record is 'The whole record as JSON (docs/record.md).';

create table sources (source_key varchar not null, version integer not null, report_id varchar not null, current boolean not null);
comment on table sources is 'Where reports came from: a source whose text changed has several versions, the last one current.';
comment on column sources.source_key is 'URL, id field, or file name with line.';
comment on column sources.version is '1 for the first text read from this source.';
comment on column sources.current is 'Whether this is the latest text of the source.';

create table actors (
    report_id varchar not null, actor_id varchar not null, name varchar not null, kind varchar not null,
    country varchar, sectors varchar[], role varchar, wikidata varchar, resolved varchar, mentions integer
);
comment on table actors is 'Actors of a report, with the role they held on its day.';
comment on column actors.country is 'ISO 3166-1 alpha-3, or a code for former and disputed states.';
comment on column actors.sectors is 'PLOVER sectors, primary first.';
comment on column actors.resolved is 'What resolved the actor.';
comment on column actors.mentions is 'How often the report names it.';

create table mentions (report_id varchar not null, actor_id varchar not null, start_offset integer, end_offset integer, form varchar);
comment on table mentions is 'Places in the text that name an actor.';

create table times (
    report_id varchar not null, time_id varchar not null, words varchar, kind varchar, value varchar, mod varchar,
    starts timestamp, ends timestamp, grain varchar, how varchar, unresolved varchar,
    start_offset integer, end_offset integer
);
comment on table times is 'Time expressions with TIMEX3 kind and value and the calendar interval [starts, ends).';
comment on column times.unresolved is 'Why it could not be resolved.';

create table statements (
    report_id varchar not null, statement_id varchar not null, source_id varchar, source varchar, sources varchar[],
    source_country varchar, kind varchar, cue varchar, content varchar, via varchar, via_source varchar,
    addressee varchar, venue varchar, confidence double, start_offset integer, end_offset integer
);
comment on table statements is 'What is attributed to whom.';
comment on column statements.source is 'Name of the source, or the words that name it where it could not be resolved.';
comment on column statements.via is 'Id of the statement that relays this one.';
comment on column statements.via_source is 'Who relays it: the source of the outer statement, or a medium.';

create table events (
    report_id varchar not null, event_id varchar not null, type varchar not null, mode varchar, contexts varchar[],
    quad integer, score double, cameo varchar, status varchar not null, historical boolean,
    actors varchar[], actor_ids varchar[], actor_countries varchar[], actor_sectors varchar[],
    recipients varchar[], recipient_ids varchar[], recipient_countries varchar[], recipient_sectors varchar[],
    starts date, ends date, time_value varchar, time_how varchar,
    place varchar, place_country varchar, geoname_id integer, latitude double, longitude double,
    per varchar[], per_sources varchar[], anchor varchar, evidence varchar,
    start_offset integer, end_offset integer, confidence double
);
comment on table events is 'Who did what to whom, in PLOVER.';
comment on column events.quad is '1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.';
comment on column events.score is 'PLOVER score, -10 to +10.';
comment on column events.cameo is 'CAMEO code as far as type, mode and contexts allow.';
comment on column events.status is 'happened, ongoing, planned, requested, hypothetical or denied.';
comment on column events.starts is 'First day of the event; null where it is unknown (never the publication day instead).';
comment on column events.ends is 'Day after the last day of the event.';
comment on column events.time_how is 'How the time was found: own expression, discourse, news of the day, unknown.';
comment on column events.per is 'Chain of statements that report the event, outermost first; empty: the report asserts it itself.';
comment on column events.per_sources is 'Who says so, outermost first.';
comment on column events.evidence is 'The clause that states the event.';

create table event_counts (report_id varchar not null, event_id varchar not null, what varchar, low integer, high integer, words varchar);
comment on table event_counts is 'People counted in an event as the text states it.';

create table runs (
    run_id integer not null, started timestamp not null, ended timestamp, version varchar, reader varchar, settings varchar,
    recorded integer, unchanged integer, revised integer, refused integer
);
comment on table runs is 'The ledger: every run with its versions, settings and counts.';
comment on column runs.ended is 'Null: the run was interrupted.';
comment on column runs.recorded is 'Reports recorded for the first time.';
comment on column runs.revised is 'Reports recorded as a new version of their source, or read again by a newer reader.';

create table refusals (run_id integer not null, place varchar, source_key varchar, code varchar, message varchar, remedy varchar);
comment on table refusals is 'What was not taken in or not read, and why.';

create view current_reports as select * from reports where report_id in (select report_id from sources where current);
comment on view current_reports is 'Reports that are the latest text of a source.';
create view current_actors as select * from actors where report_id in (select report_id from sources where current);
comment on view current_actors is 'Actors of current reports.';
create view current_statements as select * from statements where report_id in (select report_id from sources where current);
comment on view current_statements is 'Statements of current reports.';
create view current_events as select * from events where report_id in (select report_id from sources where current);
comment on view current_events is 'Events of current reports, whatever their status.';
create view counted_events as select * from current_events where status in ('happened', 'ongoing') and not historical;
comment on view counted_events is 'Events to count by default: happened or ongoing, not historical.';
