-- What happened to things of a business and was not its own doing: told at its first page and by mail.
create table notices (
  id bigint generated always as identity primary key,
  business_id uuid not null references businesses (id),
  -- `product.suspend`: the subject and the action; features add kinds.
  kind text not null check (length(kind) between 3 and 120),
  subject_type text not null,
  subject_id text not null,
  -- What it was called then.
  title text not null,
  reason text check (length(reason) between 1 and 2000),
  decision_number text check (length(decision_number) between 1 and 60),
  at timestamptz not null
);
create index notices_business_idx on notices (business_id, id desc);
-- The latest of a thing: an earlier one is over.
create index notices_subject_idx on notices (subject_type, subject_id, id desc);

-- Each person has seen them up to one of them.
create table notices_seen (
  user_id uuid primary key references users (id),
  up_to bigint not null
);

-- What people call a thing; null for what is not there. `case` decides first, so each text is cast only to what it is.
create function subject_title(kind text, id text) returns text language sql stable as $$
  select case kind
    when 'business' then (select b.name from businesses b where b.id = subject_title.id::uuid)
    when 'growing-area' then (select a.name from growing_areas a where a.id = subject_title.id::uuid)
    when 'product' then (select p.name_vi from products p where p.id = subject_title.id::uuid)
    when 'lot' then (select p.name_vi || ', ' || l.lot_number from lots l join products p on p.id = l.product_id
                     where l.id = subject_title.id::uuid)
    when 'code' then subject_title.id
  end
$$;
