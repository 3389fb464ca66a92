-- Whether a number of a paper is somebody else's too is asked with each dossier about one.
create index certificates_by_number_idx on certificates (number);
