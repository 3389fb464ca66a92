-- The goods and the cartons made from them share the twelve digits between packing indicator and check digit (GS1 General
-- Specifications, 3.3.2), so all living numbers with the same ones belong to one product. Whichever way a number comes or comes back to
-- life, by form, sheet or a dossier sent again, two who want a family at once come one after the other at the key of this table.
create table gtin_families (
  family text primary key check (family ~ '^\d{12}$'),
  product_id uuid not null references products (id) on delete cascade
);

create function keep_gtin_families() returns trigger language plpgsql as $$
declare
  holder uuid;
begin
  if tg_op <> 'INSERT' and old.live then
    delete from gtin_families f where f.family = substr(old.gtin, 2, 12) and f.product_id = old.product_id
      and not exists (select from product_gtins g where g.live and substr(g.gtin, 2, 12) = f.family and g.product_id = f.product_id);
  end if;
  if tg_op <> 'DELETE' and new.live then
    insert into gtin_families values (substr(new.gtin, 2, 12), new.product_id) on conflict (family) do nothing;
    select product_id into holder from gtin_families where family = substr(new.gtin, 2, 12);
    if holder is distinct from new.product_id then
      raise unique_violation using message = 'another product has the family of this number',
        table = 'gtin_families', constraint = 'gtin_families_pkey';
    end if;
  end if;
  return null;
end $$;
create trigger product_gtins_families after insert or update of live or delete on product_gtins for each row
  execute function keep_gtin_families();

-- Where two came at once before, the first of them keeps it.
insert into gtin_families
select distinct on (substr(gtin, 2, 12)) substr(gtin, 2, 12), product_id from product_gtins where live
order by substr(gtin, 2, 12), product_id;
