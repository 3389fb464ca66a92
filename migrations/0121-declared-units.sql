-- In which unit an owner wrote the size of an area; it is shown in the same again. The size itself is in hectares.
alter table growing_areas add column declared_unit text not null default 'ha'
  check (declared_unit in ('ha', 'm2', 'sao-north', 'sao-central'));
