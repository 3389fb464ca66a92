import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventHash, validateDocument } from '../src/standards/epcis/index.js';
import { MATRIX, ROLES, type Thing } from './access-matrix.js';
import { type RunningApp, startApp } from './support/app.js';
import type { TestDatabase } from './support/database.js';
import { releasedDatabase } from './support/released-database.js';

/** Of people in test/releases/0.1.0.sql. */
const KEYS = {
  reviewer: 'dg__2ggSiOYA64pyaP1C5eaV4knPCL5hfEdgNmfDRmNRoc',
  owner: 'dg_nTvIZDcOmJS1oXPUv4Ys_npZAu8XZIQfr1F2PTLxTWc',
} as const;
const SESSIONS = {
  reviewer: 'VE1J8K9BjVjIbLCkATTyN_i-QgfFws4DTVQRKMlfU6o',
  owner: '_4wtttr8L_XEjBpcFNW5q5kDiSyh50bo2SsSI-gOZnE',
} as const;
/** The key that encrypted its personal ids. */
const DATA_KEY = Buffer.alloc(32, 7).toString('base64');
/** When it was last used: its sessions have not run out yet. */
const LAST_USED = new Date('2026-11-25T13:30:00Z');

type Who = keyof typeof KEYS;

/** Where the release kept what an address names, and which of it is the owner's. */
const KEPT: Readonly<Record<string, string>> = {
  application: `select id, business_id = $1 as own from applications`,
  area: `select id, business_id = $1 as own from growing_areas`,
  business: `select id, id = $1 as own from businesses`,
  code: `select code as id, business_id = $1 as own from codes`,
  event: `select id, business_id = $1 and id not in (select corrects_id from events where corrects_id is not null) as own from events where not declares_only`,
  lot: `select id, business_id = $1 as own from lots`,
  'product-code': `select code as id, business_id = $1 as own from codes where lot_id is null and product_id is not null`,
  product: `select id, business_id = $1 as own from products`,
  staff: `select id, business_id = $1 and role = 'staff' as own from users where role = 'staff'`,
  user: `select id, id = $1 as own from users where business_id is null and role <> 'owner'`,
};

interface KeptThing {
  readonly id: string;
  readonly own: boolean;
}

interface Told {
  readonly declares: boolean;
}

/** All that an event of a diary says. */
const toldOf = (
  row: string,
  declares: string,
  from: string,
) => `select ${declares} as declares, e.id, e.event_id, e.type, e.action, ${row}.step,
    e.biz_step, e.disposition, e.event_time, e.event_time_zone_offset, e.record_time, e.business_id, ${row}.lot_id, ${row}.place, ${row}.responsible,
    ${row}.note, ${row}.image_sha256, e.recorded_by,
    (select jsonb_agg(jsonb_build_array(x.position, x.role, x.lot_id, x.growing_area_id, x.quantity, x.unit) order by x.position)
     from event_edges x where x.event_id = e.id) as objects
  from ${from} order by e.id`;
const TOLD_THEN = toldOf('e', 'e.declares_only', 'events e');
const TOLD_NOW = toldOf('d', 'false', 'events e join diary_entries d on d.event_id = e.id');

