import type { productionVi } from './production.vi.js';
import type { SameShape } from './same-shape.js';

export const productionEn: SameShape<typeof productionVi> = {
  kinds: {
    harvest: 'Harvest',
    stock: 'In stock',
    split: 'Split',
    blend: 'Blend',
    process: 'Processing',
    pack: 'Packing',
    repack: 'Repacking',
    loss: 'Loss',
    sample: 'Sample',
    sell: 'Retail sale',
    destroy: 'Destruction',
    box: 'Put in a case',
    unbox: 'Taken out of a case',
    ship: 'Shipping',
    receive: 'Receipt',
    return: 'Taken back',
  },
  audit: {
    subjects: { operation: 'Production' },
    actions: {
      'operation.recorded': 'Recorded what was done with lots',
      'operation.undone': 'Undid a record',
    },
    fields: { kind: 'What', lots: 'Lots' },
  },
};
