-- Rows that a search finds, up to `most`, by the index of words whatever PostgreSQL guesses: of words that only begin
-- like the one asked for it supposes two rows in a hundred, and would rather read the table. Places of rows, valid in
-- the statement that asks.
create function search_hits(relation regclass, query tsquery, owner_column name, owner uuid, most integer) returns setof tid
language plpgsql stable parallel restricted set enable_seqscan = off as $$
begin
  if owner is null then
    return query execute format('select ctid from %s where search @@ $1 limit $2', relation) using query, most;
  else
    return query execute format('select ctid from %s where search @@ $1 and %I = $3 limit $2', relation, owner_column)
      using query, most, owner;
  end if;
end $$;
