-- What a list is searched by: words without marks, kept beside each row. Words rather than trigrams: a Vietnamese
-- syllable of two letters has no trigram of its own, and this needs no extension. Written in SQL once, for what is kept
-- and for what is asked alike.

-- Small letters, decomposed, apostrophes and invisible signs dropped, every other sign a space. lower() of a server
-- without a locale knows ASCII only: after decomposition Đ is the one letter of ours that it misses.
create function plain_text(value text) returns text language sql immutable strict parallel safe as $$
  select btrim(regexp_replace(regexp_replace(
    lower(translate(normalize(normalize(value, NFKC), NFKD), 'ĐƉÐðɖ', 'đđđđđ')),
    '[''’‘ʼ`\u00ad\u200b-\u200f\u2060\ufeff]', '', 'g'),
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u2bff\u3000-\u303f]+', ' ', 'g'))
$$;

-- Its words, with the tone at the end of each: Hoà and Hòa are one spelling (as in `nameKey`).
create function marked_words(value text) returns text[] language sql immutable strict parallel safe as $$
  select coalesce(array_agg(left(regexp_replace(word, '[\u0300\u0301\u0303\u0309\u0323]', '', 'g')
      || coalesce(substring(word from '[\u0300\u0301\u0303\u0309\u0323]'), ''), 100) order by place), '{}')
  from string_to_table(plain_text(value), ' ') with ordinality as t (word, place) where word <> ''
$$;

create function bare_words(words text[]) returns text[] language sql immutable strict parallel safe as $$
  select coalesce(array_agg(bare order by place), '{}') from (
    select translate(regexp_replace(word, '[\u0300-\u036f]', '', 'g'), 'đ', 'd') as bare, place
    from unnest(words) with ordinality as t (word, place)) each where bare <> ''
$$;

-- The kinds of business, in full and as people shorten them.
create function business_kinds() returns table (short text, spelled text) language sql immutable parallel safe as $$
  values ('htx', 'hop tac xa'), ('htx', 'hoptacxa'), ('tht', 'to hop tac'), ('hkd', 'ho kinh doanh'), ('dntn', 'doanh nghiep tu nhan'),
    ('tnhh mtv', 'cong ty trach nhiem huu han mot thanh vien'), ('tnhh mtv', 'cong ty tnhh mot thanh vien'),
    ('tnhh mtv', 'cong ty tnhh mtv'), ('tnhh mtv', 'cty tnhh mtv'), ('tnhh mtv', 'ct tnhh mtv'),
    ('tnhh', 'cong ty trach nhiem huu han'), ('tnhh', 'cong ty tnhh'), ('tnhh', 'cty tnhh'), ('tnhh', 'ct tnhh'),
    ('ctcp', 'cong ty co phan'), ('ctcp', 'cong ty cp'), ('ctcp', 'cty co phan'), ('ctcp', 'cty cp'), ('ctcp', 'ct cp')
$$;

-- A name in bare words with every kind of business at its shortest.
create function shortened(words text[]) returns text language plpgsql immutable strict parallel safe as $$
declare
  named text := ' ' || array_to_string(words, ' ') || ' ';
  kind record;
begin
  if named !~ ' (hop|hoptacxa|to|ho|doanh|cong|cty|ct) ' then return btrim(named); end if;
  for kind in select short, spelled from business_kinds() order by length(spelled) desc loop
    named := replace(named, ' ' || kind.spelled || ' ', ' ' || kind.short || ' ');
  end loop;
  return btrim(named);
end $$;

-- The words of names, and of names that mean the same: bare, and (after `=`) with their marks; of numbers and codes
-- also the whole without the signs between, and a GTIN without the zeros that fill it up.
create function search_document(names text[], codes text[]) returns tsvector
language plpgsql immutable parallel safe as $$
declare
  lexemes text[] := '{}';
  words text[];
  bare text[];
  brief text;
  each text;
begin
  foreach each in array names loop
    continue when each is null;
    words := marked_words(each);
    bare := bare_words(words);
    brief := shortened(bare);
    select lexemes || bare || string_to_array(brief, ' ')
      || coalesce(array_agg('=' || word), '{}')
      || coalesce((select array_agg('=' || kind) from unnest(string_to_array('htx tht hkd dntn tnhh mtv ctcp', ' ')) kind
           where kind = any(string_to_array(brief, ' '))), '{}')
      || coalesce((select array_agg(part) from business_kinds(), unnest(string_to_array(spelled, ' ')) part
           where ' ' || brief || ' ' like '% ' || business_kinds.short || ' %'), '{}')
    into lexemes from unnest(words) word;
  end loop;
  foreach each in array codes loop
    continue when each is null;
    bare := bare_words(marked_words(each));
    lexemes := lexemes || bare || left(array_to_string(bare, ''), 100);
    if each ~ '^0+\d+$' then lexemes := lexemes || ltrim(each, '0'); end if;
    lexemes := lexemes || (select coalesce(array_agg('=' || word), '{}') from unnest(bare) word);
  end loop;
  return array_to_tsvector(array(select distinct lexeme from unnest(lexemes) lexeme where lexeme <> ''));
end $$;

-- What somebody typed: each word begins a word of what is found; or all of it without its signs begins a code. The kind
-- of a business may be left out of its name, or typed before it: where other words stand, it does not count. `exact`
-- wants whole words with their marks.
create function search_query(typed text, exact boolean) returns tsquery language plpgsql immutable strict parallel safe as $$
declare
  marked text[] := (marked_words(left(typed, 200)))[1:12];
  bare text[] := bare_words(marked);
  short text[] := string_to_array(shortened(bare), ' ');
  named text[] := array(select word from unnest(short) word where word not in ('htx', 'tht', 'hkd', 'dntn', 'tnhh', 'mtv', 'ctcp'));
  whole text := array_to_string(bare, '');
  asked text;
begin
  if cardinality(bare) = 0 then return ''::tsquery; end if;
  if exact then
    return (select string_agg(quote_literal('=' || word), ' & ') from unnest(marked) word)::tsquery;
  end if;
  if cardinality(named) = 0 then named := short; end if;
  asked := (select string_agg(quote_literal(word) || ':*', ' & ') from unnest(named) word);
  if whole ~ '\d' and length(whole) >= 4 then asked := '(' || asked || ') | ' || quote_literal(whole) || ':*'; end if;
  return asked::tsquery;
end $$;
