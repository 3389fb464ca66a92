import type { TestDatabase } from './database.js';

/** Whose accounts see a large registry: an official, and the owner of half of everything in it. */
export interface LargeRegistry {
  readonly officialId: string;
  readonly ownerId: string;
  readonly businessId: string;
  readonly otherBusinessId: string;
}

const COUNTED = ['businesses', 'growing_areas', 'products', 'lots', 'codes', 'applications', 'events'];

/** Keys that tell what they are: the kind, then the number. */
const id = (kind: number, n: string) =>
  `('00000000-0000-7000-8000-' || lpad((${kind} * 1000000000::bigint + ${n})::text, 12, '0'))::uuid`;
const key = (kind: number, n: number) =>
  `00000000-0000-7000-8000-${String(kind * 1e9 + n).padStart(12, '0')}`;

/** Half of everything belongs to business 1, the rest to a thousand others. */
const ownerOf = `case when n % 2 = 0 then 1 else 2 + n % 1000 end`;
const often = (...choices: readonly string[]) =>
  `(array[${choices.map((choice) => `'${choice}'`).join(',')}])[1 + n % ${choices.length}]`;
const at = `timestamptz '2026-01-01' + n * interval '1 minute'`;

const marked = (word: string) => `'=${word.normalize('NFD')}'`;
/** What choices repeat after; those of lists have six, dossiers five: a word of the first state only shares no row with the others. */
const STATES = 6;
/**
 * As search_document and search_states would: words that all rows have, one row in twenty, one in a thousand, those in
 * the first state alone, and each its own.
 */
const words = (
  states: readonly string[],
  ...own: readonly string[]
) => `array_to_tsvector(array['che', ${marked('chè')}, 'tuyet', ${marked('tuyêt\u0301')}, ${[...states.map((state) => `'#' || ${state}`), ...own].join(', ')}]
  || case when n % ${STATES} = 0 then array['rieng', ${marked('riêng')}] else '{}' end
  || case when abs(hashint4(n)) % 20 = 0 then array['co', ${marked('cô\u0309')}] else '{}' end || case when abs(hashint4(n)) % 1000 = 0 then array['hiem', ${marked('hiêm\u0301')}] else '{}' end)`;

/** The corner of an area's square, and the one across. As text made into JSON: a tenth of the time of building it value by value. */
const corner = { x: '104 + n % 400 * 0.002::float8', y: '22 + n / 400 * 0.002::float8' };
const across = { x: `${corner.x} + 0.001::float8`, y: `${corner.y} + 0.001::float8` };
const OUTLINE = `format('{"type":"Polygon","coordinates":[[[%1$s,%2$s],[%3$s,%2$s],[%3$s,%4$s],[%1$s,%2$s]]]}',
        ${corner.x}, ${corner.y}, ${across.x}, ${across.y})::jsonb`;

const KIND = often('cooperative', 'company', 'cooperative-group');
const BUSINESS = often('active', 'active', 'active', 'submitted', 'suspended', 'closed');
const DECLARED = often('active', 'active', 'active', 'submitted', 'draft', 'suspended');
const COMMUNE = often('00721', '00724', '00727');
const CATEGORY = often('food', 'drink', 'craft');
const PAPER = often('ocop', 'vietgap', 'organic', 'food-safety', 'gi', 'other');
const PAPER_STATE = often('confirmed', 'confirmed', 'declared', 'submitted', 'revoked', 'confirmed');
const LOT = often('released', 'released', 'released', 'open', 'recalled', 'closed');
const CODE = often('active', 'active', 'active', 'suspended', 'void', 'recalled');
const MATTER = often('product', 'growing-area', 'business');

