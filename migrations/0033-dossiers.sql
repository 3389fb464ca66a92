-- A dossier's row is where it stands now; what was decided is its last step. Kinds are the features' own, and an applicant may take a
-- dossier back.
alter table applications
  drop constraint applications_decision,
  drop constraint applications_reason,
  drop constraint applications_kind_check,
  drop constraint applications_status_check,
  drop column decided_by,
  drop column decided_at,
  drop column reason,
  add constraint applications_kind_check check (kind ~ '^[a-z][a-z-]{0,59}$'),
  add constraint applications_status_check check (status in ('submitted', 'amend', 'approved', 'refused', 'withdrawn'));

-- A dossier with the answer that stands.
create view dossiers as
select a.*, d.at as decided_at, d.actor_id as decided_by, d.reason
from applications a
left join lateral (
  select s.at, s.actor_id, s.reason from application_steps s
  where s.application_id = a.id and s.action in ('approve', 'amend', 'refuse') order by s.id desc limit 1
) d on a.status in ('approved', 'amend', 'refused');
