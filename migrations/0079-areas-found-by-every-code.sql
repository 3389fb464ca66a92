-- An area is found by each code it has ever had, in whichever market.
create or replace function growing_areas_search() returns trigger language plpgsql as $$
begin
  select search_document(array[new.name, new.crop, new.village, name],
    array[new.code, tax_code] || array(select k.code from area_codes k where k.area_id = new.id and k.code is distinct from new.code order by 1))
  into new.search from businesses where id = new.business_id;
  return new;
end $$;

create function area_codes_searched() returns trigger language plpgsql as $$
begin
  update growing_areas set code = code where id = new.area_id;
  return null;
end $$;
create trigger area_codes_searched after insert on area_codes for each row execute function area_codes_searched();
