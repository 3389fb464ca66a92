import { GenealogyQueries } from '../src/genealogy/genealogy.queries.js';
import type { Actor } from '../src/platform/actor.js';
import { Database } from '../src/platform/database/database.js';
import { newId } from '../src/platform/id.js';
import { type RunningApp, startApp } from '../test/support/app.js';
import { startTestServer, stopTestServer } from '../test/support/server.js';
import { createWorld } from '../test/support/world.js';
import { median } from './processes.js';

const SIZES = (process.env['GENEALOGY_EVENTS'] ?? '10000,100000,1000000').split(',').map(Number);
const RUNS = 5;
/** A tree: lot n is blended of lots 2n and 2n + 1. So many events make 10,000 lots and events, or 100,000 edges. */
const NODES = { events: 3_333, nodes: 10_000, limitMs: 200 };
const EDGES = { events: 33_333, nodes: 100_000, limitMs: 2_000 };
const MOST = 200_000;

const key = (kind: number, n: string) => `(lpad('${kind}', 8, '0') || right(md5((${n})::text), 24))::uuid`;

/**
 * A trace back over 10,000 lots and events and over 100,000 edges, with names of all, in databases of growing size; beside it the same
 * walk asked a level at a time without names. `ok` when the first takes at most 200 ms and the second 2 s at every size.
 */
export async function run(): Promise<{ name: string; rows: Record<string, string | number>[]; ok: boolean }> {
  await startTestServer();
  const rows: Record<string, string | number>[] = [];
  let ok = true;
  try {
    for (const size of SIZES) {
      const running = await startApp();
      try {
        const official = await seed(running, size);
        for (const probe of [NODES, EDGES]) {
          if (probe.events > size) continue;
          const read = await measured(running, official, probe);
          ok &&= read.ms <= probe.limitMs && read.nodes >= probe.events * 3;
          rows.push({ events: size, nodes: read.nodes, edges: probe.events * 3, ms: read.ms, 'limit, ms': probe.limitMs, 'a level at a time, ms': read.peer }); // prettier-ignore
        }
      } finally {
        await running.close();
      }
    }
  } finally {
    await stopTestServer();
  }
  return { name: `Trace back, median of ${RUNS}`, rows, ok };
}

async function measured(running: RunningApp, official: Actor, probe: typeof NODES) {
  const queries = running.app.get(GenealogyQueries);
  const db = running.app.get(Database);
  // Roots of trees of the size that is asked for stand apart: 1 begins the small one, 10,000,001 the large.
  const root = probe === NODES ? '1' : '10000001';
  const [start] = await db.query<{ id: string }>(`select ${key(1, root)} as id`);
  const times: number[] = [];
  const peers: number[] = [];
  let nodes = 0;
  for (let count = 0; count < RUNS; count += 1) {
    const begun = performance.now();
    const chain = await queries.trace(official, { kind: 'lot', id: start?.id ?? '' }, 'back', MOST);
    times.push(performance.now() - begun);
    nodes = chain.nodes.length + chain.events.length;
    const peer = performance.now();
    await levelByLevel(db, start?.id ?? '');
    peers.push(performance.now() - peer);
  }
  return { ms: Math.round(median(times)), peer: Math.round(median(peers)), nodes };
}

async function levelByLevel(db: Database, start: string): Promise<number> {
  const seen = new Set([start]);
  for (let frontier = [start]; frontier.length > 0;) {
    const rows = await db.query<{ lot_id: string }>(
      `select distinct i.lot_id from event_edges o join event_edges i on i.event_id = o.event_id and i.role = 'input'
       where o.lot_id = any($1::uuid[]) and o.role = 'output' and not exists (select from event_declarations d where d.event_id = o.event_id)`,
      [frontier],
    );
    frontier = rows.map(({ lot_id }) => lot_id).filter((id) => !seen.has(id));
    for (const id of frontier) seen.add(id);
  }
  return seen.size;
}

/** Both trees, and beside them blends of any two earlier lots, scattered over the tables. */
async function seed(running: RunningApp, size: number): Promise<Actor> {
  const world = createWorld(running);
  const farm = await world.business();
  const { actor } = await world.official();
  const { id: product } = await world.product(farm);
  const trees = [
    { from: 0, events: NODES.events },
    ...(EDGES.events + NODES.events <= size ? [{ from: 10_000_000, events: EDGES.events }] : []),
  ];
  const rest = size - trees.reduce((sum, { events }) => sum + events, 0);
  const { db } = running;
  await unguarded(running);
  await db.query(`create temporary table made (lot bigint, one bigint, two bigint)`);
  for (const { from, events } of trees)
    await db.query(`insert into made select $1::bigint + n, $1::bigint + 2 * n, $1::bigint + 2 * n + 1 from generate_series(1, $2::int) n`, [from, events]); // prettier-ignore
  await db.query(
    `insert into made select 20000000 + n, 20000000 + n - 1 - n % 997, 20000000 + n - 1 - n % 499 from generate_series(1000, 1000 + $1::int) n`,
    [rest],
  );
  await db.query(
    `insert into lots (id, product_id, business_id, lot_number, status, created_at, updated_at)
     select ${key(1, 'n')}, $1, $2, 'B' || n, 'open', now(), now() from (select lot as n from made union select one from made union select two from made) x`,
    [product, farm.id],
  );
  await db.query(
    `insert into events (id, event_id, type, biz_step, event_time, event_time_zone_offset, record_time, business_id, recorded_by)
     select ${key(2, 'lot')}, 'urn:uuid:' || lot, 'TransformationEvent', 'creating_class_instance', now(), '+07:00', now(), $1, $2 from made
     order by md5(lot::text)`,
    [farm.id, actor.userId],
  );
  await db.query(
    `insert into event_edges (event_id, position, role, uri, lot_id, quantity, unit, amount, base)
     select ${key(2, 'lot')}, place, role, 'urn:x:' || n, ${key(1, 'n')}, 1, 'kg', 1, 'KGM'
     from made cross join lateral (values (0, 'input', one), (1, 'input', two), (2, 'output', lot)) x (place, role, n) where n is not null
     order by md5(lot::text), place`,
  );
  await db.query('vacuum analyze event_edges');
  await db.query('analyze events');
  await db.query('analyze lots');
  return { ...actor, requestId: newId() };
}

/** What is written here refers to what is there, and nobody listens: a million rows are not asked one by one. */
async function unguarded({ db }: RunningApp): Promise<void> {
  const tables = ['lots', 'events', 'event_edges'];
  const keys = await db.query<{ name: string; of: string }>(
    `select conname as name, conrelid::regclass::text as of from pg_constraint where contype = 'f' and conrelid::regclass::text = any($1)`,
    [tables],
  );
  for (const { name, of } of keys) await db.query(`alter table ${of} drop constraint ${name}`);
  for (const table of tables) await db.query(`alter table ${table} disable trigger user`);
}
