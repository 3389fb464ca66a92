-- The index of each order a list is read in: for everybody, for one business, and with each filter it offers. The last
-- column tells rows of one moment apart, as the cursor does.
create index businesses_status_id_idx on businesses (status, id desc);
create index businesses_kind_id_idx on businesses (kind, id desc);

create index growing_areas_newest_idx on growing_areas (created_at desc, id desc);
create index growing_areas_status_newest_idx on growing_areas (status, created_at desc, id desc);
create index growing_areas_business_newest_idx on growing_areas (business_id, created_at desc, id desc);
drop index growing_areas_business_idx;

create index products_created_idx on products (created_at desc, id desc);
create index products_status_created_idx on products (status, created_at desc, id desc);
create index products_business_created_idx on products (business_id, created_at desc, id desc);
drop index products_business_idx;

create index lots_newest_idx on lots (created_at desc, id desc);
create index lots_status_newest_idx on lots (status, created_at desc, id desc);
create index lots_business_newest_idx on lots (business_id, created_at desc, id desc);
create index lots_product_newest_idx on lots (product_id, created_at desc, id desc);
create index lots_business_status_idx on lots (business_id, status, id desc);
drop index lots_business_idx;

create index codes_newest_idx on codes (issued_at desc, code desc);
create index codes_status_newest_idx on codes (status, issued_at desc, code desc);
create index codes_business_newest_idx on codes (business_id, issued_at desc, code desc);
drop index codes_business_idx;

create index applications_newest_idx on applications (submitted_at desc, id desc);
create index applications_decided_idx on applications (submitted_at desc, id desc) where status in ('approved', 'refused');
create index applications_kind_newest_idx on applications (kind, submitted_at desc, id desc);
create index applications_kind_queue_idx on applications (kind, status, due_at, id);
create index applications_business_newest_idx on applications (business_id, submitted_at desc, id desc);
create index applications_business_queue_idx on applications (business_id, status, due_at, id);
create index applications_subject_idx on applications (subject_id, submitted_at desc, id desc);
drop index applications_business_idx;

create index reports_status_newest_idx on reports (status, created_at desc, id desc);

create index users_business_newest_idx on users (business_id, id desc);
create index users_role_newest_idx on users (role, id desc);
drop index users_business_id_idx;

-- By time, so that a span of days is a range of each.
create index audit_entries_actor_at_idx on audit_entries (actor_id, at desc, id desc);
create index audit_entries_action_at_idx on audit_entries (action, at desc, id desc);
create index audit_entries_type_at_idx on audit_entries (subject_type, at desc, id desc);
create index audit_entries_subject_at_idx on audit_entries (subject_id, at desc, id desc);
drop index audit_entries_actor_idx;
drop index audit_entries_action_idx;