describe('a database that 0.1.0 left', () => {
  let db: TestDatabase;
  let run: RunningApp;
  const things = new Map<string, KeptThing[]>();
  let before: ReadonlyMap<string, number>;
  let told: (Told & Record<string, unknown>)[];
  let wrongs: Record<string, unknown>[];

  beforeAll(async () => {
    db = await releasedDatabase('0.1.0');
    const [farm] = await db.query<{ id: string }>(
      `select id from businesses where name = 'Hợp tác xã Chè cũ'`,
    );
    for (const [thing, sql] of Object.entries(KEPT)) {
      things.set(thing, await db.query<KeptThing & Record<string, unknown>>(sql, [farm?.id]));
    }
    before = await countRows();
    told = await db.query<Told & Record<string, unknown>>(TOLD_THEN);
    wrongs = await db.query(
      `select corrects_id as wrong, correction_reason as reason, case when not declares_only then id end as "right"
       from events where corrects_id is not null order by 1`,
    );
    run = await startApp({ DATA_KEY }, { db });
    run.clock.advance(LAST_USED.getTime() - run.clock.now().getTime());
  });
  afterAll(async () => {
    await run.close();
    await db.drop();
  });

  async function countRows(): Promise<Map<string, number>> {
    const tables = await db.query<{ name: string }>(
      `select table_name as name from information_schema.tables
       where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
    );
    const counts = new Map<string, number>();
    for (const { name } of tables) {
      const [row] = await db.query<{ n: number }>(`select count(*)::int as n from "${name}"`);
      counts.set(name, row?.n ?? 0);
    }
    return counts;
  }

  async function ask(who: Who, path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (path.startsWith('/api/')) headers.set('authorization', `Bearer ${KEYS[who]}`);
    else headers.set('cookie', `dau-goc=${SESSIONS[who]}`);
    return fetch(run.url + path, { redirect: 'manual', ...init, headers });
  }

  it('has rows of every kind', () => {
    const empty = [...before].filter(
      ([table, rows]) => rows === 0 && !/^(place_successors|reference_data)$/.test(table),
    );
    expect(empty).toEqual([]);
  });

  it('is migrated, and no row is lost', async () => {
    const after = await countRows();
    // What only declared another event erroneous was an event, and is a declaration.
    after.set('events', (after.get('events') ?? 0) + (after.get('event_declarations') ?? 0));
    after.set('event_edges', (after.get('event_edges') ?? 0) + (after.get('event_declarations') ?? 0));
    const lost = [...before].filter(([table, rows]) => (after.get(table) ?? 0) < rows);
    expect(lost).toEqual([]);
    const ready = await fetch(`${run.url}/health/ready`);
    expect(await ready.json()).toMatchObject({ status: 'ok' });
  });

  // Every page and resource that is read, for every row there was. A table that moves is named anew in KEPT.
  describe.each(['reviewer', 'owner'] as const)('to the %s shows', (who) => {
    const readable = Object.entries(MATRIX).flatMap(([route, { cells, thing, query }]) => {
      const cell = cells.split(' ')[ROLES.indexOf(who)] ?? '';
      const [method = '', path = ''] = route.split(' ');
      const asks =
        method === 'GET' &&
        /^(yes|own|open)$/.test(cell) &&
        !/:(gtin|name|lot|ticket|token)\b|\*|merger|producers/.test(path);
      return asks ? [{ route, path, cell, thing, query: query ?? '' }] : [];
    });

    it.each(readable)('$route', async ({ path, cell, thing, query }) => {
      const answers: Record<string, number> = {};
      for (const address of addresses(path, cell, thing)) {
        const answer = await ask(who, address + query);
        await answer.text();
        // Without a thing, some ask for a setting or a query that is not given here.
        if (answer.status >= (thing === undefined ? 500 : 400)) answers[address] = answer.status;
      }
      expect(answers).toEqual({});
    });
  });

  function addresses(path: string, cell: string, thing: Thing | undefined): string[] {
    if (!/:(id|code)\b/.test(path)) return [path];
    const kept = things.get(thing ?? '') ?? [];
    return kept.filter(({ own }) => own || cell !== 'own').map(({ id }) => path.replace(/:(id|code)\b/, id));
  }

  it('says of every event what it said, sealed now, and of every wrong one why', async () => {
    const after = await run.db.query<Told & Record<string, unknown>>(TOLD_NOW);
    expect(after).toEqual(told.filter(({ declares }) => !declares));
    expect(after.length).toBeGreaterThan(0);
    const declared = await run.db.query(
      `select event_id as wrong, words as reason, corrective_id as "right" from event_declarations order by 1`,
    );
    expect(declared).toEqual(wrongs);
    expect(wrongs.length).toBeGreaterThan(1);

    const documents = await run.db.query<{ canonical: string; hash: string; uri: string; event_id: string }>(
      `select d.canonical, d.hash, l.uri, e.event_id from diary_entries x join events e on e.id = x.event_id
         left join event_documents d on d.event_id = x.event_id join lots l on l.id = x.lot_id`,
    );
    expect(documents).toHaveLength(after.length);
    for (const { canonical, hash, uri, event_id: eventId } of documents) {
      const event = JSON.parse(canonical) as { '@context': unknown; eventID: string };
      expect(eventHash(event, event['@context'])).toEqual({ ok: true, value: hash });
      expect(validateDocument(event)).toEqual([]);
      expect(event.eventID).toBe(eventId);
      expect(canonical).toContain(`"${uri}"`);
    }
    const [{ unnamed } = { unnamed: -1 }] = await run.db.query<{ unnamed: number }>(
      'select count(*)::int as unnamed from event_edges where uri is null or (amount is null) <> (quantity is null)',
    );
    expect(unnamed).toBe(0);
    const order = await run.db.query<{ seq: string }>('select seq from event_order order by seq');
    expect(order.map(({ seq }) => Number(seq))).toEqual(order.map((_, index) => index + 1));
    expect(order).toHaveLength(after.length + declared.length);
  });

  it('answers a request sent again as the release did', async () => {
    const again = await ask('owner', '/api/v1/products', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'old-1' },
      body: JSON.stringify({ nameVi: 'Chè gửi một lần' }),
    });
    expect(again.status).toBe(201);
    const [{ id } = { id: '' }] = await db.query<{ id: string }>(
      `select id from products where name_vi = 'Chè gửi một lần'`,
    );
    expect(await again.json()).toMatchObject({ id });
  });

  it('goes on: what was waiting is decided, what was open is put on sale, and the log continues', async () => {
    const waiting = await ask('reviewer', '/api/v1/applications?view=waiting');
    const { items } = (await waiting.json()) as {
      items: { id: string; kind: string; businessName: string }[];
    };
    const dossier = items.find(({ kind }) => kind === 'business');
    const decided = await ask('reviewer', `/api/v1/applications/${dossier?.id ?? ''}/decision`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ decision: 'approve' }),
    });
    expect(decided.status).toBeLessThan(300);

    const [lot] = await db.query<{ id: string }>(
      `select id from lots where status = 'open' and lot_number = 'T-0001'`,
    );
    const released = await ask('owner', `/api/v1/lots/${lot?.id ?? ''}/release`, { method: 'POST' });
    expect(await released.json()).toMatchObject({ status: 'released' });

    const [log] = await db.query<{ newest: number; old: number }>(
      `select count(*) filter (where action = 'lot.released' and subject_id = $1)::int as newest, count(*)::int as old
       from audit_entries`,
      [lot?.id],
    );
    expect(log?.newest).toBe(1);
    expect(log?.old).toBeGreaterThan(before.get('audit_entries') ?? 0);
  });
});
