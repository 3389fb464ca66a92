-- How somebody wants to hear of notices by mail; at once where nothing is said. What stops things is told at once whatever is chosen.
create table notice_settings (
  user_id uuid primary key references users (id),
  mail text not null check (mail in ('at-once', 'daily', 'never')),
  changed_at timestamptz not null
);

-- Which notice is to go to whom, written with the notice itself; a letter that went out is not sent again.
create table notice_mails (
  notice_id bigint not null references notices (id) on delete cascade,
  user_id uuid not null references users (id),
  -- Of those that wait for the letter of the day.
  together boolean not null,
  queued_at timestamptz not null,
  sent_at timestamptz,
  primary key (notice_id, user_id)
);
create index notice_mails_user_idx on notice_mails (user_id, notice_id);
create index notice_mails_waiting_idx on notice_mails (user_id) where sent_at is null and together;
