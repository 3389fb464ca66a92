-- Where two areas lie on the same ground: the middle of what they share.
alter table area_overlaps add column lon double precision, add column lat double precision;
