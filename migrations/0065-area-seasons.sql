-- What an area may yield in a season, as the office has certified it: what lots claim from it is held against this.
create table area_seasons (
  id uuid primary key,
  area_id uuid not null references growing_areas (id),
  name text not null check (length(name) between 1 and 120),
  starts_on date not null,
  ends_on date not null,
  hectares numeric(10, 4) not null check (hectares > 0 and hectares <= 100000),
  kg_per_hectare numeric(10, 2) not null check (kg_per_hectare > 0 and kg_per_hectare <= 1000000),
  -- On whose findings it rests, and of which day.
  certified_by text not null check (length(certified_by) between 1 and 200),
  certified_on date not null,
  created_at timestamptz not null,
  constraint area_seasons_days check (ends_on >= starts_on and ends_on <= starts_on + 730)
);
create index area_seasons_area_idx on area_seasons (area_id, starts_on);

-- A weight in kilograms, in the units people write; null for one that is no weight.
create function kilograms(quantity numeric, unit text) returns numeric language sql immutable strict parallel safe as $$
  select quantity * case lower(normalize(btrim(unit), nfc))
    when 'kg' then 1 when 'kgm' then 1 when 'kilogam' then 1 when 'g' then 0.001 when 'gam' then 0.001 when 'tấn' then 1000 when 't' then 1000
    when 'tạ' then 100 when 'yến' then 10 when 'tonne' then 1000 when 'ton' then 1000 end
$$;

-- Of each season what it may yield and what was harvested of it, by events that stand. Harvests in other units than weights are
-- counted apart: nobody is to think that they were nothing.
create view area_capacities as
select s.id as season_id, s.area_id, s.starts_on, s.ends_on, s.hectares * s.kg_per_hectare as capacity_kg,
  coalesce(used.kg, 0) as used_kg, coalesce(used.unweighed, 0) as unweighed
from area_seasons s
left join lateral (
  select sum(kilograms(x.quantity, x.unit)) as kg, count(*) filter (where kilograms(x.quantity, x.unit) is null) as unweighed
  from event_edges x join standing_events e on e.id = x.event_id
  where x.growing_area_id = s.area_id and e.step = 'harvested'
    and (e.event_time at time zone e.event_time_zone_offset::interval)::date between s.starts_on and s.ends_on
) used on true;
