import { newId } from '../../platform/id.js';
import { walkStates } from '../../../test/support/walk-states.js';
import { siteStates } from './site.transitions.js';

const PATHS: Readonly<Record<string, string>> = { confirm: 'confirmation', end: 'ending' };

walkStates({
  machine: siteStates,
  table: 'business_sites',
  make: async ({ farm, run }) => {
    const id = newId();
    await run.db.query(
      `insert into business_sites (id, business_id, kind, name, commune_code, street, status, created_at, updated_at)
       values ($1, $2, 'production', 'Xưởng thử', '00721', 'Thôn Mẫu 3', 'declared', now(), now())`,
      [id, farm.id],
    );
    return id;
  },
  columns: (status) => ({ status }),
  ask: (api, action, id) => {
    const path = `/api/v1/business-sites/${id}`;
    return action === 'edit'
      ? api.patch(path).send({ street: 'Thôn Mẫu 4' })
      : api.post(`${path}/${PATHS[action] ?? ''}`).send();
  },
});
