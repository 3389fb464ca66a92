-- The steps of dossiers are told, too: what a dossier is called, and by when the office answers it.
create or replace function subject_title(kind text, id text) returns text language sql stable as $$
  select case kind
    when 'business' then (select b.name from businesses b where b.id = subject_title.id::uuid)
    when 'growing-area' then (select a.name from growing_areas a where a.id = subject_title.id::uuid)
    when 'product' then (select p.name_vi from products p where p.id = subject_title.id::uuid)
    when 'lot' then (select p.name_vi || ', ' || l.lot_number from lots l join products p on p.id = l.product_id
                     where l.id = subject_title.id::uuid)
    when 'code' then subject_title.id
    when 'area-registration' then (select a.name || ' (' || concat_ws(', ', r.code, r.market) || ')'
                                   from area_registrations r join growing_areas a on a.id = r.area_id
                                   where r.id = subject_title.id::uuid)
    when 'certificate' then (select c.number from certificates c where c.id = subject_title.id::uuid)
    when 'application' then (select a.title || ' (' || a.reference || ')' from applications a
                             where a.id = subject_title.id::uuid)
  end
$$;

alter table notices add column due_at timestamptz;

-- Of a dossier that waits: its applicant knows that the office is late. Sent again it begins anew.
alter table applications add column told_late boolean not null default false;
create index applications_to_tell_late_idx on applications (due_at) where status = 'submitted' and not told_late;
