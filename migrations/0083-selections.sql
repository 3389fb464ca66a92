-- What somebody ticked in a list, to do one thing with all of it: looked at first, confirmed once, each of them taken by itself.
create table selections (
  id uuid primary key,
  user_id uuid not null references users (id),
  -- `application.approve`: a feature declares it.
  action text not null check (length(action) between 3 and 80),
  -- The list it came from, as it was narrowed then.
  back text not null check (length(back) between 1 and 4000),
  -- What was filled in for all of them: a reason, an official. Null until it was.
  input jsonb,
  created_at timestamptz not null,
  confirmed_at timestamptz
);
create index selections_user_idx on selections (user_id, id desc);
create index selections_created_idx on selections (created_at);

create table selection_items (
  selection_id uuid not null references selections (id) on delete cascade,
  position integer not null,
  subject_id text not null check (length(subject_id) between 1 and 80),
  -- As it was when it was ticked: what changed since is left.
  version integer,
  -- Written in the transaction that does it, so that nothing is done twice, however often the button is pressed.
  outcome text check (outcome in ('done', 'left')),
  -- Of one that is done: the number of the decision. Of one that is left: why.
  told jsonb,
  at timestamptz,
  primary key (selection_id, position),
  constraint selection_items_subject_key unique (selection_id, subject_id)
);
