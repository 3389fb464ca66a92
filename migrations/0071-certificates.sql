-- What others attest of a business, its products or its growing areas. What a business declares is shown as declared; what the
-- office has seen the paper of, as confirmed; what has ended, nowhere.
create table certificates (
  id uuid primary key,
  business_id uuid not null references businesses (id),
  kind text not null check (kind in ('ocop', 'vietgap', 'globalgap', 'organic', 'gi', 'food-safety', 'other')),
  -- What it is called where the kind does not say it: the name of the geographical indication, of another scheme.
  title text check (length(title) between 2 and 200),
  number text not null check (length(number) between 1 and 60),
  issuer text not null check (length(issuer) between 2 and 200),
  issued_on date not null,
  -- The last day it holds. A geographical indication holds without end (Law on Intellectual Property, Art. 93.7).
  expires_on date check (expires_on >= issued_on),
  stars smallint check (stars between 3 and 5),
  points numeric(5, 2) check (points between 50 and 100),
  covers_business boolean not null,
  status text not null check (status in ('declared', 'submitted', 'amend', 'confirmed', 'refused', 'revoked')),
  status_reason text check (length(status_reason) <= 2000),
  sample boolean not null default false,
  search tsvector,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  confirmed_at timestamptz,
  check ((kind = 'ocop') = (stars is not null)),
  check (kind = 'ocop' or points is null),
  check (kind in ('gi', 'other') or expires_on is not null)
);
create unique index certificates_number_key on certificates (business_id, kind, number) where status not in ('refused', 'revoked');
create index certificates_newest_idx on certificates (created_at desc, id desc);
create index certificates_business_newest_idx on certificates (business_id, created_at desc, id desc);
create index certificates_status_newest_idx on certificates (status, created_at desc, id desc);
create index certificates_owner_status_idx on certificates ((business_id::text || status), created_at desc, id desc);
create index certificates_kind_newest_idx on certificates (kind, created_at desc, id desc);
create index certificates_owner_kind_idx on certificates ((business_id::text || kind), created_at desc, id desc);
create index certificates_expiry_idx on certificates (expires_on) where status not in ('refused', 'revoked');
create index certificates_search_idx on certificates using gin (search);

create table certificate_products (
  certificate_id uuid not null references certificates (id) on delete cascade,
  product_id uuid not null references products (id) on delete cascade,
  primary key (certificate_id, product_id)
);
create index certificate_products_product_idx on certificate_products (product_id);

create table certificate_areas (
  certificate_id uuid not null references certificates (id) on delete cascade,
  area_id uuid not null references growing_areas (id) on delete cascade,
  primary key (certificate_id, area_id)
);
create index certificate_areas_area_idx on certificate_areas (area_id);

-- The paper itself: for its business and the office, never for the public.
create table certificate_files (
  certificate_id uuid primary key references certificates (id) on delete cascade,
  media_type text not null check (media_type in ('application/pdf', 'image/webp')),
  bytes bytea not null check (length(bytes) <= 8388608),
  sha256 text not null,
  created_at timestamptz not null
);

-- Each of them once, for the day it was written about.
create table certificate_reminders (
  certificate_id uuid not null references certificates (id) on delete cascade,
  expires_on date not null,
  days integer not null,
  at timestamptz not null,
  primary key (certificate_id, expires_on, days)
);

-- What a public page may tell of, apart from the day it ends.
create view shown_certificates as
select * from certificates where status in ('declared', 'submitted', 'amend', 'confirmed');

create function certificates_search() returns trigger language plpgsql as $$
begin
  select search_document(array[new.kind, new.title, new.issuer, name], array[new.number, tax_code])
  into new.search from businesses where id = new.business_id;
  return new;
end $$;
create trigger certificates_search before insert or update of kind, title, issuer, number, business_id on certificates
  for each row execute function certificates_search();

create function renamed_business_certificates() returns trigger language plpgsql as $$
begin
  update certificates set business_id = business_id where business_id = new.id;
  return null;
end $$;
create trigger businesses_renamed_certificates after update of name, tax_code on businesses for each row
  when (old.name is distinct from new.name or old.tax_code is distinct from new.tax_code)
  execute function renamed_business_certificates();

-- Pages of whatever it covers.
create function notify_certificate_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('trace_changed', product_id::text) from certificate_products where certificate_id = new.id;
  perform pg_notify('trace_changed', area_id::text) from certificate_areas where certificate_id = new.id;
  perform pg_notify('trace_changed', new.business_id::text);
  return null;
end $$;
create trigger certificates_trace_changed after insert or update on certificates for each row
  execute function notify_certificate_changed();

create function notify_cover_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('trace_changed', coalesce(to_jsonb(new), to_jsonb(old)) ->> tg_argv[0]);
  return null;
end $$;
create trigger certificate_products_trace_changed after insert or delete on certificate_products for each row
  execute function notify_cover_changed('product_id');
create trigger certificate_areas_trace_changed after insert or delete on certificate_areas for each row
  execute function notify_cover_changed('area_id');
