-- A saved reply belongs to a person in the capacity of the request: who acts for two businesses may use one key for both.
-- Replies saved before were made for the one business of the account.
alter table idempotency_keys add column capacity text not null default '' check (length(capacity) <= 64);
update idempotency_keys k set capacity = coalesce((
  select m.business_id::text from memberships m where m.user_id = k.user_id order by m.created_at, m.id limit 1), '');
alter table idempotency_keys drop constraint idempotency_keys_pkey, add primary key (user_id, capacity, key);
alter table idempotency_keys alter column capacity drop default;
