-- What a lot was made of, or what was made of it: over the edges of events that stand, each lot and each event once, the nearest
-- first, at most so many. Of what was found, all that goes in and comes out, and where it was harvested. A last row tells that more
-- would have followed.
create function genealogy_links(starts uuid[], back boolean, most integer)
returns table (event_id uuid, side text, lot_id uuid, area_id uuid, uri text, amount numeric, base text)
-- It reads a few rows of very many, again and again: never a whole table.
language sql stable set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off set jit = off as $$
  with recursive walk (id, is_event) as (
    select s, false from unnest(starts) s
    union
    select n.id, not w.is_event from walk w cross join lateral (
      select x.event_id as id from event_edges x
      where not w.is_event and x.lot_id = w.id and x.role = case when back then 'output' else 'input' end
        and not exists (select from event_declarations d where d.event_id = x.event_id)
      union all
      select x.lot_id from event_edges x
      where w.is_event and x.event_id = w.id and x.role = case when back then 'input' else 'output' end and x.lot_id is not null
      offset 0
    ) n
  ), visited as materialized (
    select id, is_event from walk limit most + 1
  ), harvests as materialized (
    select distinct x.event_id as id from visited v join event_edges x on x.lot_id = v.id and x.role = 'subject'
    join events e on e.id = x.event_id and e.biz_step = 'creating_class_instance'
    where not v.is_event and not exists (select from event_declarations d where d.event_id = x.event_id)
  )
  select x.event_id, case x.role when 'input' then 'in' else 'out' end, x.lot_id, x.growing_area_id,
    case when x.lot_id is null and x.growing_area_id is null then x.uri end, x.amount, x.base
  from visited v join event_edges x on x.event_id = v.id where v.is_event and x.role in ('input', 'output')
  union all
  select x.event_id, case when x.growing_area_id is null then 'out' else 'in' end, x.lot_id, x.growing_area_id, null, x.amount, x.base
  from harvests h join event_edges x on x.event_id = h.id where x.growing_area_id is not null or x.lot_id is not null
  union all
  select null, 'cut', null, null, null, null, null where (select count(*) from visited) > most
$$;
