-- What the joiner keeps between runs, so that a new report is compared only with what it may touch.
create table waiting_reports (report_id varchar not null);
comment on table waiting_reports is 'Reports that happenings do not reckon with yet: new, revised, read again or corrected.';
comment on column waiting_reports.report_id is 'The report.';

create table event_keys (key bigint not null, event_id varchar not null, report_id varchar not null);
comment on table event_keys is 'What may make events of different reports one happening: those that share no key never are.';
comment on column event_keys.key is 'Hash of a key.';
comment on column event_keys.event_id is 'The event that has it.';
comment on column event_keys.report_id is 'The report of the event.';

insert into waiting_reports select report_id from current_reports;
