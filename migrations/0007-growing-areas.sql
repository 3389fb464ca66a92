create table growing_areas (
  id uuid primary key,
  business_id uuid not null references businesses (id),
  name text not null check (length(name) between 2 and 200),
  crop text not null check (length(crop) between 1 and 120),
  hectares_declared numeric(10, 4) not null check (hectares_declared > 0 and hectares_declared <= 100000),
  area_m2 double precision not null check (area_m2 > 0),
  commune_code text not null,
  village text check (length(village) <= 200),
  households integer check (households between 1 and 100000),
  polygon jsonb not null,
  bounds box not null,
  code text check (length(code) between 4 and 40),
  status text not null check (status in ('draft', 'submitted', 'amend', 'active', 'suspended', 'refused', 'closed')),
  -- Of the last refusal, amendment or suspension.
  status_reason text check (length(status_reason) <= 2000),
  sample boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint growing_areas_code_when_active check (status not in ('active', 'suspended') or code is not null)
);
create unique index growing_areas_code_key on growing_areas (code);
create index growing_areas_business_idx on growing_areas (business_id, created_at);
create index growing_areas_bounds_idx on growing_areas using gist (bounds);
