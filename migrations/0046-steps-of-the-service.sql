-- Some steps nobody takes: a code expires by the calendar. They are the service's own.
alter table state_changes alter column actor_id drop not null;
alter table state_changes add constraint state_changes_actor check (actor_id is not null or actor_role = 'service');
