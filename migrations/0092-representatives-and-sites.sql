-- Who stands for a business, and where it works: branches, production and packing places, warehouses.
create table representatives (
  id uuid primary key,
  business_id uuid not null references businesses (id),
  name text not null check (length(name) between 1 and 120),
  position text not null check (length(position) between 1 and 120),
  -- Whom the law makes answer for it.
  legal boolean not null,
  phone text check (length(phone) between 8 and 20),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1
);
create index representatives_business_idx on representatives (business_id, legal desc, id);
create trigger representatives_trace_changed after insert or update on representatives
  for each row execute function notify_trace_changed('business_id');

create table business_sites (
  id uuid primary key,
  business_id uuid not null references businesses (id),
  kind text not null check (kind in ('branch', 'production', 'packing', 'warehouse')),
  name text not null check (length(name) between 2 and 200),
  commune_code text not null,
  street text not null check (length(street) <= 200),
  gln text check (gln ~ '^\d{13}$'),
  -- Of a branch: that of the head office, a dash and three digits.
  tax_code text check (tax_code is null or (tax_code ~ '^\d{10}-\d{3}$' and kind = 'branch')),
  -- Declared by the business; confirmed once the office has seen that it is so; ended when it works there no more.
  status text not null check (status in ('declared', 'confirmed', 'ended')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1
);
create index business_sites_business_idx on business_sites (business_id, id);
create unique index business_sites_gln_key on business_sites (gln) where status <> 'ended';
create unique index business_sites_tax_code_key on business_sites (tax_code) where status <> 'ended';
create trigger business_sites_trace_changed after insert or update on business_sites
  for each row execute function notify_trace_changed('business_id');
