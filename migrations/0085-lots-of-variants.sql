-- A lot may be of one variant of its product: then its codes carry that variant's GTIN.
alter table lots
  add column variant_id uuid,
  add constraint lots_variant_fkey foreign key (variant_id, product_id) references product_variants (id, product_id);
create index lots_variant_idx on lots (variant_id) where variant_id is not null;

-- The number on a package: of the variant where it has one, else of the product.
create function sold_gtin(product_gtin text, variant uuid) returns text language sql stable as $$
  select coalesce((select gtin from product_variants where id = variant), product_gtin)
$$;
