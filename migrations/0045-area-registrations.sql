-- A growing area's code is held for each market apart: each with its own state, since when, until when and why.

-- A code belongs to one area for good, also after it was revoked; one area may use the same code for several markets.
create table area_codes (
  area_id uuid not null references growing_areas (id),
  code text not null check (length(code) between 4 and 40),
  primary key (area_id, code)
);
create unique index area_codes_key on area_codes (code);

create table area_registrations (
  id uuid primary key,
  area_id uuid not null references growing_areas (id),
  -- ISO 3166-1 alpha-2, with EU; VN is the market at home.
  market text not null check (market ~ '^[A-Z]{2}$'),
  -- null until the market's authority, or at home the office, has given one.
  code text,
  state text not null check (state in ('submitted', 'amend', 'refused', 'withdrawn', 'approved', 'active', 'suspended', 'corrected',
    'revoked', 'expired')),
  cause text check (cause in ('pest', 'residue', 'code-lending', 'conditions-lost', 'importer-request', 'owner-request')),
  -- Of the last step that owed one.
  reason text check (length(reason) between 1 and 2000),
  -- First and last day in force; without a last one, until something changes.
  since date,
  until date,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint area_registrations_code_of_area foreign key (area_id, code) references area_codes (area_id, code),
  constraint area_registrations_issued check (state not in ('active', 'suspended', 'corrected', 'revoked', 'expired')
    or (code is not null and since is not null)),
  constraint area_registrations_days check (until >= since)
);
-- One that is over makes room for another; one that has merely expired is renewed.
create unique index area_registrations_market_key on area_registrations (area_id, market)
  where state not in ('refused', 'withdrawn', 'revoked');
create index area_registrations_area_idx on area_registrations (area_id, created_at);
create index area_registrations_code_idx on area_registrations (code);
create index area_registrations_until_idx on area_registrations (until) where state in ('active', 'suspended', 'corrected');

-- The last number given in a series: a code without its number. The row is locked until the code is committed or given up, so
-- that none is given twice and none is left out.
create table area_code_series (
  series text primary key check (length(series) between 1 and 60),
  last integer not null check (last > 0)
);

insert into area_codes (area_id, code) select id, code from growing_areas where code is not null;
insert into area_registrations (id, area_id, market, code, state, since, created_at, updated_at)
select gen_random_uuid(), a.id, 'VN', a.code, 'active',
  coalesce((select (s.at at time zone 'Asia/Ho_Chi_Minh')::date from state_changes s
            where s.subject_type = 'growing-area' and s.subject_id = a.id::text and s.action = 'approve' order by s.id limit 1),
           (a.created_at at time zone 'Asia/Ho_Chi_Minh')::date), a.updated_at, a.updated_at
from growing_areas a where a.code is not null;

-- Whether an area may be harvested from on a day, as far as its code at home is concerned: the latest one that was given.
create function home_code_in_force(area uuid, day date) returns boolean language sql stable as $$
  select coalesce((select r.state = 'active' and (r.until is null or r.until >= day) from area_registrations r
    where r.area_id = area and r.market = 'VN' and r.code is not null order by r.created_at desc, r.id desc limit 1), true)
$$;

create trigger area_registrations_trace_changed after insert or update on area_registrations
  for each row execute function notify_trace_changed('area_id');
