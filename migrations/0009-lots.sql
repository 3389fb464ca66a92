create table lots (
  id uuid primary key,
  product_id uuid not null references products (id),
  business_id uuid not null references businesses (id),
  -- GS1 General Specifications, AI 10: up to 20 characters of set 82.
  lot_number text not null check (length(lot_number) between 1 and 20),
  quantity numeric(14, 3) check (quantity > 0),
  unit text check (length(unit) <= 20),
  made_on date,
  expires_on date,
  status text not null check (status in ('open', 'released', 'held', 'recalled', 'closed')),
  status_reason text check (length(status_reason) <= 2000),
  -- What an officer holds only an officer lets go.
  held_by text check (held_by in ('business', 'office')),
  sample boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint lots_number_key unique (product_id, lot_number),
  constraint lots_held_by check ((status = 'held') = (held_by is not null)),
  constraint lots_dates check (expires_on is null or made_on is null or expires_on >= made_on),
  constraint lots_quantity_unit check ((quantity is null) = (unit is null))
);
create index lots_business_idx on lots (business_id, created_at desc);
