-- An account is opened by a link sent to its address, so that the answer to a sign-up tells nobody whose address has one.
create table sign_ups (
  id uuid primary key,
  email text not null check (length(email) <= 254),
  name text not null check (length(name) between 1 and 120),
  password_hash text not null,
  language text not null check (language in ('vi', 'en')),
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index sign_ups_email_idx on sign_ups (email);
create index sign_ups_expires_at_idx on sign_ups (expires_at);

create table sign_up_links (
  token_hash bytea primary key check (length(token_hash) = 32),
  sign_up_id uuid not null references sign_ups (id) on delete cascade
);
create index sign_up_links_sign_up_id_idx on sign_up_links (sign_up_id);
