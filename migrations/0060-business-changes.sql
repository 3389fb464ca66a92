-- What a business wants changed of what the office has checked: name, kind, tax code, seat. It is what it was until the office agrees.
create table business_changes (
  id uuid primary key,
  business_id uuid not null references businesses (id),
  kind text not null check (kind in ('company', 'cooperative', 'cooperative-group', 'household')),
  name text not null check (length(name) between 2 and 200),
  tax_code text check (tax_code ~ '^\d{10}(-\d{3})?$'),
  commune_code text not null,
  street text not null check (length(street) between 1 and 200),
  -- The paper it rests on: number and day of the new certificate, the resolution.
  grounds text not null check (length(grounds) between 1 and 1000),
  status text not null check (status in ('submitted', 'amend', 'approved', 'refused', 'withdrawn')),
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
-- One at a time: two that wait would overwrite each other.
create unique index business_changes_open_key on business_changes (business_id) where status in ('submitted', 'amend');
create index business_changes_business_idx on business_changes (business_id, id desc);
