-- Whose dossiers are nobody's yet, and where somebody has to go and look, is on officials' first page: kept like the rest, not counted
-- when asked. What waits is told apart by both.
drop trigger applications_counted_in on applications;
drop trigger applications_counted_out on applications;
drop trigger applications_counted_anew on applications;
delete from tallies where subject = 'applications';
delete from tally_changes where subject = 'applications';
select keep_count('applications',
  'status || case when status = ''submitted'' and assigned_to is null then ''-unassigned'' else '''' end
    || case when status = ''submitted'' and field_check = ''ordered'' then ''-visit'' else '''' end',
  'case when status = ''submitted'' then due_at end', 'business_id');

create index applications_visits_idx on applications (due_at, id) where status = 'submitted' and field_check = 'ordered';
create index applications_visits_business_idx on applications (business_id, due_at, id)
  where status = 'submitted' and field_check = 'ordered';
