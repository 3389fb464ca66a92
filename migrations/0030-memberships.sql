-- A person may work for several businesses, with a role in each. An account has a role of its own only in the office.
create table memberships (
  id uuid primary key,
  business_id uuid not null references businesses (id),
  -- Null until the invitation is taken up: whether the address has an account already is nobody's business.
  user_id uuid references users (id),
  role text not null check (role in ('owner', 'staff')),
  invited_email text check (length(invited_email) <= 254),
  invited_name text check (length(invited_name) between 1 and 120),
  invited_language text check (invited_language in ('vi', 'en')),
  invited_by uuid references users (id),
  created_at timestamptz not null,
  -- When the person last chose to act for the business: what the next session begins with.
  acted_at timestamptz,
  -- Locked by the owner: neither sessions nor keys act for the business any more.
  ended_at timestamptz,
  version integer not null default 1,
  constraint memberships_person unique (business_id, user_id),
  constraint memberships_invited check (user_id is not null or (invited_email is not null and invited_name is not null and invited_language is not null))
);
create index memberships_newest_idx on memberships (business_id, id desc);
create index memberships_user_id_idx on memberships (user_id);
create unique index memberships_open_invitation on memberships (business_id, invited_email) where user_id is null;

create table membership_links (
  token_hash bytea primary key check (length(token_hash) = 32),
  membership_id uuid not null references memberships (id),
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index membership_links_membership_id_idx on membership_links (membership_id);
create index membership_links_expires_at_idx on membership_links (expires_at);

-- Under the id of the account, so that addresses of staff stay what they were.
insert into memberships (id, business_id, user_id, role, created_at, acted_at)
select id, business_id, id, role, created_at, updated_at from users where business_id is not null;

-- Sessions and keys remember for which business they act.
alter table sessions add column business_id uuid references businesses (id);
update sessions s set business_id = u.business_id from users u where u.id = s.user_id;
alter table api_keys add column business_id uuid references businesses (id);
update api_keys k set business_id = u.business_id from users u where u.id = k.user_id;

drop trigger users_search on users;
alter table users drop constraint users_business_by_role, drop column business_id, alter column role drop not null,
  drop constraint users_role_check;
update users set role = null where role in ('owner', 'staff');
alter table users add constraint users_role_check check (role in ('reviewer', 'inspector', 'auditor', 'administrator'));
create index users_of_businesses_newest_idx on users (id desc) where role is null;

-- People are found by the names of the businesses they work for.
create or replace function users_search() returns trigger language plpgsql as $$
begin
  new.search := search_document(array[new.name, (select string_agg(b.name, ' ') from memberships m
    join businesses b on b.id = m.business_id where m.user_id = new.id and m.ended_at is null)], array[new.email]);
  return new;
end $$;
create trigger users_search before insert or update of name, email on users for each row execute function users_search();

create function memberships_search() returns trigger language plpgsql as $$
begin
  update users set name = name where id = new.user_id;
  return null;
end $$;
create trigger memberships_search after insert or update of user_id, ended_at on memberships for each row
  when (new.user_id is not null) execute function memberships_search();

create or replace function renamed_business() returns trigger language plpgsql as $$
begin
  update users set name = name where id in (select user_id from memberships where business_id = new.id);
  update growing_areas set business_id = business_id where business_id = new.id;
  update products set business_id = business_id where business_id = new.id;
  update lots set business_id = business_id where business_id = new.id;
  update codes set business_id = business_id where business_id = new.id;
  update applications set business_id = business_id where business_id = new.id;
  return null;
end $$;

-- What somebody has seen for one business says nothing of another.
alter table notices_seen drop constraint notices_seen_pkey, add column business_id uuid references businesses (id);
update notices_seen n set business_id = (select m.business_id from memberships m where m.user_id = n.user_id);
delete from notices_seen where business_id is null;
alter table notices_seen alter column business_id set not null, add primary key (user_id, business_id);
create index notices_seen_business_idx on notices_seen (business_id);
