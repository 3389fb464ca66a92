-- What everybody may look through: products in order of businesses in order. Kept beside the products, so that each way of
-- narrowing it is a column with an index in the catalogue's order, whatever tables it comes from.
create table catalogue (
  product_id uuid primary key references products (id) on delete cascade,
  business_id uuid not null references businesses (id),
  commune_code text not null,
  category text,
  listed_at timestamptz not null,
  search tsvector,
  -- The last day a confirmed certificate of the kind holds, for ever being infinity. Compared with today when it is read: nobody
  -- has to take it out at midnight.
  ocop_until date,
  vietgap_until date,
  globalgap_until date,
  organic_until date,
  gi_until date,
  food_safety_until date,
  other_until date
);
create index catalogue_newest_idx on catalogue (listed_at desc, product_id desc);
create index catalogue_business_idx on catalogue (business_id, listed_at desc, product_id desc);
create index catalogue_commune_idx on catalogue (commune_code, listed_at desc, product_id desc);
create index catalogue_category_idx on catalogue (category, listed_at desc, product_id desc);
create index catalogue_ocop_idx on catalogue (listed_at desc, product_id desc) where ocop_until is not null;
create index catalogue_vietgap_idx on catalogue (listed_at desc, product_id desc) where vietgap_until is not null;
create index catalogue_globalgap_idx on catalogue (listed_at desc, product_id desc) where globalgap_until is not null;
create index catalogue_organic_idx on catalogue (listed_at desc, product_id desc) where organic_until is not null;
create index catalogue_gi_idx on catalogue (listed_at desc, product_id desc) where gi_until is not null;
create index catalogue_food_safety_idx on catalogue (listed_at desc, product_id desc) where food_safety_until is not null;
create index catalogue_other_idx on catalogue (listed_at desc, product_id desc) where other_until is not null;
create index catalogue_search_idx on catalogue using gin (search);

create function list_product(listed uuid) returns void language plpgsql as $$
begin
  insert into catalogue
  select p.id, p.business_id, b.commune_code, p.category, p.approved_at, p.search,
    max(c.until) filter (where c.kind = 'ocop'), max(c.until) filter (where c.kind = 'vietgap'),
    max(c.until) filter (where c.kind = 'globalgap'), max(c.until) filter (where c.kind = 'organic'),
    max(c.until) filter (where c.kind = 'gi'), max(c.until) filter (where c.kind = 'food-safety'),
    max(c.until) filter (where c.kind = 'other')
  from products p join businesses b on b.id = p.business_id
  left join lateral (
    select kind, coalesce(expires_on, 'infinity'::date) as until from certificates
    where status = 'confirmed' and id in (
      select certificate_id from certificate_products where product_id = p.id
      union select id from certificates where business_id = p.business_id and covers_business)) c on true
  where p.id = listed and p.status = 'active' and b.status = 'active' and p.approved_at is not null
  group by p.id, b.id
  on conflict (product_id) do update set business_id = excluded.business_id, commune_code = excluded.commune_code,
    category = excluded.category, listed_at = excluded.listed_at, search = excluded.search, ocop_until = excluded.ocop_until,
    vietgap_until = excluded.vietgap_until, globalgap_until = excluded.globalgap_until, organic_until = excluded.organic_until,
    gi_until = excluded.gi_until, food_safety_until = excluded.food_safety_until, other_until = excluded.other_until;
  if not found then
    delete from catalogue where product_id = listed;
  end if;
end $$;

create function list_changed_product() returns trigger language plpgsql as $$
begin
  perform list_product(new.id);
  return null;
end $$;
create trigger products_listed after insert or update on products for each row execute function list_changed_product();

create function list_products_of_business() returns trigger language plpgsql as $$
begin
  perform list_product(id) from products where business_id = new.id;
  return null;
end $$;
create trigger businesses_listed after update on businesses for each row
  when (old.status is distinct from new.status or old.commune_code is distinct from new.commune_code)
  execute function list_products_of_business();

create function list_products_of_certificate() returns trigger language plpgsql as $$
begin
  if new.covers_business then
    perform list_product(id) from products where business_id = new.business_id;
  else
    perform list_product(product_id) from certificate_products where certificate_id = new.id;
  end if;
  return null;
end $$;
create trigger certificates_listed after update on certificates for each row
  when (old.status is distinct from new.status or old.expires_on is distinct from new.expires_on)
  execute function list_products_of_certificate();

select list_product(id) from products where status = 'active';
