create table event_spans (
    report_id varchar not null, event_id varchar not null, part varchar not null, position integer not null,
    words varchar, start_offset integer, end_offset integer
);
comment on table event_spans is 'Every stretch of text that an event rests on.';
comment on column event_spans.report_id is 'The report that the stretch is in.';
comment on column event_spans.event_id is 'The event that rests on it.';
comment on column event_spans.part is 'anchor (the word that names the act) or evidence (what states the event).';
comment on column event_spans.position is '1 for the first of its part; the first evidence is the clause itself.';
comment on column event_spans.words is 'The words.';
comment on column event_spans.start_offset is 'First code point of the words in the text of the report.';
comment on column event_spans.end_offset is 'Code point after the last of the words.';

create table event_contexts (
    report_id varchar not null, event_id varchar not null, context varchar not null,
    words varchar, start_offset integer, end_offset integer
);
comment on table event_contexts is 'PLOVER contexts of events with the words that show them.';
comment on column event_contexts.report_id is 'The report that the event is in.';
comment on column event_contexts.event_id is 'The event.';
comment on column event_contexts.context is 'PLOVER context.';
comment on column event_contexts.words is 'The words that show it.';
comment on column event_contexts.start_offset is 'First code point of the words in the text of the report.';
comment on column event_contexts.end_offset is 'Code point after the last of the words.';

create table statement_spans (
    report_id varchar not null, statement_id varchar not null, part varchar not null, position integer not null,
    words varchar, start_offset integer, end_offset integer
);
comment on table statement_spans is 'Every stretch of text that belongs to a statement.';
comment on column statement_spans.report_id is 'The report that the stretch is in.';
comment on column statement_spans.statement_id is 'The statement that it belongs to.';
comment on column statement_spans.part is 'content, cue ("said") or source (the words that name the source).';
comment on column statement_spans.position is '1 for the first of its part.';
comment on column statement_spans.words is 'The words.';
comment on column statement_spans.start_offset is 'First code point of the words in the text of the report.';
comment on column statement_spans.end_offset is 'Code point after the last of the words.';

-- What earlier versions recorded has its spans in the JSON of the record.
insert into event_spans
with entries as (select report_id, text, unnest(json_extract(record, '$.events[*]')) as entry from reports),
spans as (
    select report_id, text, entry->>'id' as id, 'anchor' as part, 1 as position, entry->'anchor' as span from entries
    union all
    select report_id, text, entry->>'id', 'evidence',
        generate_subscripts(cast(entry->'evidence' as json[]), 1), unnest(cast(entry->'evidence' as json[]))
    from entries
)
select report_id, id, part, position,
    substr(text, (span->>0)::integer + 1, (span->>1)::integer - (span->>0)::integer), (span->>0)::integer, (span->>1)::integer
from spans;

insert into event_contexts
with entries as (select report_id, text, unnest(json_extract(record, '$.events[*]')) as entry from reports),
shown as (select report_id, text, entry->>'id' as id, unnest(cast(entry->'contexts' as json[])) as item from entries)
select report_id, id, item->>'context',
    substr(text, (item->>'$.span[0]')::integer + 1, (item->>'$.span[1]')::integer - (item->>'$.span[0]')::integer),
    (item->>'$.span[0]')::integer, (item->>'$.span[1]')::integer
from shown;

insert into statement_spans
with entries as (select report_id, text, unnest(json_extract(record, '$.statements[*]')) as entry from reports),
parts as (
    select report_id, text, entry->>'id' as id, 'content' as part, cast(entry->'content' as json[]) as spans from entries
    union all select report_id, text, entry->>'id', 'cue', cast(entry->'cue' as json[]) from entries
    union all select report_id, text, entry->>'id', 'source', cast(entry->'source_spans' as json[]) from entries
),
stretches as (
    select report_id, text, id, part, generate_subscripts(spans, 1) as position, unnest(spans) as span from parts
)
select report_id, id, part, position,
    substr(text, (span->>0)::integer + 1, (span->>1)::integer - (span->>0)::integer), (span->>0)::integer, (span->>1)::integer
from stretches;

alter table event_counts alter low type bigint;
alter table event_counts alter high type bigint;
alter table runs add column weights varchar;

