-- Stories: reports grouped by what they are about; life-cycles of announced events; record time.
alter table sources add column recorded timestamp;
comment on column sources.recorded is 'When this text of the source was recorded (UTC); null: before the desk kept it.';

create table untold_reports (report_id varchar not null);
comment on table untold_reports is 'Reports that stories and life-cycles do not reckon with yet.';
comment on column untold_reports.report_id is 'The report.';

create table report_terms (
    report_id varchar not null, published date not null, terms varchar[], weights double[], focus varchar[]
);
comment on table report_terms is 'What a report is about: rare words of its title and opening, and its actors, against a fixed background of news.';
comment on column report_terms.report_id is 'The report.';
comment on column report_terms.published is 'Its publication day.';
comment on column report_terms.terms is 'Words, and keys of actors behind @, heaviest first.';
comment on column report_terms.weights is 'Weight of each term; as a vector they have length 1.';
comment on column report_terms.focus is 'Countries that the report is most about.';

create table story_links (one varchar not null, other varchar not null, weight double not null);
comment on table story_links is 'Pairs of reports about one thing.';
comment on column story_links.one is 'A report.';
comment on column story_links.other is 'Another report.';
comment on column story_links.weight is 'How near they are, 0 to 1.';

create table stories (
    story_id varchar not null, title varchar not null, first_day date not null, last_day date not null,
    reports integer not null, central_report varchar not null, actors varchar[], actor_keys varchar[],
    countries varchar[], terms varchar[]
);
comment on table stories is 'Reports about one thing, one row a story; a report that no other takes up is a story alone.';
comment on column stories.story_id is 'Id, made of the first report.';
comment on column stories.title is 'Headline of the most central report that has one, or else the beginning of its text.';
comment on column stories.first_day is 'Publication day of the first report.';
comment on column stories.last_day is 'Publication day of the last report.';
comment on column stories.reports is 'Number of reports.';
comment on column stories.central_report is 'The report that is nearest to the others.';
comment on column stories.actors is 'Main actors other than states, by name.';
comment on column stories.actor_keys is 'Their keys (actors.actor_key).';
comment on column stories.countries is 'Countries that a third of the reports name, most reports first.';
comment on column stories.terms is 'Words that its reports share.';

create table story_reports (story_id varchar not null, report_id varchar not null, published date not null);
comment on table story_reports is 'Which reports are one story.';
comment on column story_reports.story_id is 'The story.';
comment on column story_reports.report_id is 'A report of it.';
comment on column story_reports.published is 'Publication day of the report.';

create view story_happenings as
select s.story_id, h.happening_id, count(distinct h.report_id) as reports
from story_reports s join happening_events h using (report_id) group by all;
comment on view story_happenings is 'Happenings that the reports of a story tell of.';
comment on column story_happenings.story_id is 'The story.';
comment on column story_happenings.happening_id is 'The happening.';
comment on column story_happenings.reports is 'Number of reports of the story that tell of it.';

create table lifecycle_tokens (
    token varchar not null, deed varchar not null, event_id varchar not null, report_id varchar not null,
    published date not null, announces boolean not null
);
comment on table lifecycle_tokens is 'What accounts of one announced deed share at least one of: an actor, or a pair of countries.';
comment on column lifecycle_tokens.token is 'Key of an actor, last name behind ~, two countries, or a place behind @.';
comment on column lifecycle_tokens.deed is 'Kind of deed: meet, call, sign, withdraw ...';
comment on column lifecycle_tokens.event_id is 'The event that is the account.';
comment on column lifecycle_tokens.report_id is 'Its report.';
comment on column lifecycle_tokens.published is 'Publication day of its report.';
comment on column lifecycle_tokens.announces is 'Whether it announces, moves, doubts or calls off the deed, rather than telling that it was done.';

create table lifecycle_groups (group_id varchar not null, event_id varchar not null, report_id varchar not null);
comment on table lifecycle_groups is 'Accounts that may be of one announced deed; life-cycles are told inside a group.';
comment on column lifecycle_groups.group_id is 'Id of the group: its first event.';
comment on column lifecycle_groups.event_id is 'An event of it.';
comment on column lifecycle_groups.report_id is 'Its report.';

