-- What the office asks of an area beside its crop, size and boundary. None of it is owed: what nobody has told is null.
alter table growing_areas
  add column variety text check (length(variety) between 1 and 200),
  add column planted_year smallint check (planted_year between 1800 and 2200),
  add column harvests_per_year smallint check (harvests_per_year between 1 and 60),
  add column harvest_months smallint[] check (cardinality(harvest_months) between 1 and 12
    and harvest_months <@ '{1,2,3,4,5,6,7,8,9,10,11,12}'::smallint[]),
  -- A year, of what is sold.
  add column expected_tonnes numeric(12, 3) check (expected_tonnes > 0),
  -- [{"year": 2025, "tonnes": 12.5}], three years at most, the latest first.
  add column past_yields jsonb check (jsonb_typeof(past_yields) = 'array' and jsonb_array_length(past_yields) between 1 and 3),
  add column irrigation text check (irrigation in ('rain', 'gravity', 'pumped', 'drip', 'sprinkler', 'other')),
  -- As the business says; what was attested is a certificate.
  add column standards text[] check (cardinality(standards) between 1 and 8
    and standards <@ '{vietgap,globalgap,organic,haccp,iso-22000,other}'::text[]),
  -- ISO 3166-1 alpha-2, with EU.
  add column intended_markets text[] check (cardinality(intended_markets) between 1 and 30),
  -- Who answers for the area: a name of a person, for its business and the office.
  add column registrant text check (length(registrant) between 2 and 200),
  -- When its business last said that all of this is true.
  add column committed_at timestamptz;
