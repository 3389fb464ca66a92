import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '../../src/access/roles.js';
import { EVERYONE } from '../../src/access/roles.js';
import { newId } from '../../src/platform/id.js';
import type { MachineDeclaration } from '../../src/platform/state-machine.js';
import { type RunningApp, startApp } from './app.js';
import {
  createWorld,
  type JsonClient,
  type JsonRequest,
  type TestBusiness,
  type TestUser,
  type World,
} from './world.js';

export interface Walked {
  readonly world: World;
  readonly run: RunningApp;
  readonly farm: TestBusiness;
}

export interface Walk {
  readonly machine: { readonly declaration: MachineDeclaration<string, Role> };
  readonly table: string;
  /** The column of its key, where that is not `id`. */
  readonly key?: string;
  /** A thing of the farm's, in whatever state; in `table`. */
  readonly make: (walked: Walked) => Promise<string>;
  /** Columns that say that it is in this state. */
  readonly columns: (state: string) => Readonly<Record<string, unknown>>;
  /** The request that asks for the action. `dossier` is the id of the thing's dossier. */
  readonly ask: (api: JsonClient, action: string, id: string, dossier: string, about: string) => JsonRequest;
  /** Of a thing that is about another: that one, and how it stands when this one is in a state. */
  readonly about?: (walked: Walked, id: string) => Promise<string>;
  readonly before?: (walked: Walked, id: string, state: string) => Promise<void>;
  /** Which of its actions go through the dossier, by its kind; they are refused by the dossier's own state. */
  readonly dossier?: string;
}

const DOSSIER_STATUS: Readonly<Record<string, string>> = {
  submitted: 'submitted',
  amend: 'amend',
  refused: 'refused',
};

/**
 * Walks every state × action × role of a table through the API: what the table allows works, leads where the table says and
 * leaves its entry in the log; what it does not allow is refused and changes nothing.
 */
export function walkStates(walk: Walk): void {
  const { subject, states, transitions } = walk.machine.declaration;
  const actions = [...new Set(transitions.map(({ action }) => action))];
  const key = walk.key ?? 'id';

  describe(`the states of a ${subject}`, () => {
    let walked: Walked;
    let id = '';
    let dossier = '';
    const people = new Map<Role, TestUser>();

    beforeAll(async () => {
      const run = await startApp();
      const world = createWorld(run);
      const farm = await world.business({ name: 'Hợp tác xã Đi Hết Bảng' });
      walked = { run, world, farm };
      for (const role of EVERYONE) {
        people.set(
          role,
          role === 'owner'
            ? farm.owner
            : await world.user({ role, ...(role === 'staff' ? { business: farm } : {}) }),
        );
      }
    });
    afterAll(() => walked.run.close());

    const stored = async () =>
      (
        await walked.run.db.query<Record<string, unknown>>(`select * from ${walk.table} where ${key} = $1`, [
          id,
        ])
      ).at(0);

    async function put(state: string): Promise<void> {
      const { run, farm } = walked;
      if (id === '' || (await stored()) === undefined) {
        id = await walk.make(walked);
        if (walk.dossier !== undefined) {
          dossier = newId();
          await run.db.query(
            `insert into applications (id, reference, kind, subject_id, business_id, title, status, submitted_by, submitted_at, due_at)
             values ($1::uuid, 'THU-' || right($1::text, 10), $2, $3, $4, 'Thử', 'approved', $5, now(), now())`,
            [dossier, walk.dossier, id, farm.id, farm.owner.actor.userId],
          );
        }
      }
      const columns = Object.entries(walk.columns(state));
      const assignments = columns.map(([column], index) => `${column} = $${index + 2}`).join(', ');
      await run.db.query(`update ${walk.table} set ${assignments} where ${key} = $1`, [
        id,
        ...columns.map(([, value]) => value),
      ]);
      if (dossier !== '') {
        // A sending opened another one.
        await run.db.query(
          `update applications set status = 'approved' where id <> $1 and subject_id = (select subject_id from applications where id = $1)`,
          [dossier],
        );
        await run.db.query('update applications set status = $2 where id = $1', [
          dossier,
          DOSSIER_STATUS[state] ?? 'approved',
        ]);
      }
      await walk.before?.(walked, id, state);
    }

    const about = async () => (walk.about === undefined ? '' : walk.about(walked, id));

    const lastEntry = async () =>
      (
        await walked.run.db.query<{ id: string; action: string }>(
          `select id, action from audit_entries where subject_type = $1 and subject_id = $2 order by id desc limit 1`,
          [subject, id],
        )
      ).at(0);

    it.each(states.flatMap((state) => actions.map((action) => [state, action] as const)))(
      'from %s: %s',
      async (state, action) => {
        const rows = transitions.filter((row) => row.action === action);
        for (const [role, person] of people) {
          await put(state);
          const before = await stored();
          const entryBefore = await lastEntry();
          const version = Number(before?.['version'] ?? 1);
          const answer = await walk
            .ask(walked.world.api(person), action, id, dossier, await about())
            .set('if-match', `"${version}"`);
          const allowed = rows.find((row) => row.from.includes(state) && row.who.includes(role));
          const who = `${role}: ${answer.status} ${answer.text.slice(0, 300)}`;
          const entry = await lastEntry();
          if (allowed === undefined) {
            expect([who, [403, 409].includes(answer.status)]).toEqual([who, true]);
            expect(await stored()).toEqual(before);
            expect(entry?.id).toEqual(entryBefore?.id);
            const ownRows = rows.filter((row) => row.who.includes(role));
            const elsewhere = ownRows.length > 0 && !rows.some((row) => row.from.includes(state));
            if (elsewhere) expect([who, answer.status]).toEqual([who, 409]);
            continue;
          }
          expect([who, answer.status < 300]).toEqual([who, true]);
          expect([who, entry?.action, entry?.id !== entryBefore?.id]).toEqual([who, allowed.entry, true]);
          const after = await stored();
          if (allowed.to === null) expect(after).toBeUndefined();
          else expect(after).toMatchObject(walk.columns(allowed.to ?? state));
        }
      },
    );
  });
}
