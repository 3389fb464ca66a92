import { randomUUID } from 'node:crypto';
import { CodeNumbers } from '../src/area-codes/code-numbers.service.js';
import { Database } from '../src/platform/database/database.js';
import { type RunningApp, startApp } from '../test/support/app.js';
import { createWorld } from '../test/support/world.js';
import { startTestServer, stopTestServer } from '../test/support/server.js';

const ROUNDS = 1_000;
const CLIENTS = 32;
const COMMUNE = '00721';

/**
 * Thirty-two at once, a thousand times: the next number of a series, of which every fourth is given up, and one code that all want. `ok`
 * when no number was given twice or left out, and of each code exactly one got it.
 */
export async function run(): Promise<{ name: string; rows: Record<string, string | number>[]; ok: boolean }> {
  await startTestServer();
  const running = await startApp();
  try {
    const counted = await count(running);
    const raced = await race(running);
    return {
      name: `Codes of areas: ${CLIENTS} at once, ${ROUNDS} times`,
      rows: [counted.row, raced.row],
      ok: counted.ok && raced.ok,
    };
  } finally {
    await running.close();
    await stopTestServer();
  }
}

async function count({ app }: RunningApp) {
  const [db, numbers] = [app.get(Database), app.get(CodeNumbers)];
  const given: string[] = [];
  const start = performance.now();
  for (let round = 0; round < ROUNDS; round++)
    await Promise.all(
      Array.from({ length: CLIENTS }, async (_, client) => {
        // A series of its own for each eight rounds: a series has 9,999 numbers.
        const commune = String(10_000 + Math.floor(round / 8));
        const code = await db
          .transaction(async (tx) => {
            const next = await numbers.next(tx, 'field', commune);
            if (client % 4 === 3) throw new GivenUp();
            return next;
          })
          .catch((error: unknown) => {
            if (error instanceof GivenUp) return null;
            throw error;
          });
        if (code !== null) given.push(code);
      }),
    );
  const seconds = (performance.now() - start) / 1000;
  const series = new Map<string, number[]>();
  for (const code of given) {
    const key = code.slice(0, -4);
    series.set(key, [...(series.get(key) ?? []), Number(code.slice(-4))]);
  }
  const gapless = [...series.values()].every((all) =>
    all.toSorted((a, b) => a - b).every((number, index) => number === index + 1),
  );
  const ok = gapless && given.length === (ROUNDS * CLIENTS * 3) / 4;
  return { ok, row: rowOf('next numbers', given.length, ok, seconds) };
}

async function race(running: RunningApp) {
  const { app, db: sql } = running;
  const db = app.get(Database);
  const areas = Array.from({ length: CLIENTS }, () => randomUUID());
  const business = await createWorld(running).business({ name: 'HTX Thử Tranh Mã' });
  for (const id of areas)
    await sql.query(
      `insert into growing_areas (id, business_id, name, crop, hectares_declared, area_m2, commune_code, polygon, bounds, status, created_at, updated_at)
       values ($1, $2, 'Đồi thử', 'Chè', 1, 10000, $3, '{}', box(point(105, 23), point(105.001, 23.001)), 'submitted', now(), now())`,
      [id, business.id, COMMUNE],
    );
  let won = 0;
  let ok = true;
  const start = performance.now();
  for (let round = 0; round < ROUNDS; round++) {
    const code = `VN-TOR-${String(round).padStart(5, '0')}`;
    const results = await Promise.all(
      areas.map((id) =>
        db.transaction(async (tx) => {
          const taken = await tx.query<unknown[]>(
            'insert into area_codes (area_id, code) values ($1, $2) on conflict (code) do nothing returning code',
            [id, code],
          );
          return taken.length;
        }),
      ),
    );
    const winners = results.reduce((sum, each) => sum + each, 0);
    won += winners;
    ok &&= winners === 1;
  }
  return { ok, row: rowOf('one code for all', won, ok, (performance.now() - start) / 1000) };
}

class GivenUp extends Error {}

function rowOf(what: string, given: number, ok: boolean, seconds: number) {
  return { what, given, right: ok ? 'yes' : 'no', seconds: Number(seconds.toFixed(1)) };
}
