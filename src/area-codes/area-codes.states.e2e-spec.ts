import { walkStates } from '../../test/support/walk-states.js';
import { registrationStates } from './registration.transitions.js';

const STEPS = [
  'issue',
  'decline',
  'suspend',
  'correct',
  'reject',
  'reinstate',
  'revoke',
  'renew',
  'expire',
] as const;
const DATED = ['active', 'suspended', 'corrected', 'revoked', 'expired'];
const CODE = 'VN-TQOR-0999';

walkStates({
  machine: registrationStates,
  table: 'area_registrations',
  dossier: 'area-registration',
  make: async ({ world, farm, run }) => {
    const { id: areaId } = await world.area(farm);
    await run.db.query('insert into area_codes (area_id, code) values ($1, $2)', [areaId, CODE]);
    const { body } = await world
      .api(farm.owner)
      .post(`/api/v1/growing-areas/${areaId}/registrations`)
      .send({ market: 'CN' })
      .expect(201);
    // The walk brings a dossier of its own.
    await run.db.query(`update applications set status = 'withdrawn' where subject_id = $1`, [body.id]);
    await run.db.query(`update area_registrations set since = '2026-01-01' where id = $1`, [body.id]);
    return body.id;
  },
  columns: (state) => (DATED.includes(state) ? { state, code: CODE } : { state }),
  ask: (api, action, id, dossier) => {
    const path = `/api/v1/area-registrations/${id}`;
    const step = STEPS.find((each) => each === action);
    if (step !== undefined)
      return api.post(`${path}/steps`).send({
        action: step,
        reason: 'Thử',
        cause: 'pest',
        code: CODE,
        since: '2026-01-01',
        until: '2199-12-31',
      });
    if (action === 'submit') return api.post(`${path}/submission`);
    if (action === 'withdraw') return api.post(`/api/v1/applications/${dossier}/withdrawal`);
    return api.post(`/api/v1/applications/${dossier}/decision`).send({ decision: action, reason: 'Thử' });
  },
});
