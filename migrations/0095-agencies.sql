-- Public bodies that grow, make or pack: stations, centres, schools. Registered by their tax code like everybody but households.
alter table businesses drop constraint businesses_kind_check;
alter table businesses add constraint businesses_kind_check
  check (kind in ('company', 'cooperative', 'cooperative-group', 'household', 'agency'));
alter table business_changes drop constraint business_changes_kind_check;
alter table business_changes add constraint business_changes_kind_check
  check (kind in ('company', 'cooperative', 'cooperative-group', 'household', 'agency'));
