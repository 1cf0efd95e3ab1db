-- Parties and kinds of acts by number, so that views over a whole desk compare numbers, not lists.
alter table happenings add column actor_side ubigint;
alter table happenings add column recipient_side ubigint;
alter table happenings add column act_kind ubigint;
comment on column happenings.actor_side is 'Number of its actors in party_sides; null where it has no two parties.';
comment on column happenings.recipient_side is 'Number of its recipients in party_sides; null where it has no two parties.';
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
    actor_side = case when len(actors) + len(recipients) > 1 then hash(actor_countries, actor_keys, actor_sectors) end,
    recipient_side = case when len(actors) + len(recipients) > 1 then hash(recipient_countries, recipient_keys, recipient_sectors) end,
    act_kind = hash(type, mode, contexts, quad, score);
insert into party_sides
select *, list_sort(list_distinct(party_countries)), hash(list_sort(list_distinct(party_countries))) from (
    select actor_side as side, actor_countries as party_countries, actor_keys as party_keys, actor_sectors as party_sectors
    from happenings where actor_side is not null
    union select recipient_side, recipient_countries, recipient_keys, recipient_sectors
    from happenings where recipient_side is not null
) order by side;
insert into act_kinds select distinct act_kind, type, mode, contexts, quad, score from happenings order by act_kind;
