-- A number that another product takes over opens that one from then on: pages that were opened by it are drawn anew.
create function notify_gtin_moved() returns trigger language plpgsql as $$
begin
  perform pg_notify('trace_changed', g.product_id::text) from product_gtins g where g.gtin in (new.gtin, old.gtin);
  perform pg_notify('trace_changed', coalesce(old.product_id, new.product_id)::text);
  return null;
end $$;
create trigger product_gtins_trace_changed after insert or update or delete on product_gtins for each row
  execute function notify_gtin_moved();

-- Pages of a product show its pictures.
create trigger product_pictures_trace_changed after insert or update or delete on product_pictures for each row
  execute function notify_variant_changed();
