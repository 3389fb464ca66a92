-- What a business does with lots, and what each holder has left of each. An operation is an event; what it moved stands beside it
-- in the unit the lot is added up in, and balances are the sum of what was moved by events that stand.

create table operations (
  event_id uuid primary key references events (id),
  business_id uuid not null references businesses (id),
  kind text not null check (kind in ('harvest', 'stock', 'split', 'blend', 'process', 'pack', 'repack', 'loss', 'sample', 'sell',
    'destroy', 'box', 'unbox', 'ship', 'receive', 'return')),
  event_time timestamptz not null,
  record_time timestamptz not null,
  recorded_by uuid not null references users (id),
  place text check (length(place) <= 200),
  note text check (length(note) <= 2000)
);
create index operations_business_idx on operations (business_id, event_time desc, event_id desc);
create index operations_newest_idx on operations (event_time desc, event_id desc);

create table lot_balances (
  lot_id uuid not null references lots (id),
  holder_id uuid not null references businesses (id),
  base text not null check (length(base) <= 20),
  -- Since when the holder has any of it.
  since timestamptz not null,
  made numeric(20, 6) not null default 0,
  received numeric(20, 6) not null default 0,
  used numeric(20, 6) not null default 0,
  sent numeric(20, 6) not null default 0,
  sold numeric(20, 6) not null default 0,
  lost numeric(20, 6) not null default 0,
  sampled numeric(20, 6) not null default 0,
  destroyed numeric(20, 6) not null default 0,
  -- Of what is left: in cases.
  boxed numeric(20, 6) not null default 0,
  "left" numeric(20, 6) not null generated always as (made + received - used - sent - sold - lost - sampled - destroyed) stored,
  primary key (lot_id, holder_id),
  constraint lot_balances_left check (made + received - used - sent - sold - lost - sampled - destroyed >= 0),
  constraint lot_balances_boxed check (boxed between 0 and made + received - used - sent - sold - lost - sampled - destroyed)
);
create index lot_balances_holder_idx on lot_balances (holder_id, since desc);

create table lot_movements (
  event_id uuid not null references events (id),
  lot_id uuid not null references lots (id),
  holder_id uuid not null references businesses (id),
  kind text not null check (kind in ('made', 'received', 'used', 'sent', 'sold', 'lost', 'sampled', 'destroyed', 'boxed', 'unboxed')),
  amount numeric(20, 6) not null check (amount > 0),
  base text not null check (length(base) <= 20),
  event_time timestamptz not null,
  primary key (event_id, lot_id, holder_id, kind)
);
create index lot_movements_lot_idx on lot_movements (lot_id, holder_id);

-- Adds a movement to its balance, or takes it back. The row stays locked until the commit.
create function change_balance(moved lot_movements, direction integer) returns void language plpgsql as $$
declare
  change numeric := moved.amount * direction;
begin
  insert into lot_balances (lot_id, holder_id, base, since) values (moved.lot_id, moved.holder_id, moved.base, moved.event_time)
  on conflict do nothing;
  update lot_balances set
    since = case when direction < 0 or moved.kind not in ('made', 'received') then since
      when made + received = 0 then moved.event_time else least(since, moved.event_time) end,
    made = made + case moved.kind when 'made' then change else 0 end,
    received = received + case moved.kind when 'received' then change else 0 end,
    used = used + case moved.kind when 'used' then change else 0 end,
    sent = sent + case moved.kind when 'sent' then change else 0 end,
    sold = sold + case moved.kind when 'sold' then change else 0 end,
    lost = lost + case moved.kind when 'lost' then change else 0 end,
    sampled = sampled + case moved.kind when 'sampled' then change else 0 end,
    destroyed = destroyed + case moved.kind when 'destroyed' then change else 0 end,
    boxed = boxed + case moved.kind when 'boxed' then change when 'unboxed' then -change else 0 end
  where lot_id = moved.lot_id and holder_id = moved.holder_id and base = moved.base;
  if not found then raise exception 'lot % is added up in another unit than %', moved.lot_id, moved.base; end if;
