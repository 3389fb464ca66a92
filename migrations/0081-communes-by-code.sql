-- The communes of today by code, for the few that a choice names: a look for each, not a walk along every unit there ever was.
create index places_commune_today_idx on places (code) where level = 'commune' and valid_to is null;
