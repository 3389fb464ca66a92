-- Who may see what of a business: by field `public`, `buyers` (with a link) or `officials`; what is left out follows the rule of the
-- field. Public pages are made of the same row, so a choice is told to them like any other change.
alter table businesses add column disclosure jsonb not null default '{}' check (jsonb_typeof(disclosure) = 'object');

create or replace view bearers as
select o.id as own_id, o.name as own_name, b.id, b.name, b.kind, b.status, b.tax_code, b.street, b.former_address, b.website, b.province_code,
  b.commune_code, b.gln, b.contact_name, b.contact_phone, b.contact_email, b.disclosure, b.consents, b.sample
from businesses o
join businesses b on b.id = case when o.merged_into is null then o.id else survivor_of(o.id) end;

-- Links by which a business shows its buyers what the public does not see: kept as hashes, for a time, until they are taken back.
create table buyer_links (
  id uuid primary key,
  business_id uuid not null references businesses (id),
  label text not null check (length(label) between 1 and 120),
  token_hash bytea not null unique check (length(token_hash) = 32),
  created_at timestamptz not null,
  created_by uuid not null references users (id),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid references users (id),
  last_used_at timestamptz,
  uses bigint not null default 0
);
create index buyer_links_newest_idx on buyer_links (business_id, id desc);
