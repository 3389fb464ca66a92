-- Whatever a public page is made of tells every replica when it changes, from the transaction that changed it.
create function notify_trace_changed() returns trigger language plpgsql as $$
declare
  changed jsonb := to_jsonb(new);
begin
  perform pg_notify('trace_changed', changed ->> tg_argv[0]);
  return null;
end $$;

create trigger businesses_trace_changed after insert or update on businesses for each row execute function notify_trace_changed('id');
create trigger growing_areas_trace_changed after insert or update on growing_areas for each row execute function notify_trace_changed('id');
create trigger products_trace_changed after insert or update on products for each row execute function notify_trace_changed('id');
create trigger lots_trace_changed after insert or update on lots for each row execute function notify_trace_changed('product_id');

-- The page of a lot shows its events, and the page of the product the areas they name.
create function notify_event_recorded() returns trigger language plpgsql as $$
begin
  perform pg_notify('trace_changed', product_id::text) from lots where id = new.lot_id;
  return null;
end $$;

create trigger events_trace_changed after insert on events for each row execute function notify_event_recorded();
create trigger codes_trace_changed after insert or update on codes for each row execute function notify_trace_changed('product_id');
