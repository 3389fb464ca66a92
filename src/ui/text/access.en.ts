import type { SameShape } from './same-shape.js';
import type { accessVi } from './access.vi.js';

export const accessEn: SameShape<typeof accessVi> = {};
