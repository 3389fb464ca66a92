import { newId } from '../../platform/id.js';
import { walkStates } from '../../../test/support/walk-states.js';
import { businessChangeStates } from './business-change.transitions.js';

let times = 0;

walkStates({
  machine: businessChangeStates,
  table: 'business_changes',
  dossier: 'business-change',
  make: async ({ run, farm }) => {
    const id = newId();
    await run.db.query(
      `insert into business_changes (id, business_id, kind, name, tax_code, commune_code, street, grounds, status, created_at, updated_at)
       select $1, id, kind, 'Hợp tác xã Tên Mới', tax_code, commune_code, street, 'Giấy chứng nhận 1', 'refused', now(), now()
       from businesses where id = $2`,
      [id, farm.id],
    );
    return id;
  },
  columns: (status) => ({ status }),
  about: ({ farm }) => Promise.resolve(farm.id),
  ask: (api, action, id, dossier, businessId) => {
    if (action === 'submit') {
      times += 1;
      return api.post(`/api/v1/businesses/${businessId}/changes`).send({
        kind: 'cooperative',
        name: `Hợp tác xã Tên Mới ${times}`,
        communeCode: '00721',
        street: 'Thôn Mẫu 3',
        grounds: 'Giấy chứng nhận 1',
        amends: id,
      });
    }
    if (action === 'withdraw') return api.post(`/api/v1/applications/${dossier}/withdrawal`);
    return api.post(`/api/v1/applications/${dossier}/decision`).send({ decision: action, reason: 'Thử' });
  },
});
