import { newId } from '../platform/id.js';
import { walkStates } from '../../test/support/walk-states.js';
import { dossierStates } from './application.transitions.js';

// The subject stands where its dossier does, so that it follows.
const SUBJECT: Readonly<Record<string, string>> = { submitted: 'submitted', amend: 'amend' };

walkStates({
  machine: dossierStates,
  table: 'applications',
  make: async ({ run, world, farm }) => {
    const { id: product } = await world.product(farm, { status: 'draft' });
    const id = newId();
    await run.db.query(
      `insert into applications (id, reference, kind, subject_id, business_id, title, status, submitted_by, submitted_at, due_at)
       values ($1::uuid, 'THU-' || right($1::text, 10), 'product', $2, $3, 'Thử', 'submitted', $4, now(), now())`,
      [id, product, farm.id, farm.owner.actor.userId],
    );
    return id;
  },
  columns: (status) => ({ status }),
  before: async ({ run }, id, state) => {
    await run.db.query('update applications set field_check = null where id = $1', [id]);
    await run.db.query(
      'update products set status = $2 where id = (select subject_id from applications where id = $1)',
      [id, SUBJECT[state] ?? 'active'],
    );
  },
  about: async ({ run }, id) => {
    const [row] = await run.db.query<{ subject_id: string }>(
      'select subject_id from applications where id = $1',
      [id],
    );
    return row?.subject_id ?? '';
  },
  ask: (api, action, id, _, product) => {
    if (action === 'resubmit') return api.post(`/api/v1/products/${product}/submission`);
    if (action === 'assign')
      return api.post(`/api/v1/applications/${id}/assignment`).send({ officialId: null });
    if (action === 'order-field-check') return api.post(`/api/v1/applications/${id}/field-check`);
    if (action === 'report-field-check')
      return api.post(`/api/v1/applications/${id}/field-report`).send({ reason: 'Thử' });
    if (action === 'withdraw') return api.post(`/api/v1/applications/${id}/withdrawal`);
    return api.post(`/api/v1/applications/${id}/decision`).send({ decision: action, reason: 'Thử' });
  },
});
