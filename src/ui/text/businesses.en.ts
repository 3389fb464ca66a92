import type { SameShape } from './same-shape.js';
import type { businessesVi } from './businesses.vi.js';

export const businessesEn: SameShape<typeof businessesVi> = {};
