-- What several features read the same way, said once.

-- Origin events that stand: neither declared erroneous nor mere declarations that another was.
create view standing_events as
select e.* from events e
where not e.declares_only and not exists (select from events c where c.corrects_id = e.id);

-- Communes of today with their province, as an address names them.
create view communes_today as
select c.code, c.kind, c.name, c.name_en, p.code as province_code, p.kind as province_kind, p.name as province_name,
  p.name_en as province_name_en
from places c
join places p on p.level = 'province' and p.code = c.parent_code and p.valid_to is null
where c.level = 'commune' and c.valid_to is null;
