-- Events are looked up by id where a report is joined: without an index that takes the ids of all.
create index events_event on events (event_id);
create index event_counts_event on event_counts (event_id);
