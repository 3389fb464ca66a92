import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../src/platform/database/embedded.js';
import { Service } from '../test/support/service.js';

/** Seconds that a person waits for a first and a second start; a supervisor kills what has not stopped in ten. */
const FIRST = 30;
const SECOND = 5;
const STOP = 10;
const ROUNDS = 3;

/**
 * What somebody waits for after the installation: the build, a first start with sample data (new database, migrations,
 * administrative units, samples), its stop, the second start and its stop; beside them the embedded PostgreSQL alone, made and
 * started in the same run. Median of three rounds; `ok` when each is within its limit.
 */
export async function run(): Promise<{ name: string; rows: Record<string, string | number>[]; ok: boolean }> {
  const build = await secondsOf(async () => {
    const child = spawn(process.execPath, ['scripts/build.mjs'], { stdio: 'ignore' });
    await once(child, 'close');
  });
  const alone: number[] = [];
  const times = { first: [] as number[], second: [] as number[], stop: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    await withFolder(async (dataDir) => {
      const quiet = { info: () => undefined, warn: () => undefined };
      alone.push(await secondsOf(async () => (await startEmbedded({ dataDir, log: quiet })).stop()));
    });
    await withFolder(async (dataDir) => {
      for (const which of ['first', 'second'] as const) {
        let service: Service | undefined;
        const start = async () => (service = await Service.start({ DATA_DIR: dataDir, SAMPLE_DATA: 'true' }));
        times[which].push(await secondsOf(start));
        times.stop.push(await secondsOf(async () => service?.end('SIGTERM')));
      }
    });
  }
  const postgres = median(alone);
  const row = (what: string, seconds: number, limit: number) => ({
    what,
    seconds: seconds.toFixed(1),
    limit,
    'of the limit': (seconds / limit).toFixed(2),
    'of PostgreSQL alone': (seconds / postgres).toFixed(1),
  });
  const first = build + median(times.first);
  const second = median(times.second);
  const stop = median(times.stop);
  return {
    name: 'start and stop',
    rows: [
      row('build and first start', first, FIRST),
      row('second start', second, SECOND),
      row('stop', stop, STOP),
    ],
    ok: first <= FIRST && second <= SECOND && stop <= STOP,
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

async function withFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'dau-goc-bench-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
