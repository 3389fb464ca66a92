-- Days on which the office rests or works otherwise than the law's calendar says, decided year by year; an administrator writes them.
create table office_days (
  day date primary key,
  worked boolean not null,
  name text not null check (length(name) between 1 and 120),
  changed_by uuid not null references users (id),
  changed_at timestamptz not null
);
