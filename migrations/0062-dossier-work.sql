-- Who works on a dossier, how it came in, and whether somebody goes to look.
alter table applications
  add column channel text not null default 'online' check (channel in ('online', 'counter', 'partner')),
  add column assigned_to uuid references users (id),
  add column field_check text check (field_check in ('ordered', 'done')),
  -- Of one that was entered at a counter: the applicant follows it with this.
  add column follow_code text unique check (follow_code ~ '^[0-9A-HJKMNP-TV-Z]{16}$');
create index applications_assigned_idx on applications (assigned_to, due_at, id) where status = 'submitted';
create index applications_assigned_business_idx on applications (business_id, assigned_to, due_at, id) where status = 'submitted';

drop view dossiers;
-- A dossier with the answer that stands, and the number of the decision.
create view dossiers as
select a.*, d.at as decided_at, d.actor_id as decided_by, d.reason, d.reason_code, n.reference as decision_number, n.token as decision_token
from applications a
left join lateral (
  select s.at, s.actor_id, s.reason, s.reason_code from application_steps s
  where s.application_id = a.id and s.action in ('approve', 'amend', 'refuse') order by s.id desc limit 1
) d on a.status in ('approved', 'amend', 'refused')
left join lateral (
  select reference, token from decisions where application_id = a.id order by step_id desc limit 1
) n on a.status in ('approved', 'refused');

-- An official who has to do with a business decides nothing about it: declared by the official or by an administrator.
create table interest_conflicts (
  user_id uuid not null references users (id),
  business_id uuid not null references businesses (id),
  reason text not null check (length(reason) between 1 and 500),
  declared_by uuid not null references users (id),
  declared_at timestamptz not null,
  primary key (user_id, business_id)
);
create index interest_conflicts_business_idx on interest_conflicts (business_id);

-- Days on which an official gets no dossiers.
create table absences (
  id uuid primary key,
  user_id uuid not null references users (id),
  first_day date not null,
  last_day date not null,
  created_by uuid not null references users (id),
  created_at timestamptz not null,
  constraint absences_span check (last_day >= first_day and last_day < first_day + 366)
);
create index absences_user_idx on absences (user_id, last_day);
