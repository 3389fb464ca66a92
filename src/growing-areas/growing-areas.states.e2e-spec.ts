import { walkStates } from '../../test/support/walk-states.js';
import { areaStates } from './growing-area.transitions.js';

const PATHS: Readonly<Record<string, string>> = {
  submit: 'submission',
  suspend: 'suspension',
  resume: 'resumption',
};
const CODE = 'VN-08-00721-0777';

walkStates({
  machine: areaStates,
  table: 'growing_areas',
  dossier: 'growing-area',
  make: async ({ world, farm }) => (await world.area(farm, { status: 'draft' })).id,
  columns: (status) => (status === 'active' || status === 'suspended' ? { status, code: CODE } : { status }),
  ask: (api, action, id, dossier) => {
    const path = `/api/v1/growing-areas/${id}`;
    if (action === 'edit') return api.patch(path).send({ households: 12 });
    if (action === 'delete') return api.delete(path);
    const own = PATHS[action];
    if (own !== undefined) return api.post(`${path}/${own}`).send({ reason: 'Thử' });
    if (action === 'withdraw') return api.post(`/api/v1/applications/${dossier}/withdrawal`);
    return api
      .post(`/api/v1/applications/${dossier}/decision`)
      .send({ decision: action, reason: 'Thử', fields: { areaCode: CODE } });
  },
});
