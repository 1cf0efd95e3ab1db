-- What each report tells of responses; which happening they answer follows from its events.
create table response_reports (report_id varchar not null, links integer not null);
comment on table response_reports is 'Reports that were looked through for responses.';
comment on column response_reports.report_id is 'The report.';
comment on column response_reports.links is 'Number of responses found in it.';

create table response_links (
    report_id varchar not null, published date not null, entry_id varchar not null, event_id varchar, statement_id varchar,
    who varchar not null, responders varchar[], responder_keys varchar[], responder_countries varchar[], open_set boolean,
    rung varchar not null, cue varchar, words varchar, start_offset integer, end_offset integer,
    day date, channel varchar, account varchar, per varchar[],
    answered_event varchar, names varchar[], named varchar[], reason varchar, confidence double, link varchar not null
);
comment on table response_links is 'Responses that reports tell: who answered which event of the report, with which words.';
comment on column response_links.report_id is 'The report that tells of the response.';
comment on column response_links.published is 'Its publication day.';
comment on column response_links.entry_id is 'What `why` opens: the event, else the statement, else the actor.';
comment on column response_links.event_id is 'The event that is the response, where the reader found one.';
comment on column response_links.statement_id is 'The statement whose words are the response, where there is one.';
comment on column response_links.who is 'The words for who responds.';
comment on column response_links.responders is 'Names of the responders; of an open-ended set, of its named members.';
comment on column response_links.responder_keys is 'Their keys (actors.actor_key).';
comment on column response_links.responder_countries is 'Their countries.';
comment on column response_links.open_set is 'Whether the set goes on ("other leaders, including").';
comment on column response_links.rung is 'The rung of the ladder that the words alone show.';
comment on column response_links.cue is 'The words that show the rung.';
comment on column response_links.words is 'The sentence of the response.';
comment on column response_links.start_offset is 'First code point of the words in the text of the report.';
comment on column response_links.end_offset is 'Code point after the last of the words.';
comment on column response_links.day is 'Day of the response; null where the report does not tell it.';
comment on column response_links.channel is 'phone call, statement, interview, press conference, letter, post, ...; null where unknown.';
comment on column response_links.account is 'own words, own side''s account or another''s account.';
comment on column response_links.per is 'Who says that they responded, outermost first; empty: the report itself.';
comment on column response_links.answered_event is 'The event of this report that is answered; null where it is told elsewhere.';
comment on column response_links.names is 'Keys of those whom the words for the answered act name.';
comment on column response_links.named is 'Keys of those whom the object of the response names.';
comment on column response_links.reason is 'Why it is a response to that event.';
comment on column response_links.confidence is '0 to 1.';
comment on column response_links.link is 'The whole link as JSON.';

create view responses as
select e.happening_id,
    case when l.rung = 'condemnation' and list_has_any(l.named, h.actor_keys) then 'condemnation-naming'
        when l.rung = 'accusation' and list_contains(h.recipient_keys, l.named[1]) then 'victim-blame'
        else l.rung end as rung,
    l.* exclude (rung, link)
from response_links l
join happening_events e on e.event_id = l.answered_event
join happenings h on h.happening_id = e.happening_id
where l.confidence >= 0.5 and (l.day is null or h.starts is null or l.day >= h.starts)
    and l.report_id in (select report_id from sources where current)
    and (l.open_set or not list_has_all(h.actor_keys, l.responder_keys) or l.rung in ('denial', 'justification', 'silence'));
comment on view responses is 'Who responded to which happening, one row a response and report; `foreigndesk responses` puts them together and adds reports that tell of the act in other words.';

create view accounts as
with told as (
    select distinct e.happening_id, e.report_id from happening_events e
    join happenings h using (happening_id) where h.type = 'CONSULT')
select t.happening_id, r.report_id, coalesce(v.voice, r.report_id) as voice, r.publisher, r.published, r.title,
    s.entry_id, s.sort, s.source, s.words, s.start_offset, s.end_offset
from told t join reports r using (report_id) left join report_voices v using (report_id)
join (
    select report_id, statement_id as entry_id, 'statement' as sort, source, content as words, start_offset, end_offset from statements
    union all
    select report_id, event_id, 'event', array_to_string(actors, '; '), evidence, start_offset, end_offset from events
) s using (report_id);
comment on view accounts is 'What each report of a call or meeting says, by happening and report; `foreigndesk compare` puts it side by side.';
