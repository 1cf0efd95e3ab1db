-- What the joiner keeps between runs, so that a new report is compared only with what it may touch.
create table waiting_reports (report_id varchar not null);
comment on table waiting_reports is 'Reports that happenings do not reckon with yet: new, revised, read again or corrected.';
comment on column waiting_reports.report_id is 'The report.';

create table join_versions (version varchar not null);
comment on table join_versions is 'The version of the joiner that made the happenings; another one makes them anew.';
comment on column join_versions.version is 'The version.';

create table event_keys (key bigint not null, event_id varchar not null);
comment on table event_keys is 'Which events are compared: those that share a key.';
comment on column event_keys.key is 'The key, a hash.';
comment on column event_keys.event_id is 'The event that has it.';

create table event_groups (event_id varchar not null, group_id varchar not null);
comment on table event_groups is 'Events that links connect, directly or through others, if there is more than one; a group is one happening or several.';
comment on column event_groups.event_id is 'The event.';
comment on column event_groups.group_id is 'The first event of the group.';

create table report_sketches (
    report_id varchar not null, published date not null,
    size integer, runs uinteger[], quoted_size integer, quoted uinteger[]
);
comment on table report_sketches is 'What of joined reports is compared to find near-copies: hashes of runs of words (bottom-k sketches).';
comment on column report_sketches.report_id is 'The report.';
comment on column report_sketches.published is 'Publication day.';
comment on column report_sketches.size is 'How many different runs of words the text has.';
comment on column report_sketches.runs is 'The smallest of their hashes.';
comment on column report_sketches.quoted_size is 'How many different runs of words stand in quotation marks.';
comment on column report_sketches.quoted is 'The smallest of their hashes.';

create table sketch_keys (key bigint not null, report_id varchar not null);
comment on table sketch_keys is 'Which reports are compared to find near-copies: those that share two keys.';
comment on column sketch_keys.key is 'The key, a hash of a run of words.';
comment on column sketch_keys.report_id is 'The report that has it.';

create index reports_report on reports (report_id);
create index sources_report on sources (report_id);
create index events_report on events (report_id);
create index event_groups_event on event_groups (event_id);
create index event_groups_group on event_groups (group_id);
create index report_voices_report on report_voices (report_id);
create index report_voices_voice on report_voices (voice);
create index report_sketches_report on report_sketches (report_id);
create index event_keys_key on event_keys (key);
create index sketch_keys_key on sketch_keys (key);
create index happenings_id on happenings (happening_id);
create index happening_events_id on happening_events (happening_id);

insert into waiting_reports select report_id from current_reports;
