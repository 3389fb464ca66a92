-- Accounts, sessions, API keys, links to set a password (deleted when used). Tokens and keys are stored as SHA-256 of a random value, never in the clear.

create table users (
  id uuid primary key,
  email text not null check (email = lower(email) and length(email) <= 254),
  name text not null check (length(name) between 1 and 120),
  password_hash text not null,
  role text not null check (role in ('owner', 'staff', 'reviewer', 'inspector', 'auditor', 'administrator')),
  business_id uuid,
  language text not null default 'vi' check (language in ('vi', 'en')),
  disabled_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint users_email_key unique (email),
  -- Officials belong to no business; a member of staff always belongs to one.
  constraint users_business_by_role check (case role when 'owner' then true when 'staff' then business_id is not null else business_id is null end)
);
create index users_business_id_idx on users (business_id);

create table sessions (
  token_hash bytea primary key check (length(token_hash) = 32),
  user_id uuid not null references users (id),
  user_agent text not null check (length(user_agent) <= 200),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index sessions_user_id_idx on sessions (user_id);
create index sessions_expires_at_idx on sessions (expires_at);

create table api_keys (
  id uuid primary key,
  user_id uuid not null references users (id),
  name text not null check (length(name) between 1 and 80),
  prefix text not null check (length(prefix) = 8),
  key_hash bytea not null unique check (length(key_hash) = 32),
  created_at timestamptz not null,
  seen_at timestamptz,
  revoked_at timestamptz
);
create index api_keys_user_id_idx on api_keys (user_id);

create table password_resets (
  token_hash bytea primary key check (length(token_hash) = 32),
  user_id uuid not null references users (id),
  -- An invitation sets an account's first password and lasts longer.
  purpose text not null check (purpose in ('reset', 'invitation')),
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index password_resets_user_id_idx on password_resets (user_id);
