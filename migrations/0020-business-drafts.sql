-- A registration that its owner took back waits as a draft; it goes on holding its tax code.
alter table businesses drop constraint businesses_status_check;
alter table businesses add constraint businesses_status_check
  check (status in ('draft', 'submitted', 'amend', 'active', 'suspended', 'refused', 'closed'));
