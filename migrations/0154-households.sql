-- Who farms an area, as its business lists it: personal data, for that business and the officials who visit. Nothing else reads this table.
create table area_households (
  area_id uuid not null references growing_areas (id) on delete cascade,
  position integer not null check (position > 0),
  name text not null check (length(name) between 2 and 120),
  plot text check (length(plot) between 1 and 60),
  hectares numeric(10, 4) check (hectares > 0),
  phone text check (length(phone) between 6 and 20),
  primary key (area_id, position)
);
