-- Which businesses may be one. Each business has keys: what two records of one business have in common, spelled so that equal keys
-- meet in an index. Pairs are found when a business is written, never by comparing everybody with everybody.
create table business_keys (
  business_id uuid not null references businesses (id),
  kind text not null check (kind in ('tax', 'person', 'gln', 'phone', 'email', 'name', 'near')),
  key text not null,
  primary key (kind, key, business_id)
);
create index business_keys_business_idx on business_keys (business_id);

create table duplicate_candidates (
  id uuid primary key default gen_random_uuid(),
  one_id uuid not null references businesses (id),
  other_id uuid not null references businesses (id),
  reasons text[] not null,
  weight bigint not null,
  state text not null default 'open' check (state in ('open', 'different', 'merged')),
  found_at timestamptz not null default now(),
  decided_at timestamptz,
  decided_by uuid references users (id),
  -- Why an official holds them for two; what was known then is remembered, so that only something new opens the pair again.
  decided_words text check (length(decided_words) between 1 and 1000),
  decided_reasons text[],
  search tsvector,
  constraint duplicate_candidates_pair unique (one_id, other_id),
  constraint duplicate_candidates_order check (one_id < other_id)
);
create index duplicate_candidates_other_idx on duplicate_candidates (other_id);
create index duplicate_candidates_likeliest_idx on duplicate_candidates (weight desc, id desc);
create index duplicate_candidates_newest_idx on duplicate_candidates (found_at desc, id desc);
create index duplicate_candidates_state_likeliest_idx on duplicate_candidates (state, weight desc, id desc);
create index duplicate_candidates_state_newest_idx on duplicate_candidates (state, found_at desc, id desc);
create index duplicate_candidates_search_idx on duplicate_candidates using gin (search);
create trigger duplicate_candidates_search_states before insert or update on duplicate_candidates
  for each row execute function search_states('state');

-- What a business is called, without marks, without the words that say what kind of firm it is and what firms generally do, in full
-- or shortened; y is i, as in Ty and Ti. Where nothing else is left, the words as they are.
create function core_name(name text) returns text[] language sql immutable strict parallel safe as $$
  with bare as (select array_to_string(bare_words(marked_words(name)), ' ') as words),
  kept as (
    select words, btrim(regexp_replace(regexp_replace(words,
      '\m(lien hiep hop tac xa|lien hiep htx|hop tac xa|hoptacxa|htx|to hop tac|tht|ho kinh doanh|hkd|ho gia dinh|ho nong dan|ho|co so san xuat|co so|'
      || 'doanh nghiep tu nhan|doanh nghiep|dntn|dn|tong cong ty|cong ty|cty|ct|trach nhiem huu han|tnhh|mot thanh vien|1 thanh vien|mtv|1tv|'
      || 'hai thanh vien tro len|hai thanh vien|2 thanh vien|2tv|co phan|ctcp|cp|tap doan|chi nhanh|cn|xuong|'
      || 'san xuat|sx|thuong mai|tm|dich vu|dv|xuat nhap khau|xuat khau|xnk|dau tu|phat trien|kinh doanh|kd|nong lam nghiep|nong nghiep|'
      || 'nong san|nong|nn|che bien|tong hop|va)\M', ' ', 'g'), '\s+', ' ', 'g')) as core
    from bare)
  select string_to_array(translate(case when core = '' then words else core end, 'y', 'i'), ' ') from kept
  where words <> ''
$$;

create function write_business_keys(written businesses) returns void language plpgsql as $$
declare
  core text[] := coalesce(core_name(written.name), '{}');
  place text[] := coalesce((select core_name(name || ' ' || province_name) from communes_today where code = written.commune_code), '{}');
  said text[];
begin
  delete from business_keys where business_id = written.id;
  if written.status not in ('submitted', 'amend', 'active', 'suspended') then return; end if;
  said := array(select word from unnest(core) word order by word);
  insert into business_keys (business_id, kind, key)
  select written.id, kind, key from (
    values ('tax', left(written.tax_code, 10)), ('person', encode(written.personal_id_hash, 'hex')), ('gln', written.gln),
      ('phone', written.contact_phone), ('email', lower(written.contact_email)),
      ('name', written.province_code || ' ' || case when length(array_to_string(core, '')) >= 3 then array_to_string(core, '') end)
    -- In one commune: the same words in any order, or all but one. What is left has to say more than the name of the place.
    union select 'near', written.commune_code || ' ' || array_to_string(array(
        select word from unnest(said) with ordinality as w (word, at) where at <> left_out order by word), ' ')
    from generate_series(0, cardinality(said)) left_out
    where cardinality(said) - (left_out > 0)::int >= 2
      and exists (select from unnest(said) with ordinality as w (word, at) where at <> left_out and not word = any(place))
  ) each (kind, key) where key is not null and length(key) <= 300
  on conflict do nothing;
end $$;

-- What many have in common (the telephone of a bookkeeper) says nothing of two of them: a key of more than twenty others is passed over.
create function find_duplicates(of_business uuid) returns void language sql as $$
  with hits as (
    select own.kind, hit.business_id, count(*) over (partition by own.kind, own.key) as shared
    from business_keys own cross join lateral (
      select k.business_id from business_keys k where k.kind = own.kind and k.key = own.key and k.business_id <> of_business limit 21) hit
    where own.business_id = of_business
  ), kinds as (
    select distinct kind, business_id from hits h where shared <= 20
      and not (kind = 'near' and exists (select from hits n where n.business_id = h.business_id and n.kind = 'name'))
  ), found as (
    select k.business_id as other, array_agg(k.kind order by k.kind) as reasons, sum(case k.kind when 'person' then 10000 when 'tax' then 9000
      when 'gln' then 8000 when 'name' then 600 when 'near' then 400 when 'phone' then 30 else 2 end) as weight
    from kinds k join businesses b on b.id = k.business_id
    where b.sample = (select sample from businesses where id = of_business) group by k.business_id
  ), written as (
    insert into duplicate_candidates as c (one_id, other_id, reasons, weight, search)
    select least(of_business, other), greatest(of_business, other), reasons, weight,
      search_document(array[a.name, b.name], array[a.tax_code, b.tax_code])
    from found f join businesses a on a.id = of_business join businesses b on b.id = f.other order by 1, 2
    on conflict (one_id, other_id) do update set reasons = excluded.reasons, weight = excluded.weight, search = excluded.search,
      state = case when c.state = 'merged' or (c.state = 'different' and not excluded.reasons <@ coalesce(c.decided_reasons, '{}'))
        then 'open' else c.state end,
      decided_at = case when c.state <> 'merged' then c.decided_at end, decided_by = case when c.state <> 'merged' then c.decided_by end
  )
  delete from duplicate_candidates c where c.state = 'open'
    and ((c.one_id = of_business and c.other_id not in (select other from found))
      or (c.other_id = of_business and c.one_id not in (select other from found)))
$$;

create function businesses_duplicates() returns trigger language plpgsql as $$
begin
  if new.status = 'merged' then
    update duplicate_candidates set state = 'merged'
    where one_id = least(new.id, new.merged_into) and other_id = greatest(new.id, new.merged_into);
  end if;
  perform write_business_keys(new);
  perform find_duplicates(new.id);
  return null;
end $$;
create trigger businesses_duplicates
  after insert or update of name, tax_code, gln, contact_phone, contact_email, commune_code, province_code, personal_id_hash, status
  on businesses for each row execute function businesses_duplicates();

do $$
declare
  one uuid;
begin
  perform write_business_keys(b) from businesses b;
  for one in select id from businesses loop perform find_duplicates(one); end loop;
end $$;
