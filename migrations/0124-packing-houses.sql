-- Packing houses (cơ sở đóng gói) are held in the same register as growing areas: a code per market, the same steps, the same dossiers.
-- They have a place in place of a boundary.
alter table growing_areas
  alter column hectares_declared drop not null,
  alter column area_m2 drop not null,
  alter column polygon drop not null,
  add column kind text not null default 'field' check (kind in ('field', 'packing-house')),
  add column lon double precision check (lon between -180 and 180),
  add column lat double precision check (lat between -90 and 90),
  -- Of the building, as the authority of the country of import or the food safety office numbers it.
  add column facility_number text check (length(facility_number) between 1 and 60),
  -- A day.
  add column capacity_tonnes numeric(10, 3) check (capacity_tonnes > 0),
  add constraint growing_areas_of_its_kind check (case kind
    when 'field' then polygon is not null and hectares_declared is not null and area_m2 is not null
      and lon is null and lat is null and facility_number is null and capacity_tonnes is null
    else polygon is null and hectares_declared is null and area_m2 is null
      and lon is not null and lat is not null end);
create index growing_areas_kind_newest_idx on growing_areas (kind, created_at desc, id desc);
create index growing_areas_owner_kind_idx on growing_areas ((business_id::text || kind), created_at desc, id desc);

drop trigger growing_areas_search_states on growing_areas;
create trigger growing_areas_search_states before insert or update on growing_areas
  for each row execute function search_states('status', 'kind');
alter table growing_areas disable trigger user;
update growing_areas set search = search || array_to_tsvector(array['#field']);
alter table growing_areas enable trigger user;

create or replace function growing_areas_search() returns trigger language plpgsql as $$
begin
  select search_document(array[new.name, new.crop, new.village, name],
    array[new.code, new.facility_number, tax_code]
      || array(select k.code from area_codes k where k.area_id = new.id and k.code is distinct from new.code order by 1))
  into new.search from businesses where id = new.business_id;
  return new;
end $$;
drop trigger growing_areas_search on growing_areas;
create trigger growing_areas_search before insert or update of name, crop, village, code, facility_number, business_id on growing_areas
  for each row execute function growing_areas_search();

-- Where areas are counted, packing houses are not among them.
drop trigger growing_areas_counted_in on growing_areas;
drop trigger growing_areas_counted_out on growing_areas;
drop trigger growing_areas_counted_anew on growing_areas;
delete from tally_changes where subject = 'growing_areas';
delete from tallies where subject = 'growing_areas';
select keep_count('growing_areas', 'case when kind = ''field'' then status else ''packing-house-'' || status end', 'null', 'business_id');
