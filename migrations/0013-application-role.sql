-- The service works as a role that owns nothing: append-only tables can be added to and read, never changed.
do $$
begin
  if not exists (select from pg_roles where rolname = 'dau_goc_app') then
    create role dau_goc_app nologin;
  end if;
exception when duplicate_object or unique_violation then null; -- another database of this server was faster
end $$;
do $$
begin
  if not pg_has_role(current_user, 'dau_goc_app', 'set') then
    execute format('grant dau_goc_app to %I', current_user);
  end if;
exception when undefined_object or invalid_parameter_value then
  execute format('grant dau_goc_app to %I', current_user); -- PostgreSQL 15 knows no SET option
end $$;
grant usage on schema public to dau_goc_app;
grant select, insert, update, delete on all tables in schema public to dau_goc_app;
grant usage on all sequences in schema public to dau_goc_app;
alter default privileges in schema public grant select, insert, update, delete on tables to dau_goc_app;
alter default privileges in schema public grant usage on sequences to dau_goc_app;
revoke update, delete, truncate on audit_entries, events, event_edges from dau_goc_app;
revoke insert, update, delete on places, place_successors, reference_data from dau_goc_app;
