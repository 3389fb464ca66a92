import autocannon, { type Load } from 'autocannon';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { prepareDatabase } from '../src/open-database.js';
import { createTestDatabase } from '../test/support/database.js';
import { startTestServer, stopTestServer } from '../test/support/server.js';
import { freePort } from '../test/support/service.js';
import { LOTS, seedLots } from './trace-page.seed.js';

const GOAL = 0.7;
const ROUNDS = 7;
const SECONDS = 3;
const CONNECTIONS = 20;
const COLD_CONNECTIONS = 4;
const HEADERS = { 'accept-encoding': 'gzip, deflate, br', 'accept-language': 'vi' };
/** Kernel ticks a second in /proc; 100 on every Linux that Node runs on. */
const TICKS = 100;

interface Server {
  readonly url: string;
  readonly child: ChildProcess;
}

interface Round {
  readonly perSecond: number;
  /** Requests a second of the server's own processor time; what is left when the client or a neighbour is the limit. */
  readonly perCpuSecond: number;
  readonly p99: number;
}

/**
 * The page behind a code. Warm: one page again and again, beside a bare `node:http` that sends the same bytes under the same
 * headers, each server and the client in a process of its own, rounds in turn. Cold: each of 10,000 lots once, so that every page
 * is read from PostgreSQL, drawn and compressed. `ok` when warm is at least 0.7 of bare, by throughput and by processor time.
 */
export async function run(): Promise<{ name: string; rows: Record<string, string | number>[]; ok: boolean }> {
  await startTestServer();
  const folder = mkdtempSync(join(tmpdir(), 'dau-goc-bench-'));
  const db = await createTestDatabase();
  const started: ChildProcess[] = [];
  try {
    await prepareDatabase(db.url, '08');
    const codes = await seedLots(db);
    const ours = await startOurs(db.url, folder);
    started.push(ours.child);
    const cold = await measure(ours, codes.slice(1));
    const path = `/q/${codes[0] ?? ''}`;
    const bare = await startBare(await answerOf(ours.url + path), folder);
    started.push(bare.child);
    const rounds: { ours: Round; bare: Round }[] = [];
    await measure(ours, path); // the compilers warm up
    await measure(bare, path);
    for (let round = 0; round < ROUNDS; round += 1)
      rounds.push({ bare: await measure(bare, path), ours: await measure(ours, path) });
    return report(rounds, cold);
  } finally {
    for (const child of started) await stop(child);
    await db.drop();
    await stopTestServer();
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(rounds: readonly { ours: Round; bare: Round }[], cold: Round) {
  const middle = (of: (round: { ours: Round; bare: Round }) => number) => median(rounds.map(of));
  const throughput = middle(({ ours, bare }) => ours.perSecond / bare.perSecond);
  const processor = middle(({ ours, bare }) => ours.perCpuSecond / bare.perCpuSecond);
  const warm = middle(({ ours }) => ours.perSecond);
  const row = (page: string, perSecond: number, perCpuSecond: number, p99: number, ratio: string) => ({
    page,
    'requests/s': Math.round(perSecond),
    'requests/CPU s': Number.isNaN(perCpuSecond) ? 'only on Linux' : Math.round(perCpuSecond),
    'p99 ms': p99,
    ratio,
  });
  const rows = [
    row(
      'bare node:http',
      middle(({ bare }) => bare.perSecond),
      middle(({ bare }) => bare.perCpuSecond),
      middle(({ bare }) => bare.p99),
      '1',
    ),
    row(
      'warm',
      warm,
      middle(({ ours }) => ours.perCpuSecond),
      middle(({ ours }) => ours.p99),
      `${throughput.toFixed(2)} of bare, ${processor.toFixed(2)} by CPU`,
    ),
    row(
      `cold, ${LOTS - 1} lots`,
      cold.perSecond,
      cold.perCpuSecond,
      cold.p99,
      `${(cold.perSecond / warm).toFixed(3)} of warm`,
    ),
  ];
  const ok = throughput >= GOAL && (Number.isNaN(processor) || processor >= GOAL);
  return { name: `Trace page, ${cpus().length} processors, ${CONNECTIONS} connections`, rows, ok };
}

/** One round: for some seconds one path, or each code once. */
async function measure({ url, child }: Server, what: string | readonly string[]): Promise<Round> {
  const before = cpuSeconds(child);
  const load = typeof what === 'string' ? warmLoad(url + what) : coldLoad(url, what);
  const result = await autocannon({ ...load, headers: HEADERS });
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0) throw new Error(`${failed} of ${result.requests.total} requests failed`);
  return {
    perSecond: result.requests.total / result.duration,
    perCpuSecond: result.requests.total / (cpuSeconds(child) - before),
    p99: result.latency.p99,
  };
}

function warmLoad(url: string): Load {
  return { url, connections: CONNECTIONS, duration: SECONDS };
}

function coldLoad(url: string, codes: readonly string[]): Load {
  let sent = 0;
  const setupRequest = (request: object) => ({
    ...request,
    path: `/q/${codes[sent++ % codes.length] ?? ''}`,
  });
  return { url, connections: COLD_CONNECTIONS, amount: codes.length, requests: [{ setupRequest }] };
}

async function startOurs(databaseUrl: string, dataDir: string): Promise<Server> {
  const port = await freePort();
  const child = spawn(process.execPath, ['dist/main.js'], {
    // The log is written as in earnest; nobody reads it here.
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      DATA_KEY: randomBytes(32).toString('base64'),
      PUBLIC_URL: 'https://registry.example.vn',
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      PORT: String(port),
    },
  });
  const url = `http://127.0.0.1:${port}`;
  for (const end = Date.now() + 30_000; Date.now() < end && child.exitCode === null;) {
    await sleep(50);
    const ready = await fetch(`${url}/health/ready`).catch(() => null); // not listening yet
    if (ready?.ok === true) return { url, child };
  }
  throw new Error('the service did not start');
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

function cpuSeconds({ pid }: ChildProcess): number {
  if (process.platform !== 'linux' || pid === undefined) return NaN;
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
