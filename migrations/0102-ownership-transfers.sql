-- A business goes into other hands: proposed by its owner, or by an official where the owner is gone, and done when the other agrees.
-- Until then nothing changes, so that it never is without an owner.
create table ownership_transfers (
  id uuid primary key,
  business_id uuid not null references businesses (id),
  to_email text not null check (length(to_email) <= 254),
  to_name text not null check (length(to_name) between 1 and 120),
  to_language text not null check (to_language in ('vi', 'en')),
  proposed_by uuid not null references users (id),
  -- An official says why and by which paper; an owner, what becomes of himself.
  by_office boolean not null,
  keeps text check (keeps in ('staff', 'nothing')),
  reason text check (length(reason) between 1 and 2000),
  decision_number text check (length(decision_number) between 1 and 60),
  state text not null default 'open' check (state in ('open', 'accepted', 'declined', 'withdrawn')),
  token_hash bytea unique check (length(token_hash) = 32),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid references users (id),
  constraint ownership_transfers_grounds check (
    (by_office and reason is not null and decision_number is not null and keeps is null) or (not by_office and keeps is not null)),
  constraint ownership_transfers_ended check ((state = 'open') = (ended_at is null))
);
create unique index ownership_transfers_open_key on ownership_transfers (business_id) where state = 'open';
create index ownership_transfers_business_idx on ownership_transfers (business_id, id desc);
revoke delete on ownership_transfers from dau_goc_app;
