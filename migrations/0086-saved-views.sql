-- A list as somebody narrows, orders and cuts it again and again: the query of its address, under a name.
create table saved_views (
  id uuid primary key,
  user_id uuid not null references users (id),
  -- `/console/applications`
  path text not null check (path ~ '^/console/[a-z-]{1,40}$'),
  name text not null check (length(name) between 1 and 60),
  query text not null check (length(query) between 1 and 1500),
  -- Where the side list leads instead of the whole list.
  is_default boolean not null,
  created_at timestamptz not null,
  constraint saved_views_name_key unique (user_id, path, name)
);
create unique index saved_views_default_key on saved_views (user_id, path) where is_default;
