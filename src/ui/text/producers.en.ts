import type { SameShape } from './same-shape.js';
import type { producersVi } from './producers.vi.js';

export const producersEn: SameShape<typeof producersVi> = {
  description: (name) => `${name} in the register of origin: address, products, places of production.`,
  states: { suspended: 'The business is suspended.', ended: 'The business has ended.' },
  formerly: 'Took over:',
  products: 'Its products',
  formerAddress: 'Address before 1 July 2025',
  contactName: 'Contact person',
  contactPhone: 'Telephone',
  contactEmail: 'E-mail',
  representative: 'Representative',
  sites: 'Branches and places of production',
};
