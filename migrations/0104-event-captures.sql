-- What came of documents that other systems sent (EPCIS 2.0 §12.7.1).
create table event_captures (
  id uuid primary key,
  business_id uuid not null references businesses (id),
  created_by uuid not null references users (id),
  created_at timestamptz not null,
  finished_at timestamptz not null,
  behaviour text not null check (behaviour in ('rollback', 'proceed')),
  taken integer not null check (taken >= 0),
  errors jsonb not null
);
create index event_captures_business_idx on event_captures (business_id, created_at);
create index events_newest_idx on events (event_time, id);
-- Only the diary always knows a step.
alter table events alter column biz_step drop not null;