end $$;

create function move_lot() returns trigger language plpgsql as $$
begin
  perform change_balance(new, 1);
  return null;
end $$;
create trigger lot_movements_balance after insert on lot_movements for each row execute function move_lot();

-- What an erroneous event moved is taken back at the commit. A harvest that was corrected counts with its right figure from there on.
create function take_back_movements() returns trigger language plpgsql as $$
declare
  moved lot_movements;
  kilograms numeric;
begin
  for moved in select * from lot_movements where event_id = new.event_id order by lot_id, holder_id, kind loop
    if new.corrective_id is not null and moved.kind = 'made' then
      select coalesce(max(x.amount) filter (where x.lot_id = moved.lot_id), sum(x.amount) filter (where x.growing_area_id is not null))
        into kilograms from event_edges x where x.event_id = new.corrective_id and x.base = moved.base;
      if kilograms > 0 then
        insert into operations (event_id, business_id, kind, event_time, record_time, recorded_by, place)
        select e.id, o.business_id, o.kind, e.event_time, e.record_time, e.recorded_by, d.place
        from operations o, events e join diary_entries d on d.event_id = e.id
        where o.event_id = new.event_id and e.id = new.corrective_id and d.lot_id = moved.lot_id;
        if found then
          insert into lot_movements (event_id, lot_id, holder_id, kind, amount, base, event_time)
          select id, moved.lot_id, moved.holder_id, 'made', kilograms, moved.base, event_time from events where id = new.corrective_id;
        end if;
      end if;
    end if;
    perform change_balance(moved, -1);
  end loop;
  return null;
end $$;
create constraint trigger event_declarations_take_back after insert on event_declarations deferrable initially deferred
  for each row execute function take_back_movements();

-- What is possible but not likely in an operation; whoever did it explains it before the lot goes on sale.
create table operation_flags (
  event_id uuid not null references events (id),
  lot_id uuid not null references lots (id),
  code text not null check (code in ('loss-large', 'yield-low', 'yield-high', 'input-expired')),
  quantity numeric(20, 6),
  "limit" numeric(20, 6),
  unit text check (length(unit) <= 20),
  primary key (event_id, lot_id, code)
);
create index operation_flags_lot_idx on operation_flags (lot_id);

create table lot_explanations (
  id uuid primary key,
  lot_id uuid not null references lots (id),
  -- What it explains: a notice by its code, of one record or of the lot as a whole.
  code text not null,
  event_id uuid references events (id),
  words text not null check (length(words) between 1 and 2000),
  explained_by uuid not null references users (id),
  explained_at timestamptz not null,
  constraint lot_explanations_key unique nulls not distinct (lot_id, code, event_id)
);

-- Genealogy reads edges by lot and by event, without their rows.
create index event_edges_lot_role_idx on event_edges (lot_id, role) include (event_id) where lot_id is not null;
create index event_edges_event_role_idx on event_edges (event_id, role) include (lot_id);

-- Whether a lot, or anything it was made of, says where it was harvested.
create function has_origin(lot uuid) returns boolean language sql stable as $$
  with recursive above (lot_id) as (
    select lot
    union
    select i.lot_id from above a
    join event_edges o on o.lot_id = a.lot_id and o.role = 'output'
    join event_edges i on i.event_id = o.event_id and i.role = 'input' and i.lot_id is not null
    where not exists (select from event_declarations d where d.event_id = o.event_id)
  )
  select exists (select from above a join standing_events e on e.lot_id = a.lot_id where e.step = 'harvested')
$$;

do $$
declare
  kept text;
begin
  foreach kept in array array['operations', 'lot_movements', 'operation_flags', 'lot_explanations', 'unit_factors'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', kept || '_append_only', kept);
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_change()', kept || '_no_truncate', kept);
    execute format('revoke update, delete, truncate on %I from dau_goc_app', kept);
  end loop;
end $$;
