import { walkStates } from '../../test/support/walk-states.js';
import { businessStates } from './business.transitions.js';

const PATHS: Readonly<Record<string, string>> = {
  suspend: 'suspension',
  resume: 'resumption',
  close: 'closure',
};

walkStates({
  machine: businessStates,
  table: 'businesses',
  dossier: 'business',
  make: ({ farm }) => Promise.resolve(farm.id),
  columns: (status) => ({ status }),
  ask: (api, action, id, dossier) => {
    const path = `/api/v1/businesses/${id}`;
    if (action === 'edit') return api.patch(path).send({ contactName: 'Người Thử' });
    if (action === 'submit') return api.post(`${path}/submissions`).send({ contactName: 'Người Thử' });
    const own = PATHS[action];
    if (own !== undefined) return api.post(`${path}/${own}`).send({ reason: 'Thử' });
    if (action === 'withdraw') return api.post(`/api/v1/applications/${dossier}/withdrawal`);
    return api.post(`/api/v1/applications/${dossier}/decision`).send({ decision: action, reason: 'Thử' });
  },
});
