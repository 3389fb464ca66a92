-- The saved replies of POST requests that carried an Idempotency-Key; written in the transaction of the
-- change. `body` is sealed: it may hold an API key or a person's contact.
create table idempotency_keys (
  user_id uuid not null references users (id),
  key text not null check (length(key) between 1 and 255),
  request_hash bytea not null check (length(request_hash) = 32),
  status smallint not null,
  headers jsonb not null,
  body text not null,
  created_at timestamptz not null,
  primary key (user_id, key)
);
create index idempotency_keys_created_at_idx on idempotency_keys (created_at);

-- Counters of rate-limiter-flexible: failed sign-ins and the like, shared by every replica.
create table rate_limits (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
