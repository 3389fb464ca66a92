-- Whether somebody still answers under the addresses that products name as their shops. One row an address, however many name it.
create table shop_links (
  url text primary key check (length(url) <= 300),
  checked_at timestamptz not null,
  -- Checks in a row that nobody answered.
  failures integer not null default 0,
  -- Since when pages leave it out; its owners were told then.
  dead_since timestamptz
);
create index shop_links_checked_idx on shop_links (checked_at);
create index products_shop_urls_idx on products using gin (shop_urls);
