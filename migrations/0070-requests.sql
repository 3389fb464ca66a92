-- What a business asks of the office about a thing that the register shows: to let go what was stopped, or to mend what may not be
-- edited any more. Where it stands its dossier says.
create table requests (
  id uuid primary key,
  kind text not null check (kind in ('lifting', 'correction')),
  business_id uuid not null references businesses (id),
  subject_type text not null check (subject_type in ('business', 'growing-area', 'product', 'lot', 'code')),
  subject_id text not null check (length(subject_id) between 1 and 60),
  -- What it was called then.
  title text not null,
  -- Lifting: what was put right. Correction: why it was wrong, and the paper it rests on.
  words text not null check (length(words) between 1 and 2000),
  -- Correction: field → { before, after } as texts.
  changes jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index requests_business_idx on requests (business_id, id desc);
create index requests_subject_idx on requests (subject_type, subject_id, kind, id desc);
