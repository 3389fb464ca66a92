-- Lists of codes as the authorities of markets publish them: read, matched with the register, shown, and taken over once an official says so.
create table authority_lists (
  id uuid primary key,
  market text not null check (market ~ '^[A-Z]{2}$'),
  title text not null check (length(title) between 2 and 200),
  as_of date not null,
  -- Every code of the market: what is not on it is no longer listed there.
  whole boolean not null,
  covers text not null check (covers in ('field', 'packing-house', 'both')),
  file_name text not null check (length(file_name) between 1 and 200),
  sent_by uuid not null references users (id),
  created_at timestamptz not null,
  -- When everything that could be taken over by itself had been.
  applied_at timestamptz
);
create index authority_lists_newest_idx on authority_lists (created_at desc, id desc);

create table authority_list_rows (
  id bigint generated always as identity primary key,
  list_id uuid not null references authority_lists (id) on delete cascade,
  -- Of the sheet; null where the register has a code that the list has not.
  line integer,
  code text not null check (length(code) <= 200),
  name text check (length(name) <= 300),
  place text check (length(place) <= 300),
  listed text not null check (listed in ('active', 'suspended', 'revoked')),
  since date,
  until date,
  area_id uuid references growing_areas (id) on delete cascade,
  -- By what it was found: the code, or the name in its commune.
  found_by text check (found_by in ('code', 'name', 'official')),
  verdict text not null check (verdict in ('take', 'same', 'open', 'missing')),
  -- Why an official has to look.
  note text check (length(note) <= 40),
  -- What became of it; null while somebody has to do something.
  settled text check (settled in ('taken', 'dismissed')),
  settled_by uuid references users (id),
  settled_at timestamptz
);
create index authority_list_rows_list_idx on authority_list_rows (list_id, id);
create index authority_list_rows_left_idx on authority_list_rows (list_id, verdict, id) where settled is null;
create index authority_list_rows_area_idx on authority_list_rows (area_id);

-- The day of the first whole list of its market that no longer had the code.
alter table area_registrations add column unlisted_since date;
