-- Administrative units with their periods of validity. A code alone names no unit: the key is code and start.
create table places (
  code text not null,
  valid_from date not null,
  valid_to date,
  level text not null check (level in ('province', 'district', 'commune')),
  parent_code text,
  kind text not null,
  name text not null,
  name_en text not null,
  folded text not null,
  primary key (level, code, valid_from)
);
create index places_parent_idx on places (parent_code, level);

-- Old commune → today's commune; several rows where the old one was divided.
create table place_successors (
  old_code text not null,
  new_code text not null,
  primary key (old_code, new_code)
);

create table reference_data (
  name text primary key,
  version text not null,
  loaded_at timestamptz not null
);
