-- Figures of the office's work on dossiers: what came in, was decided, in time or late. A month is counted from the steps, which never
-- change, and closed some days after its end: its rows are kept, and if they come out otherwise later, that is a further revision.

-- Where the applicant was seated when the dossier was first sent: a seat that moves later moves no figure.
alter table applications add column commune_code text;
update applications a set commune_code = b.commune_code from businesses b where b.id = a.business_id;
create function keep_commune_of_application() returns trigger language plpgsql as $$
begin
  new.commune_code := (select commune_code from businesses where id = new.business_id);
  return new;
end $$;
create trigger applications_commune before insert on applications for each row execute function keep_commune_of_application();

create index application_steps_at_idx on application_steps (at)
  where action in ('submit', 'amend', 'approve', 'refuse', 'withdraw');

-- What happened in a span of time, told apart by everything that figures are told by.
create function figure_facts(since timestamptz, until timestamptz)
returns table (business_id uuid, kind text, channel text, commune_code text, officer_id uuid, received integer, decided integer,
  on_time integer, late integer, amended integer, refused integer, withdrawn integer)
language sql stable as $$
  select a.business_id, a.kind, a.channel, a.commune_code,
    case when s.action in ('amend', 'approve', 'refuse') then s.actor_id end,
    count(*) filter (where s.action = 'submit')::int,
    count(*) filter (where s.action in ('approve', 'refuse'))::int,
    count(*) filter (where s.action in ('approve', 'refuse') and s.at <= a.due_at)::int,
    count(*) filter (where s.action in ('approve', 'refuse') and s.at > a.due_at)::int,
    count(*) filter (where s.action = 'amend')::int,
    count(*) filter (where s.action = 'refuse')::int,
    count(*) filter (where s.action = 'withdraw')::int
  from application_steps s join applications a on a.id = s.application_id
  where s.at >= figure_facts.since and s.at < figure_facts.until
    and s.action in ('submit', 'amend', 'approve', 'refuse', 'withdraw')
  group by 1, 2, 3, 4, 5
$$;

create table figure_months (
  month date not null check (extract(day from month) = 1),
  -- 0: as it was closed. More: what came out otherwise later.
  revision integer not null check (revision >= 0),
  since timestamptz not null,
  until timestamptz not null,
  closed_at timestamptz not null,
  primary key (month, revision)
);

create table figure_rows (
  month date not null,
  revision integer not null,
  business_id uuid not null,
  kind text not null,
  channel text not null,
  commune_code text,
  -- Who decided or asked to amend; null for what nobody of the office did.
  officer_id uuid,
  received integer not null,
  decided integer not null,
  on_time integer not null,
  late integer not null,
  amended integer not null,
  refused integer not null,
  withdrawn integer not null,
  -- At the end of the month.
  open integer not null,
  foreign key (month, revision) references figure_months (month, revision)
);
create index figure_rows_month_idx on figure_rows (month, revision);

revoke update, delete, truncate on figure_months, figure_rows from dau_goc_app;
create trigger figure_months_append_only before update or delete on figure_months for each row execute function refuse_change();
create trigger figure_months_no_truncate before truncate on figure_months for each statement execute function refuse_change();
create trigger figure_rows_append_only before update or delete on figure_rows for each row execute function refuse_change();
create trigger figure_rows_no_truncate before truncate on figure_rows for each statement execute function refuse_change();

-- A month as it is counted now: what happened in it, and what was open at its end, which is what was open at the end of the month before
-- (its last revision) and what came and went since.
create function figures_of_month(month_counted date, since timestamptz, until timestamptz)
returns table (business_id uuid, kind text, channel text, commune_code text, officer_id uuid, received integer, decided integer,
  on_time integer, late integer, amended integer, refused integer, withdrawn integer, open integer)
language sql stable as $$
  with facts as materialized (select * from figure_facts(since, until)),
  opened as (
    select b.business_id, b.kind, b.channel, b.commune_code, sum(b.open)::int as open from (
      select r.business_id, r.kind, r.channel, r.commune_code, r.open from figure_rows r
      where r.month = month_counted - interval '1 month' and r.open <> 0
        and r.revision = (select max(revision) from figure_months m where m.month = month_counted - interval '1 month')
      union all
      select f.business_id, f.kind, f.channel, f.commune_code, f.received - f.decided - f.withdrawn from facts f
    ) b group by 1, 2, 3, 4 having sum(b.open) <> 0
  )
  select *, 0 from facts
  union all
  select o.business_id, o.kind, o.channel, o.commune_code, null::uuid, 0, 0, 0, 0, 0, 0, 0, o.open from opened o
$$;
