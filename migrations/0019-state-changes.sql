-- Every step of a thing from one state to another: by whom, why, and by which decision of the office. Append-only, so that a page
-- can say what a suspension rests on, and nobody can say it was otherwise.
create table state_changes (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  subject_type text not null check (length(subject_type) between 1 and 60),
  subject_id text not null,
  business_id uuid references businesses (id),
  action text not null check (length(action) between 1 and 60),
  from_state text not null,
  to_state text,
  actor_id uuid not null references users (id),
  actor_role text not null,
  reason text check (length(reason) between 1 and 2000),
  decision_number text check (length(decision_number) between 1 and 60)
);
-- The latest of a thing first: what its present state rests on.
create index state_changes_subject_idx on state_changes (subject_type, subject_id, id desc);

revoke update, delete, truncate on state_changes from dau_goc_app;
create trigger state_changes_append_only before update or delete on state_changes
  for each row execute function refuse_change();
create trigger state_changes_no_truncate before truncate on state_changes
  for each statement execute function refuse_change();
