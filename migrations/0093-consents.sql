-- What people have agreed to, purpose by purpose, in the very words they read, and what they took back: appended, never changed.
create table consents (
  id bigint generated always as identity primary key,
  business_id uuid not null references businesses (id),
  user_id uuid not null references users (id),
  purpose text not null check (purpose in ('publish-contact', 'publish-representative', 'share-national', 'news')),
  given boolean not null,
  -- The version of the words, and the words.
  version text not null check (length(version) between 1 and 20),
  words text not null check (length(words) between 1 and 2000),
  channel text not null check (channel in ('page', 'api')),
  at timestamptz not null
);
create index consents_business_idx on consents (business_id, purpose, id desc);
create index consents_user_idx on consents (user_id, business_id, purpose, id desc);
revoke update, delete, truncate on consents from dau_goc_app;
create trigger consents_append_only before update or delete on consents for each row execute function refuse_change();
create trigger consents_no_truncate before truncate on consents for each statement execute function refuse_change();

-- What holds now of what concerns the business as a whole, beside the business: public pages are made of it, and told when it changes.
alter table businesses add column consents text[] not null default '{}';
create function keep_consents() returns trigger language plpgsql as $$
begin
  if new.purpose <> 'news' then
    update businesses set consents = case when new.given then array(select distinct purpose from unnest(consents || new.purpose) purpose order by purpose)
      else array_remove(consents, new.purpose) end
    where id = new.business_id;
  end if;
  return null;
end $$;
create trigger consents_kept after insert on consents for each row execute function keep_consents();
