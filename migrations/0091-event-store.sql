-- Origin records in two rooms: `events`, the general store in EPCIS 2.0's terms, and `diary_entries`, the words a grower wrote of them.
-- What an event is, its canonical JSON and its hash, stands in `event_documents` and is never derived again (the service adds it to
-- rows of before at its start: diary/freeze-entries.ts). That an event was wrong is a row of its own instead of another event.

create table diary_entries (
  event_id uuid primary key references events (id),
  business_id uuid not null references businesses (id),
  lot_id uuid not null references lots (id),
  step text not null check (step in ('sown', 'in_season', 'tended', 'harvested', 'processed', 'packed', 'shipped')),
  event_time timestamptz not null,
  event_time_zone_offset text not null,
  record_time timestamptz not null,
  place text check (length(place) <= 200),
  responsible text not null check (length(responsible) between 1 and 120),
  note text check (length(note) <= 2000),
  image_sha256 text references images (sha256)
);

-- EPCIS 2.0 §7.4.1.2: that an event is erroneous, why, and what is right instead.
create table event_declarations (
  id uuid primary key,
  event_id uuid not null references events (id),
  business_id uuid not null references businesses (id),
  declared_at timestamptz not null,
  declared_by uuid not null references users (id),
  -- A term of CBV 2.0 §7.5, or a URI.
  reason text not null check (length(reason) between 1 and 500),
  -- The same in words; shown to whoever reads the event.
  words text check (length(words) <= 2000),
  corrective_id uuid references events (id) deferrable initially deferred,
  -- As given by whoever captured the declaration, where the correcting events are not ours.
  corrective_event_ids text[] not null default '{}',
  constraint event_declarations_event_key unique (event_id)
);
create index event_declarations_corrective_idx on event_declarations (corrective_id) where corrective_id is not null;

insert into diary_entries
select id, business_id, lot_id, step, event_time, event_time_zone_offset, record_time, place, responsible, note, image_sha256
from events where not declares_only;

insert into event_declarations (id, event_id, business_id, declared_at, declared_by, reason, words, corrective_id)
select case when declares_only then id else gen_random_uuid() end, corrects_id, business_id, record_time, recorded_by,
  case when declares_only then 'did_not_occur' else 'incorrect_data' end, correction_reason, case when not declares_only then id end
from events where corrects_id is not null;

-- What an event is: JSON by RFC 8785 of the EPCIS event as it was captured, with its own @context; its hash by CBV 2.0 §8.9.
create table event_documents (
  event_id uuid primary key references events (id),
  canonical text not null,
  hash text not null check (hash ~ '^ni:///sha-256;[0-9a-f]{64}\?ver=CBV2\.0$')
);
create index event_documents_hash_idx on event_documents (hash);

-- One event is recorded once while it stands: the hash does not count identifiers and times of recording. Declared erroneous it may
-- be recorded again.
create table standing_hashes (
  hash text primary key,
  event_id uuid not null references events (id),
  constraint standing_hashes_event_key unique (event_id)
);

drop view area_capacities;
drop view standing_events;
drop trigger events_trace_changed on events;
drop function notify_event_recorded();

-- A bare declaration repeated the event it was about; it is the declaration now.
set constraints all immediate;
alter table events disable trigger user;
alter table event_edges disable trigger user;
delete from event_edges where event_id in (select id from events where declares_only);
alter table events enable trigger events_counted_out;
delete from events where declares_only;
alter table events enable trigger user;
alter table event_edges enable trigger user;

drop index events_lot_idx;
alter table events
  drop column step, drop column lot_id, drop column place, drop column responsible, drop column note, drop column image_sha256,
  drop column corrects_id, drop column correction_reason, drop column declares_only;
alter table events add column read_point text check (length(read_point) <= 2048), add column biz_location text check (length(biz_location) <= 2048);
create index events_business_idx on events (business_id, event_time, id);

-- What an event is about: anything with a URI, be it ours or foreign. `quantity` and `unit` are as said, `amount` is the same in the
-- unit `base` it is added up in (a code of UN/ECE Recommendation 20, or the word of a unit nobody can convert).
alter table event_edges
  drop constraint event_edges_target,
  add column uri text check (length(uri) between 1 and 2048),
  add column amount numeric(20, 6) check (amount >= 0),
  add column base text check (length(base) <= 20),
  add constraint event_edges_amount_base check ((amount is null) = (base is null)),
  add constraint event_edges_target check (num_nonnulls(lot_id, growing_area_id) <= 1 and num_nonnulls(lot_id, growing_area_id, uri) >= 1);
alter table event_edges drop constraint event_edges_quantity_check, add constraint event_edges_quantity_check check (quantity >= 0);
create index event_edges_uri_idx on event_edges using hash (uri);

