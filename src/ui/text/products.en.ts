import type { SameShape } from './same-shape.js';
import type { productsVi } from './products.vi.js';

export const productsEn: SameShape<typeof productsVi> = {};
