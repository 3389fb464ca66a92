-- What anybody tells the office: a wrong label, a suspected fake. Found again by its ticket, which nobody can guess.
create table reports (
  id uuid primary key,
  ticket text not null unique check (ticket ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
  category text not null check (category in ('fake', 'label', 'information', 'quality', 'unwell', 'registry', 'other')),
  -- As the reporter gave it: a path of this registry, or a code or words from a package.
  about text check (length(about) between 1 and 300),
  business_id uuid references businesses (id),
  product_id uuid references products (id),
  lot_id uuid references lots (id),
  code text references codes (code),
  words text not null check (length(words) between 1 and 4000),
  image_sha256 text references images (sha256),
  place text check (length(place) <= 200),
  -- Personal data: removed some time after the report is closed.
  contact text check (length(contact) <= 200),
  language text not null check (language in ('vi', 'en')),
  status text not null check (status in ('new', 'taken', 'answered', 'closed')),
  taken_by uuid references users (id),
  taken_at timestamptz,
  answer text check (length(answer) between 1 and 4000),
  answered_by uuid references users (id),
  answered_at timestamptz,
  closed_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint reports_answer check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null)),
  constraint reports_answered check (status <> 'answered' or answer is not null),
  constraint reports_taken check ((taken_by is null) = (taken_at is null) and (status <> 'taken' or taken_by is not null)),
  constraint reports_closed check ((status = 'closed') = (closed_at is not null))
);
create index reports_newest_idx on reports (created_at desc, id desc);
create index reports_open_idx on reports (created_at desc, id desc) where status in ('new', 'taken');
create index reports_business_idx on reports (business_id, created_at desc, id desc);
create index reports_product_idx on reports (product_id);
create index reports_lot_idx on reports (lot_id);
create index reports_code_idx on reports (code);
create index reports_contact_idx on reports (closed_at) where contact is not null;