create index diary_entries_lot_idx on diary_entries (lot_id, event_time, event_id);
create index diary_entries_image_idx on diary_entries (image_sha256) where image_sha256 is not null;

-- Entries that stand: not declared erroneous. One that stands in place of another says why.
create view standing_events as
select d.event_id as id, d.business_id, d.lot_id, d.step, d.event_time, d.event_time_zone_offset, d.record_time, d.place, d.responsible, d.note,
  d.image_sha256, (select x.words from event_declarations x where x.corrective_id = d.event_id) as correction_reason
from diary_entries d
where not exists (select from event_declarations x where x.event_id = d.event_id);

create view area_capacities as
select s.id as season_id, s.area_id, s.starts_on, s.ends_on, s.hectares * s.kg_per_hectare as capacity_kg,
  coalesce(used.kg, 0) as used_kg, coalesce(used.unweighed, 0) as unweighed
from area_seasons s
left join lateral (
  select sum(x.amount) filter (where x.base = 'KGM') as kg, count(*) filter (where x.base is distinct from 'KGM') as unweighed
  from event_edges x join standing_events e on e.id = x.event_id
  where x.growing_area_id = s.area_id and e.step = 'harvested'
    and (e.event_time at time zone e.event_time_zone_offset::interval)::date between s.starts_on and s.ends_on
) used on true;
drop function kilograms(numeric, text);

-- A lot's name in events is decided when it is made: a Digital Link where its product has a GTIN, otherwise the address of the code
-- that is kept for it.
alter table lots add column uri text, add column kept_code text;
create unique index lots_uri_key on lots (uri);
create unique index lots_kept_code_key on lots (kept_code);

-- The order of everything that was recorded, without gaps: commits do not come in the order of identity columns. What is recorded
-- waits in `event_outbox` until the one sequencer numbers it.
create table event_outbox (
  id bigint generated always as identity primary key,
  event_id uuid,
  declaration_id uuid,
  constraint event_outbox_one check (num_nonnulls(event_id, declaration_id) = 1)
);
create table event_order (
  seq bigint primary key check (seq > 0),
  event_id uuid references events (id),
  declaration_id uuid references event_declarations (id),
  constraint event_order_one check (num_nonnulls(event_id, declaration_id) = 1),
  constraint event_order_event_key unique (event_id),
  constraint event_order_declaration_key unique (declaration_id)
);
insert into event_order (seq, event_id, declaration_id)
select row_number() over (order by at, event_id is null, id), event_id, declaration_id from (
  select id, record_time as at, id as event_id, null::uuid as declaration_id from events
  union all select id, declared_at, null, id from event_declarations) recorded;

create function wait_for_number() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'events' then insert into event_outbox (event_id) values (new.id);
  else insert into event_outbox (declaration_id) values (new.id);
  end if;
  return null;
end $$;
create trigger events_wait_for_number after insert on events for each row execute function wait_for_number();
create trigger event_declarations_wait_for_number after insert on event_declarations for each row execute function wait_for_number();

-- Numbers what has been committed since, at most so many; only one does so at a time. Tells how many.
create function number_events(most integer) returns integer language plpgsql as $$
declare
  last bigint;
  numbered integer;
begin
  if not pg_try_advisory_xact_lock(7301225003) then return 0; end if;
  select coalesce(max(seq), 0) into last from event_order;
  with taken as (
    delete from event_outbox where id in (select id from event_outbox order by id limit most) returning id, event_id, declaration_id
  )
  insert into event_order (seq, event_id, declaration_id)
  select last + row_number() over (order by id), event_id, declaration_id from taken;
  get diagnostics numbered = row_count;
  return numbered;
end $$;

-- The page of a lot shows what is recorded of it.
create function notify_lot_recorded() returns trigger language plpgsql as $$
begin
  perform pg_notify('trace_changed', product_id::text) from lots where id = new.lot_id;
  return null;
end $$;
create trigger event_edges_trace_changed after insert on event_edges for each row when (new.lot_id is not null)
  execute function notify_lot_recorded();
create function notify_event_declared() returns trigger language plpgsql as $$
begin
  perform pg_notify('trace_changed', l.product_id::text) from event_edges x join lots l on l.id = x.lot_id where x.event_id = new.event_id;
  return null;
end $$;
create trigger event_declarations_trace_changed after insert on event_declarations for each row execute function notify_event_declared();

do $$
declare
  kept text;
begin
  foreach kept in array array['diary_entries', 'event_declarations', 'event_documents', 'event_order'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', kept || '_append_only', kept);
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_change()', kept || '_no_truncate', kept);
    execute format('revoke update, delete, truncate on %I from dau_goc_app', kept);
  end loop;
end $$;
