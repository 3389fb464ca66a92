-- Pictures of a product in their order. The first is its cover, which `products.image_sha256` repeats for lists.
create table product_pictures (
  product_id uuid not null references products (id) on delete cascade,
  position smallint not null check (position between 0 and 7),
  sha256 text not null references images (sha256),
  -- What is seen, for those who do not see it.
  alt_vi text check (length(alt_vi) <= 200),
  alt_en text check (length(alt_en) <= 200),
  primary key (product_id, position),
  unique (product_id, sha256)
);
create index product_pictures_picture_idx on product_pictures (sha256);

insert into product_pictures (product_id, position, sha256)
select id, 0, image_sha256 from products where image_sha256 is not null;
