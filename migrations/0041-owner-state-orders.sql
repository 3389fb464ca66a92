-- A business narrowing its own lists by state: however many it has, and however few in that state. Both in one value,
-- of which PostgreSQL keeps statistics: of the two apart it supposes that each business has its share of every state,
-- and looks for the suspended products of one that has none along the whole list.
create index growing_areas_owner_status_idx on growing_areas ((business_id::text || status), created_at desc, id desc);
create index products_owner_status_idx on products ((business_id::text || status), created_at desc, id desc);
create index lots_owner_status_idx on lots ((business_id::text || status), created_at desc, id desc);
create index codes_owner_status_idx on codes ((business_id::text || status), issued_at desc, code desc);
drop index lots_business_status_idx;

-- Decided is what was taken back, too.
drop index applications_decided_idx;
create index applications_decided_idx on applications (submitted_at desc, id desc) where status in ('approved', 'refused', 'withdrawn');
