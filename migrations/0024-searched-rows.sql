-- Each row that a list shows carries its words: its own, and those of the business and product it belongs to, so that
-- one index answers for all of them. Triggers keep them; a business or product that is renamed touches what hangs on it.
alter table businesses add column search tsvector;
alter table users add column search tsvector;
alter table growing_areas add column search tsvector;
alter table products add column search tsvector;
alter table lots add column search tsvector;
alter table codes add column search tsvector;
alter table applications add column search tsvector;

create function businesses_search() returns trigger language plpgsql as $$
begin
  new.search := search_document(
    array[new.name, case new.kind when 'cooperative' then 'htx' when 'cooperative-group' then 'tht' when 'household' then 'hkd' end],
    array[new.tax_code, new.gln]);
  return new;
end $$;

create function users_search() returns trigger language plpgsql as $$
begin
  new.search := search_document(array[new.name, (select name from businesses where id = new.business_id)], array[new.email]);
  return new;
end $$;

create function growing_areas_search() returns trigger language plpgsql as $$
begin
  select search_document(array[new.name, new.crop, new.village, name], array[new.code, tax_code])
  into new.search from businesses where id = new.business_id;
  return new;
end $$;

create function products_search() returns trigger language plpgsql as $$
begin
  select search_document(array[new.name_vi, new.name_en, new.brand, name], array[new.gtin, tax_code])
  into new.search from businesses where id = new.business_id;
  return new;
end $$;

create function lots_search() returns trigger language plpgsql as $$
begin
  select search_document(array[p.name_vi, p.name_en, b.name], array[new.lot_number, p.gtin, b.tax_code])
  into new.search from products p join businesses b on b.id = new.business_id where p.id = new.product_id;
  return new;
end $$;

create function codes_search() returns trigger language plpgsql as $$
begin
  select search_document(array[p.name_vi, p.name_en, b.name], array[new.code, l.lot_number, p.gtin, b.tax_code])
  into new.search from products p join businesses b on b.id = new.business_id left join lots l on l.id = new.lot_id
  where p.id = new.product_id;
  return new;
end $$;

create function applications_search() returns trigger language plpgsql as $$
begin
  select search_document(array[new.title, name], array[new.reference, tax_code])
  into new.search from businesses where id = new.business_id;
  return new;
end $$;

create trigger businesses_search before insert or update of name, kind, tax_code, gln on businesses
  for each row execute function businesses_search();
create trigger users_search before insert or update of name, email, business_id on users
  for each row execute function users_search();
create trigger growing_areas_search before insert or update of name, crop, village, code, business_id on growing_areas
  for each row execute function growing_areas_search();
create trigger products_search before insert or update of name_vi, name_en, brand, gtin, business_id on products
  for each row execute function products_search();
create trigger lots_search before insert or update of lot_number, product_id, business_id on lots
  for each row execute function lots_search();
create trigger codes_search before insert or update of lot_id, product_id, business_id on codes
  for each row execute function codes_search();
create trigger applications_search before insert or update of title, reference, business_id on applications
  for each row execute function applications_search();

-- Setting a reference to itself runs the trigger above.
create function renamed_business() returns trigger language plpgsql as $$
begin
  update users set business_id = business_id where business_id = new.id;
  update growing_areas set business_id = business_id where business_id = new.id;
  update products set business_id = business_id where business_id = new.id;
  update lots set business_id = business_id where business_id = new.id;
  update codes set business_id = business_id where business_id = new.id;
  update applications set business_id = business_id where business_id = new.id;
  return null;
end $$;
create trigger businesses_renamed after update of name, tax_code on businesses for each row
  when (old.name is distinct from new.name or old.tax_code is distinct from new.tax_code) execute function renamed_business();

create function renamed_product() returns trigger language plpgsql as $$
begin
  update lots set product_id = product_id where product_id = new.id;
  update codes set product_id = product_id where product_id = new.id;
  return null;
end $$;
create trigger products_renamed after update of name_vi, name_en, gtin on products for each row
  when (old.name_vi is distinct from new.name_vi or old.name_en is distinct from new.name_en or old.gtin is distinct from new.gtin)
  execute function renamed_product();

create function renumbered_lot() returns trigger language plpgsql as $$
begin
  update codes set lot_id = lot_id where lot_id = new.id;
  return null;
end $$;
create trigger lots_renumbered after update of lot_number on lots for each row
  when (old.lot_number is distinct from new.lot_number) execute function renumbered_lot();

-- What was there before. Kept pages do not change by it, so nobody is told.
alter table businesses disable trigger businesses_trace_changed;
alter table growing_areas disable trigger growing_areas_trace_changed;
alter table products disable trigger products_trace_changed;
alter table lots disable trigger lots_trace_changed;
alter table codes disable trigger codes_trace_changed;
update businesses set name = name;
update users set name = name;
update growing_areas set business_id = business_id;
update products set business_id = business_id;
update lots set business_id = business_id;
update codes set business_id = business_id;
update applications set business_id = business_id;
alter table businesses enable trigger businesses_trace_changed;
alter table growing_areas enable trigger growing_areas_trace_changed;
alter table products enable trigger products_trace_changed;
alter table lots enable trigger lots_trace_changed;
alter table codes enable trigger codes_trace_changed;

create index businesses_search_idx on businesses using gin (search);
create index users_search_idx on users using gin (search);
create index growing_areas_search_idx on growing_areas using gin (search);
create index products_search_idx on products using gin (search);
create index lots_search_idx on lots using gin (search);
create index codes_search_idx on codes using gin (search);
create index applications_search_idx on applications using gin (search);
