import { newId } from '../src/platform/id.js';
import { startApp } from '../test/support/app.js';
import { startTestServer, stopTestServer } from '../test/support/server.js';
import { createWorld } from '../test/support/world.js';

const DOSSIERS = 1000;
const CLIENTS = 32;

/** One dossier, 32 who approve it at the same moment, a thousand times over: exactly one is right, and numbers have no gap. */
export async function run(): Promise<{ name: string; rows: Record<string, string | number>[]; ok: boolean }> {
  await startTestServer();
  const running = await startApp();
  try {
    const world = createWorld(running);
    const farm = await world.business({ name: 'Hợp tác xã Duyệt Một Lần' });
    const official = world.api(await world.official());
    const lastNumber = async () => {
      const [row] = await running.db.query<{ last: number }>(
        'select coalesce(max(last), 0)::int as last from decision_numbers',
      );
      return row?.last ?? 0;
    };
    const before = await lastNumber();
    const started = performance.now();
    let wrong = 0;
    for (let round = 0; round < DOSSIERS; round += 1) {
      const [product, dossier] = [newId(), newId()];
      await running.db.query(
        `insert into products (id, business_id, name_vi, name_folded, status, created_at, updated_at)
         values ($1, $2, 'Chè thử', 'che thu', 'submitted', now(), now())`,
        [product, farm.id],
      );
      await running.db.query(
        `insert into applications (id, reference, kind, subject_id, business_id, title, status, submitted_by, submitted_at, due_at)
         values ($1::uuid, 'THU-' || right($1::text, 10), 'product', $2, $3, 'Chè thử', 'submitted', $4, now(), now())`,
        [dossier, product, farm.id, farm.owner.actor.userId],
      );
      const answers = await Promise.all(
        Array.from({ length: CLIENTS }, async () => {
          const { status } = await official
            .post(`/api/v1/applications/${dossier}/decision`)
            .send({ decision: 'approve' });
          return status;
        }),
      );
      const won = answers.filter((status) => status === 200).length;
      const told = answers.filter((status) => status === 409).length;
      if (won !== 1 || told !== CLIENTS - 1) wrong += 1;
    }
    const seconds = (performance.now() - started) / 1000;
    const numbers = (await lastNumber()) - before;
    return {
      name: 'Approvals at the same moment, goal one winner each and no gap in the numbers',
      rows: [
        {
          dossiers: DOSSIERS,
          clients: CLIENTS,
          'without exactly one winner': wrong,
          'numbers given': numbers,
          'requests a second': Math.round((DOSSIERS * CLIENTS) / seconds),
        },
      ],
      ok: wrong === 0 && numbers === DOSSIERS,
    };
  } finally {
    await running.close();
    await stopTestServer();
  }
}