create table lifecycles (
    lifecycle_id varchar not null, group_id varchar not null, deed varchar not null, outcome varchar not null,
    starts date, ends date, is_deadline boolean, stated varchar, place varchar,
    parties varchar[], party_keys varchar[], countries varchar[], promised_by varchar[],
    confirmations integer, voices integer, first_event varchar not null, first_published date not null,
    last_published date not null, evidence varchar
);
comment on table lifecycles is 'Announced events and what has become of them, by all that the desk holds.';
comment on column lifecycles.lifecycle_id is 'Id, made of the first account.';
comment on column lifecycles.group_id is 'The group of accounts in which it is told.';
comment on column lifecycles.deed is 'Kind of deed: meet, call, sign, withdraw ...';
comment on column lifecycles.outcome is 'happened or cancelled; else the latest word: planned, confirmed, moved or postponed (lapsed, once "ends" has passed).';
comment on column lifecycles.starts is 'Day that holds now; null where none is stated.';
comment on column lifecycles.ends is 'Day after it.';
comment on column lifecycles.is_deadline is 'Whether the day is a last day.';
comment on column lifecycles.stated is 'The day as its accounts state it.';
comment on column lifecycles.place is 'Place, where an account gives one.';
comment on column lifecycles.parties is 'Who takes part, by name.';
comment on column lifecycles.party_keys is 'Keys of actors in particular (actors.actor_key).';
comment on column lifecycles.countries is 'Countries that take part.';
comment on column lifecycles.promised_by is 'Who says so in each account that announces it, outermost first.';
comment on column lifecycles.confirmations is 'How many later accounts of other wording repeat it.';
comment on column lifecycles.voices is 'How many wordings announce it.';
comment on column lifecycles.first_event is 'The event that announces it first.';
comment on column lifecycles.first_published is 'Publication day of the first account.';
comment on column lifecycles.last_published is 'Publication day of the last account.';
comment on column lifecycles.evidence is 'The clause of the first account.';

create table lifecycle_stages (
    lifecycle_id varchar not null, position integer not null, stage varchar not null, event_id varchar not null,
    report_id varchar not null, published date not null, recorded timestamp, starts date, ends date,
    stated varchar, says varchar[], evidence varchar, note varchar
);
comment on table lifecycle_stages is 'Stages of announced events, each with its account.';
comment on column lifecycle_stages.lifecycle_id is 'The life-cycle.';
comment on column lifecycle_stages.position is '1 for the first.';
comment on column lifecycle_stages.stage is 'planned, confirmed, repeated, moved, postponed, in doubt, upheld, denied, cancelled or happened.';
comment on column lifecycle_stages.event_id is 'The event that is the account.';
comment on column lifecycle_stages.report_id is 'Its report.';
comment on column lifecycle_stages.published is 'Report time: publication day of its report.';
comment on column lifecycle_stages.recorded is 'Record time: when the report was recorded (UTC), where kept.';
comment on column lifecycle_stages.starts is 'Event time: first day of the deed, as this account has it.';
comment on column lifecycle_stages.ends is 'Day after its last.';
comment on column lifecycle_stages.stated is 'The day in its words.';
comment on column lifecycle_stages.says is 'Who says so, outermost first.';
comment on column lifecycle_stages.evidence is 'The clause.';
comment on column lifecycle_stages.note is 'Why the account belongs here.';

-- What was still to come at the end of a day, by what had been published then. `foreigndesk upcoming`
-- follows the accounts anew; this reckons from the stages as they are told today.
create macro upcoming_on(day) as table
select l.lifecycle_id, l.deed, l.parties, k.last_stage, k.stated, k.starts, k.ends, k.accounts, l.first_event, l.evidence
from lifecycles l join (
    select lifecycle_id, arg_max(stage, position) as last_stage, count(*) as accounts,
        arg_max(stated, position) filter (stage in ('planned', 'confirmed', 'moved') and starts is not null) as stated,
        arg_max(starts, position) filter (stage in ('planned', 'confirmed', 'moved') and starts is not null) as starts,
        arg_max(ends, position) filter (stage in ('planned', 'confirmed', 'moved') and starts is not null) as ends,
        bool_or(stage in ('happened', 'cancelled')) as over
    from lifecycle_stages where published <= day group by lifecycle_id
) k using (lifecycle_id)
where not k.over and k.ends > day
order by k.starts, l.lifecycle_id;

insert into untold_reports select report_id from current_reports;
