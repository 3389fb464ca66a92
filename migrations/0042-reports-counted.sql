-- How many reports wait is on every official's home. A report that concerns no business is counted as nobody's.
select keep_count('reports', 'status', 'null', 'coalesce(business_id, ''00000000-0000-0000-0000-000000000000'')');
