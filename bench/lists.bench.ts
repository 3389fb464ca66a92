import { ApplicationsQueries } from '../src/applications/applications.queries.js';
import { AuditQueries } from '../src/audit-pages/audit.queries.js';
import { CodesQueries } from '../src/codes/codes.queries.js';
import { ConsoleQueries } from '../src/console/console.queries.js';
import { GrowingAreasQueries } from '../src/growing-areas/growing-areas.queries.js';
import { LotsQueries } from '../src/lots/lots.queries.js';
import type { Actor } from '../src/platform/actor.js';
import { Database } from '../src/platform/database/database.js';
import { KeptCounts } from '../src/platform/lists/kept-counts.js';
import { ProductsQueries } from '../src/products/products.queries.js';
import { FindQueries } from '../src/traces/find.queries.js';
import { startApp, type RunningApp } from '../test/support/app.js';
import { seedLargeRegistry, type LargeRegistry } from '../test/support/large-registry.js';
import { startTestServer, stopTestServer } from '../test/support/server.js';
import { median } from './processes.js';
import * as old from './lists.old.js';
import { OLD_EVENTS } from './old-events.js';

const ROWS = 100_000;
const RUNS = 15;
/** At this size nothing of today may be slower than what it replaced, within what a busy machine blurs. */
const BLUR_MS = 5;
const LIMIT = 30;
const ACTED = ['businesses', 'products', 'growing_areas', 'lots', 'codes'] as const;

type Work = () => Promise<unknown>;

/**
 * Lists, searches and counts of release 0.1.0 beside those of today, on the same 100,000 rows of everything: today's
 * first; then the database gets the indexes 0.1.0 had, and only those, and is asked as 0.1.0 asked.
 */
export async function run(): Promise<{ name: string; rows: Record<string, string | number>[]; ok: boolean }> {
  await startTestServer();
  const running = await startApp();
  try {
    const large = await seedLargeRegistry(running.db, ROWS);
    const today = new Map<string, number>();
    const ways = waysOf(running, large);
    for (const [name, { now }] of ways) today.set(name, await medianOf(now));
    await takeBack(running);
    const rows: Record<string, string | number>[] = [];
    let ok = true;
    for (const [name, { before }] of ways) {
      const was = await medianOf(before);
      const is = today.get(name) ?? NaN;
      ok &&= is <= was + BLUR_MS;
      rows.push({
        what: name,
        '0.1.0, ms': round(was),
        'today, ms': round(is),
        'times as fast': round(was / is),
      });
    }
    return { name: `Lists of ${ROWS} rows, median of ${RUNS}`, rows, ok };
  } finally {
    await running.close();
    await stopTestServer();
  }
}

function waysOf({ app, clock }: RunningApp, large: LargeRegistry): Map<string, { now: Work; before: Work }> {
  const db = app.get(Database);
  const ask =
    (...queries: readonly old.OldQuery[]) =>
    async (): Promise<void> => {
      for (const { sql, parameters } of queries) await db.query(sql, parameters);
    };
  const official = actorOf('reviewer', null);
  const owner = actorOf('owner', large.businessId);
  const [queue, lots, products] = [
    app.get(ApplicationsQueries),
    app.get(LotsQueries),
    app.get(ProductsQueries),
  ];
  const [areas, find] = [app.get(GrowingAreasQueries), app.get(FindQueries)];
  const now = clock.now();
  const soon = new Date(now.getTime() + 864e5);
  const area = '00000000-0000-7000-8000-003000050000';
  return new Map<string, { now: Work; before: Work }>([
    [
      'queue of all',
      {
        now: () => queue.list(official, { view: 'all', limit: LIMIT }),
        before: ask(old.QUEUE(now, soon, false, null)),
      },
    ],
    [
      'queue, waiting',
      {
        now: () => queue.list(official, { view: 'waiting', limit: LIMIT }),
        before: ask(old.QUEUE(now, soon, true, null)),
      },
    ],
    [
      'queue, searched',
      {
        now: () => queue.list(official, { view: 'waiting', q: 'tuyết 77777', limit: LIMIT }),
        before: ask(old.QUEUE(now, soon, true, 'tuyết 77777')),
      },
    ],
    [
      'queue, counts of its tabs',
      { now: () => queue.counts(official), before: ask(old.QUEUE_COUNTS(now, soon)) },
    ],
    [
      'codes, official',
      { now: () => app.get(CodesQueries).list(official, { limit: LIMIT }), before: ask(old.CODES) },
    ],
    [
      'products, official',
      { now: () => products.list(official, { limit: LIMIT }), before: ask(old.PRODUCTS(null)) },
    ],
    [
      'products, owner of half',
      { now: () => products.list(owner, { limit: LIMIT }), before: ask(old.PRODUCTS(large.businessId)) },
    ],
    ['lots, official', { now: () => lots.list(official, { limit: LIMIT }), before: ask(old.LOTS(null)) }],
    [
      'lots, owner of half',
      { now: () => lots.list(owner, { limit: LIMIT }), before: ask(old.LOTS(large.businessId)) },
    ],
    [
      'growing areas, official',
      { now: () => areas.list(official, { limit: LIMIT }), before: ask(old.AREAS) },
    ],
    [
      'an area and those beside it',
      { now: () => areas.neighbours(official, area), before: ask(old.NEIGHBOURS(area)) },
    ],
    [
      'log of one person',
      {
        now: () => app.get(AuditQueries).list(official, { actor: 'nguoi7@example.vn', limit: LIMIT }),
        before: ask(old.AUDIT('nguoi7@example.vn')),
      },
    ],
    [
      'find, no hit',
      { now: () => find.byWords('khong co'), before: ask(...old.FIND('khong co', 'khong co')) },
    ],
    [
      'find, all hit',
      { now: () => find.byWords('chè tuyết'), before: ask(...old.FIND('chè tuyết', 'che tuyet')) },
    ],
    [
      'home of an owner',
      {
        now: () => app.get(ConsoleQueries).progress(large.businessId),
        before: ask(old.OWNER_HOME(large.businessId)),
      },
    ],
    [
      'counters of the front page',
      { now: () => app.get(KeptCounts).totals(ACTED, null), before: ask(old.HOME_COUNTERS) },
    ],
  ]);
}

function actorOf(role: Actor['role'], businessId: string | null): Actor {
  return {
    userId: '00000000-0000-7000-8000-001000000001',
    name: 'Bench',
    email: 'bench@example.vn',
    via: 'session',
    requestId: null,
    capacity: role,
    role,
    businessId,
    businessName: null,
    mergedBusinessIds: [],
    reachedBusinessIds: null,
    otherBusinesses: [],
  };
}

/** Leaves the indexes that 0.1.0 had, and no others. */
async function takeBack({ db }: RunningApp): Promise<void> {
  const indexes = await db.query<{ name: string }>(
    `select indexname as name from pg_indexes where schemaname = 'public' and indexdef like 'CREATE INDEX%'
       and tablename in ('businesses', 'users', 'growing_areas', 'products', 'lots', 'codes', 'applications', 'events', 'diary_entries', 'audit_entries')`,
  );
  for (const { name } of indexes) if (!old.KEPT_INDEXES.includes(name)) await db.query(`drop index ${name}`);
  for (const definition of old.OLD_INDEXES) await db.query(definition);
  for (const statement of OLD_EVENTS) await db.query(statement);
  await db.query('analyze');
}

async function medianOf(work: Work): Promise<number> {
  await work(); // what it reads is in memory afterwards
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return median(times);
}

function round(value: number): number {
  return Number(value.toPrecision(2));
}
