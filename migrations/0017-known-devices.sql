-- Browsers in which an account was signed in to: strangers who try its password do not lock these out.
create table known_devices (
  device_hash bytea not null check (length(device_hash) = 32),
  user_id uuid not null references users (id),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  primary key (device_hash, user_id)
);
create index known_devices_user_id_idx on known_devices (user_id);
create index known_devices_seen_at_idx on known_devices (seen_at);
