-- A dossier (hồ sơ): what a business asks of the office, and the answer.
create table applications (
  id uuid primary key,
  reference text not null unique,
  kind text not null check (kind in ('business', 'growing-area', 'product')),
  subject_id uuid not null,
  business_id uuid not null references businesses (id),
  title text not null,
  status text not null check (status in ('submitted', 'amend', 'approved', 'refused')),
  submitted_by uuid not null references users (id),
  submitted_at timestamptz not null,
  due_at timestamptz not null,
  decided_by uuid references users (id),
  decided_at timestamptz,
  reason text check (length(reason) <= 2000),
  version integer not null default 1,
  constraint applications_decision check ((status = 'submitted') = (decided_at is null)),
  constraint applications_reason check (status not in ('amend', 'refused') or length(reason) > 0)
);
-- At most one open dossier a subject.
create unique index applications_open_key on applications (kind, subject_id) where status in ('submitted', 'amend');
create index applications_queue_idx on applications (status, due_at, id);
create index applications_business_idx on applications (business_id, submitted_at desc);

create table application_numbers (
  day date primary key,
  last integer not null
);
