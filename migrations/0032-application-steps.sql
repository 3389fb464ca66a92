-- What happened to a dossier, step by step: sent, amendment asked for, sent again, decided, taken back; by whom and why. Append-only,
-- where the columns of the dossier were overwritten by each round.
create table application_steps (
  id bigint generated always as identity primary key,
  application_id uuid not null references applications (id),
  at timestamptz not null,
  action text not null check (action in ('submit', 'resubmit', 'approve', 'amend', 'refuse', 'withdraw')),
  actor_id uuid not null references users (id),
  reason text check (length(reason) between 1 and 2000),
  constraint application_steps_reason check (action not in ('amend', 'refuse') or reason is not null)
);
create index application_steps_application_idx on application_steps (application_id, id);

-- What was declared at each sending, so that an official reads what changed since the last. May hold personal data, which the steps
-- never do, so it can be erased where they cannot.
create table application_contents (
  step_id bigint primary key references application_steps (id),
  application_id uuid not null references applications (id),
  facts jsonb not null
);
create index application_contents_application_idx on application_contents (application_id, step_id);

-- The log tells the rounds that the columns have forgotten.
insert into application_steps (application_id, at, action, actor_id, reason)
select a.id, e.at,
  case e.action when 'application.submitted' then 'submit' when 'application.resubmitted' then 'resubmit'
    when 'application.approved' then 'approve' when 'application.amendment-requested' then 'amend' else 'refuse' end,
  e.actor_id, nullif(e.after ->> 'reason', '')
from audit_entries e join applications a on a.id::text = e.subject_id join users u on u.id = e.actor_id
where e.subject_type = 'application' and e.action in ('application.submitted', 'application.resubmitted', 'application.approved',
    'application.amendment-requested', 'application.refused')
  and (e.action not in ('application.amendment-requested', 'application.refused') or coalesce(e.after ->> 'reason', '') <> '')
order by e.id;
insert into application_steps (application_id, at, action, actor_id)
select a.id, a.submitted_at, 'submit', a.submitted_by from applications a
where not exists (select from application_steps s where s.application_id = a.id) order by a.submitted_at;
insert into application_steps (application_id, at, action, actor_id, reason)
select a.id, a.decided_at, case a.status when 'approved' then 'approve' when 'amend' then 'amend' else 'refuse' end, a.decided_by, a.reason
from applications a
where a.decided_by is not null
  and not exists (select from application_steps s where s.application_id = a.id and s.action in ('approve', 'amend', 'refuse'))
order by a.decided_at;

revoke update, delete, truncate on application_steps from dau_goc_app;
create trigger application_steps_append_only before update or delete on application_steps
  for each row execute function refuse_change();
create trigger application_steps_no_truncate before truncate on application_steps
  for each statement execute function refuse_change();
