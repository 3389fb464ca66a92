-- One account an address: domains of other letters are kept in ASCII (RFC 5890 §2.3.2.1) from now on, and those kept before are rewritten.
-- Punycode (RFC 3492 §6.3) of one label that is composed and in small letters, as addresses were kept.
create function pg_temp.ascii_label(label text) returns text language plpgsql immutable as $$
declare
  points int[] := array(select ascii(c) from regexp_split_to_table(label, '') with ordinality as t (c, i) where c <> '' order by i);
  basic text := regexp_replace(label, '[^\x01-\x7f]', '', 'g');
  digits constant text := 'abcdefghijklmnopqrstuvwxyz0123456789';
  encoded text := basic || case when basic = '' then '' else '-' end;
  n int := 128; delta int := 0; bias int := 72; m int; q int; k int; t int; point int;
  written int := length(basic); first boolean := true;
begin
  if label !~ '[^\x01-\x7f]' then return label; end if;
  while written < array_length(points, 1) loop
    select min(p) into m from unnest(points) as p where p >= n;
    delta := delta + (m - n) * (written + 1);
    n := m;
    foreach point in array points loop
      if point < n then delta := delta + 1; end if;
      if point = n then
        q := delta; k := 36;
        loop
          t := case when k <= bias then 1 when k >= bias + 26 then 26 else k - bias end;
          exit when q < t;
          encoded := encoded || substr(digits, t + (q - t) % (36 - t) + 1, 1);
          q := (q - t) / (36 - t);
          k := k + 36;
        end loop;
        encoded := encoded || substr(digits, q + 1, 1);
        delta := case when first then delta / 700 else delta / 2 end;
        delta := delta + delta / (written + 1);
        k := 0;
        while delta > 455 loop
          delta := delta / 35;
          k := k + 36;
        end loop;
        bias := k + 36 * delta / (delta + 38);
        delta := 0; first := false; written := written + 1;
      end if;
    end loop;
    delta := delta + 1;
    n := n + 1;
  end loop;
  return 'xn--' || encoded;
end $$;

-- Of two accounts of one address, of which the one was written with the domain in ASCII, that one keeps it.
update users u set email = canonical.email
from (select id, regexp_replace(email, '@[^@]*$', '') || '@' ||
        (select string_agg(pg_temp.ascii_label(label), '.' order by i)
         from regexp_split_to_table(regexp_replace(email, '^.*@', ''), '\.') with ordinality as parts (label, i)) as email
      from users where email ~ '@[^@]*[^\x01-\x7f][^@]*$') as canonical
where u.id = canonical.id and length(canonical.email) <= 254
  and not exists (select from users other where other.email = canonical.email);

drop function pg_temp.ascii_label(text);
