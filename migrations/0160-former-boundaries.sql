-- The outline that a change replaced, beside the entry of the log that tells of the change. Changed by nobody; it goes with its area alone:
-- whoever deletes a draft was told that its boundary is gone for good.
create table former_boundaries (
  entry_id bigint primary key,
  area_id uuid not null references growing_areas (id) on delete cascade,
  polygon jsonb not null,
  area_m2 double precision not null check (area_m2 > 0)
);
create index former_boundaries_area_idx on former_boundaries (area_id, entry_id);
revoke update, delete, truncate on former_boundaries from dau_goc_app;
create trigger former_boundaries_no_update before update on former_boundaries for each row execute function refuse_change();
create trigger former_boundaries_no_truncate before truncate on former_boundaries for each statement execute function refuse_change();
