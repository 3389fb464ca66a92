-- An official at the counter enters what somebody says who came: the session works for that business until it is ended.
alter table sessions add column counter_business_id uuid references businesses (id);
create index sessions_counter_idx on sessions (counter_business_id) where counter_business_id is not null;
