-- Until when a business asks that a code may go on, and on what grounds; whether it does, the dossier says (applications, kind 'area-renewal').
create table area_renewals (
  registration_id uuid primary key references area_registrations (id) on delete cascade,
  wanted_until date not null,
  grounds text not null check (length(grounds) between 1 and 2000),
  asked_at timestamptz not null
);

-- Each of them once, for the day it was written about.
create table area_code_reminders (
  registration_id uuid not null references area_registrations (id) on delete cascade,
  until date not null,
  days integer not null,
  at timestamptz not null,
  primary key (registration_id, until, days)
);
