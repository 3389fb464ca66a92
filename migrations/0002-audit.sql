-- Who changed what, when, from what, to what. Written in the transaction of the change; nobody rewrites it.
create table audit_entries (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor_id uuid,
  actor_role text not null,
  action text not null check (action ~ '^[a-z-]+\.[a-z-]+$'),
  subject_type text not null,
  subject_id text not null,
  business_id uuid,
  before jsonb,
  after jsonb,
  request_id text
);
create index audit_entries_at_idx on audit_entries (at desc, id desc);
create index audit_entries_subject_idx on audit_entries (subject_type, subject_id, id desc);
create index audit_entries_actor_idx on audit_entries (actor_id, id desc);
create index audit_entries_action_idx on audit_entries (action, id desc);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% on % is refused: the table is append-only', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;

create trigger audit_entries_append_only before update or delete on audit_entries
  for each row execute function refuse_change();
create trigger audit_entries_no_truncate before truncate on audit_entries
  for each statement execute function refuse_change();
