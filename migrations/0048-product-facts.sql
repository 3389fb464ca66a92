-- What a buyer asks of a product beside the nine items of the law. Groups are those of the OCOP programme (Decision 148/QĐ-TTg of 2023).
alter table products
  add column category text check (category in ('food', 'drink', 'medicinal', 'craft', 'living', 'tourism')),
  -- Harmonised System, as Viet Nam's tariff writes it: a heading, a subheading or a line of eight digits.
  add column hs_code text check (hs_code ~ '^\d{4}(\d{2}){0,2}$'),
  add column ingredients_vi text check (length(ingredients_vi) <= 2000),
  add column ingredients_en text check (length(ingredients_en) <= 2000),
  add column warnings_vi text check (length(warnings_vi) <= 1000),
  add column warnings_en text check (length(warnings_en) <= 1000),
  add column storage_vi text check (length(storage_vi) <= 1000),
  add column storage_en text check (length(storage_en) <= 1000),
  -- Where it is sold, in the producer's order; `shop_url` was one of them.
  add column shop_urls text[] not null default '{}' check (cardinality(shop_urls) <= 5);

alter table products disable trigger products_trace_changed;
update products set shop_urls = array[shop_url] where shop_url is not null;
alter table products enable trigger products_trace_changed;
alter table products drop column shop_url;
