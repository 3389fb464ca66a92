-- Units in which one product is sold: a box of 100 g, a carton of 24 such boxes, each under a GTIN of its own.
create table product_variants (
  id uuid primary key,
  product_id uuid not null references products (id) on delete cascade,
  position smallint not null check (position >= 0),
  name_vi text not null check (length(name_vi) between 1 and 120),
  name_en text check (length(name_en) <= 120),
  -- Net content of one, in a unit of UN/ECE Recommendation 20.
  quantity numeric(14, 3) check (quantity > 0),
  unit text check (unit ~ '^[A-Z0-9]{2,3}$'),
  -- Of a carton: how many units of sale are in it.
  inner_count integer check (inner_count between 2 and 100000),
  gtin text check (gtin ~ '^\d{14}$'),
  -- Since when everybody reads of it; what it says then stays.
  published_at timestamptz,
  -- Since when it is not sold any more. Its GTIN goes on to open the page, and is never given to anything else.
  ended_at timestamptz,
  created_at timestamptz not null,
  check ((quantity is null) = (unit is null)),
  unique (id, product_id)
);
create index product_variants_product_idx on product_variants (product_id, position);

-- Every GTIN of the registry, of a product or of one of its variants: one number names one thing (GS1 General Specifications, 4.3).
-- Of products that were refused or have ended, another may take the number, as before.
create table product_gtins (
  gtin text not null,
  product_id uuid not null references products (id) on delete cascade,
  variant_id uuid references product_variants (id) on delete cascade,
  live boolean not null
);
create unique index product_gtins_key on product_gtins (gtin) where live;
create index product_gtins_gtin_idx on product_gtins (gtin);
create index product_gtins_product_idx on product_gtins (product_id);
create index product_gtins_variant_idx on product_gtins (variant_id) where variant_id is not null;

create function keep_product_gtins() returns trigger language plpgsql as $$
declare
  living boolean := new.status not in ('refused', 'closed');
begin
  update product_gtins set live = living where product_id = new.id and live <> living;
  if tg_op = 'INSERT' or old.gtin is distinct from new.gtin then
    delete from product_gtins where product_id = new.id and variant_id is null;
    insert into product_gtins (gtin, product_id, live) select new.gtin, new.id, living where new.gtin is not null;
  end if;
  return null;
end $$;
create trigger products_gtins after insert or update of gtin, status on products for each row execute function keep_product_gtins();

create function keep_variant_gtins() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.gtin is not distinct from new.gtin then return null; end if;
  delete from product_gtins where variant_id = new.id;
  insert into product_gtins (gtin, product_id, variant_id, live)
  select new.gtin, p.id, new.id, p.status not in ('refused', 'closed') from products p where p.id = new.product_id and new.gtin is not null;
  return null;
end $$;
create trigger product_variants_gtins after insert or update of gtin on product_variants for each row execute function keep_variant_gtins();

insert into product_gtins (gtin, product_id, live) select gtin, id, status not in ('refused', 'closed') from products where gtin is not null;
drop index products_gtin_key;

-- Pages of the product show its variants, and it is found by their numbers.
create function notify_variant_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('trace_changed', coalesce(to_jsonb(new), to_jsonb(old)) ->> 'product_id');
  return null;
end $$;
create trigger product_variants_trace_changed after insert or update or delete on product_variants for each row
  execute function notify_variant_changed();

create or replace function products_search() returns trigger language plpgsql as $$
begin
  select search_document(array[new.name_vi, new.name_en, new.brand, name], array[new.gtin, tax_code]
    || array(select v.gtin from product_variants v where v.product_id = new.id and v.gtin is not null))
  into new.search from businesses where id = new.business_id;
  return new;
end $$;

create function find_product_by_variants() returns trigger language plpgsql as $$
begin
  update products set business_id = business_id where id = coalesce(new.product_id, old.product_id);
  return null;
end $$;
create trigger product_variants_search after insert or update of gtin or delete on product_variants for each row
  execute function find_product_by_variants();

-- Goods and cartons of one number: all but packing indicator and check digit.
create index product_gtins_family_idx on product_gtins (substr(gtin, 2, 12));
