import { walkStates } from '../../test/support/walk-states.js';
import { certificateStates } from './certificate.transitions.js';

let made = 0;
const PDF = Buffer.from('%PDF-1.4\n%%EOF\n');

walkStates({
  machine: certificateStates,
  table: 'certificates',
  dossier: 'certificate',
  columns: (status) => ({ status }),
  make: async ({ world, farm }) => {
    made += 1;
    const { body } = await world
      .api(farm.owner)
      .post('/api/v1/certificates')
      .send({
        kind: 'vietgap',
        number: `T-${made}`,
        issuer: 'Nơi thử',
        issuedOn: '2026-01-01',
        expiresOn: '2099-01-01',
        coversBusiness: true,
      });
    await world
      .api(farm.owner)
      .put(`/api/v1/certificates/${body.id}/file`)
      .set('content-type', 'application/pdf')
      .send(PDF)
      .expect(200);
    return body.id;
  },
  ask: (api, action, id, dossier) => {
    const path = `/api/v1/certificates/${id}`;
    if (action === 'edit') return api.patch(path).send({ issuer: 'Nơi khác' });
    if (action === 'change-file')
      return api.put(`${path}/file`).set('content-type', 'application/pdf').send(PDF);
    if (action === 'delete') return api.delete(path);
    if (action === 'revoke') return api.post(`${path}/revocation`).send({ reason: 'Thử' });
    if (action === 'submit') return api.post(`${path}/submission`);
    if (action === 'withdraw') return api.post(`/api/v1/applications/${dossier}/withdrawal`);
    return api.post(`/api/v1/applications/${dossier}/decision`).send({ decision: action, reason: 'Thử' });
  },
});
