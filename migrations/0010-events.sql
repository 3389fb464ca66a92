-- Origin records in EPCIS 2.0's terms, append-only. A wrong one is answered by a new one that declares it erroneous.
create table events (
  id uuid primary key,
  event_id text not null unique,
  type text not null check (type in ('ObjectEvent', 'TransformationEvent', 'AggregationEvent', 'AssociationEvent', 'TransactionEvent')),
  action text check (action in ('ADD', 'OBSERVE', 'DELETE')),
  step text not null check (step in ('sown', 'in_season', 'tended', 'harvested', 'processed', 'packed', 'shipped')),
  biz_step text not null,
  disposition text,
  event_time timestamptz not null,
  event_time_zone_offset text not null check (event_time_zone_offset ~ '^[+-]\d\d:\d\d$'),
  record_time timestamptz not null,
  business_id uuid not null references businesses (id),
  lot_id uuid not null references lots (id),
  place text check (length(place) <= 200),
  responsible text not null check (length(responsible) between 1 and 120),
  note text check (length(note) <= 2000),
  image_sha256 text references images (sha256),
  recorded_by uuid not null references users (id),
  -- EPCIS 2.0 §7.4.1.3: the event this one declares erroneous, and why.
  corrects_id uuid references events (id),
  correction_reason text check (length(correction_reason) <= 2000),
  -- A bare declaration: repeats the erroneous event's content and replaces it with nothing.
  declares_only boolean not null default false,
  constraint events_correction check ((corrects_id is null) = (correction_reason is null)),
  constraint events_action_by_type check ((type = 'TransformationEvent') = (action is null))
);
-- An event is corrected once; the correction may be corrected in its turn.
create unique index events_corrects_key on events (corrects_id) where corrects_id is not null;
create index events_lot_idx on events (lot_id, event_time, id);

create table event_edges (
  event_id uuid not null references events (id),
  position smallint not null,
  role text not null check (role in ('input', 'output', 'parent', 'child', 'subject')),
  lot_id uuid references lots (id),
  growing_area_id uuid references growing_areas (id),
  quantity numeric(14, 3) check (quantity > 0),
  unit text check (length(unit) <= 20),
  primary key (event_id, position),
  constraint event_edges_target check (num_nonnulls(lot_id, growing_area_id) = 1),
  constraint event_edges_quantity_unit check ((quantity is null) = (unit is null))
);
create index event_edges_lot_idx on event_edges (lot_id);
create index event_edges_area_idx on event_edges (growing_area_id);

create trigger events_append_only before update or delete on events for each row execute function refuse_change();
create trigger events_no_truncate before truncate on events for each statement execute function refuse_change();
create trigger event_edges_append_only before update or delete on event_edges for each row execute function refuse_change();
create trigger event_edges_no_truncate before truncate on event_edges for each statement execute function refuse_change();
