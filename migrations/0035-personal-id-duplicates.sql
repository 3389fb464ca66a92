-- Whether a personal id is registered is told to the office alone: a second registration is taken, and its dossier says so.
drop index businesses_personal_id_key;
create index businesses_personal_id_idx on businesses (personal_id_hash) where personal_id_hash is not null;
