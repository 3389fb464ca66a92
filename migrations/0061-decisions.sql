-- Steps are the words of the table of dossiers; each may name its reason from a list beside the words, and the number of the decision.
alter table application_steps
  drop constraint application_steps_action_check,
  add constraint application_steps_action_check check (action ~ '^[a-z][a-z-]{0,39}$'),
  add column reason_code text check (reason_code ~ '^[a-z][a-z-]{0,39}$');

-- The last number an agency gave in a year; its row stays locked until the decision is committed, so that numbers have no gaps.
create table decision_numbers (
  agency text not null check (length(agency) between 1 and 20),
  year integer not null,
  last integer not null check (last > 0),
  primary key (agency, year)
);

-- What the office has decided for good about a dossier, with its number.
create table decisions (
  step_id bigint primary key references application_steps (id),
  application_id uuid not null references applications (id),
  agency text not null,
  year integer not null,
  number integer not null,
  -- As it is quoted: `12/2026/QĐ-SKHCN`.
  reference text not null unique,
  -- In the address of its page, and in its QR: whoever has the paper may check it, nobody guesses others.
  token text not null unique check (token ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
  outcome text not null check (outcome in ('approve', 'refuse')),
  decided_by uuid not null references users (id),
  decided_at timestamptz not null,
  constraint decisions_number_key unique (agency, year, number)
);
create index decisions_application_idx on decisions (application_id, step_id desc);
revoke update, delete, truncate on decisions from dau_goc_app;
create trigger decisions_append_only before update or delete on decisions for each row execute function refuse_change();
create trigger decisions_no_truncate before truncate on decisions for each statement execute function refuse_change();
