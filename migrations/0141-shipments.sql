-- Goods that go from one business to another, or to somebody who is not in the register. What was sent is gone from the sender's
-- balance; the receiver says what arrived, and only that is theirs. What is missing stands between the two until the sender takes it
-- back or writes it off.
create table shipments (
  -- The operation that sent it.
  id uuid primary key references operations (event_id),
  from_id uuid not null references businesses (id),
  to_id uuid references businesses (id),
  to_name text check (length(to_name) between 1 and 200),
  sent_at timestamptz not null,
  constraint shipments_to check (num_nonnulls(to_id, to_name) = 1 and to_id is distinct from from_id)
);
create index shipments_from_idx on shipments (from_id, sent_at desc, id desc);
create index shipments_to_idx on shipments (to_id, sent_at desc, id desc) where to_id is not null;

create table shipment_answers (
  shipment_id uuid primary key references shipments (id),
  -- null: nothing arrived.
  event_id uuid references operations (event_id),
  -- Of what did not arrive as it was sent; null: all did.
  words text check (length(words) between 1 and 2000),
  answered_by uuid not null references users (id),
  answered_at timestamptz not null,
  constraint shipment_answers_one check (num_nonnulls(event_id, words) >= 1)
);

create table shipment_settlements (
  shipment_id uuid primary key references shipment_answers (shipment_id),
  -- What came back to the sender; null: it is written off.
  event_id uuid references operations (event_id),
  words text not null check (length(words) between 1 and 2000),
  settled_by uuid not null references users (id),
  settled_at timestamptz not null
);

do $$
declare
  kept text;
begin
  foreach kept in array array['shipments', 'shipment_answers', 'shipment_settlements'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', kept || '_append_only', kept);
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_change()', kept || '_no_truncate', kept);
    execute format('revoke update, delete, truncate on %I from dau_goc_app', kept);
  end loop;
end $$;
