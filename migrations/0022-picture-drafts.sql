-- A picture of a form that came back with faults: kept for its sender until the form is sent again, a day at most.
create table picture_drafts (
  id uuid primary key,
  -- Hash of the secret in the sender's cookie.
  owner text not null,
  bytes bytea not null check (length(bytes) <= 2000000),
  created_at timestamptz not null
);
create index picture_drafts_owner_idx on picture_drafts (owner, created_at desc);
create index picture_drafts_age_idx on picture_drafts (created_at);
