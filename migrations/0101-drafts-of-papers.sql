-- A scan of a paper that came as PDF is kept beside a form with faults as pictures are.
alter table picture_drafts drop constraint picture_drafts_bytes_check;
alter table picture_drafts add constraint picture_drafts_bytes_check check (length(bytes) <= 8388608);
