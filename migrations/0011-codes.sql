-- One row an issued product or lot code; never deleted.
create table codes (
  code text primary key check (code ~ '^[0-9A-HJKMNP-TV-Z]{10}$'),
  product_id uuid not null references products (id),
  lot_id uuid references lots (id),
  business_id uuid not null references businesses (id),
  status text not null check (status in ('active', 'suspended', 'void', 'recalled')),
  status_reason text check (length(status_reason) <= 2000),
  issued_by uuid not null references users (id),
  issued_at timestamptz not null,
  sample boolean not null default false,
  version integer not null default 1
);
-- One code a product, one a lot.
create unique index codes_product_key on codes (product_id) where lot_id is null;
create unique index codes_lot_key on codes (lot_id) where lot_id is not null;
create index codes_business_idx on codes (business_id, issued_at desc);
