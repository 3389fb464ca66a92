import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareDatabase } from '../src/open-database.js';
import { createTestDatabase, type TestDatabase } from '../test/support/database.js';
import { startTestServer, stopTestServer } from '../test/support/server.js';
import { type BuiltService, startBuilt } from './built-service.js';
import { childrenOf, cpuSeconds, hasWrk, median, secondsOfEnded, sessionsOf, stop } from './processes.js';
import { warmLoad } from './trace-page.load.js';
import { seedLots } from './trace-page.seed.js';

/** Times the requests of one process that two answer, where each has a processor and the client has another. */
const GOAL = 1.7;
const ROUNDS = 5;
const HEADERS = { 'accept-encoding': 'gzip, deflate, br', 'accept-language': 'vi' };

interface Round {
  readonly perSecond: number;
  /** Milliseconds of processor time for a request: of the service, of PostgreSQL, of the client. */
  readonly service: number;
  readonly database: number;
  readonly client: number;
}

/**
 * One process beside two on one port, in turn: a page behind a code, which is kept, and the first page, which asks the database. Where the
 * client and PostgreSQL have to share the processors with the service, the rate cannot tell what a second process is worth:
 * two processes can use no more than the processors have left. So the ratio is also told by what a request costs the service:
 * twice as much, less what each costs more when there are two.
 */
export async function run(): Promise<{ name: string; rows: Record<string, string | number>[]; ok: boolean }> {
  await startTestServer();
  const folder = mkdtempSync(join(tmpdir(), 'dau-goc-bench-'));
  const db = await createTestDatabase();
  const started: BuiltService[] = [];
  try {
    await prepareDatabase(db.url, '08');
    const [code = ''] = await seedLots(db);
    for (const processes of ['1', '2'])
      started.push(await startBuilt(db.url, folder, { WEB_CONCURRENCY: processes }));
    const rows: Record<string, string | number>[] = [];
    let ok = true;
    for (const [page, path] of [
      ['behind a code, kept', `/q/${code}`],
      ['the first page', '/'],
    ] as const) {
      for (const service of started) await measure(db, service, path); // the compilers warm up
      const rounds: Round[][] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const pair: Round[] = [];
        for (const service of started) pair.push(await measure(db, service, path));
        rounds.push(pair);
      }
      const { row, scale } = report(page, rounds);
      rows.push(row);
      ok &&= !(scale < GOAL);
    }
    const client = hasWrk() ? 'wrk' : 'autocannon';
    return { name: `Two processes beside one, ${cpus().length} processors, ${client}`, rows, ok };
  } finally {
    for (const { child } of started) await stop(child);
    await db.drop();
    await stopTestServer();
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(page: string, rounds: readonly (readonly Round[])[]) {
  const of = (index: number, field: keyof Round) => median(rounds.map((pair) => pair[index]?.[field] ?? NaN));
  const ratio = (field: keyof Round) =>
    median(rounds.map(([one, two]) => (two?.[field] ?? NaN) / (one?.[field] ?? NaN)));
  const scale = 2 / ratio('service');
  // One process has a processor, the client and PostgreSQL the others; with two, all share all of them.
  const room = (cpus().length * of(0, 'service')) / (of(1, 'service') + of(1, 'database') + of(1, 'client'));
  const row = {
    page,
    'one: requests/s': Math.round(of(0, 'perSecond')),
    'two: requests/s': Math.round(of(1, 'perSecond')),
    'by rate': ratio('perSecond').toFixed(2),
    'this machine has room for': Math.min(2, room).toFixed(2),
    'ms of the service': `${of(0, 'service').toFixed(3)} → ${of(1, 'service').toFixed(3)}`,
    'of PostgreSQL': of(1, 'database').toFixed(3),
    'of the client': of(1, 'client').toFixed(3),
    'by processor time': scale.toFixed(2),
  };
  return { row, scale };
}

async function measure(db: TestDatabase, { url, child }: BuiltService, path: string): Promise<Round> {
  const service = [child.pid, ...childrenOf(child.pid)];
  const sessions = await sessionsOf(db);
  const spent = async () => ({
    service: cpuSeconds(service),
    database: cpuSeconds([...new Set([...sessions, ...(await sessionsOf(db))])]),
    // wrk has a process of its own; autocannon is this one
    client: hasWrk() ? secondsOfEnded() : cpuSeconds([process.pid]),
  });
  const before = await spent();
  const { requests, seconds } = await warmLoad(url + path, HEADERS);
  const after = await spent();
  const each = (field: 'service' | 'database' | 'client') =>
    ((after[field] - before[field]) * 1000) / requests;
  return {
    perSecond: requests / seconds,
    service: each('service'),
    database: each('database'),
    client: each('client'),
  };
}
