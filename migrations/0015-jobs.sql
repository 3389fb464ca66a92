-- The queue of graphile-worker lies in a schema of its own, which the service's role cannot touch. It may add a job, in
-- the transaction of the change that asks for it, and nothing else.
create function enqueue_job(name text, payload json) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job(name, payload, max_attempts => 12);
end $$;
revoke execute on function enqueue_job(text, json) from public;
grant execute on function enqueue_job(text, json) to dau_goc_app;
