import type { SameShape } from './same-shape.js';
import type { lotsVi } from './lots.vi.js';

export const lotsEn: SameShape<typeof lotsVi> = {};
