import autocannon from 'autocannon';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepareDatabase } from '../src/open-database.js';
import { createTestDatabase, type TestDatabase } from '../test/support/database.js';
import { startTestServer, stopTestServer } from '../test/support/server.js';
import { startBuilt } from './built-service.js';
import { cpuSeconds, hasWrk, median, sessionsOf, stop } from './processes.js';
import { LOTS, seedLots } from './trace-page.seed.js';
import { warmLoad } from './trace-page.load.js';

/** Of a bare `node:http` that sends the same bytes, by rate and by processor time. */
const WARM_GOAL = 0.85;
/** Times the pages of the old way, by a second of processor time of Node and PostgreSQL together. */
const COLD_GOAL = 5;
const ROUNDS = 3;
const COLD_ROUNDS = 4;
const COLD_CONNECTIONS = 8;
/** Enough to compare by, in a round; the old way would take minutes for all. */
const OLD_PAGES = 400;
export const HEADERS = { 'accept-encoding': 'gzip, deflate, br', 'accept-language': 'vi' };

interface Server {
  readonly url: string;
  readonly child: ChildProcess;
}

interface Round {
  readonly perSecond: number;
  /** Requests a second of processor time; what is left when the client or a neighbour is the limit. */
  readonly perCpuSecond: number;
  readonly p99: number;
}

/**
 * The page behind a code. Cold: each of 10,000 lots once, so that every page is read from PostgreSQL, drawn and compressed, beside
 * the old way of doing so. Warm: one page again and again, beside a bare `node:http` that sends the same bytes under the same
 * headers. Every server and the client have a process of their own, the request log goes to a file as in earnest, rounds in turn.
 */
