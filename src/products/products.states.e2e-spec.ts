import sharp from 'sharp';
import { walkStates } from '../../test/support/walk-states.js';
import { productStates } from './product.transitions.js';

const PATHS: Readonly<Record<string, string>> = {
  submit: 'submission',
  suspend: 'suspension',
  resume: 'resumption',
};
const drawn = { width: 200, height: 200, channels: 3, background: { r: 40, g: 90, b: 40 } } as const;
const picture = await sharp({ create: drawn }).png().toBuffer();

let sizes = 0;

walkStates({
  machine: productStates,
  table: 'products',
  dossier: 'product',
  make: async ({ world, farm }) => (await world.product(farm, { status: 'draft' })).id,
  columns: (status) => ({ status }),
  ask: (api, action, id, dossier) => {
    const path = `/api/v1/products/${id}`;
    if (action === 'edit') return api.patch(path).send({ shelfLifeDays: 730 });
    if (action === 'change-image')
      return api.put(`${path}/image`).set('content-type', 'image/png').send(picture);
    if (action === 'change-variants') {
      sizes += 1;
      return api.post(`${path}/variants`).send({ nameVi: `Hộp ${sizes}` });
    }
    if (action === 'delete') return api.delete(path);
    const own = PATHS[action];
    if (own !== undefined) return api.post(`${path}/${own}`).send({ reason: 'Thử' });
    if (action === 'withdraw') return api.post(`/api/v1/applications/${dossier}/withdrawal`);
    return api.post(`/api/v1/applications/${dossier}/decision`).send({ decision: action, reason: 'Thử' });
  },
});
