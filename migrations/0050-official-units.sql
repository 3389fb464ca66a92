-- Where an official works: provinces and communes. Whoever has none works everywhere. A unit is named by code and first day, for one
-- code has named two communes; what became of it since is followed, so no reform leaves anybody without a place.
create table official_units (
  user_id uuid not null references users (id),
  level text not null check (level in ('province', 'commune')),
  code text not null check (code ~ '^\d{2,5}$'),
  valid_from date not null,
  given_by uuid not null references users (id),
  given_at timestamptz not null,
  primary key (user_id, level, code, valid_from)
);

create index businesses_commune_idx on businesses (commune_code);
create index growing_areas_commune_idx on growing_areas (commune_code);
create index audit_entries_business_at_idx on audit_entries (business_id, at desc, id desc);

-- The communes of today that the units of an official have become.
create function communes_of_official(official uuid) returns setof text language sql stable as $$
  with recursive given as (
    select p.level, p.code, p.valid_from, p.valid_to from official_units u join places p using (level, code, valid_from)
    where u.user_id = official
  ), commune as (
    select code, valid_to from given where level = 'commune'
    union
    select c.code, c.valid_to from given g
    join places c on c.level = 'commune' and c.valid_from <= coalesce(g.valid_to, c.valid_from) and coalesce(c.valid_to, 'infinity') >= g.valid_from
      and (c.parent_code = g.code or exists (select from places d where d.level = 'district' and d.code = c.parent_code and d.parent_code = g.code
        and d.valid_from <= coalesce(g.valid_to, d.valid_from)))
    where g.level = 'province' and coalesce(c.valid_to, 'infinity') >= coalesce(g.valid_to, 'infinity')
    union
    select n.code, n.valid_to from commune c join place_successors s on s.old_code = c.code
    join places n on n.level = 'commune' and n.code = s.new_code and n.valid_from > c.valid_to
    where c.valid_to is not null
  )
  select distinct code from commune where valid_to is null
$$;

-- The businesses an official reaches: seated in the units, or growing there. null: every one.
create function reach_of_official(official uuid) returns uuid[] language sql stable as $$
  select case when exists (select from official_units where user_id = official) then array(
    select id from businesses where commune_code in (select communes_of_official(official))
    union
    select business_id from growing_areas where commune_code in (select communes_of_official(official)) and status <> 'draft'
  ) end
$$;
