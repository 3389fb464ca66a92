-- What the catalogue can be narrowed by is among the words of its rows, as states of other lists are (0044): a common word
-- together with a commune, a kind of product, a producer or a certificate that few of its products have is one look into
-- the index of words. Prefixed, for a kind of product and of certificate may be named alike.
create function catalogue_search_states() returns trigger language plpgsql as $$
begin
  new.search := array_to_tsvector(array(
      select lexeme from unnest(tsvector_to_array(coalesce(new.search, ''))) lexeme where left(lexeme, 1) <> '#')
    || array['#commune:' || new.commune_code, '#category:' || coalesce(new.category, 'none'), '#producer:' || new.business_id]
    || array(select '#certificate:' || kind from (values ('ocop', new.ocop_until), ('vietgap', new.vietgap_until),
        ('globalgap', new.globalgap_until), ('organic', new.organic_until), ('gi', new.gi_until), ('food-safety', new.food_safety_until),
        ('other', new.other_until)) held (kind, until) where until is not null));
  return new;
end $$;
create trigger catalogue_search_states before insert or update on catalogue for each row execute function catalogue_search_states();

update catalogue set search = search;
