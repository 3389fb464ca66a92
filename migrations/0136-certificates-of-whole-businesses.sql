-- Every card of the catalogue, and every page of a product, asks which certificates its business has as a whole; those that cover
-- things alone may be thousands.
create index certificates_covering_idx on certificates (business_id) where covers_business;