/** `rows` of everything that grows, written in sets and analysed. */
export async function seedLargeRegistry(db: TestDatabase, rows: number): Promise<LargeRegistry> {
  // What triggers would do a row at a time is written with the rows; nobody listens.
  const tables = [
    ...COUNTED,
    'catalogue',
    'certificates',
    'certificate_products',
    'compared_areas',
    'users',
    'memberships',
    'event_edges',
    'diary_entries',
    'audit_entries',
    'reports',
  ];
  for (const table of tables) await db.query(`alter table ${table} disable trigger user`);
  const references = await db.query<{ owner: string; name: string; definition: string }>(
    `select conrelid::regclass::text as owner, conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
     where contype = 'f' and conrelid::regclass::text = any($1)`,
    [tables],
  );
  for (const { owner, name } of references) await db.query(`alter table ${owner} drop constraint ${name}`);
  // An index is built faster than it is kept.
  const indexes = await db.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes where schemaname = 'public' and indexdef like 'CREATE INDEX%'
       and tablename = any($1)`,
    [tables],
  );
  for (const { name } of indexes) await db.query(`drop index ${name}`);
  const each = `from generate_series(1, ${rows}) n`;
  await db.query(`insert into businesses (id, kind, name, tax_code, province_code, commune_code, street, contact_name, contact_phone, contact_email, status, search, created_at, updated_at)
    select ${id(2, 'n')}, ${KIND}, 'Hợp tác xã Chè tuyết ' || n, lpad(n::text, 10, '0'), '08', '00721', 'Thôn Mẫu 3', 'Người Mẫu', '0912345678', 'mau@example.vn',
      ${BUSINESS}, ${words([BUSINESS, KIND], `n::text`, `lpad(n::text, 10, '0')`)}, ${at}, ${at} ${each}`);
  await db.query(`insert into users (id, email, name, password_hash, role, search, created_at, updated_at)
    select ${id(1, 'n')}, 'nguoi' || n || '@example.vn', 'Người ' || n, 'nobody signs in with this', case n when 1 then 'reviewer' when 3 then 'administrator' end,
      ${words([`case n when 1 then 'reviewer' when 3 then 'administrator' else 'none' end`], 'n::text', `'nguoi' || n`)}, ${at}, ${at} ${each}`);
  await db.query(`insert into memberships (id, user_id, business_id, role, created_at)
    select ${id(9, 'n')}, ${id(1, 'n')}, ${id(2, ownerOf)}, 'owner', ${at} ${each} where n not in (1, 3)`);
  await db.query(`insert into growing_areas (id, business_id, name, crop, hectares_declared, area_m2, commune_code, polygon, bounds, code, status, search, created_at, updated_at)
    select ${id(3, 'n')}, ${id(2, ownerOf)}, 'Nương chè ' || n, 'Chè Shan tuyết', 2.3, 23000, '00721',
      ${OUTLINE},
      box(point(${corner.x}, ${corner.y}), point(${across.x}, ${across.y})), 'VN-08-' || lpad(n::text, 7, '0'),
      ${DECLARED}, ${words([DECLARED, `'field'`], 'n::text', `'vn08' || lpad(n::text, 7, '0')`)}, ${at}, ${at} ${each}`);
  // The job that compares areas has been here: left to it, it would go on through all that follows.
  await db.query('insert into compared_areas (area_id, outline) select id, polygon from growing_areas');
  await db.query(`insert into products (id, business_id, name_vi, name_folded, status, search, created_at, updated_at, approved_at)
    select ${id(4, 'n')}, ${id(2, ownerOf)}, 'Chè tuyết ' || n, 'che tuyet ' || n, ${DECLARED}, ${words([DECLARED], 'n::text')}, ${at}, ${at}, ${at} ${each}`);
  await db.query(`insert into catalogue (product_id, business_id, commune_code, category, listed_at, search, ocop_until, vietgap_until)
    select ${id(4, 'n')}, ${id(2, ownerOf)}, ${COMMUNE}, ${CATEGORY}, ${at},
      ${words([`'commune:' || ${COMMUNE}`, `'category:' || ${CATEGORY}`, `'producer:' || ${id(2, ownerOf)}`], 'n::text')}
        || case when n % 10 = 0 then array_to_tsvector(array['#certificate:ocop']) else '' end
        || case when n % 1000 = 0 then array_to_tsvector(array['#certificate:vietgap']) else '' end,
      case when n % 10 = 0 then date '2099-01-01' end, case when n % 1000 = 0 then date '2099-01-01' end ${each}`);
  // A day each among 3,000, half of them over: whichever end is asked for, a page is a small part of it.
  await db.query(`insert into certificates (id, business_id, kind, title, number, issuer, issued_on, expires_on, stars, covers_business, status, search, created_at, updated_at)
    select ${id(10, 'n')}, ${id(2, ownerOf)}, ${PAPER}, 'Chè tuyết', 'GCN-' || n, 'Nơi cấp', date '2020-01-01',
      case when ${PAPER} <> 'gi' then date '2022-01-01' + (n * 7 % 3000) end, case when ${PAPER} = 'ocop' then 4 end, false, ${PAPER_STATE},
      ${words([PAPER_STATE, PAPER], 'n::text', `'gcn' || n`)}, ${at}, ${at} ${each}`);
  await db.query(
    `insert into certificate_products (certificate_id, product_id) select ${id(10, 'n')}, ${id(4, 'n')} ${each}`,
  );
  await db.query(`insert into lots (id, product_id, business_id, lot_number, quantity, unit, status, search, created_at, updated_at)
    select ${id(5, 'n')}, ${id(4, 'n')}, ${id(2, ownerOf)}, 'L26-' || n, 100, 'kg', ${LOT}, ${words([LOT], 'n::text', `'l26' || n`)}, ${at}, ${at} ${each}`);
  await db.query(`insert into codes (code, product_id, lot_id, business_id, status, search, issued_by, issued_at)
    select lpad(n::text, 10, '0'), ${id(4, 'n')}, case when n % 4 > 0 then ${id(5, 'n')} end, ${id(2, ownerOf)}, ${CODE}, ${words([CODE], 'n::text', `lpad(n::text, 10, '0')`)}, ${id(1, '1')}, ${at} ${each}`);
  // Every product of the catalogue has a code of its own.
  await db.query(`insert into codes (code, product_id, business_id, status, search, issued_by, issued_at)
    select lpad((${rows} + n)::text, 10, '0'), ${id(4, 'n')}, ${id(2, ownerOf)}, ${CODE}, ${words([CODE], `(${rows} + n)::text`, `lpad((${rows} + n)::text, 10, '0')`)}, ${id(1, '1')}, ${at} ${each} where n % 4 > 0`);
  await db.query(`insert into events (id, event_id, type, action, biz_step, event_time, event_time_zone_offset, record_time, business_id, recorded_by)
    select ${id(6, 'n')}, 'urn:uuid:' || n, 'ObjectEvent', 'OBSERVE', 'x', ${at}, '+07:00', ${at}, ${id(2, ownerOf)}, ${id(1, '2')} ${each}`);
  await db.query(`insert into diary_entries (event_id, business_id, lot_id, step, event_time, event_time_zone_offset, record_time, responsible)
    select ${id(6, 'n')}, ${id(2, ownerOf)}, ${id(5, 'n')}, 'harvested', ${at}, '+07:00', ${at}, 'Tổ 1' ${each}`);
  await db.query(
    `insert into event_edges (event_id, position, role, growing_area_id, quantity, unit, amount, base) select ${id(6, 'n')}, 0, 'input', ${id(3, 'n')}, 10, 'kg', 10, 'KGM' ${each}`,
  );
  await db.query(`insert into applications (id, reference, kind, subject_id, business_id, title, status, submitted_by, submitted_at, due_at, search)
    select ${id(7, 'n')}, 'HS-26-' || n, ${MATTER}, ${id(4, 'n')}, ${id(2, ownerOf)}, 'Chè tuyết ' || n, status, ${id(1, '2')}, ${at},
      date_trunc('day', ${at}) + interval '3 days 10 hours', ${words(['status', MATTER], 'n::text', `'hs26' || n`)}
    from (select n, ${often('approved', 'approved', 'submitted', 'refused', 'amend')} as status ${each}) each`);
  await db.query(`insert into audit_entries (at, actor_id, actor_role, action, subject_type, subject_id, business_id)
    select ${at}, ${id(1, '1 + n % 1000')}, 'owner', ${often('lot.created', 'product.created', 'code.issued')}, ${often('lot', 'product', 'code')}, ${id(5, 'n')}, ${id(2, ownerOf)} ${each}`);
  await db.query(`insert into reports (id, ticket, category, words, language, status, answer, answered_by, answered_at, taken_by, taken_at, closed_at, created_at, updated_at)
    select ${id(8, 'n')}, lpad(n::text, 16, '0'), 'other', 'Lời báo', 'vi', status, case when status <> 'new' then 'Đã rõ' end, case when status <> 'new' then ${id(1, '1')} end, case when status <> 'new' then ${at} end,
      null, null, case when status = 'closed' then ${at} end, ${at}, ${at} from (select n, ${often('new', 'answered', 'closed', 'closed')} as status ${each}) each`);
  for (const { definition } of indexes) await db.query(definition);
  for (const table of COUNTED) {
    const status =
      table === 'codes'
        ? `case when lot_id is null then 'product-' else 'lot-' end || status`
        : table === 'events'
          ? `'recorded'`
          : table === 'applications'
            ? `status || case when status = 'submitted' then '-unassigned' else '' end`
            : 'status';
    await db.query(`insert into tallies (subject, status, due_at, business_id, total)
      select '${table}', status, due_at, business_id, count(*) from (select ${status} as status, ${table === 'businesses' ? 'id' : 'business_id'} as business_id,
        ${table === 'applications' ? `case when status = 'submitted' then due_at end` : 'null::timestamptz'} as due_at from ${table}) each
      group by grouping sets ((status, due_at, business_id), (status, due_at))`);
  }
  await db.query('analyze');
  for (const { owner, name, definition } of references)
    await db.query(`alter table ${owner} add constraint ${name} ${definition} not valid`);
  for (const table of tables) await db.query(`alter table ${table} enable trigger user`);
  return { officialId: key(1, 1), ownerId: key(1, 2), businessId: key(2, 1), otherBusinessId: key(2, 3) };
}
