import { walkStates } from '../../test/support/walk-states.js';
import { businessStates } from './business.transitions.js';

const PATHS: Readonly<Record<string, string>> = {
  suspend: 'suspension',
  resume: 'resumption',
  close: 'closure',
  merge: 'merger',
  unmerge: 'merger-undoing',
};
/** The one that stays. */
let survivor = '';

walkStates({
  machine: businessStates,
  table: 'businesses',
  dossier: 'business',
  make: async ({ farm, world }) => {
    survivor = (await world.business({ name: 'Hợp tác xã Ở Lại' })).id;
    return farm.id;
  },
  columns: (status) => ({ status, merged_into: status === 'merged' ? survivor : null }),
  // Its people go over, as after a merger: what the table forbids is then refused for the state, not for the key.
  before: async ({ run, world }, id, state) => {
    await run.db.query(
      `insert into memberships (id, business_id, user_id, role, created_at)
       select gen_random_uuid(), $2, user_id, role, now() from memberships where business_id = $1
       on conflict do nothing`,
      [id, survivor],
    );
    await run.db.query(
      'update api_keys set business_id = $1 where user_id in (select user_id from memberships where business_id = $2)',
      [state === 'merged' ? survivor : id, id],
    );
    await run.db.query('delete from business_mergers where merged_id = $1', [id]);
    if (state !== 'merged') return;
    await run.db.query(
      `insert into business_mergers (id, merged_id, survivor_id, people, reason, made_at, made_by)
       values (gen_random_uuid(), $1, $2, 'none', 'Thử', now(), $3)`,
      [id, survivor, (await world.official()).actor.userId],
    );
  },
  ask: (api, action, id, dossier) => {
    const path = `/api/v1/businesses/${id}`;
    if (action === 'edit') return api.patch(path).send({ contactName: 'Người Thử' });
    if (action === 'submit') return api.post(`${path}/submissions`).send({ contactName: 'Người Thử' });
    const own = PATHS[action];
    if (own !== undefined)
      return api
        .post(`${path}/${own}`)
        .send({ reason: 'Thử', ...(action === 'merge' ? { into: survivor, people: 'none' } : {}) });
    if (action === 'withdraw') return api.post(`/api/v1/applications/${dossier}/withdrawal`);
    return api.post(`/api/v1/applications/${dossier}/decision`).send({ decision: action, reason: 'Thử' });
  },
});
