-- Which areas lie partly on the same ground: found when a boundary is written or sent, a row for each of the two. No foreign keys:
-- checking one would wait for whoever has the other area locked.
create table area_overlaps (
  area_id uuid not null,
  other_id uuid not null,
  -- Of the area's own surface.
  share real not null check (share > 0 and share <= 1),
  primary key (area_id, other_id),
  check (area_id <> other_id)
);
create index area_overlaps_other_idx on area_overlaps (other_id);

-- The areas that were compared, with the simplified boundary they were compared by.
create table compared_areas (
  area_id uuid primary key references growing_areas (id) on delete cascade,
  outline jsonb not null
);
