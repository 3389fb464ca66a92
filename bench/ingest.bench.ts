import autocannon from 'autocannon';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { prepareDatabase } from '../src/open-database.js';
import { startEmbedded } from '../src/platform/database/embedded.js';
import { EPCIS_CONTEXT } from '../src/standards/epcis/index.js';
import { startApp } from '../test/support/app.js';
import type { TestDatabase } from '../test/support/database.js';
import { createWorld } from '../test/support/world.js';
import { type BuiltService, startBuilt } from './built-service.js';
import { median, stop } from './processes.js';

/** Acknowledged events a second, and of two inserts in a transaction of their own by pgbench in the same run. */
const GOAL = 1000;
const RATIO_GOAL = 0.3;
const P99_GOAL_MS = 150;
const ROUNDS = 3;
const CLIENTS = 16;
const SINGLE = 3000;
const DOCUMENTS = 200;
const EVENTS_EACH = 20;
const SECONDS = 4;

interface Round {
  readonly perSecond: number;
  readonly p99: number;
}

/**
 * Events that other systems send, over HTTP to the built service: each by itself, and twenty in a document. PostgreSQL is as in
 * earnest: what is acknowledged is on the disk. Beside it, on the same server, what pgbench gets done of the least an event is: two
 * rows in one transaction, without anybody looking at what they say.
 */
export async function run(): Promise<{ name: string; rows: Record<string, string | number>[]; ok: boolean }> {
  const folder = mkdtempSync(join(tmpdir(), 'dau-goc-bench-'));
  const log = { info: () => undefined, warn: (message: string) => console.warn(message) };
  const postgres = await startEmbedded({ dataDir: folder, log });
  let service: BuiltService | undefined;
  try {
    await prepareDatabase(postgres.url, '08');
    const key = await keyOf(postgres.url);
    service = await startBuilt(postgres.url, folder);
    const peer = await peerOf(postgres.url, folder);
    const send = sender(service.url, key);
    await send(1, SINGLE); // the compilers warm up
    await send(EVENTS_EACH, 20);
    const rounds: { readonly peer: Round; readonly single: Round; readonly documents: Round }[] = [];
    for (let round = 0; round < ROUNDS; round += 1)
      rounds.push({
        peer: await peer.run(),
        single: await send(1, SINGLE),
        documents: await send(EVENTS_EACH, DOCUMENTS),
      });
    const of = (what: 'peer' | 'single' | 'documents', field: keyof Round) =>
      median(rounds.map((round) => round[what][field]));
    const ratio = (what: 'single' | 'documents') =>
      median(rounds.map((round) => round[what].perSecond / round.peer.perSecond));
    const row = (name: string, what: 'peer' | 'single' | 'documents') => ({
      sent: name,
      'events/s': Math.round(of(what, 'perSecond')),
      'p99 ms': Math.round(of(what, 'p99')),
      'of the peer': what === 'peer' ? '1' : ratio(what).toFixed(2),
    });
    const rows = [
      row(`two inserts, ${peer.name}`, 'peer'),
      row('one by one', 'single'),
      row(`${EVENTS_EACH} in a document`, 'documents'),
    ];
    const fast = (what: 'single' | 'documents') =>
      of(what, 'perSecond') >= GOAL && ratio(what) >= RATIO_GOAL && of(what, 'p99') <= P99_GOAL_MS;
    const name = `Events taken, ${CLIENTS} at once, ${cpus().length} processors; goal ${GOAL} a second, ${RATIO_GOAL} of the peer, p99 ${P99_GOAL_MS} ms`;
    return { name, rows, ok: fast('single') && fast('documents') };
  } finally {
    if (service !== undefined) await stop(service.child);
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  }
}

/** Of a business that may record events. */
async function keyOf(url: string): Promise<string> {
  const client = new pg.Client(url);
  await client.connect();
  const db: TestDatabase = {
    url,
    query: async <Row extends pg.QueryResultRow>(sql: string, parameters: readonly unknown[] = []) =>
      (await client.query<Row>(sql, [...parameters])).rows,
    drop: () => client.end(),
  };
  const running = await startApp({}, { db });
  try {
    const world = createWorld(running);
    return (await world.business({ name: 'Hợp tác xã Gửi Sự Kiện' })).owner.apiKey;
  } finally {
    await running.close();
    await db.drop();
  }
}

let serial = 0;

