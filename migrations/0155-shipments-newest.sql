-- The office reads all shipments, the newest first.
create index shipments_newest_idx on shipments (sent_at desc, id desc);
