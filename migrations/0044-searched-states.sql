-- The states of a row are among its words, after `#`, which nothing typed can begin with: a common word together with a
-- state that few or none of its rows are in is then one look into the index of words, not a walk along all rows in that
-- state. A trigger of its own, which runs after the one that writes the words (triggers fire in order of name).
create function search_states() returns trigger language plpgsql as $$
declare
  named text;
  value text;
  states text[] := '{}';
begin
  foreach named in array tg_argv loop
    execute format('select ($1).%I::text', named) into value using new;
    states := states || ('#' || coalesce(value, 'none'));
  end loop;
  new.search := array_to_tsvector(array(
    select lexeme from unnest(tsvector_to_array(coalesce(new.search, ''))) lexeme where left(lexeme, 1) <> '#') || states);
  return new;
end $$;

-- Rows in any of these states.
create function states_query(states text[]) returns tsquery language sql immutable strict parallel safe as $$
  select coalesce(string_agg('''#' || replace(replace(state, '\', '\\'), '''', '''''') || '''', ' | '), '')::tsquery
  from unnest(states) state
$$;

create trigger businesses_search_states before insert or update on businesses for each row execute function search_states('status', 'kind');
create trigger users_search_states before insert or update on users for each row execute function search_states('role');
create trigger growing_areas_search_states before insert or update on growing_areas for each row execute function search_states('status');
create trigger products_search_states before insert or update on products for each row execute function search_states('status');
create trigger lots_search_states before insert or update on lots for each row execute function search_states('status');
create trigger codes_search_states before insert or update on codes for each row execute function search_states('status');
create trigger applications_search_states before insert or update on applications for each row execute function search_states('status', 'kind');

-- What was there before: nothing else of it changes, and nobody is told.
alter table businesses disable trigger user;
update businesses set search = search || array_to_tsvector(array['#' || status, '#' || kind]);
alter table businesses enable trigger user;
alter table users disable trigger user;
update users set search = search || array_to_tsvector(array['#' || coalesce(role, 'none')]);
alter table users enable trigger user;
alter table growing_areas disable trigger user;
update growing_areas set search = search || array_to_tsvector(array['#' || status]);
alter table growing_areas enable trigger user;
alter table products disable trigger user;
update products set search = search || array_to_tsvector(array['#' || status]);
alter table products enable trigger user;
alter table lots disable trigger user;
update lots set search = search || array_to_tsvector(array['#' || status]);
alter table lots enable trigger user;
alter table codes disable trigger user;
update codes set search = search || array_to_tsvector(array['#' || status]);
alter table codes enable trigger user;
alter table applications disable trigger user;
update applications set search = search || array_to_tsvector(array['#' || status, '#' || kind]);
alter table applications enable trigger user;