function nextEvent() {
  serial += 1;
  return {
    type: 'ObjectEvent',
    action: 'OBSERVE',
    bizStep: 'shipping',
    disposition: 'in_transit',
    eventTime: new Date(Date.now() - 60_000).toISOString(),
    eventTimeZoneOffset: '+07:00',
    epcList: [`https://id.gs1.org/01/08935202123450/21/B${serial}`],
    quantityList: [{ epcClass: 'https://id.gs1.org/01/08935202123450/10/L2026', quantity: 12.5, uom: 'KGM' }],
    readPoint: { id: 'https://id.gs1.org/414/8935202000010' },
    bizLocation: { id: 'https://id.gs1.org/414/8935202000010' },
    bizTransactionList: [{ type: 'po', bizTransaction: 'urn:epcglobal:cbv:bt:8935202000010:PO-2026-118' }],
  };
}

function documentOf(events: readonly object[]) {
  return {
    '@context': EPCIS_CONTEXT,
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: new Date().toISOString(),
    epcisBody: { eventList: events },
  };
}

function sender(url: string, key: string) {
  return async (eventsEach: number, requests: number): Promise<Round> => {
    const path = eventsEach === 1 ? '/api/v1/epcis/events' : '/api/v1/epcis/capture';
    const bodies = Array.from({ length: requests }, () =>
      JSON.stringify(
        eventsEach === 1
          ? { '@context': EPCIS_CONTEXT, ...nextEvent() }
          : documentOf(Array.from({ length: eventsEach }, nextEvent)),
      ),
    );
    let sent = 0;
    const setupRequest = (request: object) => ({ ...request, path, body: bodies[sent++ % requests] ?? '' });
    const started = performance.now();
    const result = await autocannon({
      url,
      connections: eventsEach === 1 ? CLIENTS : 4,
      amount: requests,
      method: 'POST',
      requests: [{ setupRequest }],
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/ld+json' },
    });
    const failed = result.non2xx + result.errors + result.timeouts;
    if (failed > 0) throw new Error(`${failed} of ${requests} requests failed`);
    return {
      perSecond: (requests * eventsEach) / ((performance.now() - started) / 1000),
      p99: result.latency.p99,
    };
  };
}

const TABLES = `create table bench_events (id uuid primary key, event_time timestamptz not null, said text not null);
  create table bench_objects (event_id uuid not null references bench_events, uri text not null)`;
const INSERT_EVENT = `insert into bench_events (id, event_time, said) values (gen_random_uuid(), now(), repeat('x', 700)) returning id`;

/** pgbench where it is installed (Debian: postgresql-contrib; the embedded server comes without it), else the driver's own loop. */
async function peerOf(
  url: string,
  folder: string,
): Promise<{ readonly name: string; run(): Promise<Round> }> {
  const pool = new pg.Pool({ connectionString: url, max: CLIENTS });
  await pool.query(TABLES);
  const script = join(folder, 'two-inserts.sql');
  writeFileSync(
    script,
    `begin;\n${INSERT_EVENT} \\gset\ninsert into bench_objects (event_id, uri) values (:id, 'https://id.gs1.org/01/08935202123450/21/B');\ncommit;\n`,
  );
  const pgbench = async (): Promise<Round> => {
    const { stdout } = await promisify(execFile)('pgbench', [
      ...['-n', '-M', 'prepared', '-f', script, '-c', String(CLIENTS), '-j', '2', '-T', String(SECONDS), url],
    ]);
    const perSecond = Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
    return { perSecond, p99: NaN };
  };
  const hasPgbench = await promisify(execFile)('pgbench', ['--version']).then(
    () => true,
    () => false,
  );
  if (hasPgbench) {
    await pool.end();
    return { name: `pgbench, ${CLIENTS} clients`, run: pgbench };
  }
  return { name: `pg, ${CLIENTS} connections`, run: () => byDriver(pool) };
}

async function byDriver(pool: pg.Pool): Promise<Round> {
  const times: number[] = [];
  const started = performance.now();
  const client = async (): Promise<void> => {
    const connection = await pool.connect();
    while (performance.now() - started < SECONDS * 1000) {
      const began = performance.now();
      await connection.query('begin');
      const { rows } = await connection.query<{ id: string }>(INSERT_EVENT);
      await connection.query('insert into bench_objects (event_id, uri) values ($1, $2)', [rows[0]?.id, 'x']);
      await connection.query('commit');
      times.push(performance.now() - began);
    }
    connection.release();
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  const sorted = times.toSorted((a, b) => a - b);
  return { perSecond: times.length / SECONDS, p99: sorted[Math.floor(times.length * 0.99)] ?? NaN };
}
