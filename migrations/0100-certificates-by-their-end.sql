-- Certificates are listed by their end, and by a word together with their kind and state. The end is the midnight after the last
-- day, as if the registry's time were UTC: to compare with another such midnight, whatever the time zone.
alter table certificates add column ends_at timestamptz
  generated always as ((expires_on + 1)::timestamp at time zone 'UTC') stored;
create index certificates_ends_idx on certificates (ends_at, id);
create index certificates_owner_ends_idx on certificates (business_id, ends_at, id);

create trigger certificates_search_states before insert or update on certificates
  for each row execute function search_states('status', 'kind');
-- Nothing else of them changes, and nobody is told.
alter table certificates disable trigger user;
update certificates set search = coalesce(search, '') || array_to_tsvector(array['#' || status, '#' || kind]);
alter table certificates enable trigger user;
