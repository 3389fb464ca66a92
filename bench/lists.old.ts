/**
 * The lists of release 0.1.0, as its SQL was: one statement for every way of asking, ordered without an index of that
 * order, counted by counting.
 */
export interface OldQuery {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

const KEY = (column: string) => `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const PAGE = 31;

export const LOTS = (scope: string | null): OldQuery => ({
  sql: `select l.id, l.product_id, p.name_vi, l.business_id, b.name, l.lot_number, l.quantity::float8 as quantity, l.unit, l.made_on::text,
      l.expires_on::text, l.status, l.status_reason, c.code, l.sample, l.version, l.created_at,
      (select count(*) from old_events e where e.lot_id = l.id and not e.declares_only
         and not exists (select 1 from old_events x where x.corrects_id = e.id)) as events, ${KEY('l.created_at')} as key
    from lots l join products p on p.id = l.product_id join businesses b on b.id = l.business_id left join codes c on c.lot_id = l.id
    where ($1::uuid is null or l.business_id = $1) and ($5::uuid is null or l.product_id = $5)
      and ($2::timestamptz is null or (l.created_at, l.id) < ($2::timestamptz, $3::uuid))
    order by l.created_at desc, l.id desc limit $4`,
  parameters: [scope, null, null, PAGE, null],
});

export const PRODUCTS = (scope: string | null): OldQuery => ({
  sql: `select p.id, p.business_id, b.name, p.name_vi, p.name_en, p.description_vi, p.description_en, p.image_sha256, p.brand, p.net_content,
      p.shelf_life_days, p.standards, p.gtin, p.status, p.status_reason, p.sample, p.version, p.created_at, p.approved_at,
      ${KEY('p.created_at')} as key
    from products p join businesses b on b.id = p.business_id
    where ($1::uuid is null or p.business_id = $1) and ($2::timestamptz is null or (p.created_at, p.id) < ($2::timestamptz, $3::uuid))
    order by p.created_at desc, p.id desc limit $4`,
  parameters: [scope, null, null, PAGE],
});

export const AREAS: OldQuery = {
  sql: `select a.id, a.business_id, b.name, a.name, a.crop, a.hectares_declared::float8, a.area_m2, a.commune_code, a.village, a.households,
      a.polygon, a.code, a.status, a.status_reason, a.sample, a.version, a.created_at,
      (select jsonb_build_array(jsonb_build_object('kind', c.kind, 'name', c.name, 'nameEn', c.name_en),
         jsonb_build_object('kind', p.kind, 'name', p.name, 'nameEn', p.name_en))
       from places c join places p on p.level = 'province' and p.code = c.parent_code and p.valid_to is null
       where c.level = 'commune' and c.code = a.commune_code and c.valid_to is null) as place, ${KEY('a.created_at')} as key
    from growing_areas a join businesses b on b.id = a.business_id
    where ($1::uuid is null or a.business_id = $1) and ($2::timestamptz is null or (a.created_at, a.id) < ($2::timestamptz, $3::uuid))
    order by a.created_at desc, a.id desc limit $4`,
  parameters: [null, null, null, PAGE],
};

export const CODES: OldQuery = {
  sql: `select c.code, c.status, c.status_reason, c.product_id, p.name_vi, p.gtin, c.lot_id, l.lot_number, b.name, c.issued_at,
      ${KEY('c.issued_at')} as key, c.version
    from codes c join products p on p.id = c.product_id join businesses b on b.id = c.business_id left join lots l on l.id = c.lot_id
    where ($1::uuid is null or c.business_id = $1) and ($2::timestamptz is null or (c.issued_at, c.code) < ($2::timestamptz, $3))
    order by c.issued_at desc, c.code desc limit $4`,
  parameters: [null, null, '', PAGE],
};

const MOMENT = '(select $1::timestamptz as now, $2::timestamptz as soon) m';

export const QUEUE = (now: Date, soon: Date, waiting: boolean, q: string | null): OldQuery => {
  const order = waiting ? 'a.due_at, a.id' : 'a.submitted_at desc, a.id desc';
  const [column, beyond] = waiting ? ['a.due_at', '>'] : ['a.submitted_at', '<'];
  return {
    sql: `select a.id, a.reference, a.kind, a.subject_id, a.title, a.business_id, b.name, a.status, a.submitted_at, a.due_at, a.version
      from applications a join businesses b on b.id = a.business_id cross join ${MOMENT}
      where ${waiting ? `a.status = 'submitted'` : 'true'} and ($3::uuid is null or a.business_id = $3) and ($4::text is null or a.kind = $4)
        and ($5::text is null or position(lower($5) in lower(a.reference || ' ' || a.title || ' ' || b.name)) > 0)
        and ($6::timestamptz is null or (${column}, a.id) ${beyond} ($6::timestamptz, $7::uuid))
      order by ${order} limit $8`,
    parameters: [now, soon, null, null, q, null, null, PAGE],
  };
};

export const QUEUE_COUNTS = (now: Date, soon: Date): OldQuery => ({
  sql: `select count(*) filter (where a.status = 'submitted')::int as waiting,
      count(*) filter (where a.status = 'submitted' and a.due_at between m.now and m.soon)::int as soon,
      count(*) filter (where a.status = 'submitted' and a.due_at < m.now)::int as late,
      count(*) filter (where a.status = 'amend')::int as amend, count(*) filter (where a.status in ('approved', 'refused'))::int as decided,
      count(*)::int as "all"
    from applications a cross join ${MOMENT} where $3::uuid is null or a.business_id = $3`,
  parameters: [now, soon, null],
});

export const AUDIT = (actor: string): OldQuery => ({
  sql: `select e.id::text, e.at, e.actor_id, u.name, e.actor_role, e.action, e.subject_type, e.subject_id, e.business_id, b.name, e.before,
      e.after, e.request_id
    from audit_entries e left join users u on u.id = e.actor_id left join businesses b on b.id = e.business_id
    where ($1::bigint is null or e.id < $1)
      and ($2::text is null or e.actor_id in (
        select id from users where id::text = lower($2) or email = lower($2) or strpos(lower(name), lower($2)) > 0))
      and ($3::text is null or e.action = $3)
    order by e.id desc limit $4`,
  parameters: [null, actor, null, PAGE],
});

const FOUND = `select k.code, p.gtin, p.name_vi, b.name, l.lot_number
  from codes k join products p on p.id = k.product_id join businesses b on b.id = k.business_id left join lots l on l.id = k.lot_id`;

/** Two statements: by the number of a lot, then by a part of a name. */
export const FIND = (text: string, folded: string): readonly OldQuery[] => [
  {
    sql: `${FOUND} where l.lot_number = $1 and l.status in ('released', 'held', 'recalled') order by l.created_at desc limit 20`,
    parameters: [text],
  },
  {
    sql: `${FOUND} where k.lot_id is null and p.status in ('active', 'suspended') and p.name_folded like '%' || $1 || '%'
      order by length(p.name_folded), p.name_vi limit 20`,
    parameters: [folded],
  },
];

export const HOME_COUNTERS: OldQuery = {
  sql: `select (select count(*) from businesses where status = 'active') as businesses,
      (select count(*) from products where status = 'active') as products,
      (select count(*) from growing_areas where status = 'active') as areas,
      (select count(*) from lots where status = 'released') as lots, (select count(*) from codes where status = 'active') as codes`,
  parameters: [],
};

const stage = (table: string) => `jsonb_build_object(
    'active', (select count(*) from ${table} where business_id = b.id and status in ('active', 'suspended', 'closed')),
    'submitted', (select count(*) from ${table} where business_id = b.id and status = 'submitted'))`;

export const OWNER_HOME = (business: string): OldQuery => ({
  sql: `select b.status, ${stage('growing_areas')} as areas, ${stage('products')} as products,
      (select count(*)::int from lots where business_id = b.id) as lots,
      (select count(*)::int from lots where business_id = b.id and status = 'released') as released,
      (select id from lots where business_id = b.id and status = 'open' order by id desc limit 1) as "openLotId",
      (select l.id from lots l where l.business_id = b.id and l.status = 'released'
         and not exists (select from codes c where c.lot_id = l.id) order by l.id desc limit 1) as "uncodedLotId",
      (select count(*)::int from old_events where business_id = b.id) as events,
      (select count(*)::int from codes where business_id = b.id and lot_id is not null) as "lotCodes"
    from businesses b where b.id = $1`,
  parameters: [business],
});

export const NEIGHBOURS = (area: string): OldQuery => ({
  sql: `select a.id, a.name, a.code, a.polygon from growing_areas a, growing_areas here
    where here.id = $1 and a.id <> $1 and a.status not in ('refused', 'closed')
      and ($2::uuid is null or a.business_id = $2) and ($2::uuid is not null or a.status <> 'draft')
      and a.bounds && box(here.bounds[0] + point(0.003, 0.003), here.bounds[1] - point(0.003, 0.003))
    order by a.id limit 20`,
  parameters: [area, null],
});

/** Indexes as 0.1.0 had them: those that later migrations replaced. */
export const OLD_INDEXES: readonly string[] = [
  'create index growing_areas_business_idx on growing_areas (business_id, created_at)',
  'create index products_business_idx on products (business_id, created_at)',
  'create index lots_business_idx on lots (business_id, created_at desc)',
  'create index codes_business_idx on codes (business_id, issued_at desc)',
  'create index applications_business_idx on applications (business_id, submitted_at desc)',
  'create index audit_entries_actor_idx on audit_entries (actor_id, id desc)',
  'create index audit_entries_action_idx on audit_entries (action, id desc)',
];

/** Of the indexes of today on the tables of the lists, those that 0.1.0 had too. */
export const KEPT_INDEXES: readonly string[] = [
  'businesses_status_idx',
  'applications_queue_idx',
  'growing_areas_bounds_idx',
  'products_newest_idx',
  'diary_entries_lot_idx',
  'audit_entries_at_idx',
  'audit_entries_subject_idx',
  'event_edges_lot_idx',
  'event_edges_area_idx',
];
