import { loadavg } from 'node:os';
import { Sessions } from '../src/access/sessions/sessions.service.js';
import { AreaOverlaps } from '../src/growing-areas/area-overlaps.service.js';
import { Database } from '../src/platform/database/database.js';
import { startApp } from '../test/support/app.js';
import { squareAt } from '../test/support/goods.js';
import { seedLargeRegistry } from '../test/support/large-registry.js';
import { startTestServer, stopTestServer } from '../test/support/server.js';

const ROWS = 100_000;
const RUNS = 60;
const VIEW_MS = 150;
/** The page brings its frame, its filters and a list along. */
const PAGE_MS = 300;
const OVERLAP_MS = 50;
const ZOOMS = [5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18];
const FILTERS = [
  '',
  '&status=active',
  '&status=suspended&overlap=yes',
  '&crop=che+shan+tuyet&market=CN&expiring=90',
];

/** An official's map of 100,000 areas, asked over HTTP at every level with and without filters; and whether a new boundary lies on another's. */
export async function run(): Promise<{ name: string; rows: Record<string, string | number>[]; ok: boolean }> {
  await startTestServer();
  const running = await startApp();
  try {
    const { officialId } = await seedLargeRegistry(running.db, ROWS);
    const db = running.app.get(Database);
    const sessions = running.app.get(Sessions);
    const token = await db.transaction((tx) => sessions.open(tx, officialId, 'bench'));
    const headers = { cookie: `${sessions.cookieName}=${token}` };
    const ask = async (path: string): Promise<number> => {
      const response = await fetch(running.url + path, { headers });
      const { length } = await response.text();
      if (response.status !== 200) throw new Error(`${path} answers ${response.status}`);
      return length;
    };
    const rows: Record<string, string | number>[] = [];
    const note = (what: string, times: readonly number[], goal: number, bytes = 0): boolean => {
      const [half, most] = [quantile(times, 0.5), quantile(times, 0.95)];
      rows.push({
        what,
        'median, ms': round(half),
        'p95, ms': round(most),
        'goal, ms': goal,
        'kB at most': Math.ceil(bytes / 1000),
      });
      return most <= goal;
    };
    const first = await timed(() => ask('/console/areas/map/view'));
    rows.push({ what: 'first question after a start: all areas are read', 'median, ms': round(first) });
    let ok = true;
    for (const zoom of ZOOMS) {
      const times: number[] = [];
      let bytes = 0;
      for (let n = 0; n < RUNS; n++) {
        const at = `${round(104 + Math.random() * 0.8, 5)},${round(22 + Math.random() * 0.5, 5)},${zoom}`;
        const path = `/console/areas/map/view?at=${at}&size=1200x800${FILTERS[n % FILTERS.length] ?? ''}`;
        times.push(await timed(async () => (bytes = Math.max(bytes, await ask(path)))));
      }
      ok = note(`map at level ${zoom}`, times, VIEW_MS, bytes) && ok;
    }
    const pages: number[] = [];
    let bytes = 0;
    for (let n = 0; n < RUNS; n++)
      pages.push(
        await timed(
          async () =>
            (bytes = Math.max(bytes, await ask(`/console/areas/map?${FILTERS[n % FILTERS.length] ?? ''}`))),
        ),
      );
    ok = note('the page with its list, without script', pages, PAGE_MS, bytes) && ok;
    const overlaps = running.app.get(AreaOverlaps);
    const checks: number[] = [];
    for (let n = 0; n < RUNS; n++) {
      const [west, south] = [104 + Math.random() * 0.79, 22 + Math.random() * 0.49];
      const polygon = squareAt(round(west, 6), round(south, 6));
      const bounds = `((${west + 0.005},${south + 0.005}),(${west},${south}))`;
      checks.push(
        await timed(() => overlaps.foresee(polygon as Parameters<AreaOverlaps['foresee']>[0], bounds, null)),
      );
    }
    ok = note('overlap of a new boundary with those around it', checks, OVERLAP_MS) && ok;
    const load = loadavg()
      .map((value) => value.toFixed(1))
      .join(' ');
    return { name: `A map of ${ROWS} growing areas, at a load of ${load}`, rows, ok };
  } finally {
    await running.close();
    await stopTestServer();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? NaN;
}

function round(value: number, decimals = 1): number {
  return Number(value.toFixed(decimals));
}
