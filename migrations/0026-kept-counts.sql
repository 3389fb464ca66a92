-- How many there are of what, kept rather than counted: the totals of home pages, tabs and the public counters. A row
-- of its own for each change, never an increment of a shared row: writers do not wait for one another. A job adds
-- them up; whoever reads adds what it has not yet.
create table tallies (
  subject text not null,
  status text not null,
  -- Of dossiers that wait: when an answer is due.
  due_at timestamptz,
  -- null: of all businesses.
  business_id uuid,
  total bigint not null,
  constraint tallies_key unique nulls not distinct (subject, business_id, status, due_at)
);
create index tallies_gone_idx on tallies (subject) where total = 0;

create table tally_changes (
  id bigint generated always as identity primary key,
  subject text not null,
  status text not null,
  due_at timestamptz,
  business_id uuid not null,
  difference bigint not null
);
create index tally_changes_subject_idx on tally_changes (subject, business_id);

create view counted as
  select subject, status, due_at, business_id, total from tallies
  union all select subject, status, due_at, business_id, difference from tally_changes
  union all select subject, status, due_at, null, difference from tally_changes;

-- One statement changes any number of rows and leaves one difference for each kind of them.
create function count_change() returns trigger language plpgsql as $$
declare
  columns text := format('%s as status, %s::timestamptz as due_at, %s as business_id', tg_argv[1], tg_argv[2], tg_argv[3]);
  added text := format('select %s, 1 as difference from added', columns);
  removed text := format('select %s, -1 as difference from removed', columns);
begin
  execute format(
    'insert into tally_changes (subject, status, due_at, business_id, difference)
     select %L, status, due_at, business_id, sum(difference) from (%s) change
     group by status, due_at, business_id having sum(difference) <> 0',
    tg_argv[0],
    case tg_op when 'INSERT' then added when 'DELETE' then removed else added || ' union all ' || removed end);
  return null;
end $$;

-- Declares what is counted: a table, what tells its rows apart, when they are due, whose they are.
create function keep_count(counted regclass, status text, due_at text, business_id text) returns void language plpgsql as $$
declare
  arguments text := format('%L, %L, %L, %L', counted, status, due_at, business_id);
begin
  execute format('create trigger %s_counted_in after insert on %s referencing new table as added
    for each statement execute function count_change(%s)', counted, counted, arguments);
  execute format('create trigger %s_counted_out after delete on %s referencing old table as removed
    for each statement execute function count_change(%s)', counted, counted, arguments);
  execute format('create trigger %s_counted_anew after update on %s referencing new table as added old table as removed
    for each statement execute function count_change(%s)', counted, counted, arguments);
  execute format('insert into tallies (subject, status, due_at, business_id, total)
    select %L, status, due_at, business_id, count(*) from (select %s as status, %s::timestamptz as due_at, %s as business_id from %s) each
    group by grouping sets ((status, due_at, business_id), (status, due_at))', counted, status, due_at, business_id, counted);
end $$;

select keep_count('businesses', 'status', 'null', 'id');
select keep_count('growing_areas', 'status', 'null', 'business_id');
select keep_count('products', 'status', 'null', 'business_id');
select keep_count('lots', 'status', 'null', 'business_id');
select keep_count('codes', 'case when lot_id is null then ''product-'' else ''lot-'' end || status', 'null', 'business_id');
select keep_count('applications', 'status', 'case when status = ''submitted'' then due_at end', 'business_id');
select keep_count('events', '''recorded''', 'null', 'business_id');

-- Adds up what has been committed since. Only one at a time; a change that commits meanwhile waits for the next.
create function add_up_counts() returns void language plpgsql as $$
begin
  if not pg_try_advisory_xact_lock(7301225002) then return; end if;
  with taken as (
    delete from tally_changes where id in (select id from tally_changes order by id limit 50000)
    returning subject, status, due_at, business_id, difference
  )
  insert into tallies as t (subject, status, due_at, business_id, total)
  select subject, status, due_at, business_id, sum(difference) from taken
  group by grouping sets ((subject, status, due_at, business_id), (subject, status, due_at))
  on conflict on constraint tallies_key do update set total = t.total + excluded.total;
  delete from tallies where total = 0;
end $$;
