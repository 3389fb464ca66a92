-- Sheets on their way into the registry: what was sent, what each row holds, what is wrong with it, and what was made of it. What was sent may hold personal ids,
-- so the file and its rows are kept sealed, and only for some days.
create table imports (
  id uuid primary key,
  kind text not null check (length(kind) between 1 and 40),
  user_id uuid not null references users (id),
  -- For whom it comes in; null for an official.
  business_id uuid references businesses (id),
  file_name text not null check (length(file_name) between 1 and 200),
  state text not null check (state in ('reading', 'unreadable', 'mapping', 'checking', 'checked', 'loading', 'stopped', 'loaded', 'undoing', 'undone')),
  source bytea not null,
  sample boolean not null,
  -- Of a file that cannot be read, or of the row that stopped everything.
  fault jsonb,
  reading text,
  doubtful boolean not null default false,
  separator text,
  sheet text,
  sheets text[] not null default '{}',
  -- Chosen by the person in place of what was recognised.
  wanted_reading text,
  wanted_sheet text,
  headings bytea,
  mapping jsonb not null default '[]',
  mode text check (mode in ('all', 'good')),
  with_similar boolean not null default false,
  total integer not null default 0,
  done integer not null default 0,
  counts jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  loaded_at timestamptz
);
create index imports_user_idx on imports (user_id, created_at desc, id desc);
create index imports_business_idx on imports (business_id) where business_id is not null;
create index imports_updated_idx on imports (updated_at);

create table import_rows (
  import_id uuid not null references imports (id) on delete cascade,
  line integer not null,
  cells bytea not null,
  verdict text not null check (verdict in ('read', 'good', 'similar', 'same', 'bad', 'made', 'failed', 'undone', 'kept')),
  faults jsonb not null default '[]',
  thing_id uuid,
  thing_version integer,
  primary key (import_id, line)
);
create index import_rows_verdict_idx on import_rows (import_id, verdict, line);
