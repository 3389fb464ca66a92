-- Which areas changed, for whoever keeps a picture of all of them in memory. A row is of the transaction that wrote it: a reader who
-- remembers the oldest transaction still under way when it read last misses none, whichever of them commits first.
create table area_changes (
  tx xid8 not null default pg_current_xact_id(),
  area_id uuid not null,
  at timestamptz not null default clock_timestamp(),
  primary key (tx, area_id)
);
create index area_changes_at_idx on area_changes (at);

create function note_area_changed() returns trigger language plpgsql as $$
begin
  insert into area_changes (area_id) values (coalesce(new.id, old.id)) on conflict do nothing;
  return null;
end $$;
create trigger growing_areas_changed after insert or delete or update of crop, commune_code, bounds, status, business_id on growing_areas
  for each row execute function note_area_changed();

create function note_change_of_area() returns trigger language plpgsql as $$
begin
  insert into area_changes (area_id) values (coalesce(new.area_id, old.area_id)) on conflict do nothing;
  return null;
end $$;
create trigger area_registrations_changed after insert or update on area_registrations
  for each row execute function note_change_of_area();
create trigger area_overlaps_changed after insert or delete on area_overlaps
  for each row execute function note_change_of_area();
