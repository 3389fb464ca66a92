-- A business merged into another has a state of its own: closed is what the office ends, and its codes end with it; the codes
-- of a merged one stay alive, borne by the business that is left.
alter table businesses drop constraint businesses_merged;
alter table businesses drop constraint businesses_status_check;
update businesses set status = 'merged' where merged_into is not null;
alter table businesses add constraint businesses_status_check
  check (status in ('draft', 'submitted', 'amend', 'active', 'suspended', 'refused', 'closed', 'merged'));
alter table businesses add constraint businesses_merged
  check ((merged_into is not null) = (status = 'merged') and merged_into is distinct from id);
-- Its tax code is looked after by the commands: undoing a merger has to meet whoever took the number meanwhile.
drop index businesses_tax_code_key;
create unique index businesses_tax_code_key on businesses (tax_code) where status not in ('refused', 'closed', 'merged');
create index businesses_merged_tax_code_idx on businesses (tax_code) where status = 'merged';

-- The business that answers for another's records: itself, or the last one it was merged into.
create function survivor_of(business uuid) returns uuid language sql stable as $$
  with recursive line as (
    select id, merged_into from businesses where id = business
    union
    select b.id, b.merged_into from businesses b join line on b.id = line.merged_into
  )
  select id from line where merged_into is null
$$;

-- Whoever bears the things of a business, as public pages name it.
create view bearers as
select o.id as own_id, o.name as own_name, b.id, b.name, b.kind, b.status, b.tax_code, b.street, b.former_address, b.website, b.province_code,
  b.commune_code
from businesses o
join businesses b on b.id = case when o.merged_into is null then o.id else survivor_of(o.id) end;

create table business_mergers (
  id uuid primary key,
  merged_id uuid not null references businesses (id),
  survivor_id uuid not null references businesses (id),
  -- What becomes of those who worked for the merged one: they go on as what they were, as staff, or not at all.
  people text not null check (people in ('as-they-are', 'as-staff', 'none')),
  reason text not null check (length(reason) between 1 and 2000),
  decision_number text check (length(decision_number) between 1 and 60),
  made_at timestamptz not null,
  made_by uuid not null references users (id),
  -- What was made and what went over, so that undoing takes back this and nothing else.
  memberships uuid[] not null default '{}',
  api_keys uuid[] not null default '{}',
  undone_at timestamptz,
  undone_by uuid references users (id),
  undone_reason text check (length(undone_reason) between 1 and 2000),
  constraint business_mergers_undone check ((undone_at is null) = (undone_by is null))
);
create unique index business_mergers_open_key on business_mergers (merged_id) where undone_at is null;
create index business_mergers_merged_idx on business_mergers (merged_id, id desc);
create index business_mergers_survivor_idx on business_mergers (survivor_id, id desc);
revoke delete on business_mergers from dau_goc_app;

-- Whoever reaches a business reaches what was merged into it.
create or replace function reach_of_official(official uuid) returns uuid[] language sql stable as $$
  select case when exists (select from official_units where user_id = official) then array(
    with recursive reached as (
      select id from businesses where commune_code in (select communes_of_official(official))
      union
      select business_id from growing_areas where commune_code in (select communes_of_official(official)) and status <> 'draft'
      union
      select b.id from businesses b join reached on b.merged_into = reached.id
    )
    select id from reached
  ) end
$$;

-- The catalogue names the bearer, as long as that one is active.
create or replace function list_product(listed uuid) returns void language plpgsql as $$
begin
  insert into catalogue
  select p.id, b.id, b.commune_code, p.category, p.approved_at, p.search,
    max(c.until) filter (where c.kind = 'ocop'), max(c.until) filter (where c.kind = 'vietgap'),
    max(c.until) filter (where c.kind = 'globalgap'), max(c.until) filter (where c.kind = 'organic'),
    max(c.until) filter (where c.kind = 'gi'), max(c.until) filter (where c.kind = 'food-safety'),
    max(c.until) filter (where c.kind = 'other')
  from products p join bearers b on b.own_id = p.business_id
  left join lateral (
    select kind, coalesce(expires_on, 'infinity'::date) as until from certificates
    where status = 'confirmed' and id in (
      select certificate_id from certificate_products where product_id = p.id
      union select id from certificates where business_id = p.business_id and covers_business)) c on true
  where p.id = listed and p.status = 'active' and b.status = 'active' and p.approved_at is not null
  group by p.id, b.id, b.commune_code
  on conflict (product_id) do update set business_id = excluded.business_id, commune_code = excluded.commune_code,
    category = excluded.category, listed_at = excluded.listed_at, search = excluded.search, ocop_until = excluded.ocop_until,
    vietgap_until = excluded.vietgap_until, globalgap_until = excluded.globalgap_until, organic_until = excluded.organic_until,
    gi_until = excluded.gi_until, food_safety_until = excluded.food_safety_until, other_until = excluded.other_until;
  if not found then
    delete from catalogue where product_id = listed;
  end if;
end $$;

create or replace function list_products_of_business() returns trigger language plpgsql as $$
begin
  perform list_product(id) from products where business_id = new.id or business_id = any(merged_into(new.id));
  return null;
end $$;
