-- What officials write down for one another about a business. Not a part of the log, which is never erased: it may name people.
create table business_notes (
  id bigint generated always as identity primary key,
  business_id uuid not null references businesses (id),
  at timestamptz not null,
  by_id uuid not null references users (id),
  words text not null check (length(words) between 1 and 2000)
);
create index business_notes_business_idx on business_notes (business_id, id desc);
revoke update on business_notes from dau_goc_app;
-- The latest decisions about anything a business has.
create index state_changes_business_idx on state_changes (business_id, id desc);
