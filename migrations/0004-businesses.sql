create table businesses (
  id uuid primary key,
  kind text not null check (kind in ('company', 'cooperative', 'cooperative-group', 'household')),
  name text not null check (length(name) between 2 and 200),
  tax_code text check (tax_code ~ '^\d{10}(-\d{3})?$'),
  -- A household's personal id is personal data: AES-256-GCM, a keyed hash to find duplicates, four digits to recognise it.
  personal_id_encrypted bytea,
  personal_id_hash bytea,
  personal_id_last4 text check (personal_id_last4 ~ '^\d{4}$'),
  gln text check (gln ~ '^\d{13}$'),
  province_code text not null,
  commune_code text not null,
  street text not null check (length(street) <= 200),
  former_address text check (length(former_address) <= 300),
  contact_name text not null check (length(contact_name) between 1 and 120),
  contact_phone text not null check (length(contact_phone) between 8 and 20),
  contact_email text not null check (length(contact_email) <= 254),
  website text check (length(website) <= 300),
  status text not null check (status in ('submitted', 'amend', 'active', 'suspended', 'refused', 'closed')),
  sample boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint businesses_identity check (
    (kind = 'household' and tax_code is null and personal_id_encrypted is not null and personal_id_hash is not null and personal_id_last4 is not null)
    or (kind <> 'household' and tax_code is not null and personal_id_encrypted is null and personal_id_hash is null and personal_id_last4 is null))
);
-- A refused or closed registration does not hold its tax code for ever.
create unique index businesses_tax_code_key on businesses (tax_code) where status not in ('refused', 'closed');
create unique index businesses_personal_id_key on businesses (personal_id_hash) where status not in ('refused', 'closed');
create index businesses_status_idx on businesses (status, created_at);

alter table users add constraint users_business_id_fkey foreign key (business_id) references businesses (id);