comment on table schema_steps is 'Steps of the schema applied to this file.';
comment on column schema_steps.step is 'Number of the step.';
comment on column schema_steps.name is 'What the step is called.';
comment on column schema_steps.applied is 'When it was applied (UTC).';
comment on column reports.title is 'Title, where there is one.';
comment on column reports.publisher is 'Who published it, where known.';
comment on column reports.url is 'Address, where known.';
comment on column reports.language is 'ISO 639-1 code of the language.';
comment on column sources.report_id is 'The report that was read from this source.';
comment on column actors.report_id is 'The report that has the actor.';
comment on column actors.actor_id is 'Id of the actor in this report.';
comment on column actors.name is 'Name.';
comment on column actors.kind is 'person, state, organisation, group or people.';
comment on column actors.role is 'Office or title on the day of the report.';
comment on column actors.wikidata is 'Item in Wikidata, where known.';
comment on column mentions.report_id is 'The report that the mention is in.';
comment on column mentions.actor_id is 'The actor that is named.';
comment on column mentions.start_offset is 'First code point of the mention in the text of the report.';
comment on column mentions.end_offset is 'Code point after the last of the mention.';
comment on column mentions.form is 'name, description, pronoun, adjective or metonym.';
comment on column times.report_id is 'The report that the expression is in.';
comment on column times.time_id is 'Id of the expression.';
comment on column times.words is 'The words of the text.';
comment on column times.kind is 'DATE, TIME, DURATION or SET (TIMEX3).';
comment on column times.value is 'TIMEX3 value.';
comment on column times.mod is 'TIMEX3 modifier (START, APPROX, ...).';
comment on column times.starts is 'First moment of the interval; null where it could not be resolved.';
comment on column times.ends is 'Moment after the last of the interval.';
comment on column times.grain is 'Grain of the interval, from second to century.';
comment on column times.how is 'The rule that anchored it.';
comment on column times.start_offset is 'First code point of the words in the text of the report.';
comment on column times.end_offset is 'Code point after the last of the words.';
comment on column statements.report_id is 'The report that has the statement.';
comment on column statements.statement_id is 'Id of the statement.';
comment on column statements.source_id is 'The source as an actor of this report; null where it is unnamed or none.';
comment on column statements.sources is 'Names of all of a joint source.';
comment on column statements.source_country is 'Country of the source.';
comment on column statements.kind is 'direct (all in quotation marks), indirect or mixed.';
comment on column statements.cue is 'The words that attribute it ("said").';
comment on column statements.content is 'The words that are attributed.';
comment on column statements.addressee is 'Whom it was said to.';
comment on column statements.venue is 'Where or how it was said (phone call, interview with an agency).';
comment on column statements.confidence is '0 to 1.';
comment on column statements.start_offset is 'First code point of the content in the text of the report.';
comment on column statements.end_offset is 'Code point after the last of the content.';
comment on column events.report_id is 'The report that tells of the event.';
comment on column events.event_id is 'Id of the event.';
comment on column events.type is 'PLOVER type.';
comment on column events.mode is 'PLOVER mode, where the type has modes and the text shows one.';
comment on column events.contexts is 'PLOVER contexts; event_contexts has their words.';
comment on column events.historical is 'Whether it is told as history, not as news.';
comment on column events.actors is 'Names of who did it.';
comment on column events.actor_ids is 'Ids of the actors, in the same order.';
comment on column events.actor_countries is 'Countries of the actors, in the same order.';
comment on column events.actor_sectors is 'Primary PLOVER sectors of the actors, in the same order.';
comment on column events.recipients is 'Names of whom it was done to.';
comment on column events.recipient_ids is 'Ids of the recipients, in the same order.';
comment on column events.recipient_countries is 'Countries of the recipients, in the same order.';
comment on column events.recipient_sectors is 'Primary PLOVER sectors of the recipients, in the same order.';
comment on column events.time_value is 'TIMEX3 value of the time, also where it is no day.';
comment on column events.place is 'Place, where the text gives one.';
comment on column events.place_country is 'Country of the place.';
comment on column events.geoname_id is 'The place in GeoNames.';
comment on column events.latitude is 'Degrees north.';
comment on column events.longitude is 'Degrees east.';
comment on column events.anchor is 'The word that names the act.';
comment on column events.start_offset is 'First code point of the clause in the text of the report.';
comment on column events.end_offset is 'Code point after the last of the clause.';
comment on column events.confidence is '0 to 1.';
comment on column event_counts.report_id is 'The report that tells of the event.';
comment on column event_counts.event_id is 'The event.';
comment on column event_counts.what is 'killed, injured, arrested, displaced, crowd, ...';
comment on column event_counts.low is 'The number, or the lower one of two.';
comment on column event_counts.high is 'The higher one of two; null where there is one number.';
comment on column event_counts.words is 'The words that state the number.';
comment on column runs.run_id is 'Number of the run in this desk.';
comment on column runs.started is 'When it started (UTC).';
comment on column runs.version is 'Version of foreigndesk.';
comment on column runs.reader is 'Reader that read the reports.';
comment on column runs.weights is 'Digest of the weights and tables that the reader used.';
comment on column runs.settings is 'Settings of the run as JSON.';
comment on column runs.unchanged is 'Reports that were in the desk already.';
comment on column runs.refused is 'Sources and reports that were refused.';
comment on column refusals.run_id is 'The run that refused it.';
comment on column refusals.place is 'File, with line or member.';
comment on column refusals.source_key is 'Key under which it would have been recorded.';
comment on column refusals.code is 'Code of the error (docs/errors.md).';
comment on column refusals.message is 'What is wrong.';
comment on column refusals.remedy is 'What to do about it.';