export async function run(): Promise<{ name: string; rows: Record<string, string | number>[]; ok: boolean }> {
  await startTestServer();
  const folder = mkdtempSync(join(tmpdir(), 'dau-goc-bench-'));
  const db = await createTestDatabase();
  const started: ChildProcess[] = [];
  try {
    await prepareDatabase(db.url, '08');
    const codes = await seedLots(db);
    const old = await startOld(db.url, folder);
    started.push(old.child);
    const ours = await startBuilt(db.url, folder);
    started.push(ours.child);
    const cold: Pair[] = [];
    const share = Math.floor((codes.length - 1) / COLD_ROUNDS);
    for (let round = 0; round < COLD_ROUNDS; round += 1) {
      const some = codes.slice(1 + round * share, 1 + (round + 1) * share);
      cold.push({
        bound: await measureCold(db, old, some.slice(0, OLD_PAGES)),
        ours: await measureCold(db, ours, some),
      });
    }
    await stop(old.child);
    const path = `/q/${codes[0] ?? ''}`;
    const bare = await startBare(await answerOf(ours.url + path), folder);
    started.push(bare.child);
    await measureWarm(ours, path); // the compilers warm up
    await measureWarm(bare, path);
    const warm: Pair[] = [];
    for (let round = 0; round < ROUNDS; round += 1)
      warm.push({ bound: await measureWarm(bare, path), ours: await measureWarm(ours, path) });
    return report(warm, cold);
  } finally {
    for (const child of started) await stop(child);
    await db.drop();
    await stopTestServer();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Pair {
  readonly bound: Round;
  readonly ours: Round;
}

function report(warm: readonly Pair[], cold: readonly Pair[]) {
  const row = (page: string, rounds: readonly Round[], ratio: string) => ({
    page,
    'requests/s': Math.round(median(rounds.map(({ perSecond }) => perSecond))),
    'requests/CPU s': Math.round(median(rounds.map(({ perCpuSecond }) => perCpuSecond))),
    'p99 ms': median(rounds.map(({ p99 }) => p99)),
    ratio,
  });
  const ratio = (pairs: readonly Pair[], of: 'perSecond' | 'perCpuSecond') =>
    median(pairs.map(({ ours, bound }) => ours[of] / bound[of]));
  const [rate, processor] = [ratio(warm, 'perSecond'), ratio(warm, 'perCpuSecond')];
  const [coldRate, coldProcessor] = [ratio(cold, 'perSecond'), ratio(cold, 'perCpuSecond')];
  const bounds = (pairs: readonly Pair[]) => pairs.map(({ bound }) => bound);
  const own = (pairs: readonly Pair[]) => pairs.map(({ ours }) => ours);
  const rows = [
    row('cold, the old way', bounds(cold), '1'),
    row(
      'cold',
      own(cold),
      `${coldRate.toFixed(2)} of the old way, ${coldProcessor.toFixed(2)} by CPU with PostgreSQL`,
    ),
    row('bare node:http', bounds(warm), '1'),
    row('warm', own(warm), `${rate.toFixed(2)} of bare, ${processor.toFixed(2)} by CPU`),
  ];
  const known = (value: number, goal: number) => Number.isNaN(value) || value >= goal;
  const ok = rate >= WARM_GOAL && known(processor, WARM_GOAL) && known(coldProcessor, COLD_GOAL);
  const client = hasWrk() ? 'wrk' : 'autocannon (wrk is not installed, so that the client may be the limit)';
  return { name: `Trace page, ${LOTS} lots, ${cpus().length} processors, ${client}`, rows, ok };
}

async function measureWarm({ url, child }: Server, path: string): Promise<Round> {
  const before = cpuSeconds([child.pid]);
  const { requests, seconds, p99 } = await warmLoad(url + path, HEADERS);
  return {
    perSecond: requests / seconds,
    perCpuSecond: requests / (cpuSeconds([child.pid]) - before),
    p99,
  };
}

/** Each code once; the processor time of PostgreSQL's sessions counts too. */
async function measureCold(
  db: TestDatabase,
  { url, child }: Server,
  codes: readonly string[],
): Promise<Round> {
  const before = new Map(
    [child.pid, ...(await sessionsOf(db))].map((pid) => [pid, cpuSeconds([pid])] as const),
  );
  let sent = 0;
  const setupRequest = (request: object) => ({
    ...request,
    path: `/q/${codes[sent++ % codes.length] ?? ''}`,
  });
  const result = await autocannon({
    url,
    connections: COLD_CONNECTIONS,
    amount: codes.length,
    requests: [{ setupRequest }],
    headers: HEADERS,
  });
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0) throw new Error(`${failed} of ${result.requests.total} requests failed`);
  // A session that has ended meanwhile had been idle, which is why.
  const spent = [child.pid, ...(await sessionsOf(db))].reduce(
    (sum: number, pid) => sum + cpuSeconds([pid]) - (before.get(pid) ?? 0),
    0,
  );
  return {
    perSecond: result.requests.total / result.duration,
    perCpuSecond: result.requests.total / spent,
    p99: result.latency.p99,
  };
}

async function startOld(databaseUrl: string, dataDir: string): Promise<Server> {
  const file = fileURLToPath(new URL('trace-page.old-server.tsx', import.meta.url));
  const child = spawn(process.execPath, ['--import', './scripts/typescript.mjs', file], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      DATA_KEY: randomBytes(32).toString('base64'),
      PUBLIC_URL: 'https://registry.example.vn',
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
    },
  });
  const [url] = (await once(child.stdout, 'data')) as [Buffer];
  return { url: url.toString().trim(), child };
}

async function startBare(
  answer: IncomingMessage & { readonly body: Buffer },
  folder: string,
): Promise<Server> {
  const own = new Set(['date', 'connection', 'keep-alive']); // node:http adds these itself
  const headers = Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !own.has(name)));
  const file = join(folder, 'answer.json');
  writeFileSync(file, JSON.stringify({ headers, body: answer.body.toString('base64') }));
  const child = spawn(process.execPath, [fileURLToPath(new URL('bare-server.mjs', import.meta.url)), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  return { url: `http://127.0.0.1:${port.toString().trim()}`, child };
}

function answerOf(url: string): Promise<IncomingMessage & { readonly body: Buffer }> {
  return new Promise((resolve, reject) => {
    get(url, { headers: HEADERS }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve(Object.assign(answer, { body: Buffer.concat(chunks) })));
    }).on('error', reject);
  });
}
