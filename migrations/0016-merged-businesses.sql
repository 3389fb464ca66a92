-- A business that was merged into another keeps its records, which are within the reach of the surviving one.
alter table businesses add column merged_into uuid references businesses (id),
  add constraint businesses_merged check (merged_into is null or (merged_into <> id and status = 'closed'));
create index businesses_merged_into_idx on businesses (merged_into) where merged_into is not null;

-- Everything merged into a business, over however many steps.
create function merged_into(survivor uuid) returns uuid[] language sql stable as $$
  with recursive gone as (
    select id from businesses where merged_into = survivor
    union
    select b.id from businesses b join gone on b.merged_into = gone.id
  )
  select coalesce(array_agg(id), '{}') from gone
$$;
