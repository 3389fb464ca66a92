create table products (
  id uuid primary key,
  business_id uuid not null references businesses (id),
  name_vi text not null check (length(name_vi) between 2 and 200),
  -- Both names without accents and case, for searching.
  name_folded text not null,
  name_en text check (length(name_en) <= 200),
  description_vi text check (length(description_vi) <= 4000),
  description_en text check (length(description_en) <= 4000),
  image_sha256 text references images (sha256),
  brand text check (length(brand) <= 120),
  net_content text check (length(net_content) <= 60),
  shelf_life_days integer check (shelf_life_days between 1 and 36500),
  standards text check (length(standards) <= 500),
  gtin text check (gtin ~ '^\d{14}$'),
  shop_url text check (length(shop_url) <= 300),
  status text not null check (status in ('draft', 'submitted', 'amend', 'active', 'suspended', 'refused', 'closed')),
  status_reason text check (length(status_reason) <= 2000),
  sample boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  approved_at timestamptz
);
create unique index products_gtin_key on products (gtin) where status not in ('refused', 'closed');
create index products_business_idx on products (business_id, created_at);
create index products_newest_idx on products (approved_at desc) where status = 'active';
